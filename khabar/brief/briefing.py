"""The briefing as a document, before it has a format: sections of lines and tables, tied to the claims they rest on.

Texts are final words in one language; words of the reports in them are cleaned (see ``printable``) but not escaped:
that is the renderer's duty.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.brief.passages import Piece


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said: when, what, who says so, the claims it rests on, and the ids that ``khabar why`` explains.

    ``ref`` holds several ids, with spaces between them, when the line tells several events as one.
    """

    when: str
    text: str
    tail: str
    claims: tuple[str, ...]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, resting on claims as a line does."""

    cells: tuple[str, ...]
    claims: tuple[str, ...]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Values side by side; the last column holds the sources of each row."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a section that are set apart from what happened: plans, denials, what was read with little certainty."""

    key: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One subject of the briefing; ``notes`` are remarks that rest on no claim."""

    key: str
    heading: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report, cited as ``number``, with the claims that were read in its quoted pieces."""

    number: str
    pieces: tuple[Piece, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report that is cited, with its passages in the order of its text. ``url`` is None unless it is http(s)."""

    number: int
    document: str
    name: str
    outlet: str
    published: str
    title: str
    url: str | None
    language: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that is handed to the reader. ``numbers`` gives the number under which a claim is cited."""

    lang: str
    direction: str
    title: str
    subtitle: str
    basis: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    sources_heading: str
    numbers: Mapping[str, str]

    def cited(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The numbers under which these claims are cited, each once, in the order of the source list."""
        return tuple(sorted({self.numbers[claim] for claim in claims if claim in self.numbers}, key=_in_order))


def _in_order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def short(identity: str) -> str:
    """An id as it is printed: enough of it to find it again with ``khabar why``."""
    kind, _, rest = identity.partition("_")
    return f"{kind}_{rest[:8]}" if rest else identity
