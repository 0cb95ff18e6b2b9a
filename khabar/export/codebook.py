"""The codebook: the ontology of claim types as a page of Markdown, written from the data so that it cannot go stale.

``python -m khabar.export.codebook docs/codebook.md`` writes it (``make docs``).
"""

import sys
from pathlib import Path

from khabar.model.ontology import ClaimType, Ontology, ontology

_INTRODUCTION = """\
# Codebook

A **claim** is one state of affairs that one voice puts forward in one report. This page lists the types of claims that
Khabar reads, who fills their slots and what they do to the derived picture. It is generated (`make docs`) from
`khabar/data/events.yaml`.
"""


def codebook(types: Ontology) -> str:
    """The page."""
    parts = [_INTRODUCTION, "| type | means | agent | target | in a briefing | moves |", "|---|---|---|---|---|---|"]
    parts += [_row(kind) for kind in types.types.values()]
    parts += [
        "",
        "Where agent and target say *one side* and *the other side*, the parties have no direction.",
        "",
        f"**Statuses**: {_list(types.statuses)}.",
        "",
        f"**Measures** of counts: {_list(types.measures)}.",
        "",
        f"**Sections** of a briefing, in order: {_list(types.sections)}.",
    ]
    return "\n".join(parts) + "\n"


def _row(kind: ClaimType) -> str:
    names = f"{kind.en} / {kind.ar}"
    return (f"| `{kind.name}` | {kind.means} | {kind.agent or '–'} | {kind.target or '–'} | "
            f"{names} ({kind.section}) | {kind.moves or '–'} |")


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main(path: Path) -> None:
    """Write the page of this build's ontology to ``path``."""
    path.write_text(codebook(ontology()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
