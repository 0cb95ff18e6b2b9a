"""A briefing on a small account: what it says in both languages, cited, with hostile text staying text."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from account_of_plant import HOSTILE, MONDAY, SATURDAY, SUNDAY, Told, event, plant, stored

from khabar.brief.account import Account, Names
from khabar.brief.briefing import Briefing, Line, Row
from khabar.brief.compose import briefing, compose
from khabar.brief.happenings import happening
from khabar.brief.render import FORMATS, bidi, markdown, render
from khabar.brief.standing import not_swallowing
from khabar.brief.subjects import LINES_SHOWN
from khabar.brief.wording import wording
from khabar.model.records import Event, Rival, When
from khabar.model.rivals import COUNTER

GOLDEN = Path(__file__).parent / "golden"


def of(account: Account, lang: str = "en") -> Briefing:
    return briefing(account, start=None, end=None, place=None, lang=lang)


def every_line(told: Briefing) -> list[Line]:
    return [line for section in told.sections
            for lines in (section.lines, *(block.lines for block in section.blocks)) for line in lines]


def only_line(account: Account, lang: str = "en") -> str:
    lines = every_line(of(account, lang))
    assert len(lines) == 1
    return f"{lines[0].when}: {lines[0].text} — {lines[0].tail}"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_briefing_reads_as_its_golden_file(lang: str, pinned: Callable[[Path, str], None]) -> None:
    pinned(GOLDEN / f"plant.{lang}.txt", render(of(plant(), lang), "text"))


def test_store_and_account_give_the_same_briefing(tmp_path: Path) -> None:
    with stored(plant(), tmp_path / "plant.db") as store:
        assert compose(store, start=None, end=None, place=None, lang="en") == of(plant())


def test_days_and_place_choose_what_is_told(tmp_path: Path) -> None:
    with stored(plant(), tmp_path / "plant.db") as store:
        after = compose(store, start=MONDAY, end=None, place=None, lang="en")
        inside = compose(store, start=SUNDAY, end=SUNDAY, place="place:aleppo", lang="en")
    assert "control" not in [section.key for section in after.sections]
    assert "control" in [section.key for section in inside.sections]
    assert inside.title == "Briefing: Aleppo"
    assert inside.subtitle == "14 August 2016"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_line_and_row_ends_in_a_listed_source(lang: str) -> None:
    told = of(plant(), lang)
    listed = {passage.number for source in told.sources for passage in source.passages}
    items: list[Line | Row] = []
    for section in told.sections:
        items += section.lines
        items += [row for table in section.tables for row in table.rows]
    assert items
    for item in items:
        assert told.cited(item.claims)
        assert set(told.cited(item.claims)) <= listed
        assert item.ref


def test_sections_come_in_the_order_of_the_manual() -> None:
    keys = [section.key for section in of(plant()).sections]
    assert keys == ["control", "held", "tolls", "disputed", "undated", "limits"]


class Page(HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_title_and_address_stay_text_in_html(lang: str) -> None:
    page = Page(render(of(plant(), lang), "html"))
    assert "script" not in {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    links = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert "https://example.org/d2" in links
    assert all(link.startswith(("https://", "#")) for link in links)


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_of_a_report_gets_out(form: str) -> None:
    written = render(of(plant()), form)  # type: ignore[arg-type]
    assert "\x1b" in HOSTILE
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", written)


def test_hostile_quote_and_names_stay_text_in_html() -> None:
    told = Told()
    text = 'قصفت <img src=x onerror=alert(1)> "بلدة" &amp; {{ 7*7 }}'
    report = told.report("</title><b>x", text, outlet="<b>Gazette</b>", published=MONDAY, title="\"onload='x'")
    claim = told.claim(report, "strike.shelling", text, agents="<img src=x onerror=alert(1)>", day=SUNDAY,
                       by="source_1")
    told.origins[claim.id] = replace(told.origins[claim.id], name="<i>somebody</i>")
    page = Page(render(of(told.account((event("strike.shelling", None, SUNDAY, claim),))), "html"))
    assert {"img", "b", "i"}.isdisjoint(tag for tag, _ in page.tags)


def test_html_says_its_language_and_direction() -> None:
    for lang, direction in (("ar", "rtl"), ("en", "ltr")):
        page = Page(render(of(plant(), lang), "html"))
        assert dict(page.tags)["html"] == {"lang": lang, "dir": direction}
        sentences = [attrs for tag, attrs in page.tags if attrs.get("class") == "sentence"]
        assert sentences
        assert all(attrs["dir"] == "rtl" and attrs["lang"] == "ar" for attrs in sentences)


def test_markdown_takes_nothing_for_markup() -> None:
    assert markdown("[x](javascript:y) <b> |`*_") == r"\[x\](javascript:y) &lt;b&gt; \|\`\*\_"


def test_an_isolate_that_is_not_closed_does_not_break_the_page() -> None:
    assert bidi("a \u2068b\u2069 \u2068c") == "a <bdi>b</bdi> c"


def test_words_that_name_no_known_party_are_quoted_and_isolated() -> None:
    told = Told()
    report = told.report("d1", "قصف لواء الفجر البلدة", published=MONDAY)
    claim = told.claim(report, "strike.shelling", "قصف لواء الفجر", agents="لواء الفجر", place="البلدة", day=SUNDAY)
    account = told.account((event("strike.shelling", None, SUNDAY, claim),))
    assert only_line(account).startswith(
        "14 August 2016: Shelling by \u2068«لواء الفجر»\u2069 at \u2068«البلدة»\u2069")
    assert "<bdi>«لواء الفجر»</bdi>" in render(of(account), "html")


@pytest.mark.parametrize(("status", "expected"), [
    ("asserted", "14 August 2016: Shelling at Cement plant — according to The Daily"),
    ("planned", "14 August 2016: Shelling at Cement plant — according to The Daily"),
    ("hedged", "14 August 2016: Unconfirmed: shelling at Cement plant — according to The Daily"),
    ("negated", "14 August 2016: Said not to have happened: shelling at Cement plant — according to The Daily"),
])
def test_status_is_said(status: str, expected: str) -> None:
    told = Told()
    report = told.report("d1", "قصف معمل الإسمنت", published=MONDAY)
    claim = told.claim(report, "strike.shelling", "قصف", day=SUNDAY, status=status)
    assert only_line(told.account((event("strike.shelling", "place:plant", SUNDAY, claim),))) == expected


def test_a_side_that_alone_reports_its_gain_only_claims_it() -> None:
    told = Told()
    report = told.report("d1", "سيطرت القوات على معمل الإسمنت", published=MONDAY)
    claim = told.claim(report, "control.captured", "سيطرت القوات", agents="القوات", agent="actor:army", day=SUNDAY,
                       by="actor:army", lean="government")
    taken = replace(event("control.captured", "place:plant", SUNDAY, claim), agents=("actor:army",))
    assert only_line(told.account((taken,))).endswith("claimed by Government forces (own side)")


@pytest.mark.parametrize(("of", "expected"), [
    ("شخصا", "3 civilians killed at Cement plant"), ("طفلا", "3 children killed at Cement plant")])
def test_civilians_are_what_is_counted_and_not_a_side(of: str, expected: str) -> None:
    told = Told()
    report = told.report("d1", f"قتل 3 {of} من المدنيين في المعمل", published=MONDAY)
    claim = told.claim(report, "harm.killed", f"قتل 3 {of}", targets="المدنيين", target="actor:civilians", day=SUNDAY,
                       counts=(("killed", 3, 3, of),))
    killed = event("harm.killed", "place:plant", SUNDAY, claim, rivals=(
        Rival("killed:actor:civilians", "3", (claim.id,), ("outlet:daily",), 3, 3),))
    account = told.account((killed,))
    assert expected in happening(killed, account, Names(account.knowledge, wording("en"))).text


def test_the_same_thing_said_of_two_events_is_one_line_with_both_sources() -> None:
    told = Told()
    events: list[Event] = []
    for name in ("d1", "d2"):
        report = told.report(name, f"قصف معمل الإسمنت {name}", published=MONDAY)
        claim = told.claim(report, "strike.shelling", f"قصف معمل الإسمنت {name}", day=SUNDAY)
        events.append(event("strike.shelling", "place:plant", SUNDAY, claim))
    (line,) = (line for section in of(told.account(tuple(events))).sections for line in section.lines)
    assert len(line.claims) == 2


def test_a_running_total_is_one_series_and_never_a_sum() -> None:
    told = Told()
    report = told.report("d1", "ارتفعت الحصيلة من 508 إلى 613 قتيلا", published=MONDAY)
    claim = told.claim(report, "harm.killed", report.text, day=SUNDAY, at="place:aleppo", by="actor:monitor",
                       counts=(("killed", 508, 508, "قتيلا"), ("killed", 613, 613, "قتيلا")))
    claim = replace(claim, counts=tuple(replace(count, cumulative=True) for count in claim.counts))
    told.claims[claim.id] = claim
    tally = event("harm.killed", "place:aleppo", SUNDAY, claim, rivals=(
        Rival("killed", "508", (claim.id,), ("actor:monitor",), 508, 508),
        Rival("killed", "613", (claim.id,), ("actor:monitor",), 613, 613)))
    told_text = render(of(told.account((tally,))), "text")
    assert "1,121" not in told_text
    assert "508 · killed so far, a running total" in told_text
    assert "613 · killed so far, a running total" in told_text


def test_unread_and_undated_are_said_at_the_end() -> None:
    limits = next(section for section in of(plant()).sections if section.key == "limits")
    assert "bad.txt: is empty" in limits.notes
    undated = next(section for section in of(plant()).sections if section.key == "undated")
    assert [line.when for line in undated.lines] == ["undated"]


def test_what_did_not_happen_yet_or_at_all_stands_apart_from_what_did() -> None:
    told = Told()
    events = []
    for status in ("asserted", "planned", "hedged", "negated"):
        report = told.report(status, f"قصف معمل الإسمنت {status}", published=MONDAY)
        claim = told.claim(report, "strike.shelling", report.text, day=SUNDAY, status=status)
        events.append(event("strike.shelling", "place:plant", SUNDAY, claim))
    (section,) = (section for section in of(told.account(tuple(events))).sections if section.key == "strikes")
    assert len(section.lines) == 1
    assert {block.key: len(block.lines) for block in section.blocks} == {"expected": 2, "denied": 1}


def test_a_line_read_with_little_certainty_is_left_for_last() -> None:
    told = Told()
    report = told.report("d1", "قصف معمل الإسمنت", published=MONDAY)
    claim = told.claim(report, "strike.shelling", "قصف", day=SUNDAY)
    told.claims[claim.id] = replace(claim, confidence=0.5)
    (section,) = (section for section in of(told.account((
        event("strike.shelling", "place:plant", SUNDAY, claim),))).sections if section.key == "strikes")
    assert [block.key for block in section.blocks] == ["uncertain"]


def test_the_same_done_at_two_places_is_one_line_with_both_and_with_both_ids() -> None:
    told = Told()
    events = []
    for name, at in (("d1", "place:plant"), ("d2", "place:aleppo")):
        report = told.report(name, f"سقوط {name}", published=MONDAY)
        claim = told.claim(report, "control.lost", f"سقوط {name}", day=SUNDAY, extent="full")
        events.append(event("control.lost", at, SUNDAY, claim))
    (line,) = every_line(of(told.account(tuple(events))))
    assert line.text == "Aleppo and Cement plant were lost"
    assert set(line.ref.split()) == {each.id for each in events}


def test_of_very_many_lines_those_told_by_most_are_shown_and_the_rest_are_counted() -> None:
    told = Told()
    events = []
    for number in range(LINES_SHOWN + 3):
        report = told.report(f"d{number}", f"قصف لواء الفجر{number} الأول", published=MONDAY)
        claim = told.claim(report, "strike.shelling", report.text, agents=f"لواء الفجر{number}", day=SUNDAY)
        events.append(event("strike.shelling", "place:plant", SUNDAY, claim))
    (section,) = (section for section in of(told.account(tuple(events))).sections if section.key == "strikes")
    assert len(section.lines) == LINES_SHOWN
    assert section.notes == ("3 more, told by fewer: \u2068khabar events --type strike --limit 0\u2069 lists them.",)


@pytest.mark.parametrize("words", ["عنصرا", "نقاط تمركز القوات", "كلمة"])
def test_a_piece_of_a_sentence_is_not_shown_as_a_party(words: str) -> None:
    told = Told()
    report = told.report("d1", f"قصف {words} المعمل", published=MONDAY)
    claim = told.claim(report, "strike.shelling", f"قصف {words}", agents=words, day=SUNDAY)
    assert only_line(told.account((event("strike.shelling", "place:plant", SUNDAY, claim),))).startswith(
        "14 August 2016: Shelling at Cement plant")


def test_nobody_takes_a_place_from_himself() -> None:
    told = Told()
    report = told.report("d1", "هاجم المقاتلون المقاتلين في المعمل", published=MONDAY)
    claim = told.claim(report, "battle.attack", "هاجم المقاتلون المقاتلين", agents="المقاتلون", agent="actor:factions",
                       targets="المقاتلين", target="actor:factions", day=SUNDAY)
    assert only_line(told.account((event("battle.attack", "place:plant", SUNDAY, claim),))).startswith(
        "14 August 2016: The factions attacked at Cement plant")


def test_events_that_contradict_each_other_are_one_question_with_all_versions() -> None:
    told = Told()
    first = told.report("d1", "فتح الطريق", published=MONDAY)
    second = told.report("d2", "قطع الطريق", published=MONDAY)
    opened = told.claim(first, "route.opened", "فتح الطريق", place="الطريق", at="place:plant", day=SUNDAY)
    cut = told.claim(second, "route.cut", "قطع الطريق", place="الطريق", at="place:plant", day=SUNDAY,
                     by="actor:monitor")
    one, other = (event("route.opened", "place:plant", SUNDAY, opened, disputed=True),
                  event("route.cut", "place:plant", SUNDAY, cut, disputed=True))
    one = replace(one, rivals=(Rival(COUNTER, other.id, (cut.id,), ("actor:monitor",)),))
    other = replace(other, rivals=(Rival(COUNTER, one.id, (opened.id,), ("outlet:daily",)),))
    (section,) = (section for section in of(told.account((one, other))).sections if section.key == "disputed")
    (table,) = section.tables
    assert table.heading == "Is the road open? Cement plant, 14 August 2016"
    assert {row.cells[1:] for row in table.rows} == {
        ("The road at Cement plant was open", "The Daily"), ("The road at Cement plant was cut", "The Monitor")}


def test_days_that_only_the_news_cycle_bounds_are_said_calmly() -> None:
    told = Told()
    report = told.report("d1", "قصف معمل الإسمنت", published=MONDAY)
    claim = told.claim(report, "strike.shelling", "قصف", day=SUNDAY)
    told.claims[claim.id] = replace(claim, when=When("unstated", basis="cycle"))
    span = replace(event("strike.shelling", "place:plant", SUNDAY, claim), start=SATURDAY, end=MONDAY)
    assert only_line(told.account((span,))).startswith("by 15 August 2016: Shelling")


def test_a_city_is_not_said_to_be_held_where_a_place_in_it_is_held_by_others() -> None:
    account = plant()
    (held,) = account.assessments
    city = replace(held, id="assessment_city", subject="place:aleppo", value="opposition")
    alike = replace(city, value="government")
    assert not_swallowing([held, city], account) == [held]
    assert not_swallowing([held, alike], account) == [held, alike]
