"""``khabar places``: a user's own places, laid beside those that come with Khabar."""

from pathlib import Path
from typing import Annotated

import typer

from khabar.commands.options import Db, opened
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.own_places import OWN, read_places, taken
from khabar.settings import settings

File = Annotated[Path, typer.Argument(
    metavar="FILE", help="GeoNames dump (.txt), OCHA table of P-codes (.csv) or GeoJSON.", show_default=False)]


def import_places(file: File, *, db: Db = None) -> None:
    """Take places from a file into the database; reports added later are read with them.

    Of a place that is known already, by its name within 8 km, only its outline is taken: maps then
    show that shape. The same file again replaces what was taken from it. Reports that are already
    stored stay as they were read.

    \b
    Examples:
      khabar places import SY.txt --db war.db               a country of download.geonames.org
      khabar places import syr_admin4.csv --db war.db       a table of OCHA's P-codes
      khabar places import districts.geojson --db war.db    points or polygons with names
    """
    read = read_places(file)
    places = taken(read, Gazetteer.load())
    own = sum(place.id.startswith(OWN) for place in places)
    with opened(db, create=True) as store:
        store.save_knowledge(places, (), ())
        held = sum(place.startswith(OWN) for place in store.places())
    outlined = f", outlines of {len(places) - own} of these" if len(places) > own else ""
    typer.echo(f"{own} places taken, {len(read) - own} known already{outlined}")
    typer.echo(f"{db or settings().db} holds {held} places of your own")
