"""The agency that a report names in its dateline or its signature: it, and not the paper, is who the report is from."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from khabar.model.records import Actor, Document
from khabar.text.folding import fold

AGENCY = "agency"
_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s*[-\u2013\u2014]\s+|\s+[-\u2013\u2014]\s*|[:|\n]")
_SIGNED = re.compile(r"[(\[\u00ab]([^()\[\]\u00ab\u00bb]{2,60})[)\]\u00bb]\s*[.\u060c]?\s*$")
_OPENED = re.compile(r"^\s*[(\[]([^()\[\]]{2,60})[)\]]")
_HEAD, _SEGMENT, _SEGMENTS = 160, 48, 3  # code points of a text in which a dateline stands, of a part of it; parts


class Datelines:
    """Finds the agency that a report states as its own source."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        names: dict[str, set[str]] = {}
        for actor in actors:
            if actor.kind == AGENCY:
                for name in (actor.name_ar, actor.name_en, *actor.aliases):
                    if name:
                        names.setdefault(_plain(name), set()).add(actor.id)
        self._names: Mapping[str, str] = {name: min(ids) for name, ids in names.items() if len(ids) == 1 and name}
        self._found: dict[str, str | None] = {}

    def agency(self, document: Document) -> str | None:
        """The id of the agency; None when none is stated, or more than one: which of them wrote what is not known."""
        if document.id not in self._found:
            named = {agency for part in _parts(document.text) if (agency := self._names.get(_plain(part))) is not None}
            self._found[document.id] = named.pop() if len(named) == 1 else None
        return self._found[document.id]


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(fold(words)))


def _parts(text: str) -> list[str]:
    """What stands between the dashes of a dateline, and in brackets at the beginning or the end."""
    line, head, begin = list[str](), text[:_HEAD].lstrip(), 0
    for dash in islice(_DASH.finditer(head), _SEGMENTS):
        part = head[begin:dash.start()]
        if len(part) > _SEGMENT:
            break  # the sentence has begun
        line += [part, *re.split(r"[,\u060c()]", part)]
        begin = dash.end()
    brackets = [match.group(1) for match in (_OPENED.search(text[:_HEAD]), _SIGNED.search(text[-80:])) if match]
    return line + [piece for bracket in brackets for piece in re.split(r"[,\u060c]", bracket)]
