"""Titles and offices of those who speak: whether a name may follow, and which words tell whose they are."""

from khabar.read.chunks import Chunk, Parsed

_OTHERS = ("speaker", "medium", "observer", "observer.name", "statement")  # whom one speaks to, not for


def is_office_of(parsed: Parsed, office: Chunk, body: Chunk) -> bool:
    """Whether "for" with a party right behind an office says whose that is (the official spokesman of the army, the
    media centre of X), and not whom it spoke to: the office is told by a definite adjective."""
    last = parsed.tags[office.stop - 1]
    told = last.article and office.stop - office.first > 1 and (last.pos == "adj" or "serviceman" in last.senses)
    right_behind = body.kind == "np" and body.first == office.stop and "prep.for" in body.case_senses
    return told and right_behind and body.is_a("party.head", "party.name") and not body.is_a(*_OTHERS)


def has_name(speaker: Chunk) -> bool:
    """Whether a speaker is one person, whom a name may follow (the engineer ..., one of them, ...)."""
    several = speaker.analysis.features.endswith((" pl", " du"))
    one = speaker.is_a("person.title", "person") or (speaker.is_a("transparent") and bool(speaker.analysis.enclitic))
    return one and not several and speaker.quantity is None
