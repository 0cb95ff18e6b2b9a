"""A server with the built page, the tokens that it knows, and a browser that draws by software."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "khabar" / "serve" / "web" / "index.html"
KHABAR = str(Path(sys.executable).with_name("khabar"))
SECRET = "a-secret-of-the-tests"
OTHER_SECRET = "another-secret-of-the-tests"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-unsafe-swiftshader", "--use-gl=angle", "--use-angle=swiftshader",
]


def chromium() -> str | None:
    """The Chromium of this machine."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serving(database: Path, folder: Path, *more: str) -> Iterator[str]:
    """The address of a server that shows a copy of a database; two reviewers' tokens are known to it."""
    if not WEB.exists():
        pytest.skip("the page is not built: make web")
    copy = folder / "web.db"
    shutil.copy(database, copy)
    secrets = ["env", f"KHABAR_TOKENS=reviewer:amira={SECRET} reviewer:yusuf={OTHER_SECRET}", "PYTHONUNBUFFERED=1"]
    with subprocess.Popen([*secrets, str(KHABAR), "serve", "--db", str(copy), "--port", "0", *more], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if found := re.search(r"http://[\d.]+:\d+/", line):
                threading.Thread(target=server.stdout.read, daemon=True).start()
                yield found.group(0)
                break
        server.terminate()
        assert "http://" in said, said
