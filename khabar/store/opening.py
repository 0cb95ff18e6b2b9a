"""From a path or a URL to an engine on a database that is Khabar's and has this version's tables.

Nothing is written to a file or a server before it is known to be empty or Khabar's.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from khabar.errors import StoreError
from khabar.store.schema import SCHEMA_VERSION, VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE_HEADER = b"SQLite format 3\x00"
# A writer waits this long for another one before it gives up.
PATIENCE_SECONDS = 30
# Any number will do, as long as all of Khabar uses the same: PostgreSQL's lock of the one writer.
WRITER_LOCK = 0x4B484252
PRAGMAS = (
    "foreign_keys = ON",
    # With a write-ahead log this survives a killed process; only a power cut may lose the last transactions.
    "synchronous = NORMAL",
    "temp_store = MEMORY",
    "cache_size = -32768",
    # Pages: one report more touches some hundred, and often the same as the one before.
    "wal_autocheckpoint = 4000",
    "journal_size_limit = 67108864",
)
# KiB, as SQLite has it. Ids are spread all over their indexes: with less, each page is read again and again.
MUCH_CACHE = -262144


def database_url(target: str | Path) -> URL:
    """The URL that a path or a URL means. Raises StoreError where it is of no engine that Khabar uses."""
    if isinstance(target, Path) or "://" not in target:
        return URL.create("sqlite", database=str(target))
    try:
        url = make_url(target)
    except ArgumentError:
        raise StoreError("the database URL cannot be read; it should look like "
                         "postgresql+psycopg://user@host/name, or be a plain path") from None
    backend = url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url
    raise StoreError(f"{url.render_as_string()}: Khabar keeps its data in SQLite or PostgreSQL, not in {backend}")


def open_engine(url: URL, *, create: bool) -> Engine:
    """An engine on the database, which is made (if ``create``) or brought up to this version's schema where needed.

    Raises StoreError: nothing is there, it is no database, it is not Khabar's, or a newer Khabar wrote it.
    """
    if url.get_backend_name() == "sqlite":
        _check_file(url, create)
    engine = _engine(url)
    try:
        with explained(url):
            _bring_up(engine, url, create)
    except StoreError:
        engine.dispose()
        raise
    return engine


def display(url: URL) -> str:
    """How a message names the database: the path, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite"
    return url.render_as_string(hide_password=True)


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn what an engine complains of into one line that names the database."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{display(url)}: {_first_line(error.orig)}") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{display(url)}: {_first_line(error)}") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the only writer: others wait, readers go on seeing what was there before."""
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
        yield connection


@contextmanager
def in_memory(connection: Connection) -> Iterator[None]:
    """Keep more of the database in memory for as long as much of it is written, and in no order."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    connection.exec_driver_sql(f"PRAGMA cache_size = {MUCH_CACHE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {before}")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One state of the database, however many queries read it."""
    settled = engine
    if engine.dialect.name == "postgresql":
        settled = engine.execution_options(isolation_level="REPEATABLE READ")
    with settled.begin() as connection:
        yield connection


def _first_line(error: BaseException | None) -> str:
    lines = str(error).strip().splitlines()
    line = lines[0] if lines else type(error).__name__
    return "another process is writing to it" if line == "database is locked" else line


def _check_file(url: URL, create: bool) -> None:
    if not url.database or url.database == ":memory:":
        raise StoreError("a database in memory would be lost: name a file")
    path = Path(url.database)
    if path.is_dir():
        raise StoreError(f"{path}: is a directory, not a database")
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: no such database")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: the directory {path.parent} does not exist")
        return
    try:
        with path.open("rb") as file:
            start = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    if start and start != SQLITE_HEADER:
        raise StoreError(f"{path}: is not a database")


def _engine(url: URL) -> Engine:
    # What comes back is left as text: khabar.store.codec reads it by the types of a record's fields.
    options: dict[str, Any] = {"json_serializer": _compact, "json_deserializer": _as_it_is}
    if url.get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": PATIENCE_SECONDS}
    try:
        engine = create_engine(url, **options)
    except NoSuchModuleError as error:
        raise StoreError(f"{display(url)}: {_first_line(error)}") from None
    except ModuleNotFoundError:
        raise StoreError("PostgreSQL needs one more part of Khabar: pip install 'khabar[postgres]'") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _compact(body: object) -> str:
    return msgspec.json.encode(body).decode()


def _as_it_is(text: str | bytes) -> str | bytes:
    return text


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own notion of transactions leaves DDL outside of them; ours begins them itself.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that first reads and then writes could be refused without waiting.
    kind = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")


def _bring_up(engine: Engine, url: URL, create: bool) -> None:
    with reading(engine) as connection:
        found = _version(connection, url)
    if found == SCHEMA_VERSION:
        return
    if found is None and not create:
        raise StoreError(f"{display(url)}: is empty, not a database of Khabar")
    if found is None and engine.dialect.name == "sqlite":
        _keep_write_ahead_log(engine)
    with writing(engine) as connection:
        if _version(connection, url) != SCHEMA_VERSION:
            _migrate(connection, url, found)


def _version(connection: Connection, url: URL) -> str | None:
    """The schema version found, None in an empty database."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() or ""
    if tables:
        raise StoreError(f"{display(url)}: is a database, but not one of Khabar")
    return None


def _keep_write_ahead_log(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _migrate(connection: Connection, url: URL, found: str | None) -> None:
    # Slow to import, and needed only when the tables are not yet those of this version.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(f"{display(url)}: was written by a newer Khabar (schema {found}, this one knows "
                         f"{SCHEMA_VERSION}); install that version to open it")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
