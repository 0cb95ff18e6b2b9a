"""The state of a war at a glance, by day and by night; and what is seen where there is much or something is missing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route

Tab = Callable[..., Any]

VIEWS = ("view=map", "view=figures", "view=reports", "view=reports&lane=unread", "view=timeline",
         "view=timeline&lane=places", "view=briefing", "view=review")
TOO_MANY = '{"title": "Not found", "detail": "assessment_1: hangs together with more than 4000 claims"}'


def ground(page: Page) -> str:
    """The colour of the page under everything."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_day_is_told_in_a_few_lines_that_lead_to_the_reasons(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&on=2016-08-20")
    glance = page.locator(".glance")
    told = glance.inner_text()
    assert re.search(r"Syrian government \d+", told)
    assert re.search(r"Besieged: .*Eastern Aleppo", told)
    assert re.search(r"Roads: .*\d", told)
    glance.get_by_role("link", name="Eastern Aleppo").click()
    page.locator("aside.why mark").first.wait_for()
    page.keyboard.press("Escape")
    glance.get_by_role("button", name="Show what changed").click()
    page.wait_for_url("**against=2016-08-13**")
    page.locator(".changes a").first.wait_for()


def test_the_page_is_dark_where_the_device_is_or_the_reader_wants_it(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.page
    page.emulate_media(color_scheme="dark")
    watched.open("?lang=ar&on=2016-08-20")
    dark = ground(page)
    watched.keep("ar-1-map-dark")
    page.locator("header summary").click()
    page.get_by_role("radio", name="فاتح").check()
    page.wait_for_url("**theme=light**")
    assert ground(page) != dark
    page.wait_for_selector("[data-live=true]", state="attached")
    watched.open("?lang=ar&view=figures")
    assert ground(page) != dark, "what was chosen is kept"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_axe_finds_no_serious_fault_in_the_dark(tab: Tab, lang: str) -> None:
    watched = tab()
    for view in VIEWS:
        page: Page = watched.open(f"?lang={lang}&{view}&theme=dark&on=2016-08-20")
        if view == "view=map":
            page.locator(".list a.state").first.click()
            page.locator("aside.why .said").wait_for()
            watched.keep(f"{lang}-2-why-dark")
        assert watched.serious_faults() == [], view


@pytest.mark.parametrize("width", [360, 1024, 1920])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_cut_off_with_the_reasons_open(tab: Tab, lang: str, width: int) -> None:
    watched = tab(width=width, height=800)
    page: Page = watched.open(f"?lang={lang}&on=2016-08-20")
    page.locator(".list a.state").first.click()
    page.locator("aside.why .said").wait_for()
    watched.keep(f"{lang}-{width}-why")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 900:
        box = page.locator(".canvas").bounding_box()
        assert box is not None
        assert box["width"] > 550, "the map keeps its room"


def test_days_are_written_in_the_language_of_the_page(tab: Tab) -> None:
    watched = tab(locale="en-US")
    page: Page = watched.open("?lang=ar&view=figures&from=2016-08-01")
    fields = page.locator(".field .written")
    assert fields.all_inner_texts() == ["1 آب 2016", "أي يوم"]


def test_what_was_left_unread_is_found_at_once_and_told_in_arabic(tab: Tab) -> None:
    watched = tab()
    unread = ('{"items": [{"where": "a/map.xls", "reason": "not a format that is read here (.xls)", "document": null},'
              ' {"where": "old.txt", "reason": "not UTF-8; read as Windows-1256", "document": null}],'
              ' "next": null, "total": 2}')
    watched.page.route("**/api/v1/unread*", lambda route: route.fulfill(body=unread, content_type="application/json"))
    page: Page = watched.open("?lang=ar&view=reports&lane=unread")
    told = page.locator(".index").inner_text()
    assert "ليس من الصيغ التي تُقرأ هنا" in told
    assert "not a format" not in told
    assert "Windows-1256" in told


def test_a_state_that_hangs_together_with_too_much_says_so(tab: Tab) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=404, body=TOO_MANY, content_type="application/problem+json")

    watched = tab()
    watched.page.on("console", lambda _: watched.complaints.clear())  # the browser notes that it was refused
    watched.page.route("**/api/v1/without/**", refuse)
    page: Page = watched.open("?lang=en&on=2016-08-20")
    page.locator(".list a.state").first.click()
    page.get_by_role("button", name="Work out what it would be").click()
    page.get_by_text("more than 4,000 claims").wait_for()
    assert page.locator("aside.why [role=alert]").count() == 0


def test_a_long_list_comes_in_pages(tab: Tab) -> None:
    asked: list[str] = []
    watched = tab()
    watched.page.on("request", lambda each: asked.append(each.url) if "/documents?" in each.url else None)
    item = ('{"id": "doc_%d", "report": "r", "name": "report %d", "title": null, "outlet": null, "outlet_id": null, '
            '"url": null, "published": null, "language": "ar", "version": 1, "current": true, "claims": 1}')

    def page_of(route: Route) -> None:
        second = "cursor=" in route.request.url
        items = ", ".join(item % (n, n) for n in (range(60, 70) if second else range(60)))
        following = "null" if second else '"more"'
        route.fulfill(body=f'{{"items": [{items}], "next": {following}, "total": 70}}', content_type="application/json")

    watched.page.route("**/api/v1/documents?*", page_of)
    page: Page = watched.open("?lang=en&view=reports")
    assert page.locator(".item").count() == 60
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_text("report 69").wait_for()
    assert len(asked) == 2
