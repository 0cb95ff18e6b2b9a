"""A served example war and a browser to look at it with.

The database is made once for all workers; the browser is Debian's Chromium. Screenshots are kept in ``artefacts``.
"""

import base64
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, sync_playwright
from served_page import FLAGS, KHABAR, ROOT, chromium, serving

ARTEFACTS = Path(__file__).parent / "artefacts"
AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
COUNTED = """async (picture) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const found = {};
  for (let i = 0; i < data.length; i += 4) {
    const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
    found[key] = (found[key] ?? 0) + 4 / data.length;
  }
  return found;
}"""
PATIENCE = 90_000  # ms: software drawing on a busy machine
QUIET = ("GPU stall due to ReadPixels",)  # the software driver talks about itself

HOSTILE = """<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>

قصفت القوات الحكومية حي <b onmouseover="document.title='owned'">الصاخور</b> في حلب، السبت، فقتل 7 مدنيين.
وقال "><svg onload=document.title='owned'> ناشط إن القوات الحكومية سيطرت على بستان القصر.
"""


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example corpus and one hostile report, read once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made, lock = shared / "web.db", shared / "web.db.lock"
    try:
        lock.mkdir()
    except FileExistsError:
        waited = threading.Event()
        for _ in range(600):
            if (shared / "web.db.done").exists():
                return made
            waited.wait(0.5)
        pytest.fail("another worker did not finish the database")
    hostile = shared / "hostile.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    for arguments in ([str(ROOT / "examples" / "aleppo-2016")], [str(hostile), "--published", "2016-08-15"]):
        subprocess.run([KHABAR, "add", *arguments, "--db", str(made)], check=True,
                       capture_output=True, cwd=shared, timeout=300)
    (shared / "web.db.done").touch()
    return made


@pytest.fixture(scope="session")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that shows the examples."""
    with serving(database, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with software drawing, without any of its own errands on the network."""
    binary = chromium()
    if binary is None:
        pytest.skip("no Chromium on this machine (on Debian: apt-get install chromium)")
    started = playwright.chromium.launch(executable_path=binary, args=FLAGS)
    yield started
    started.close()


@dataclass
class Watched:
    """A tab, and what it should not do: complain, or ask anybody but this machine."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def open(self, query: str) -> Page:
        """Open a view and wait until it shows what it has."""
        self.page.goto(self.site + query)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until everything that was asked for is there and drawn."""
        self.page.wait_for_selector("main h1, main h2", state="attached")
        if self.page.locator(".map-view").count():
            self.page.wait_for_selector("[data-live=true]", state="attached")
        self.page.wait_for_load_state("networkidle")

    def serious_faults(self) -> list[tuple[str, list[object]]]:
        """What axe finds on the page that keeps people with a screen reader or weak eyes from using it."""
        if not AXE.exists():
            pytest.skip("axe-core is not installed: make web")
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
        return [(each["id"], [node["target"] for node in each["nodes"]][:3])
                for each in found if each["impact"] in ("serious", "critical")]

    def colours(self, selector: str) -> dict[tuple[int, ...], float]:
        """The colours (red, green, blue) that are seen of an element, with the share of each."""
        picture = base64.b64encode(self.page.locator(selector).screenshot()).decode()
        found: dict[str, float] = self.page.evaluate(COUNTED, picture)
        return {tuple(map(int, colour.split(","))): share for colour, share in found.items()}

    def keep(self, name: str) -> None:
        """Keep a picture of what is seen."""
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=str(ARTEFACTS / f"{name}.png"))


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Callable[..., Watched]]:
    """Opens tabs; at the end none of them may have complained or have asked another machine."""
    opened: list[Watched] = []

    def new(width: int = 1200, height: int = 720, locale: str = "en-GB", at: str = site) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=locale,
                                      reduced_motion="reduce")
        watched = Watched(context.new_page(), at)
        watched.page.set_default_timeout(PATIENCE)

        def note(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not any(words in message.text for words in QUIET):
                watched.complaints.append(message.text)

        def ask(request: Request) -> None:
            watched.asked.add(urlsplit(request.url).hostname or urlsplit(request.url).scheme)

        watched.page.on("console", note)
        watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        watched.page.on("request", ask)
        opened.append(watched)
        return watched

    yield new
    for watched in opened:
        watched.page.context.close()
        assert watched.complaints == []
        assert watched.asked <= {"127.0.0.1", "blob", "data"}
