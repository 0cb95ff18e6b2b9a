"""Numbers for what is cited: reports are numbered by day, the sentences quoted from them within them (3.1, 3.2)."""

from collections.abc import Iterable, Mapping
from datetime import date

from khabar.brief.account import Account, Names
from khabar.brief.briefing import Passage, Section, Source, short
from khabar.brief.passages import pieces, sentence_around
from khabar.brief.printable import printable
from khabar.model.records import Claim, Document


def cite(sections: Iterable[Section], account: Account, names: Names) -> tuple[tuple[Source, ...], Mapping[str, str]]:
    """The sources that the sections rest on, and the number of each claim."""
    cited: dict[str, list[Claim]] = {}
    for claim in account.held(dict.fromkeys(_claims(sections))):
        cited.setdefault(claim.document, []).append(claim)
    documents = sorted((account.documents[document] for document in cited), key=_by_day)
    sources = tuple(
        _source(number, document, cited[document.id], names) for number, document in enumerate(documents, start=1)
    )
    return sources, {
        claim: passage.number for source in sources for passage in source.passages for claim in passage.claims
    }


def _claims(sections: Iterable[Section]) -> Iterable[str]:
    for section in sections:
        for line in (*section.lines, *(line for block in section.blocks for line in block.lines)):
            yield from line.claims
        for table in section.tables:
            for row in table.rows:
                yield from row.claims


def _by_day(document: Document) -> tuple[date, str, str, str]:
    return (document.published or date.max, document.outlet or "", document.name, document.id)


def _source(number: int, document: Document, claims: list[Claim], names: Names) -> Source:
    words = names.words
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.stop, claim.id)):
        by_sentence.setdefault(sentence_around(document.text, claim.quote), []).append(claim)
    passages = tuple(
        Passage(f"{number}.{place}", pieces(document.text, sentence, (claim.quote for claim in same)),
                tuple(claim.id for claim in same))
        for place, (sentence, same) in enumerate(sorted(by_sentence.items()), start=1)
    )
    published = words.say("published", day=words.day(document.published)) if document.published else None
    return Source(
        number=number, document=short(document.id), name=printable(document.name, 80),
        outlet=names.outlet(document.outlet), published=published or words.text("unpublished"),
        title=printable(document.title or "", 160), url=web_address(document.url), language=document.language,
        passages=passages,
    )


def web_address(url: str | None) -> str | None:
    """The url if it is one of the web; anything else (``javascript:`` …) is never made a link."""
    if url and url.lower().startswith(("http://", "https://")):
        return printable(url)
    return None
