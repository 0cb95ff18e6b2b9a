"""Around a place: said in the sentence of the claim, and not in the one before it."""

from datetime import date

from khabar.model.knowledge import Knowledge
from khabar.model.records import Grounding, Place, Span, make_claim, make_document
from khabar.model.resolved import resolve

TEXT = "انسحبت القوات من نقاطها في محيط المعمل. ثم طردت القوات المهاجمين من النقاط."


def near(quote: str) -> bool:
    document = make_document(name="d", text=TEXT, sha256="0", published=date(2016, 8, 16))
    at, start = TEXT.index("محيط المعمل"), TEXT.index(quote)
    claim = make_claim(
        document=document.id, type="control.captured", status="asserted",
        quote=Span(start, start + len(quote), quote), place=Span(at, at + 11, "محيط المعمل"))
    found = resolve([document], [claim], [Grounding(claim.id, "place", 0, "place:plant", reason="its surroundings")],
                    Knowledge({"place:plant": Place("place:plant", "", "", "plant")}, {}, {}))
    return found[0].near


def test_surroundings_are_of_the_claim_whose_sentence_says_so() -> None:
    assert near("انسحبت القوات من نقاطها")


def test_a_place_carried_on_from_the_sentence_before_is_the_place() -> None:
    assert not near("طردت القوات المهاجمين")
