"""``khabar simulate``: a made-up war, reports of it, and the truth beside them."""

from pathlib import Path
from typing import Annotated

import typer

from khabar.errors import InputError
from khabar.run.pipeline import known_world
from khabar.simulate.simulation import simulate as make
from khabar.simulate.simulation import write

Out = Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the files go.")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Which war; the same number gives the same files.")]
Days = Annotated[int, typer.Option("--days", min=1, metavar="D", help="How long it lasts.")]
Places = Annotated[int, typer.Option("--places", min=2, metavar="P", help="How many villages it is fought over.")]


def simulate(*, out: Out, seed: Seed = 1, days: Days = 60, places: Places = 16) -> None:
    """Make up a war and reports of it by partisan and careless reporters, with the truth beside them.

    Writes reports.jsonl (for khabar add), places.csv (for khabar places import) and truth.jsonl (from
    which half-day on each village is in which state). Nothing in it ever happened.

    \b
    Example:
      khabar simulate --seed 7 --days 60 --places 16 --out war7
      khabar places import war7/places.csv --db war7.db
      khabar add war7/reports.jsonl --db war7.db
    """
    simulation = make(seed, days, places, known_world())
    try:
        write(simulation, out)
    except OSError as failure:
        raise InputError(str(out), f"cannot be written: {failure.strerror or failure}") from failure
    war = simulation.war
    typer.echo(f"{len(simulation.reports)} reports of {len(war.happenings)} happenings in {len(war.villages)} villages "
               f"over {war.days} days, in {out}")
