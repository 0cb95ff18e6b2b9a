"""A reviewer at the page: what words mean is put right, events are joined and parted, and disagreements are shown."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect
from served_page import OTHER_SECRET, SECRET

Tab = Callable[..., Any]


def signed_in(watched: Any, secret: str, query: str) -> Page:
    """The page of somebody whose token the tab keeps."""
    watched.page.add_init_script(f"sessionStorage.setItem('khabar.token', '{secret}')")
    page: Page = watched.open(query)
    return page


def first_claim(page: Page, outlet: int = 0) -> Locator:
    """The card of the first claim of a report."""
    page.locator(".item").nth(outlet).click()
    page.locator(".claims ol button").first.click()
    return page.locator(".card .judge")


def say_why(judge: Locator, why: str) -> None:
    judge.get_by_label("Why", exact=True).fill(why)
    judge.get_by_role("button", name="Save the judgement").click()


def test_what_words_mean_is_put_right_from_the_gazetteer_and_back(tab: Tab) -> None:
    watched = tab()
    page = signed_in(watched, SECRET, "?lang=en&view=reports&q=الراموسة")
    judge = first_claim(page)
    judge.get_by_role("button", name="Correct", exact=True).click()
    place = judge.get_by_role("combobox", name="Where").first
    place.fill("Handarat")
    option, chosen = judge.locator("li[role=option]").first, judge.locator("li[role=option][aria-selected=true]")
    option.wait_for()
    while not chosen.count():  # a browser under load may have left the field in between: then the list opens again
        place.press("ArrowDown")
        option.wait_for()
    place.press("Enter")
    expect(place).to_have_value("Handarat camp")
    watched.keep("en-9-correct")
    say_why(judge, "the words mean the camp")
    entry = judge.locator("li", has_text="the words mean the camp").first
    entry.wait_for()
    assert "corrected (Where): Handarat camp" in entry.inner_text()

    entry.get_by_role("button", name="Take back").click()
    entry.get_by_label("Why it is taken back").fill("no, they do not")
    entry.get_by_role("button", name="Take back").click()
    judge.get_by_text("no, they do not").wait_for()
    assert judge.get_by_role("button", name="Take back").count() == 0


def test_a_correction_that_was_begun_is_not_carried_to_the_next_claim(tab: Tab) -> None:
    watched = tab()
    page = signed_in(watched, SECRET, "?lang=en&view=reports&q=الراموسة")
    judge = first_claim(page)
    judge.get_by_role("button", name="Correct", exact=True).click()
    judge.get_by_label("Why", exact=True).fill("said of the first claim")
    page.locator(".claims ol button").nth(1).click()
    page.locator(".claims ol li.chosen button").get_by_text("2", exact=True).wait_for()
    assert judge.get_by_role("button", name="Correct", exact=True).get_attribute("aria-pressed") == "false"
    judge.get_by_role("button", name="Correct", exact=True).click()
    expect(judge.get_by_label("Why", exact=True)).to_have_value("")


def test_enter_saves_nothing_while_words_stand_there_of_which_nothing_was_chosen(tab: Tab) -> None:
    watched = tab()
    page = signed_in(watched, SECRET, "?lang=en&view=reports&q=الراموسة")
    judge = first_claim(page)
    judge.get_by_role("button", name="Correct", exact=True).click()
    judge.get_by_label("Why", exact=True).fill("the words mean something else")
    place = judge.get_by_role("combobox", name="Where").first
    place.fill("Handarat")
    place.press("Enter")
    judge.locator("li[role=option]").first.wait_for()
    place.press("Enter")
    expect(place).to_have_value("Handarat")
    expect(judge.get_by_role("button", name="Save the judgement")).to_be_visible()
    assert not judge.get_by_text("Nothing was changed.").count()
    assert not judge.locator("li", has_text="the words mean something else").count()


def test_a_figure_is_put_right_and_counts_at_once(tab: Tab) -> None:
    watched = tab()
    page = signed_in(watched, SECRET, "?lang=en&view=figures")
    page.locator(".row summary").first.click()
    figure = page.locator(".row .figure").first.inner_text()
    page.locator(".row table a, .row table button").first.click()
    judge = page.locator(".card .judge")
    judge.get_by_role("button", name="Correct", exact=True).click()
    judge.get_by_label("is at least").first.fill("3999")
    judge.get_by_label("at most").first.fill("4001")
    say_why(judge, "the report has thousands")
    entry = judge.locator("li", has_text="the report has thousands").first
    entry.wait_for()
    assert "3999-4001" in entry.inner_text()
    page.get_by_role("link", name="Figures").click()
    page.locator(".row .figure", has_text="4,001").first.wait_for()
    assert page.locator(".row .figure").first.inner_text() != figure


def test_a_correction_that_changes_nothing_is_not_sent(tab: Tab) -> None:
    watched = tab()
    page = signed_in(watched, SECRET, "?lang=en&view=reports")
    judge = first_claim(page)
    judge.get_by_role("button", name="Correct", exact=True).click()
    say_why(judge, "no reason")
    judge.get_by_text("Nothing was changed.").wait_for()


def test_two_claims_are_said_to_be_of_two_events(tab: Tab) -> None:
    watched = tab()
    page = signed_in(watched, SECRET, "?lang=en&view=reports&q=الراموسة")
    judge = first_claim(page)
    judge.get_by_role("button", name="Same event?").click()
    judge.get_by_role("radio").first.check()
    judge.get_by_label("They tell of two events").check()
    say_why(judge, "another day")
    judge.locator("li", has_text="another event").first.wait_for()


def test_a_disagreement_of_reviewers_is_shown(tab: Tab) -> None:
    for secret, verdict, why in ((SECRET, "Right", "it says so"), (OTHER_SECRET, "Wrong", "it is irony")):
        page = signed_in(tab(), secret, "?lang=en&view=reports")
        judge = first_claim(page, 1)
        judge.get_by_role("button", name=verdict, exact=True).click()
        say_why(judge, why)
        judge.locator("li", has_text=why).wait_for()
    watched = tab()
    page = watched.open("?lang=en&view=review")
    dispute = page.locator(".dispute")
    dispute.first.wait_for()
    shown = dispute.first.inner_text()
    assert "it says so" in shown
    assert "it is irony" in shown
    assert dispute.get_by_role("button", name="Take back").count() == 0, "nobody is signed in"
    watched.keep("en-9-disagreement")
    dispute.first.get_by_role("link").click()
    page.locator("aside.why .said").wait_for()
