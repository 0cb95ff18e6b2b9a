"""A PostgreSQL server for the tests, where its programs are on the machine; it lives in a directory of its own."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def why_no_postgres() -> str | None:
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed"
    if _program("initdb") is None or _program("pg_ctl") is None:
        return "no PostgreSQL server programs on this machine"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL refuses to run as root, and there is no user postgres"
    return None


@contextmanager
def running_postgres() -> Iterator[Path]:
    """The directory of the socket of a server that is thrown away afterwards."""
    home = Path(tempfile.mkdtemp(prefix="khabar-pg-"))
    user = _unprivileged() if os.geteuid() == 0 else None
    if user is not None:
        os.chown(home, user, -1)
    settings = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off -c max_connections=20"
    try:
        _run(user, "initdb", "-D", str(home / "data"), "-U", "khabar", "--auth=trust", "-E", "UTF8", "-N",
             "--locale=C.UTF-8")
        _run(user, "pg_ctl", "-D", str(home / "data"), "-w", "-l", str(home / "log"), "-o", settings, "start")
        try:
            yield home
        finally:
            _run(user, "pg_ctl", "-D", str(home / "data"), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home)


def _unprivileged() -> int | None:
    try:
        return pwd.getpwnam("postgres").pw_uid
    except KeyError:
        return None


def _program(name: str) -> str | None:
    # Debian keeps the server's programs off the PATH.
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(debian[-1]) if debian else None)


def _run(user: int | None, name: str, *arguments: str) -> None:
    subprocess.run([_program(name) or name, *arguments], user=user, cwd="/", check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
