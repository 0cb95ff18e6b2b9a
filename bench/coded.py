"""Coded reports on disk, in the layout of the shared gold, and the reader's score on them: for the scripts here."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

Fields = dict[str, Any]


class CodedReports:
    """A folder of coded reports: docs/NAME.txt, claims/NAME.json and reports.jsonl, one dated report per line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.claims = 0
        self._lines: list[str] = []
        for part in ("docs", "claims"):
            (folder / part).mkdir(parents=True, exist_ok=True)

    def add(self, gold: Fields, text: str, *, outlet: str | None, title: str | None) -> None:
        """One report and its gold file, whose ``doc`` names both."""
        name = gold["doc"]
        (self.folder / "docs" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        (self.folder / "claims" / f"{name}.json").write_text(
            json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
        report = {"id": name, "outlet": outlet, "published": gold["published"], "title": title, "text": text}
        self._lines.append(json.dumps(report, ensure_ascii=False))
        self.claims += len(gold["claims"])

    def close(self) -> None:
        """Write reports.jsonl, the input for ``khabar read``."""
        (self.folder / "reports.jsonl").write_text("\n".join(self._lines) + "\n", encoding="utf-8")

    def score(self, scorer: Path, *, errors: bool) -> int:
        """Run the reader and the shared scorer on the folder; the scorer's exit status."""
        claims, khabar = self.folder / "claims.jsonl", Path(sys.executable).with_name("khabar")
        subprocess.run([khabar, "read", self.folder / "reports.jsonl", "--out", claims], check=True)
        return subprocess.run([
            sys.executable, scorer, "--docs", self.folder / "docs", "--gold", self.folder / "claims",
            "--pred", claims, *(["--errors"] if errors else []),
        ], check=False).returncode
