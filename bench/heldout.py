"""Our own coded reports: coded by the whole manual, kept here as offsets without their text.

    bench/heldout.py build [--set blind] [--corpora ../shared/corpora/july2015] [--score .../gold/score.py]
    bench/heldout.py pack --set NAME --docs DIR --claims DIR --index INDEX.json

The reports are from a research corpus whose text may not be shipped. ``build`` takes the text from the corpus, checks
it against the hashes in bench/SET/*.json, and writes docs, claims and reports.jsonl in the format of the shared gold
under build/SET; with ``--score`` it runs reader and scorer on them. ``pack`` is the way back: gold files to offsets.
All were coded before any reader's output on them was seen. The sets: ``heldout`` (15 reports, whose totals have been
looked at for long), ``worked`` (221, whose errors the reader was mended by) and ``blind`` (54, of which only totals are
ever looked at): the last tells fitting from learning. ``second`` is what others, who knew neither these claims nor the
reader, coded in 18 of the blind reports: ``.../gold/score.py --docs build/blind/docs --gold build/second/claims
--pred-gold build/blind/claims`` says how well two coders agree, which is the most that can be asked of a reader.
"""

import argparse
import hashlib
import json
import sys
import zipfile
from pathlib import Path

from coded import CodedReports, Fields

ROOT = Path(__file__).resolve().parent.parent
SETS = ("heldout", "worked", "blind", "second")

LISTS = ("quotes", "agents", "targets", "weapons", "voice")
PLAIN = ("type", "status", "extent", "optional", "date")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def rebuilt(article: Fields) -> str:
    """A report's text as it was coded: its headline, a blank line, its body."""
    return f"{article['title'].strip()}\n\n{article['content'].strip()}\n"


def to_offsets(claim: Fields, text: str) -> Fields:
    """A gold claim with each string replaced by where it first stands; raises ValueError when it does not."""
    def span(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    return {
        **{field: claim[field] for field in PLAIN}, **{slot: [span(words) for words in claim[slot]] for slot in LISTS},
        "place": span(claim["place"]) if claim["place"] else None,
        "counts": [{**count, "of": span(count["of"])} for count in claim["counts"]],
    }


def to_strings(claim: Fields, text: str) -> Fields:
    """The gold claim that ``to_offsets`` made the offsets of."""
    def words(span: list[int]) -> str:
        return text[span[0]:span[1]]

    return {
        **{field: claim[field] for field in PLAIN}, **{slot: [words(span) for span in claim[slot]] for slot in LISTS},
        "place": words(claim["place"]) if claim["place"] else None,
        "counts": [{**count, "of": words(count["of"])} for count in claim["counts"]],
    }


def corpus(folder: Path, day: str) -> dict[str, Fields]:
    """The articles of one day by URL."""
    with zipfile.ZipFile(folder / f"{day}.zip") as archive:
        articles: list[Fields] = json.loads(archive.read(f"{day}.json"))
    return {article["url"]: article for article in articles}


def text_of(held: Fields, articles: dict[str, Fields]) -> str:
    """The text of a held-out report; raises ValueError when the corpus has another one."""
    article = articles.get(held["url"])
    text = rebuilt(article) if article else ""
    if article is None or sha256(article["title"]) != held["title_sha256"] or sha256(text) != held["text_sha256"]:
        raise ValueError(f"{held['doc']}: {held['corpus']} does not have the text that was coded")
    return text


def build(name: str, corpora: Path, out: Path) -> CodedReports:
    """Documents, claims and dated reports under ``out``."""
    coded, days = CodedReports(out), dict[str, dict[str, Fields]]()
    for path in sorted((ROOT / "bench" / name).glob("*.json")):
        held: Fields = json.loads(path.read_text(encoding="utf-8"))
        if held["corpus"] not in days:
            days[held["corpus"]] = corpus(corpora, held["corpus"])
        text = text_of(held, days[held["corpus"]])
        gold = {field: held[field] for field in ("doc", "language", "published")}
        gold["claims"] = [to_strings(claim, text) for claim in held["claims"]]
        coded.add(gold, text, outlet=held["outlet"], title=text.partition("\n")[0])
    coded.close()
    return coded


def pack(kept: Path, docs: Path, claims: Path, index: Path) -> None:
    """Gold files to offsets in ``kept``; ``index`` gives each document's corpus day, url, title and outlet."""
    kept.mkdir(exist_ok=True)
    for name, entry in json.loads(index.read_text(encoding="utf-8")).items():
        text = (docs / f"{name}.txt").read_text(encoding="utf-8")
        gold: Fields = json.loads((claims / f"{name}.json").read_text(encoding="utf-8"))
        held = {
            "doc": name, "corpus": entry["day"], "url": entry["url"], "outlet": entry["source"], "language": "ar",
            "published": entry["published"], "title_sha256": sha256(entry["title"]), "text_sha256": sha256(text),
        }
        rows = ",\n".join("  " + json.dumps(to_offsets(claim, text)) for claim in gold["claims"])
        head = json.dumps(held, ensure_ascii=False, indent=1).removesuffix("\n}")
        (kept / f"{name}.json").write_text(f'{head},\n "claims": [\n{rows}\n ]\n}}\n', encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("build")
    making.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora" / "july2015")
    making.add_argument("--out", type=Path, help="where to (default build/SET)")
    making.add_argument("--score", type=Path, help="the shared scorer; without it nothing is read")
    making.add_argument("--errors", action="store_true", help="look at errors only once a version is final")
    packing = commands.add_parser("pack")
    for each in (making, packing):
        each.add_argument("--set", choices=SETS, default="heldout", help="which of our sets")
    for option in ("--docs", "--claims", "--index"):
        packing.add_argument(option, type=Path, required=True)
    return parser.parse_args()


def main() -> int:
    options = arguments()
    if options.command == "pack":
        pack(ROOT / "bench" / options.set, options.docs, options.claims, options.index)
        return 0
    if not options.corpora.is_dir():
        print(f"nothing built: there is no corpus at {options.corpora}")
        return 0
    out = options.out or ROOT / "build" / options.set
    coded = build(options.set, options.corpora, out)
    print(f"{coded.claims} claims of the set {options.set} under {out}")
    return coded.score(options.score, errors=options.errors) if options.score else 0


if __name__ == "__main__":
    sys.exit(main())
