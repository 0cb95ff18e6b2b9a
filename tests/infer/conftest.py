"""The reports that the tests of weighing are written with serve those of inference, too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "weigh"))
