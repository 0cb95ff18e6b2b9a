"""Why something is said, and the briefing: what :mod:`khabar.brief` writes, handed out."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar.brief.briefing import Briefing
from khabar.brief.compose import compose
from khabar.brief.render import render
from khabar.brief.why import Node, why
from khabar.brief.wording import wording
from khabar.model.records import Assessment, Claim, Evidence, Origin
from khabar.serve.answers import JSON
from khabar.serve.desk import give
from khabar.serve.documented import also, ok
from khabar.serve.intervals import stand_of
from khabar.serve.questions import BriefOn, InLanguage
from khabar.serve.shapes import Shape, Shapes
from khabar.serve.snapshot import Snapshot

router = APIRouter(tags=["account"])
MEDIA = {"json": JSON, "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8",
         "text": "text/plain; charset=utf-8"}
_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
KINDS = {"assessment": "assessment", "event": "event", "claim": "claim", "doc": "document", "report": "document"}


@router.get("/why/{identity:path}", responses=ok("Why"))
def explained(
    request: Request, identity: Annotated[str, Path(max_length=200, description=(
        "Id of an assessment, event, claim or report, or its beginning; EVENT/killed:opposition is one figure."))],
    asked: Annotated[InLanguage, Query()],
) -> Response:
    """The tree from a state, an event or a figure down to the quoted words."""
    def build(snapshot: Snapshot) -> Any:
        tree = why(snapshot, identity, asked.lang)
        root = _Tree(tree, snapshot).shape(tree)
        return {**root, "id": tree.ref, "dir": wording(asked.lang).direction}

    return give(request, build)


@router.get("/brief", responses=also(ok("Brief"), "text/html", "text/markdown", "text/plain"))
def brief(request: Request, asked: Annotated[BriefOn, Query()]) -> Response:
    """The briefing of some days: what changed hands, fighting, tolls, sieges, people, and what is disputed."""
    def build(snapshot: Snapshot) -> Any:
        composed = compose(snapshot, start=asked.start, end=asked.end, place=asked.place, lang=asked.lang)
        if asked.format == "json":
            return asdict(composed)
        return render(composed, asked.format)

    answer = give(request, build, MEDIA[asked.format])
    if asked.format == "html":
        answer.headers["Content-Security-Policy"] = _policy(asked.lang)
    return answer


def _policy(lang: str) -> str:
    """A page that may show its own style, and do nothing."""
    return f"default-src 'none'; style-src '{_style_hash(lang)}'; base-uri 'none'; form-action 'none'; sandbox"


def _style_hash(lang: str) -> str:
    known = _HASHES.get(lang)
    if known is None:
        empty = Briefing(lang, wording(lang).direction, "", "", "", (), (), "", {})
        style = _STYLE.search(render(empty, "html"))
        digest = hashlib.sha256((style[1] if style else "").encode()).digest()
        known = _HASHES[lang] = f"sha256-{base64.b64encode(digest).decode()}"
    return known


_HASHES: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Known:
    """The records that the nodes of a tree stand for."""

    claims: Mapping[str, Claim]
    origins: Mapping[str, Origin]
    evidence: Mapping[str, Evidence]


class _Tree:
    """A tree with, beside the words of each node, what they are about."""

    def __init__(self, root: Node, snapshot: Snapshot) -> None:
        self._shapes = Shapes(snapshot)
        ids = [node.ref for node in _nodes(root) if node.ref.startswith("claim_")]
        self._state: Assessment | None = None
        if root.ref.startswith("assessment_"):
            self._state = snapshot.assessments_by_id([root.ref]).get(root.ref)
        self._known = _Known(
            snapshot.claims_by_id(ids), {each.claim: each for each in snapshot.origins(ids)},
            {part.claim: part for part in (self._state.evidence if self._state else ())})

    def shape(self, node: Node) -> Shape:
        """A node and all below it."""
        kind = KINDS.get(node.ref.partition("_")[0])
        shape: Shape = {
            "kind": kind, "text": node.text, "ref": node.ref, "facts": [list(each) for each in node.facts],
            "quote": [asdict(piece) for piece in node.quote], "children": [self.shape(each) for each in node.children]}
        if kind == "claim" and node.ref in self._known.claims:
            shape.update(self._of_claim(self._known.claims[node.ref]))
        elif kind == "assessment" and self._state is not None and node.ref == self._state.id:
            shape["state"] = self._shapes.state(stand_of(self._state))
        return shape

    def _of_claim(self, claim: Claim) -> Shape:
        part, origin = self._known.evidence.get(claim.id), self._known.origins.get(claim.id)
        return {"document": claim.document, "status": claim.status, "type": claim.type,
                "start": claim.quote.start, "end": claim.quote.stop,
                "weight": part.weight if part else None, "supports": part.supports if part else None,
                "origin": self._shapes.naming.origin(origin) if origin else None}


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)
