"""Bad input: one clear line that names the file (and line) and what is wrong, and the rest goes on."""

import json
import os
import socket
import zipfile
from datetime import date
from pathlib import Path

import pytest

from khabar.model.records import Document, Unread
from khabar.sources import files, load

TODAY = date(2026, 11, 22)
REPORT = (
    "قالت مصادر ميدانية إن فصائل المعارضة سيطرت أمس على حي الراموسة جنوب غرب مدينة حلب.\n"
    "وأضافت المصادر أن سبعة مقاتلين قتلوا في الاشتباكات التي ما زالت مستمرة في محيط الكلية.\n"
)
GOOD = json.dumps({"id": "good", "text": REPORT}, ensure_ascii=False).encode()


def read(*paths: Path) -> list[Document | Unread]:
    return list(load(paths, today=TODAY))


def refused(path: Path) -> Unread:
    """The one line that comes of a path from which nothing can be read."""
    (record,) = read(path)
    assert isinstance(record, Unread)
    assert record.document is None
    assert "\n" not in record.where + record.reason
    return record


def only_refusal(path: Path) -> Unread:
    """The one line among the good reports around it."""
    records = read(path)
    (bad,) = (r for r in records if isinstance(r, Unread))
    assert [r.name for r in records if isinstance(r, Document)] == ["good", "good"]
    assert "\n" not in bad.reason
    return bad


def utf8_cut_at(offset: int) -> bytes:
    data = REPORT.encode()
    assert data[offset] >= 0x80
    return data[:offset] + data[offset + 1:]


BROKEN = REPORT.encode().index("الراموسة".encode())
TEXTS: list[tuple[str, bytes, str]] = [
    ("empty", b"", "empty"),
    ("blank", b" \n\n\t", "no text"),
    ("no-words", b"12345 -- 67", "no words"),
    ("nul", REPORT.encode()[:40] + b"\0" + REPORT.encode()[40:], "NUL byte at byte 40"),
    ("image", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image"),
    ("pdf", b"%PDF-1.7 " + REPORT.encode(), "PDF"),
    ("office", b"PK\x03\x04" + bytes(100), "ZIP or Office"),
    ("noise", bytes((n * 37) % 255 + 1 for n in range(4000)), "binary data"),
    ("cut-in-the-middle", utf8_cut_at(BROKEN), f"broken UTF-8 at byte {BROKEN}"),
    ("cut-at-the-end", REPORT.encode().rstrip()[:-2], "broken UTF-8 at byte"),
    ("one-latin-byte", REPORT.encode() + b" caf\xe9.", f"broken UTF-8 at byte {len(REPORT.encode()) + 4}"),
    ("broken-utf-16", REPORT.encode("utf-16")[:-1], "broken UTF-16 at byte"),
    ("latin-1", "Après le déjeuner, à l'été".encode("latin-1"), "broken UTF-8 at byte 3"),
    ("koi8", "Вооружённые отряды заняли район на юге города".encode("koi8-r"), "broken UTF-8 at byte 0"),
    ("cp1251", "Вооружённые отряды заняли район на юге города".encode("cp1251"), "broken UTF-8 at byte 0"),
    ("english", b"Opposition fighters took the artillery college.", "Latin letters: language not supported"),
    ("russian", "Отряды заняли район на юге города".encode(), "Cyrillic letters: language not supported"),
    ("persian", "نیروهای مخالف دیروز کنترل یک محله در جنوب شهر حلب را به دست گرفتند".encode(), "another language"),
    ("urdu", "حزب اختلاف کے جنگجوؤں نے کل شہر کے جنوب میں ایک محلے پر قبضہ کر لیا".encode(), "another language"),
]


@pytest.mark.parametrize(("content", "reason"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_a_text_that_is_none(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    unread = refused(path)
    assert unread.where == str(path)
    assert reason in unread.reason


@pytest.mark.parametrize(("codec", "name"), [("cp1256", "Windows-1256"), ("iso8859-6", "ISO 8859-6")])
def test_arabic_of_the_old_code_pages_is_read_and_noted(tmp_path: Path, codec: str, name: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.encode(codec))
    document, note = read(path)
    assert isinstance(document, Document)
    assert document.text == REPORT
    assert note == Unread(str(path), f"not UTF-8; read as {name}", document=document.id)


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.jsonl", "huge.json"])
def test_a_200_mb_text_is_refused_without_reading_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(b"[" if name.endswith("json") else b"")
        stream.write(("ا" * 100).encode())
        stream.seek(200 * 1024 * 1024)
        stream.write(b"x")
    refused(path)


def test_a_text_of_the_largest_size_is_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    size = path.stat().st_size
    monkeypatch.setattr(files, "MAX_REPORT_BYTES", size)
    assert isinstance(read(path)[0], Document)
    monkeypatch.setattr(files, "MAX_REPORT_BYTES", size - 1)
    assert "too large" in refused(path).reason


def test_a_file_that_lies_about_its_size_does_not_fill_the_memory(tmp_path: Path) -> None:
    asked: list[int] = []

    class Endless:
        def __enter__(self) -> "Endless":
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def read(self, size: int) -> bytes:
            asked.append(size)
            return b"x" * size

    item = files.Item("endless", "endless", ".txt", 1, Endless)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="too large"):
        item.whole()
    assert asked == [files.MAX_REPORT_BYTES + 1]


LINES: list[tuple[str, bytes, str]] = [
    ("not-json", b'{"id": "x", "text": ', "not valid JSON at column 21"),
    ("array", b"[1, 2]", "not a JSON object"),
    ("no-text", b'{"id": "x"}', "no field 'text'"),
    ("empty-text", b'{"id": "x", "text": " "}', "no text in it"),
    ("null-text", b'{"id": "x", "text": null}', "no text in it"),
    ("number-text", b'{"id": "x", "text": 7}', "text is not a string"),
    ("list-outlet", GOOD[:-1] + b', "outlet": ["a"]}', "outlet is not a string"),
    ("nul", b'{"id": "x", "text": "\\u0000"}', "NUL character in its text at character 0"),
    ("raw-nul", GOOD.replace(b" ", b"\0"), "NUL byte"),
    ("surrogate", b'{"id": "x", "text": "ab\\ud800"}', "surrogate pair in its text at character 2"),
    ("surrogate-title", GOOD[:-1] + b', "title": "\\udc00"}', "surrogate pair in its title at character 0"),
    ("broken-utf-8", GOOD[:60] + GOOD[61:], "broken UTF-8 at byte"),
    ("year-3016", GOOD[:-1] + b', "published": "3016-08-08"}', "lies in the future: 3016-08-08"),
    ("year-0016", GOOD[:-1] + b', "published": "0016-08-08"}', "lies before 1900: 0016-08-08"),
    ("day-after-tomorrow", GOOD[:-1] + b', "published": "2026-11-24"}', "lies in the future: 2026-11-24"),
    ("no-date", GOOD[:-1] + b', "published": "yesterday"}', "not a date: 'yesterday'"),
    ("no-such-day", GOOD[:-1] + b', "published": "2016-02-30"}', "not a date: '2016-02-30'"),
    ("number-date", GOOD[:-1] + b', "published": 1470614400}', "not a date: 1470614400"),
    ("long-date", GOOD[:-1] + b', "published": "' + b"9" * 9000 + b'"}', "not a date"),
    ("english", b'{"id": "x", "text": "Fighters took the college."}', "Latin letters"),
    ("huge-number", b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "cannot be read"),
    ("deep", b"[" * 200_000, "cannot be read"),
]


@pytest.mark.parametrize(("content", "reason"), [t[1:] for t in LINES], ids=[t[0] for t in LINES])
def test_a_json_line_that_is_no_report(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(GOOD + b"\n\n" + content + b"\n" + GOOD)
    unread = only_refusal(path)
    assert unread.where == f"{path}:3"
    assert reason in unread.reason
    assert len(unread.reason) < 200


def test_a_json_line_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_REPORT_BYTES", len(GOOD) + 1)
    path = tmp_path / "reports.jsonl"
    path.write_bytes(GOOD + b"\n" + b'{"text": "' + b"x" * (5 * len(GOOD)) + b'"}\n' + GOOD)
    unread = only_refusal(path)
    assert (unread.where, unread.reason[:9]) == (f"{path}:2", "too large")


@pytest.mark.parametrize(("content", "reason"), [
    (b"\n \n", "no report"),
    (REPORT.encode() * 20, "none of its first 20 lines is JSON"),
    (GOOD.decode().encode("utf-16"), "UTF-16"),
    (b"\x1f\x8b\x08" + bytes(50), "gzip"),
])
def test_a_jsonl_file_that_is_something_else(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(content)
    last = read(path)[-1]
    assert isinstance(last, Unread)
    assert (last.where, reason in last.reason) == (str(path), True)


@pytest.mark.parametrize(("content", "where", "reason"), [
    (b"[]", "", "no report in it"),
    (b"[" + GOOD, "[1]", "array is not closed"),
    (b"[" + GOOD + b", {]", "[1]", "rest of the file is not read"),
    (b"[" + GOOD + b" " + GOOD + b"]", "[1]", "comma is missing"),
    (b"[" + GOOD + b', {"text": 1}, ' + GOOD + b"]", "[1]", "text is not a string"),
    (b"[" + GOOD + b"," + GOOD[:60] + GOOD[61:] + b"]", "[1]", "broken UTF-8"),
    (GOOD + b"\xd8", "[1]", "rest of the file is not read"),
])
def test_a_json_array_that_breaks(tmp_path: Path, content: bytes, where: str, reason: str) -> None:
    path = tmp_path / "reports.json"
    path.write_bytes(content)
    records = read(path)
    (bad,) = (r for r in records if isinstance(r, Unread))
    assert bad.where == f"{path}{where}"
    assert reason in bad.reason
    assert sum(isinstance(r, Document) for r in records) == content.count(b'"good"') - (reason == "broken UTF-8") - (
        reason == "comma is missing")


PAGES: list[tuple[str, str, str]] = [
    ("menus", "<nav><ul><li><a href=/>الرئيسية</a><li><a href=/s>سوريا</a></ul></nav>", "without an article"),
    ("nothing", "<html></html>", "without an article"),
    ("program", "<html><body><script>var x</script></body></html>", "without an article"),
    ("english", "<html><body><article><p>Opposition fighters took the artillery college south of the city on Saturday, "
     "after three days of fighting, several sources said.</p></article></body></html>", "Latin letters"),
    ("year-3016", '<html><head><meta property="article:published_time" content="3016-08-08"></head><body><article>'
     f"<p>{REPORT}</p></article></body></html>", "lies in the future: 3016-08-08"),
]


@pytest.mark.parametrize(("page", "reason"), [t[1:] for t in PAGES], ids=[t[0] for t in PAGES])
def test_a_page_that_is_no_report(tmp_path: Path, page: str, reason: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    assert reason in refused(path).reason


def test_a_page_that_breaks_the_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("khabar.sources.html.bare_extraction", fail)
    path = tmp_path / "page.html"
    path.write_text("<p>x</p>", encoding="utf-8")
    assert "cannot be parsed (RecursionError)" in refused(path).reason


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "nothing.txt").reason


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert refused(path).reason == "cannot be read: Permission denied"


def test_a_pipe_or_socket_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "s.txt"))
        reasons = [r.reason for r in read(tmp_path) if isinstance(r, Unread)]
    assert reasons == ["not a file (a device, pipe or socket)"] * 2


def test_a_dangling_link_and_a_strange_ending_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.docx").write_bytes(b"PK")
    (tmp_path / "c.txt").write_text(REPORT, encoding="utf-8")
    first, second, third = read(tmp_path)
    assert isinstance(first, Unread)
    assert isinstance(second, Unread)
    assert isinstance(third, Document)
    assert "No such file" in first.reason
    assert second.reason == "not a format that is read here (.docx)"


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    scan = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    document, unread = read(tmp_path)
    assert isinstance(document, Document)
    assert unread == Unread(str(tmp_path / "closed"), "the folder cannot be opened: Permission denied")


def test_a_name_that_is_not_text_can_still_be_printed_and_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcd\xe1\n.txt"))
    path.write_text(REPORT, encoding="utf-8")
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.name == "\\xcd\\xe1\\x0a.txt"


def test_two_files_of_one_name_do_not_pass_for_versions_of_each_other(tmp_path: Path) -> None:
    for day in ("mon", "tue"):
        (tmp_path / day).mkdir()
        (tmp_path / day / "1.txt").write_text(REPORT + day, encoding="utf-8")
    first, second = read(tmp_path / "mon" / "1.txt", tmp_path / "tue" / "1.txt")
    assert isinstance(first, Document)
    assert isinstance(second, Unread)
    assert "another file of this name" in second.reason


def test_a_zip_archive_that_is_none_or_is_locked(tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK nothing")
    assert "not a ZIP archive" in refused(bad).reason

    locked = tmp_path / "locked.zip"
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("a.txt", REPORT)
    data = bytearray(locked.read_bytes())
    data[6] |= 1  # the flag "encrypted", in the member's header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(data)
    unread = refused(locked)
    assert unread.where == f"{locked}/a.txt"
    assert "encrypted" in unread.reason


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "day.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", REPORT)
        archive.writestr("b.txt", REPORT)
        archive.writestr("c.exe", "x")
    data = path.read_bytes()
    place = data.index(REPORT.encode()) + 3
    path.write_bytes(data[:place] + b"\xff" + data[place + 1:])
    first, second, third = read(path)
    assert isinstance(first, Unread)
    assert "cannot be unpacked" in first.reason
    assert isinstance(second, Document)
    assert isinstance(third, Unread)
    assert third.where == f"{path}/c.exe"
