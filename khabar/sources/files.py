"""Files as they lie: folders, ZIP archives and single files, each member found, named and ready to open."""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from khabar.errors import InputError
from khabar.model.records import Unread

MAX_REPORT_BYTES = 8 * 1024 * 1024
"""The largest single report that is read, in bytes: a book of 4 million Arabic letters, far above any report."""

ARCHIVE = ".zip"

# Files that people lay beside reports to say what they are; in a folder they are passed over.
_ABOUT = frozenset({"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "SOURCES", "CITATION", "__MACOSX"})


# What Khabar itself leaves in the folder that it is called in.
_OWN = (".db", ".db-wal", ".db-shm", ".db-journal")


@dataclass(frozen=True, slots=True)
class Item:
    """One file that may hold reports: where it is for people, its name for the record, its format and size."""

    where: str
    name: str
    format: str
    size: int
    open: Callable[[], IO[bytes]]

    def whole(self) -> bytes:
        """All of its bytes; raises InputError when there are none, or more than one report can have."""
        if self.size > MAX_REPORT_BYTES:
            raise self._too_large()
        with self.open() as stream:
            # The size is what the file system or the archive claims; a file that grows must not fill the memory.
            data = stream.read(MAX_REPORT_BYTES + 1)
        if len(data) > MAX_REPORT_BYTES:
            raise self._too_large()
        if not data:
            raise InputError(self.where, "the file is empty")
        return data

    def _too_large(self) -> InputError:
        return InputError(self.where, f"too large for one report: more than {MAX_REPORT_BYTES // 1024 // 1024} MB")


def walk(path: Path, formats: frozenset[str]) -> Iterator[Item | Unread]:
    """Every file of ``formats`` at ``path``: itself, or in sorted order what its folder or archive holds.

    A file that is named outright is read as plain text when its ending says nothing; in a folder or an archive, a
    file of another ending is reported as Unread, so that nobody believes it was read.
    """
    try:
        mode = path.stat().st_mode
    except OSError as failure:
        yield Unread(printable(path), f"cannot be read: {failure.strerror or failure}")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, formats)
    else:
        yield from _file(path, printable(path.name), formats, named=True)


def _folder(root: Path, formats: frozenset[str]) -> Iterator[Item | Unread]:
    failures: list[OSError] = []
    for folder, below, names in os.walk(root, onerror=failures.append):
        below[:] = sorted(name for name in below if not _passed_over(name))
        for name in sorted(names):
            if not _passed_over(name):
                path = Path(folder, name)
                yield from _file(path, printable(path.relative_to(root).as_posix()), formats, named=False)
        yield from _unopened(failures)
    yield from _unopened(failures)


def _unopened(failures: list[OSError]) -> Iterator[Unread]:
    while failures:
        failure = failures.pop(0)
        yield Unread(printable(failure.filename), f"the folder cannot be opened: {failure.strerror}")


def _file(path: Path, name: str, formats: frozenset[str], *, named: bool) -> Iterator[Item | Unread]:
    where, suffix = printable(path), path.suffix.lower()
    try:
        state = path.stat()
    except OSError as failure:
        yield Unread(where, f"cannot be read: {failure.strerror or failure}")
        return
    if not stat.S_ISREG(state.st_mode):
        yield Unread(where, "not a file (a device, pipe or socket)")
    elif suffix == ARCHIVE:
        yield from _archive(path, name, formats)
    elif suffix in formats or named:
        yield Item(where, name, suffix if suffix in formats else ".txt", state.st_size, _opener(path))
    else:
        yield Unread(where, _unknown(suffix))


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _archive(path: Path, name: str, formats: frozenset[str]) -> Iterator[Item | Unread]:
    where = printable(path)
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as failure:
        yield Unread(where, f"not a ZIP archive that can be opened: {failure}")
        return
    with archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            parts = PurePosixPath(member.filename)
            if member.is_dir() or any(_passed_over(part) for part in parts.parts):
                continue
            inside, suffix = printable(member.filename), parts.suffix.lower()
            if suffix in formats:
                opener = partial(archive.open, member)
                yield Item(f"{where}/{inside}", f"{name}/{inside}", suffix, member.file_size, opener)
            else:
                yield Unread(f"{where}/{inside}", _unknown(suffix))


def _unknown(suffix: str) -> str:
    return f"not a format that is read here ({printable(suffix) or 'no ending'})"


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith(_OWN) or name.partition(".")[0].upper() in _ABOUT


def printable(path: Path | str) -> str:
    """A path as one line of valid text: bytes that are not UTF-8 and control characters are written as escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if ord(c) >= 32 and not 127 <= ord(c) < 160 else f"\\x{ord(c):02x}" for c in text)
