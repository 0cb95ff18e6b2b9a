"""An analyst at work in the browser: the golden path in both languages, permalinks, access, safety, review."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from served_page import SECRET

from khabar.model.ontology import ontology

Tab = Callable[..., Any]

WORDS = {
    "en": {"place": "Ramouseh", "report": "Open the report", "other": "العربية", "heading": "من يسيطر على ماذا"},
    "ar": {"place": "الراموسة", "report": "فتح التقرير", "other": "English", "heading": "Who holds what"},
}
VIEWS = ("map", "figures", "reports", "timeline", "briefing")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_from_a_colour_on_the_map_to_the_words_in_the_report(tab: Tab, lang: str) -> None:
    watched = tab()
    page: Page = watched.open(f"?lang={lang}&on=2016-08-20")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    watched.keep(f"{lang}-1-map")

    page.locator(".list a.state").get_by_text(WORDS[lang]["place"], exact=True).first.click()
    why = page.locator("aside.why")
    why.locator("mark").first.wait_for()
    watched.keep(f"{lang}-2-why")

    why.get_by_role("button", name=WORDS[lang]["report"]).first.click()
    chosen = page.locator(".text [data-chosen=true]").first
    chosen.wait_for()
    assert page.locator(".report .text").get_attribute("dir") == "rtl"
    watched.keep(f"{lang}-3-report")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_other_views_show_figures_days_and_the_briefing(tab: Tab, lang: str) -> None:
    watched = tab()
    page: Page = watched.open(f"?lang={lang}&view=figures")
    page.locator(".track").first.wait_for()
    watched.keep(f"{lang}-4-figures")
    assert page.locator(".range.open").count() > 0, "figures without a top are drawn open"

    for view, seen in (("timeline", ".span"), ("timeline&lane=places", ".piece"), ("briefing", "blockquote.quote")):
        watched.open(f"?lang={lang}&view={view}")
        page.locator(seen).first.wait_for(state="attached")
        watched.keep(f"{lang}-5-{view.partition('&')[0]}{len(view)}")


def test_a_change_of_language_keeps_the_page_and_what_it_shows(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&view=timeline&lane=places&on=2016-08-20")
    page.evaluate("window.stayed = true")
    page.get_by_role("button", name=WORDS["en"]["other"]).click()
    page.wait_for_function("document.documentElement.lang === 'ar'")
    assert page.evaluate("window.stayed") is True
    page.wait_for_url("**lang=ar**")
    assert "on=2016-08-20" in page.url
    assert "lane=places" in page.url


def test_an_address_shows_the_same_to_somebody_else(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&on=2016-08-20&against=2016-09-20")
    page.locator(".changes a").first.click()
    page.locator("aside.why .said").wait_for()
    said, url = page.locator("aside.why .said").inner_text(), page.url
    other = tab()
    other.page.goto(url)
    other.settle()
    assert other.page.locator("aside.why .said").inner_text() == said
    assert other.page.locator(".changes a").count() == page.locator(".changes a").count()


def test_the_keyboard_moves_the_day_and_closes_what_is_open(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&on=2016-08-20")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("skip")
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**on=2016-08-21**")
    page.locator(".list a.state").first.focus()
    page.keyboard.press("Enter")
    page.locator("aside.why .said").wait_for()
    page.keyboard.press("Escape")
    page.locator("aside.why").wait_for(state="detached")


def test_what_was_known_on_a_day_is_less_than_what_is_known_now(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&on=2016-09-20")
    now = page.locator(".list a.state").count()
    watched.open("?lang=en&on=2016-09-20&known=2016-08-05")
    assert "as known on 5 August 2016" in page.locator(".list .head").inner_text()
    assert page.locator(".list a.state").count() < now


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_everything_fits_on_a_telephone(tab: Tab, lang: str) -> None:
    watched = tab(width=360, height=740)
    for view in VIEWS:
        page: Page = watched.open(f"?lang={lang}&view={view}&on=2016-08-20")
        watched.keep(f"{lang}-360-{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_axe_finds_no_serious_fault(tab: Tab, lang: str) -> None:
    watched = tab()
    for view in VIEWS:
        watched.open(f"?lang={lang}&view={view}&on=2016-08-20")
        assert watched.serious_faults() == [], view


def test_a_hostile_report_is_text_and_nothing_else(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&view=reports&q=onerror")
    page.locator(".item").first.click()
    page.locator(".report .text").wait_for()
    assert "onerror" in page.locator(".report").inner_text()
    assert page.locator("main img, main script, main [onmouseover]").count() == 0
    for view in ("timeline", "briefing", "map"):
        watched.open(f"?lang=en&view={view}&on=2016-08-15")
    assert "owned" not in page.title()


def test_the_policy_allows_no_inline_script_and_no_other_machine(tab: Tab) -> None:
    watched = tab()
    answer = watched.page.goto(watched.site)
    assert answer is not None
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert "unsafe-inline" not in policy["style-src"]
    watched.settle()


def test_a_reviewer_rejects_a_claim_and_takes_it_back(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&view=reports")
    page.locator(".item").first.click()
    page.locator(".claims ol button").first.click()
    page.locator("header summary").click()
    page.get_by_label("Token of a reviewer").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("amira (reviewer)").wait_for()
    page.locator("header summary").click()

    judge = page.locator(".card .judge")
    judge.get_by_role("button", name="Wrong").click()
    judge.get_by_label("Why").fill("misread in this test")
    judge.get_by_role("button", name="Save the judgement").click()
    judge.get_by_text("misread in this test").wait_for()
    judge.get_by_role("button", name="Take back").click()
    judge.get_by_text("taken back").wait_for()


def test_every_type_of_claim_has_a_name_on_the_page(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=ar&view=timeline")
    shown = set(page.locator(".row .kind").all_inner_texts())
    assert shown <= {each.ar for each in ontology().types.values()}
