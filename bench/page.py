"""How long the page takes: the first picture, the map that can be moved, a step of the slider; and, to compare with,
a MapLibre map with nothing on it: ``python bench/page.py DATABASE``. By the clock and by the processor.
"""

import http.server
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from served_page import FLAGS, ROOT, chromium, serving

RUNS = 5
STEPS = 20
DIST = ROOT / "web" / "node_modules" / "maplibre-gl" / "dist"
EMPTY = b"""<!doctype html><div id=m style="position:absolute;inset:0"></div><script type=module>
import { Map, setWorkerUrl } from '/maplibre-gl.mjs';
setWorkerUrl('/maplibre-gl-worker.mjs');
const layers = [{ id: 'b', type: 'background', paint: { 'background-color': '#eee' } }];
const map = new Map({ container: 'm', style: { version: 8, sources: {}, layers }, fadeDuration: 0 });
map.once('idle', () => performance.mark('live'));
</script>"""
MARK = """
new MutationObserver(() => {
  for (const state of ['ready', 'live']) {
    if (!document.querySelector(`[data-${state}=true]`) || performance.getEntriesByName(state).length) continue;
    performance.mark(state);
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => performance.mark(`${state}-seen`);
      drawn.port2.postMessage(0);
    });
  }
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


@contextmanager
def empty_map() -> Iterator[str]:
    """The address of a page with a MapLibre map of one colour."""
    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(DIST))

        def do_GET(self) -> None:
            if self.path == "/":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(EMPTY)
            else:
                super().do_GET()

        def guess_type(self, path: Any) -> str:
            return "text/javascript" if str(path).endswith(".mjs") else super().guess_type(path)

        def log_message(self, *arguments: Any) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def spent(browser: Browser) -> float:
    """Seconds of the processor that the browser has used, all its processes together."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return float(sum(each["cpuTime"] for each in found["processInfo"]))


def tab(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1366, "height": 820}).new_page()
    page.add_init_script(MARK)
    page.set_default_timeout(120_000)
    return page


def until(page: Page, mark: str) -> None:
    """Wait for a mark of a page; asking seldom costs it less than a condition that is looked at with each picture."""
    while not page.evaluate(f"performance.getEntriesByName('{mark}').length"):
        page.wait_for_timeout(200)


def opened(browser: Browser, address: str, wanted: str) -> dict[str, float]:
    """When each mark of a page was set, in seconds since it was asked for."""
    page, before = tab(browser), spent(browser)
    page.goto(address)
    until(page, wanted)
    marks: dict[str, float] = page.evaluate(
        "Object.fromEntries(performance.getEntriesByType('mark').map((each) => [each.name, each.startTime / 1000]))")
    marks["processor"] = spent(browser) - before
    page.context.close()
    return marks


def counting(page: Page) -> CDPSession:
    """A session in which the tasks of the page are counted in processor time of its main thread."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def worked(session: CDPSession) -> float:
    """Seconds of the processor that the main thread of the page has used for its tasks."""
    found = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in found if each["name"] == "TaskDuration"))


def first_view_alone(browser: Browser, address: str) -> float:
    """Processor seconds of the main thread until the day is on the screen, MapLibre kept from starting."""
    page = tab(browser)
    session = counting(page)
    page.route("**/drawing-*.js", lambda _: None)
    page.goto(address)
    until(page, "ready-seen")
    found = worked(session)
    page.context.close()
    return found


def stepped(browser: Browser, address: str) -> tuple[list[float], float]:
    """How long each step of the slider took until its day was on the screen, and the main thread's work, in ms."""
    page = tab(browser)
    session = counting(page)
    page.goto(address)
    until(page, "live")
    page.wait_for_timeout(1500)
    page.get_by_role("slider").focus()
    before = worked(session)
    for _ in range(STEPS):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(200)
    work = 1000 * (worked(session) - before) / STEPS
    page.wait_for_timeout(1000)
    found: list[float] = page.evaluate("performance.getEntriesByName('khabar:day').map((each) => each.duration)")
    page.context.close()
    return found, work


def told(name: str, values: list[float], unit: str = "s") -> None:
    middle = statistics.median(values)
    print(f"{name:<46} median {middle:7.2f} {unit}   most {max(values):7.2f} {unit}", flush=True)


def main(database: Path) -> None:
    """Print the figures."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with empty_map() as address:
            told("MapLibre with nothing on it, idle", [opened(browser, address, "live")["live"] for _ in range(RUNS)])
        with serving(database, Path(folder)) as address:
            opened(browser, address, "live-seen")  # the server's first answer is not what is measured
            runs = [opened(browser, address, "live-seen") for _ in range(RUNS)]
            told("first view: the coloured map is seen", [each["ready-seen"] for each in runs])
            told("the map can be moved", [each["live-seen"] for each in runs])
            told("processor time of the browser until then", [each["processor"] for each in runs])
            told("of its main thread, for the first view alone", [first_view_alone(browser, address) for _ in range(2)])
            steps, work = stepped(browser, address)
            told("a step of the slider until the day is seen", steps, "ms")
            told("of the main thread, for a step", [work], "ms")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "khabar.db"))
