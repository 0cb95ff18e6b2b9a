"""What the reader makes of single sentences, for the tests of who did what to whom."""

from functools import cache

from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def claims(text: str, kind: str) -> list[Claim]:
    """The claims of a type that a text makes."""
    return [claim for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


def agents(text: str, kind: str) -> list[str]:
    """Who does what the claims of a type tell."""
    return [span.text for claim in claims(text, kind) for span in claim.agents]


def places(text: str, kind: str) -> list[str | None]:
    """Where the claims of a type happened; None for a claim without a place."""
    return [claim.place.text if claim.place else None for claim in claims(text, kind)]


def targets(text: str, kind: str) -> list[str]:
    """To whom and to what the claims of a type were done."""
    return [span.text for claim in claims(text, kind) for span in claim.targets]
