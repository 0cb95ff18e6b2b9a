"""One subject of the briefing: what happened, apart from what was planned, denied, or read with little certainty."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.brief.account import Account, Names
from khabar.brief.attribution import main_status
from khabar.brief.briefing import Block, Line, Section
from khabar.brief.happenings import told
from khabar.brief.printable import isolated
from khabar.model.records import Event

LINES_SHOWN = 40
BLOCK_SHOWN = 12
CERTAIN = 0.6  # confidence of reading below which a line is left for last
_BLOCKS = {"planned": "expected", "hedged": "expected", "negated": "denied"}


def subject(key: str, heading: str, events: Iterable[Event], account: Account, names: Names) -> Section:
    """The section of these events; of very many, those that most originators tell of, and how to see the others."""
    events = list(events)
    parted: dict[str, list[Event]] = {"": [], "expected": [], "denied": [], "uncertain": []}
    for event in events:
        parted[_block(event, account)].append(event)
    lines, left = _most(told(parted.pop(""), account, names), LINES_SHOWN, account)
    blocks = []
    for name, group in parted.items():
        shown, more = _most(told(group, account, names), BLOCK_SHOWN, account)
        left += more
        if name == "expected":
            shown = tuple(_without_status(line, names) for line in shown)
        if shown:
            blocks.append(Block(name, names.words.text("blocks", name), shown))
    families = dict.fromkeys(event.type.partition(".")[0] for event in events)
    command = "khabar events " + " ".join(f"--type {family}" for family in families) + " --limit 0"
    notes = (names.words.say("more_lines", n=names.words.number(left), command=isolated(command)),) if left else ()
    return Section(key, heading, lines, notes=notes, blocks=tuple(blocks))


def _without_status(line: Line, names: Names) -> Line:
    """The line without the word that it was planned, which the heading above it says."""
    prefix = names.words.say("status", "planned", line="")
    text = line.text.removeprefix(prefix)
    return replace(line, text=text[:1].upper() + text[1:])


def _block(event: Event, account: Account) -> str:
    """Where an event is told: nothing, for what happened."""
    claims = account.held(event.claims)
    own = [claim for claim in claims if claim.type == event.type] or claims
    if own and max(claim.confidence for claim in own) < CERTAIN:
        return "uncertain"
    return _BLOCKS.get(main_status(claims, event.type), "")


def _most(lines: Sequence[Line], most: int, account: Account) -> tuple[tuple[Line, ...], int]:
    """The lines that rest on most originators, in their order, and how many are left out."""
    ranked = sorted(range(len(lines)), key=lambda index: (-_originators(lines[index], account), index))
    kept = sorted(ranked[:most])
    return tuple(lines[index] for index in kept), len(lines) - len(kept)


def _originators(line: Line, account: Account) -> int:
    return len({account.origins[claim].originator for claim in line.claims if claim in account.origins})
