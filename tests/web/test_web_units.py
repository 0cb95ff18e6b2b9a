"""The page's own unit tests (vitest): cells, states over time, marked text, addresses, words in both languages."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "web"


def node() -> Path | None:
    """The Node that the page is built with, on the PATH or of the Python package."""
    spec = importlib.util.spec_from_file_location("build_of_the_page", WEB / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    found: Path | None = build.find_node()
    return found


def test_the_units_of_the_page_pass() -> None:
    binary, vitest = node(), WEB / "node_modules" / "vitest" / "vitest.mjs"
    if binary is None or not vitest.exists():
        pytest.skip("the page was not built here, so that there is no Node with packages: make web")
    outcome = subprocess.run([str(binary), str(vitest), "run", "--reporter=dot"], cwd=WEB, capture_output=True,
                             text=True, check=False, timeout=240)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_the_build_says_what_is_missing(tmp_path: Path) -> None:
    """Where there is neither Node nor a way to get one, one line says what to do."""
    script = tmp_path / "web" / "build.py"
    script.parent.mkdir()
    script.write_text((WEB / "build.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "web" / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "web" / "src").mkdir()
    outcome = subprocess.run([sys.executable, "-S", str(script)], capture_output=True, text=True, check=False,
                             env={"PATH": str(tmp_path)}, timeout=60)
    assert outcome.returncode == 1
    assert "Install Node" in outcome.stderr
