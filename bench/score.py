"""Scores the reader on the coded reports of the shared folder, and lets no accuracy fall below what was once reached.

    bench/score.py [--shared ../shared] [--errors] [--raise]

Runs ``khabar read`` on gold/dev.jsonl and the shared scorer on what comes out, prints its whole table, leaves
build/claims.jsonl and build/score.json, and compares with bench/floors.json. Exit status 1 when a figure is below its
floor. ``--raise`` lifts the floors to what was measured and never lowers one.
"""

import argparse
import json
import math
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "bench" / "floors.json"

Figures = dict[str, float]


def measured(score: dict[str, Figures]) -> Figures:
    """The figures that have floors, from the scorer's JSON."""
    return {
        "found_f1": score["found"]["f1"], "found_precision": score["found"]["p"], "usable_f1": score["usable"]["f1"],
    }


def below(figures: Figures, floors: Figures) -> list[str]:
    """One line for each figure that is missing or under its floor."""
    return [
        f"{name} {figures.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in sorted(floors.items()) if figures.get(name, 0.0) < floor
    ]


def raised(figures: Figures, floors: Figures) -> Figures:
    """The floors lifted to the figures, cut to three places so that a rounding error cannot break one."""
    return {
        name: max(floors.get(name, 0.0), math.floor(figures.get(name, 0.0) * 1000) / 1000)
        for name in sorted(floors.keys() | figures.keys())
    }


def score(shared: Path, build: Path, *, errors: bool) -> Figures:
    """Read, score, print the table; raises CalledProcessError when the reader or the scorer fails."""
    gold, claims, table = shared / "gold", build / "claims.jsonl", build / "score.json"
    build.mkdir(exist_ok=True)
    khabar = Path(sys.executable).with_name("khabar")
    subprocess.run([khabar, "read", gold / "dev.jsonl", "--out", claims], check=True)
    subprocess.run([
        sys.executable, gold / "score.py", "--docs", shared / "seeds", "--docs", gold / "docs",
        "--gold", gold / "claims", "--pred", claims, "--json", table, *(["--errors"] if errors else []),
    ], check=True)
    return measured(json.loads(table.read_text(encoding="utf-8")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the shared folder")
    parser.add_argument("--errors", action="store_true", help="print every missed, wrong and unusable claim")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is measured")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--build", type=Path, default=ROOT / "build", help="where the claims and the table are left")
    options = parser.parse_args()
    if not (options.shared / "gold" / "dev.jsonl").is_file():
        print(f"nothing scored: there are no coded reports at {options.shared / 'gold'}")
        return 0
    floors: Figures = json.loads(options.floors.read_text(encoding="utf-8"))
    try:
        figures = score(options.shared, options.build, errors=options.errors)
    except subprocess.CalledProcessError as failure:
        print(f"nothing scored: {Path(failure.cmd[0]).name} {failure.cmd[1]} ended with {failure.returncode}")
        return 1
    failures = below(figures, floors)
    print("\n".join(failures) or "no figure is below its floor")
    if options.lift:
        floors = raised(figures, floors)
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
        print("floors: " + ", ".join(f"{name} {floor:.3f}" for name, floor in floors.items()))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
