"""Options that several commands share, and how their values are read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from khabar.brief.wording import LANGUAGES
from khabar.errors import NotFoundError
from khabar.settings import cores, settings
from khabar.store.store import Store
from khabar.text.folding import fold
from khabar.text.search_words import index_terms


def read_day(value: str) -> date:
    """A day as it is typed: 2016-08-15."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day; write it as 2016-08-15") from None


def read_language(value: str) -> str:
    """A language that briefings are written in."""
    if value not in LANGUAGES:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(LANGUAGES)}")
    return value


Paths = Annotated[list[Path], typer.Argument(
    metavar="PATH...", help="Files, folders or ZIP archives: text, HTML, JSON Lines.", show_default=False)]
Db = Annotated[str | None, typer.Option(
    "--db", metavar="FILE|URL", help="The database. Without it $KHABAR_DB, or else khabar.db.", show_default=False)]
Published = Annotated[date | None, typer.Option(
    "--published", parser=read_day, metavar="DAY", show_default=False,
    help="Day of publication of reports that state none, as 2016-08-15. Without it their dates stay relative.")]
OutletName = Annotated[str | None, typer.Option(
    "--outlet", metavar="NAME", help="Who published reports that do not say so.", show_default=False)]
Jobs = Annotated[int | None, typer.Option(
    "--jobs", "-j", min=0, metavar="N", show_default=False,
    help="Reading processes (0: one per core). The result is the same for any number.")]
Start = Annotated[date | None, typer.Option(
    "--from", parser=read_day, metavar="DAY", help="First day, as 2016-08-01.", show_default=False)]
End = Annotated[date | None, typer.Option(
    "--to", parser=read_day, metavar="DAY", help="Last day, as 2016-08-31.", show_default=False)]
PlaceName = Annotated[str | None, typer.Option(
    "--place", metavar="NAME|ID", show_default=False,
    help="A place and all within it, by its name in Arabic or English or by its id.")]
Lang = Annotated[str | None, typer.Option(
    "--lang", parser=read_language, metavar="ar|en", show_default=False,
    help="Language of our own words; quotes stay as they are. Without it $KHABAR_LANG, or else en.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object per line, for programs.", show_default=False)]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many (0: all).")]


def opened(db: str | None, *, create: bool = False) -> Store:
    """The database that was asked for, or that the settings name."""
    return Store.open(db or settings().db, create=create, fold=fold, terms=index_terms)


def jobs_of(jobs: int | None) -> int:
    """The number of reading processes that was asked for; 0 is one per core."""
    return (settings().jobs if jobs is None else jobs) or cores()


def language_of(lang: str | None) -> str:
    """The language that was asked for, or that the settings name."""
    return lang or settings().lang


def place_of(store: Store, name: str | None) -> str | None:
    """The id of a place by its id or name; of places with one name, the one that contains the others.

    Raises NotFoundError when there is none, or several of which none contains the rest.
    """
    if name is None or name in store.places([name]):
        return name
    found = store.find_places(name)
    sought = fold(name.strip())
    called = [place for place in found if sought in map(fold, (place.name_ar, place.name_en, *place.aliases))]
    if not found:
        raise NotFoundError(f"{name}: no place of this name is known")
    if len(candidates := called or found) == 1:
        return candidates[0].id
    knowledge = store.knowledge()
    for place in candidates:
        if all(place.id in knowledge.containers(other.id) for other in candidates):
            return place.id
    known = ", ".join(f"{place.id} ({place.name_en or place.name_ar}, {place.kind})" for place in candidates[:5])
    more = f" and {len(candidates) - 5} more" if len(candidates) > 5 else ""
    raise NotFoundError(f"{name}: several places are meant: {known}{more}; give the id")


def actor_of(store: Store, name: str | None) -> str | None:
    """The id of a party by its id or name. Raises NotFoundError when there is none, or several."""
    if name is None or name in store.actors([name]):
        return name
    found = store.find_actors(name)
    sought = fold(name.strip())
    called = [actor for actor in found if sought in map(fold, (actor.name_ar, actor.name_en, *actor.aliases))]
    if len(candidates := called or found) == 1:
        return candidates[0].id
    if not candidates:
        raise NotFoundError(f"{name}: no party of this name is known")
    known = ", ".join(f"{actor.id} ({actor.name_en or actor.name_ar})" for actor in candidates[:5])
    raise NotFoundError(f"{name}: several parties are meant: {known}; give the id")
