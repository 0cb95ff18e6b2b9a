"""The map: a picture at once, days without waiting, what would follow if, and a map of the user's own under it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from served_page import serving
from tiny_basemap import COLOUR, archive

Tab = Callable[..., Any]

ORDER = """
new MutationObserver(() => {
  window.order ??= [];
  for (const state of ['ready', 'live']) {
    if (document.querySelector(`[data-${state}=true]`) && !window.order.includes(state)) window.order.push(state);
  }
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
NO_WEBGL = """
const kept = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return String(kind).startsWith('webgl') ? null : kept.call(this, kind, ...rest);
};
"""



def test_a_picture_of_the_day_is_there_before_the_map_has_started(tab: Tab) -> None:
    watched = tab()
    watched.page.add_init_script(ORDER)
    page: Page = watched.open("?lang=en&on=2016-08-20")
    assert page.evaluate("window.order") == ["ready", "live"]


def test_a_browser_without_webgl_shows_the_picture_and_why(tab: Tab) -> None:
    watched = tab()
    watched.page.add_init_script(NO_WEBGL)
    watched.page.on("console", lambda _: watched.complaints.clear())  # MapLibre says what it lacks
    page: Page = watched.open("?lang=en&on=2016-08-20")
    page.get_by_text("lacks WebGL 2").wait_for()
    watched.keep("en-7-no-webgl")
    box = page.locator(".canvas canvas.over").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2)
    page.locator("aside.why .said").wait_for()
    watched.complaints.clear()


def test_a_step_of_the_slider_is_on_the_screen_without_waiting(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&on=2016-08-10")
    page.get_by_role("slider").focus()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(120)
    page.wait_for_function("performance.getEntriesByName('khabar:day').length >= 5")
    spent = sorted(page.evaluate("performance.getEntriesByName('khabar:day').map((each) => each.duration)"))
    assert spent[len(spent) // 2] < 400, "100 ms are the aim, of a machine that does nothing else"


def test_what_would_follow_if_somebody_else_held_a_place(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=en&on=2016-08-20")
    page.get_by_text("What if …").click()
    page.get_by_role("combobox", name="Place (or choose it on the map)").fill("ramouseh")
    page.get_by_role("option", name="Ramouseh", exact=True).click()
    page.get_by_label("Held by").select_option(value="government")
    page.get_by_role("button", name="Suppose it").click()

    follows = page.locator(".whatif .changes")
    follows.get_by_text("encircled").wait_for()
    assert follows.locator("a").count() == 0, "nobody reported it: there are no reasons to lead to"
    assert "Supposed, not reported" in page.locator(".supposed").inner_text()
    page.wait_for_url("**suppose=place:aleppo-ramouseh=government**")
    watched.keep("en-8-whatif")
    page.get_by_role("button", name="End", exact=True).click()
    page.locator(".supposed").wait_for(state="detached")
    assert "suppose" not in page.url


def test_a_map_of_ones_own_lies_under_the_cells(
    tab: Tab, database: Path, tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("grounded")
    (folder / "own.pmtiles").write_bytes(archive())
    with serving(database, folder, "--basemap", str(folder / "own.pmtiles")) as address:
        watched = tab(at=address)
        ranges: list[str] = []
        watched.page.on("request", lambda asked: ranges.append(asked.headers.get("range", ""))
                        if asked.url.endswith("/basemap.pmtiles") else None)
        page: Page = watched.open("?lang=en&on=2016-08-20")
        page.wait_for_selector("[data-basemap=true]", state="attached")
        assert ranges
        assert all(each.startswith("bytes=") for each in ranges)
        near = [share for colour, share in watched.colours(".canvas").items()
                if sum(abs(one - other) for one, other in zip(colour, COLOUR, strict=True)) < 12]
        assert sum(near) > 0.2
        page.context.close()


def test_why_is_told_in_arabic_on_the_arabic_page(tab: Tab) -> None:
    watched = tab()
    page: Page = watched.open("?lang=ar&on=2016-08-20")
    page.locator(".list a.state").first.click()
    page.locator("aside.why .said").wait_for()
    page.evaluate("document.querySelectorAll('aside.why details').forEach((each) => { each.open = true; })")
    told = " ".join(page.locator("aside.why dd").all_inner_texts())
    assert re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", told) is None
    page.get_by_role("button", name="احسب الجواب من دون كل واحد من القائلين به").click()
    page.locator("aside.why li", has_text="لولا").first.wait_for()
    watched.keep("ar-2-without")
