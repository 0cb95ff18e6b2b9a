"""Search: words in quotes and in texts, however they are spelled and whatever is attached to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.model.records import Document
from khabar.serve.desk import give
from khabar.serve.documented import ok
from khabar.serve.problems import ProblemError
from khabar.serve.questions import Searched, make_cursor, opened_cursor
from khabar.serve.shapes import Shape
from khabar.serve.snapshot import Snapshot
from khabar.store.browsing import Wanted
from khabar.store.searching import Held
from khabar.store.telling import FoundQuote
from khabar.text.search_words import Sought, sought

router = APIRouter(tags=["search"])
MOST_WORDS = 12
LOOKED = 10  # batches of hits of which one page is made at most; where few of them fit, the page holds fewer
BEFORE, AFTER = 60, 200  # code points of a text that are shown around the first word found in it
_CURSOR = re.compile(r"([0-9])\.([0-9]{0,12})\.([0-9]{1,6})")
_HELD: dict[str, tuple[Held, ...]] = {"all": ("quotes", "texts"), "quotes": ("quotes",), "texts": ("texts",)}


@router.get("/search", responses=ok("Found"))
def search(request: Request, asked: Annotated[Searched, Query()]) -> Response:
    """Quotes, then texts, in which all words are found; those that fit best first, of very many the latest."""
    words = sought(asked.q)
    if not words.groups:
        raise ProblemError(422, "q: there is no word in it")
    if len(words.words) > MOST_WORDS:
        raise ProblemError(422, f"q: more than {MOST_WORDS} words")

    def build(snapshot: Snapshot) -> Any:
        return _Search(snapshot, asked, words).answer()

    return give(request, build)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page begins: in which of the indexes, behind how many hits of the batch that stands before a row."""

    index: int = 0
    before: int | None = None
    hits: int = 0

    @classmethod
    def opened(cls, cursor: str | None) -> "_Place":
        """The place that a cursor names. Raises ProblemError when nobody made it."""
        if cursor is None:
            return cls()
        found = _CURSOR.fullmatch(cursor)
        if found is None:
            raise ProblemError(422, "this cursor is none of ours")
        index, before, hits = found.groups()
        return cls(int(index), int(before) if before else None, int(hits))

    def cursor(self) -> str:
        """What the page that begins here is asked for with."""
        return make_cursor(f"{self.index}.{self.before or ''}.{self.hits}")


class _Search:
    """One question to the index."""

    def __init__(self, snapshot: Snapshot, asked: Searched, words: Sought) -> None:
        self._snapshot = snapshot
        self._asked = asked
        self._words = words
        self._wanted = asked.wanted()
        self._indexes = _HELD[asked.where]

    def answer(self) -> Shape:
        """One page."""
        items = list[Shape]()
        place = self._page(_Place.opened(opened_cursor(self._asked.cursor)), items)
        return {"q": self._asked.q, "terms": list(self._words.words), "items": items,
                "next": place.cursor() if place is not None else None,
                "total": self._total()}

    def _total(self) -> int | None:
        """How many hits there are, where the index alone can say so and they are not too many."""
        if self._wanted != Wanted() or any(len(group) > 1 for group in self._words.groups):
            return None
        total = 0
        for held in self._indexes:
            hits = self._snapshot.found(held, self._words, None)
            if not hits.all:
                return None
            total += len(hits.rows)
        return total

    def _page(self, place: _Place, items: list[Shape]) -> _Place | None:
        """Fill a page from a place on; where the next one begins, None where nothing is left."""
        for _ in range(LOOKED):
            if place.index >= len(self._indexes):
                return None
            held = self._indexes[place.index]
            hits = self._snapshot.found(held, self._words, place.before)
            stopped = self._taken(held, hits.rows, place.hits, items)
            if stopped is not None:
                return replace(place, hits=stopped)
            place = _Place(place.index + 1) if hits.all else _Place(place.index, hits.rows[-1])
        return place

    def _taken(self, held: Held, rows: Sequence[int], begin: int, items: list[Shape]) -> int | None:
        """Put hits on the page until it is full; how many then lie before the first that found no room."""
        fits = set(rows) if self._wanted == Wanted() else self._snapshot.fitting(held, rows, self._wanted)
        left = [at for at in range(begin, len(rows)) if rows[at] in fits]
        while left:
            room = self._asked.limit + 1 - len(items)
            part, left = left[:room], left[room:]
            shapes = self._shapes(held, [rows[at] for at in part])
            for at in part:
                if shape := shapes.get(rows[at]):
                    if len(items) == self._asked.limit:
                        return at
                    items.append(shape)
        return None

    def _shapes(self, held: Held, rows: Sequence[int]) -> dict[int, Shape]:
        if held == "quotes":
            return {each.row: self._quote(each) for each in self._snapshot.quotes_found(rows)}
        return {row: self._text(document) for row, document in self._snapshot.texts_found(rows)}

    def _quote(self, found: FoundQuote) -> Shape:
        spans = self._words.spans(found.text)
        return {"kind": "claim", "id": found.claim, "document": found.document, "title": found.title,
                "outlet": found.outlet, "published": found.published, "type": found.type, "text": found.text,
                "start": found.start, "highlights": spans} if spans else {}

    def _text(self, document: Document) -> Shape:
        spans = self._words.spans(document.text)
        in_title = not spans
        shown = document.title or "" if in_title else document.text
        spans = spans or self._words.spans(shown)
        if not spans:
            if not self._words.spans(f"{document.title or ''}\n{document.text}"):
                return {}
            spans, shown, in_title = [(0, 0)], document.text, False  # some words in the title, others in the text
        start, stop = (0, len(shown)) if in_title else _window(shown, spans[0])
        return {"kind": "document", "id": document.id, "document": document.id, "title": document.title,
                "outlet": document.outlet, "published": document.published, "type": None,
                "text": shown[start:stop], "start": None if in_title else start,
                "highlights": [(first - start, last - start) for first, last in spans
                               if start <= first < last <= stop]}


def _window(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The part of a text around some words of it, cut between words."""
    start, stop = max(0, span[0] - BEFORE), min(len(text), span[1] + AFTER)
    if start:
        start = next((at + 1 for at in range(start, span[0]) if text[at].isspace()), span[0])
    if stop < len(text):
        stop = next((at for at in range(stop, span[1], -1) if text[at - 1:at].isspace()), stop)
    return start, stop
