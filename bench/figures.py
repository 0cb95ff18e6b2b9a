"""Draws the figures of docs/simulation.md from the tables that stand in it: ``python bench/figures.py [folder]``.

``calibration.svg``: how often Khabar is right against the chance it states. ``cost.svg``: the time of a processor to
derive everything, and to add one report, against the number of claims, both axes logarithmic.
"""

import re
import sys
from collections.abc import Callable, Sequence
from math import log10
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT, LEFT, BELOW = 460, 340, 60, 50
Point = tuple[float, float]


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the table whose first line begins so."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(heading):
            next(lines)
            found = []
            for row in lines:
                if not row.startswith("|"):
                    break
                found.append([cell.strip() for cell in row.strip("|").split("|")])
            return found
    return []


def number(cell: str) -> float:
    """The first number of a cell."""
    match = re.search(r"[0-9][0-9,]*\.?[0-9]*", cell)
    return float(match.group().replace(",", "")) if match else 0.0


class Drawing:
    """A chart with one horizontal and one vertical scale."""

    def __init__(self, across: Callable[[float], float], up: Callable[[float], float]) -> None:
        """The scales give shares of the width and of the height, in 0..1."""
        self._across, self._up = across, up
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
            f'font-size="11"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']

    def at(self, x: float, y: float) -> Point:
        """Where a point lies in the picture."""
        return (LEFT + self._across(x) * (WIDTH - LEFT - 20), HEIGHT - BELOW - self._up(y) * (HEIGHT - BELOW - 20))

    def line(self, points: Sequence[Point], colour: str, *, dashed: bool = False, dots: bool = True) -> None:
        """A line through points, with a dot at each."""
        placed = [self.at(*point) for point in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        dash = ' stroke-dasharray="4 4"' if dashed else ""
        self._parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"{dash}/>')
        if dots:
            self._parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]

    def words(self, x: float, y: float, text: str, *, colour: str = "black", anchor: str = "middle") -> None:
        """Words at a place in the picture, in its own measure."""
        self._parts.append(f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{text}</text>')

    def axes(self, across: Sequence[tuple[float, str]], up: Sequence[tuple[float, str]], low: Point) -> None:
        """Ticks with their words; ``low`` is the corner below on the left."""
        for value, text in across:
            x, y = self.at(value, low[1])
            self.words(x, y + 16, text)
        for value, text in up:
            x, y = self.at(low[0], value)
            self.words(x - 8, y + 4, text, anchor="end")
        self.line([low, (across[-1][0], low[1])], "#555", dots=False)
        self.line([low, (low[0], up[-1][0])], "#555", dots=False)

    def __str__(self) -> str:
        return "\n".join([*self._parts, "</svg>\n"])


def calibration(text: str) -> str:
    """Stated chance against share that was right; on the dashed line both are the same."""
    found = Drawing(lambda x: x, lambda y: y)
    ticks = [(tenth / 10, f"{tenth / 10:.1f}") for tenth in range(0, 11, 2)]
    found.axes(ticks, ticks, (0.0, 0.0))
    found.line([(0.0, 0.0), (1.0, 1.0)], "#999", dashed=True, dots=False)
    found.line([(number(row[2]), number(row[3])) for row in rows(text, "| stated chance")], "#0b6")
    found.words(WIDTH / 2, HEIGHT - 10, "chance that Khabar states")
    found.words(LEFT + 6, 14, "share that was right", anchor="start")
    return str(found)


def cost(text: str) -> str:
    """Seconds of one processor against claims, with a dashed line that grows as the claims do."""
    table = rows(text, "| claims")
    claims = [number(row[0]) for row in table]
    low, high = log10(min(claims)) - 0.1, log10(max(claims)) + 0.1
    found = Drawing(lambda x: (log10(x) - low) / (high - low), lambda y: (log10(y) + 2) / 5)
    found.axes([(each, f"{each:,.0f}") for each in claims],
               [(10.0 ** power, f"{10.0 ** power:g} s") for power in range(-2, 4)], (10 ** low, 0.01))
    whole = [(each, number(row[1])) for each, row in zip(claims, table, strict=True)]
    found.line(whole, "#06c")
    found.line([whole[0], (claims[-1], whole[0][1] * claims[-1] / claims[0])], "#999", dashed=True, dots=False)
    found.line([(each, number(row[3]) / 1000) for each, row in zip(claims, table, strict=True)], "#c40")
    found.words(LEFT + 10, 20, "everything derived (dashed: in proportion)", colour="#06c", anchor="start")
    found.words(LEFT + 10, 36, "one report more, median", colour="#c40", anchor="start")
    found.words(WIDTH / 2, HEIGHT - 10, "claims")
    return str(found)


def main(folder: Path) -> None:
    text = (folder / "simulation.md").read_text(encoding="utf-8")
    (folder / "calibration.svg").write_text(calibration(text), encoding="utf-8")
    if rows(text, "| claims"):
        (folder / "cost.svg").write_text(cost(text), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
