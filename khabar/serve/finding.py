"""Search: words in quotes and in texts, however they are spelled and whatever is attached to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.model.records import Claim, Document
from khabar.serve.desk import give
from khabar.serve.documented import ok
from khabar.serve.problems import ProblemError
from khabar.serve.questions import Searched, make_cursor, opened_cursor
from khabar.serve.shapes import Shape
from khabar.serve.snapshot import Snapshot
from khabar.store.browsing import Wanted
from khabar.store.searching import Held
from khabar.text.search_words import Sought, sought

router = APIRouter(tags=["search"])
MOST_WORDS = 12
MOST_HITS = 2_000  # what lies behind so many hits is not looked at: a narrower question finds it
BEFORE, AFTER = 60, 200  # code points of a text that are shown around the first word found in it
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
    """Where a page begins: in which of the indexes, and behind how many of its hits."""

    index: int
    hits: int


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
        place, items, total = self._begin(), list[Shape](), 0
        counted = True
        next_place: _Place | None = None
        for index, held in enumerate(self._indexes):
            hits = self._snapshot.found(held, self._words, MOST_HITS)
            counted, total = counted and hits.all, total + len(hits.rows)
            if index < place.index or next_place is not None:
                continue
            at = place.hits if index == place.index else 0
            while at < len(hits.rows) and next_place is None:
                part = hits.rows[at:at + self._asked.limit + 1 - len(items)]
                for shape in self._shapes(held, part):
                    row = shape.pop("row")
                    if len(items) == self._asked.limit:
                        next_place = _Place(index, at + part.index(row))
                        break
                    items.append(shape)
                at += len(part)
        narrowed = self._wanted != Wanted() or any(len(group) > 1 for group in self._words.groups)
        return {"q": self._asked.q, "terms": list(self._words.words), "items": items,
                "next": make_cursor(f"{next_place.index}.{next_place.hits}") if next_place else None,
                "total": total if counted and not narrowed else None}

    def _begin(self) -> _Place:
        cursor = opened_cursor(self._asked.cursor)
        if cursor is None:
            return _Place(0, 0)
        index, _, hits = cursor.partition(".")
        if not (index.isdecimal() and hits.isdecimal() and cursor.isascii() and len(cursor) < 12):
            raise ProblemError(422, "this cursor is none of ours")
        return _Place(int(index), int(hits))

    def _shapes(self, held: Held, found: Sequence[int]) -> list[Shape]:
        if held == "quotes":
            claims = self._snapshot.claims_found(found, self._wanted)
            documents = self._snapshot.documents_by_id({claim.document for _, claim in claims})
            shapes = [self._claim(row, claim, documents[claim.document]) for row, claim in claims]
        else:
            shapes = [self._text(row, each) for row, each in self._snapshot.documents_found(found, self._wanted)]
        return [shape for shape in shapes if shape]

    def _claim(self, row: int, claim: Claim, document: Document) -> Shape:
        spans = self._words.spans(claim.quote.text)
        return {"row": row, "kind": "claim", "id": claim.id, **_of(document), "type": claim.type,
                "text": claim.quote.text, "start": claim.quote.start, "highlights": spans} if spans else {}

    def _text(self, row: int, document: Document) -> Shape:
        spans = self._words.spans(document.text)
        in_title = not spans
        shown = document.title or "" if in_title else document.text
        spans = spans or self._words.spans(shown)
        if not spans:
            if not self._words.spans(f"{document.title or ''}\n{document.text}"):
                return {}
            spans, shown, in_title = [(0, 0)], document.text, False  # some words in the title, others in the text
        start, stop = (0, len(shown)) if in_title else _window(shown, spans[0])
        return {"row": row, "kind": "document", "id": document.id, **_of(document), "type": None,
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


def _of(document: Document) -> Shape:
    return {"document": document.id, "title": document.title, "outlet": document.outlet,
            "published": document.published}


