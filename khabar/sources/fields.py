"""The fields of a report written as a JSON object, under the names that archives give them."""

from collections.abc import Mapping

from khabar.errors import InputError
from khabar.sources.report import Draft, checksum

# Ours first; then those of SaudiNewsNet and of common scrapers.
_NAMES = {
    "id": ("id", "doc"),
    "outlet": ("outlet", "source"),
    "url": ("url", "link"),
    "published": ("published", "date_extracted", "date_published", "date"),
    "title": ("title", "headline"),
    "text": ("text", "content", "body"),
}


def draft_of(value: object, where: str, default_name: str) -> Draft:
    """The report that a JSON value describes; raises InputError when it describes none.

    Its checksum is of its text in UTF-8, so that the same words are the same version in whatever order and spacing the
    object was written.
    """
    if not isinstance(value, dict):
        raise InputError(where, "not a JSON object with the fields of a report")
    text = _field(value, "text", where)
    if text is None:
        raise InputError(where, "there is no text in it" if _has(value, "text") else "no field 'text'")
    return Draft(
        where=where, name=_identity(value, where) or default_name, text=text,
        # A lone surrogate has no bytes; it is refused, with its place, when the draft is checked.
        sha256=checksum(text.encode("utf-8", "surrogatepass")), outlet=_field(value, "outlet", where),
        url=_field(value, "url", where), title=_field(value, "title", where), published=_raw(value, "published"),
    )


def _has(value: Mapping[str, object], field: str) -> bool:
    return any(name in value for name in _NAMES[field])


def _raw(value: Mapping[str, object], field: str) -> object:
    return next((value[name] for name in _NAMES[field] if value.get(name) is not None), None)


def _field(value: Mapping[str, object], field: str, where: str) -> str | None:
    found = _raw(value, field)
    if found is not None and not isinstance(found, str):
        raise InputError(where, f"its {field} is not a string")
    return found if found is not None and found.strip() else None


def _identity(value: Mapping[str, object], where: str) -> str | None:
    found = _raw(value, "id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return _field(value, "id", where)
