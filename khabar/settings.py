"""Settings of one invocation, read from the environment (``KHABAR_…``); an option on the command line wins."""

import os
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from khabar.errors import KhabarError


class Settings(BaseSettings):
    """What a person may set once for all commands.

    ``db`` is the database (a file, or a database URL), ``lang`` the language of briefings and tables, ``jobs`` the
    number of reading processes (0: one per core).
    """

    model_config = SettingsConfigDict(env_prefix="KHABAR_", extra="ignore")

    db: str = "khabar.db"
    lang: Literal["ar", "en"] = "en"
    jobs: int = Field(default=0, ge=0, le=256)


def settings() -> Settings:
    """The settings of this environment. Raises KhabarError that names the variable which does not fit."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "KHABAR_" + "_".join(str(part) for part in first["loc"]).upper()
        raise KhabarError(f"{name}: {first['msg'].lower()} (it is {first['input']!r})") from None


def secret(name: str) -> str:
    """What a variable of the environment holds that is never shown or logged; nothing when it is not set."""
    return os.environ.get(name, "")


def cores() -> int:
    """Cores that this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def columns() -> int | None:
    """The width that the environment asks for (``COLUMNS``), if it does."""
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdigit() and int(asked) > 0 else None
