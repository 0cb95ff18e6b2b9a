"""How the YAML files that ship with Khabar are read."""

from importlib.resources.abc import Traversable
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where PyYAML was built with libyaml


def read_yaml(file: Traversable) -> Any:
    """What a YAML file says, in plain Python values."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
