"""What a person may hand over, and what comes of it: reports in every format, in order, with their own words."""

import hashlib
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from khabar.errors import InputError
from khabar.model.records import Document, Unread
from khabar.sources import load

TODAY = date(2026, 11, 22)
REPORT = (
    "قالت مصادر ميدانية إن فصائل المعارضة سيطرت أمس على حي الراموسة جنوب غرب مدينة حلب.\n"
    "وأضافت المصادر أن سبعة مقاتلين قتلوا في الاشتباكات التي ما زالت مستمرة في محيط الكلية.\n"
)
OTHER = "نفى مصدر عسكري أن تكون الفصائل قد دخلت الكلية، وقال إن القوات الحكومية صدت الهجوم على المنطقة."


def documents(*paths: Path, published: date | None = None, outlet: str | None = None) -> list[Document]:
    records = list(load(paths, published=published, outlet=outlet, today=TODAY))
    assert [r for r in records if isinstance(r, Unread)] == []
    return [r for r in records if isinstance(r, Document)]


def line(**fields: object) -> str:
    return json.dumps({"id": "r1", "text": REPORT} | fields, ensure_ascii=False) + "\n"


def test_a_text_file_is_one_report_under_its_file_name(tmp_path: Path) -> None:
    path = tmp_path / "000_report.txt"
    path.write_bytes(REPORT.encode())
    (document,) = documents(path)
    assert document.name == "000_report.txt"
    assert document.text == REPORT
    assert document.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()
    assert (document.language, document.published, document.outlet, document.title) == ("ar", None, None, None)


def test_line_ends_stay_as_given_so_that_offsets_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode())
    assert documents(path)[0].text == REPORT.replace("\n", "\r\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(REPORT.encode(encoding))
    assert documents(path)[0].text == REPORT


def test_what_the_person_says_fills_in_what_the_report_does_not_say(tmp_path: Path) -> None:
    silent, dated = tmp_path / "a.txt", tmp_path / "b.jsonl"
    silent.write_text(REPORT, encoding="utf-8")
    dated.write_text(line(published="2016-08-07", outlet="nahar"), encoding="utf-8")
    first, second = documents(silent, dated, published=date(2016, 8, 8), outlet="barq")
    assert (first.published, first.outlet) == (date(2016, 8, 8), "barq")
    assert (second.published, second.outlet) == (date(2016, 8, 7), "nahar")


def test_a_json_line_keeps_every_field(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line(id="d01", outlet="barq", url="https://barq.example/1", published="2016-08-08", title="عنوان"),
                    encoding="utf-8")
    (document,) = documents(path)
    assert (document.name, document.outlet, document.url) == ("d01", "barq", "https://barq.example/1")
    assert (document.published, document.title, document.text) == (date(2016, 8, 8), "عنوان", REPORT)


@pytest.mark.parametrize(("written", "day"), [
    ("2016-08-08", date(2016, 8, 8)),
    ("2016-08-08T23:30:00+03:00", date(2016, 8, 8)),
    ("2016-08-08T01:30:00Z", date(2016, 8, 8)),
    ("2015-07-21 02:51:32", date(2015, 7, 21)),
    ("Mon, 08 Aug 2016 10:00:00 GMT", date(2016, 8, 8)),
    (" 2016-08-08 ", date(2016, 8, 8)),
    ("2026-11-23", date(2026, 11, 23)),  # tomorrow here is today elsewhere
    ("", None),
    (None, None),
])
def test_days_of_publication(tmp_path: Path, written: str | None, day: date | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line(published=written), encoding="utf-8")
    assert documents(path)[0].published == day


def test_the_fields_of_other_archives_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{
        "source": "barq", "url": "https://barq.example/1", "date_extracted": "2015-07-21 02:51:32", "title": "عنوان",
        "author": "كاتب", "content": REPORT,
    }]), encoding="utf-8")
    (document,) = documents(path)
    assert (document.outlet, document.published, document.text) == ("barq", date(2015, 7, 21), REPORT)
    assert document.name == "a.json:0"


@pytest.mark.parametrize("content", [
    json.dumps([{"id": 1, "text": REPORT}, {"id": 2, "text": OTHER}], indent=4),
    json.dumps({"id": 1, "text": REPORT}, indent=2) + "\n\n" + json.dumps({"id": 2, "text": OTHER}),
    line(id=1) + line(id=2, text=OTHER),
])
def test_a_json_file_may_hold_an_array_or_reports_one_after_another(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    assert [(d.name, d.text) for d in documents(path)] == [("1", REPORT), ("2", OTHER)]


def test_an_array_longer_than_a_piece_is_read_as_a_stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": n, "text": REPORT} for n in range(9)], ensure_ascii=False), encoding="utf-8")
    for size in (1, 7, 1000):
        monkeypatch.setattr("khabar.sources.jsonstream._PIECE_BYTES", size)
        assert [(d.name, d.text) for d in documents(path)] == [(str(n), REPORT) for n in range(9)]


def test_the_same_words_are_the_same_version_however_the_object_is_written(tmp_path: Path) -> None:
    one, two = tmp_path / "a.jsonl", tmp_path / "b.json"
    one.write_text(json.dumps({"id": "r", "text": REPORT, "outlet": "barq"}), encoding="utf-8")
    two.write_text(json.dumps([{"outlet": "barq", "text": REPORT, "id": "r"}], ensure_ascii=False), encoding="utf-8")
    first, second = documents(one, two)
    assert first == second


def test_a_changed_report_is_another_version_of_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line() + line(text=REPORT + "."), encoding="utf-8")
    first, second = documents(path)
    assert first.report == second.report
    assert first.id != second.id


PAGE = """<!DOCTYPE html><html lang="ar"><head><title>عنوان الخبر</title>
<meta property="article:published_time" content="2016-08-08T10:00:00+03:00">
<meta property="og:site_name" content="البرق">
<link rel="canonical" href="https://barq.example/news/1"></head><body>
<nav><ul><li><a href="/">الرئيسية</a><li><a href="/s">سوريا</a></ul></nav>
<article><h1>عنوان الخبر</h1><p>{first}</p><p>{second}</p></article>
<footer>جميع الحقوق محفوظة 2024</footer></body></html>"""
PROSE = PAGE.format(first=REPORT.splitlines()[0], second=REPORT.splitlines()[1])


def test_a_web_page_gives_its_article_with_what_the_page_says_of_it(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PROSE, encoding="utf-8")
    (document,) = documents(path)
    assert REPORT.splitlines()[0] in document.text
    assert "الرئيسية" not in document.text
    assert "الحقوق" not in document.text
    assert (document.title, document.outlet, document.url) == ("عنوان الخبر", "البرق", "https://barq.example/news/1")
    assert (document.published, document.name) == (date(2016, 8, 8), "page.html")


def test_the_year_of_a_copyright_notice_is_no_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PROSE.replace("2016-08-08T10:00:00+03:00", ""), encoding="utf-8")
    assert documents(path)[0].published is None


def test_the_address_of_a_whole_site_is_not_that_of_a_report(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PROSE.replace("/news/1", "/"), encoding="utf-8")
    assert documents(path)[0].url is None


def test_a_page_in_windows_1256_says_so_itself(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PROSE.replace("<head>", '<head><meta charset="windows-1256">').encode("cp1256"))
    assert REPORT.splitlines()[0] in documents(path)[0].text


def test_a_page_that_was_saved_as_utf_8_but_still_says_windows_1256(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PROSE.replace("<head>", '<head><meta charset="windows-1256">').encode())
    assert REPORT.splitlines()[0] in documents(path)[0].text


def test_folders_are_walked_in_sorted_order_and_names_tell_them_apart(tmp_path: Path) -> None:
    for name in ("b/001.txt", "a/001.txt", "002.txt", "README.md", ".hidden.txt", ".git/003.txt",
                 "khabar.db", "khabar.db-wal"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(REPORT + name, encoding="utf-8")
    found = documents(tmp_path)
    assert [d.name for d in found] == ["002.txt", "a/001.txt", "b/001.txt"]
    assert len({d.report for d in found}) == 3


def test_the_members_of_a_zip_archive_are_read_like_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.writestr("b.jsonl", line())
        archive.writestr("a/1.txt", OTHER)
        archive.writestr("__MACOSX/a/1.txt", "x")
    assert [(d.name, d.text) for d in documents(tmp_path / "day.zip")] == [("day.zip/a/1.txt", OTHER), ("r1", REPORT)]


def test_the_same_file_under_two_paths_is_the_same_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "a.txt", tmp_path / "copy" / "a.txt")
    first, second = documents(tmp_path / "a.txt", tmp_path / "copy" / "a.txt")
    assert first == second


def test_a_file_of_unknown_ending_is_read_as_text_when_it_is_named_outright(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text(REPORT, encoding="utf-8")
    assert documents(path)[0].text == REPORT


def test_scraped_pages_with_program_text_are_still_arabic(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT + "var menu = function(page) { return page.items; } " * 5, encoding="utf-8")
    assert documents(path)[0].language == "ar"


def test_a_language_with_a_pack_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.sources.language.supported_languages", lambda: ("ar", "en"))
    path = tmp_path / "a.txt"
    path.write_text("Opposition fighters took the artillery college on Saturday.", encoding="utf-8")
    assert documents(path)[0].language == "en"


def test_a_day_that_nothing_can_be_published_on_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="3016"):
        load([tmp_path], published=date(3016, 1, 1))
