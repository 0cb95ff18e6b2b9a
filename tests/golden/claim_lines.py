"""Claims as lines that a person can compare: what was read, what it was taken to mean, and the words."""

from collections.abc import Iterable, Iterator, Sequence

from khabar.model.records import Claim, Count, Document, Grounding, Span

NOTHING = "–"
Slots = dict[tuple[str, int], Grounding]


def report_lines(document: Document, claims: Iterable[Claim], groundings: Iterable[Grounding]) -> str:
    """A report's claims in the order of their words, below a line that names the report."""
    found: dict[str, Slots] = {}
    for grounding in groundings:
        found.setdefault(grounding.claim, {})[grounding.slot, grounding.index] = grounding
    ordered = sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.stop, claim.type, claim.id))
    head = f"# {document.name} | {document.outlet or 'no outlet'} | {document.published or 'no date'}"
    columns = "# type status extent | place | agents | targets | weapons | counts | days | voice | quote"
    return "\n".join([head, columns, *(claim_line(claim, found.get(claim.id, {})) for claim in ordered)]) + "\n"


def claim_line(claim: Claim, slots: Slots) -> str:
    """One claim: ids of what the words mean, then the words; a dash where the claim has nothing."""
    place = (claim.place,) if claim.place else ()
    cells = (
        " ".join(filter(None, (claim.type, claim.status, claim.extent))),
        mentions("place", place, slots), mentions("agents", claim.agents, slots),
        mentions("targets", claim.targets, slots), mentions("weapons", claim.weapons, slots),
        "; ".join(map(figure, claim.counts)) or NOTHING, days(claim, slots.get(("date", 0))),
        mentions("voice", claim.voice, slots), words(claim.quote),
    )
    return " | ".join(cells)


def mentions(slot: str, spans: Sequence[Span], slots: Slots) -> str:
    """The mentions of a slot, each with the id it was resolved to, or a question mark."""
    return "; ".join(_mentions(slot, spans, slots)) or NOTHING


def _mentions(slot: str, spans: Sequence[Span], slots: Slots) -> Iterator[str]:
    for index, span in enumerate(spans):
        grounding = slots.get((slot, index))
        known = [grounding.ref or "?"] if grounding else []
        yield " ".join([*known, words(span)])


def figure(count: Count) -> str:
    """A figure as an interval of what it measures: 35+ killed, 2000-9999 displaced so far."""
    spread = f"{count.low}+" if count.high is None else (
        str(count.low) if count.low == count.high else f"{count.low}-{count.high}")
    part = f" of {count.part_of}" if count.part_of is not None else ""
    return f"{spread} {count.measure}{' so far' if count.cumulative else ''}{part} {words(count.of)}"


def days(claim: Claim, grounding: Grounding | None) -> str:
    """The days a claim was dated to, the part of the day, and the words or the habit that say so."""
    basis = claim.when.basis if claim.when else ""
    stated = words(claim.when.span) if claim.when and claim.when.span else basis
    if grounding is None or grounding.start is None or grounding.end is None:
        return f"? {stated}".rstrip()
    span = str(grounding.start) if grounding.start == grounding.end else f"{grounding.start}..{grounding.end}"
    return " ".join(filter(None, (span, grounding.part, stated)))


def words(span: Span) -> str:
    """The words, on one line."""
    return f"«{' '.join(span.text.split())}»"
