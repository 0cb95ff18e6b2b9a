"""What OpenAPI says of the answers: their schemas, with examples, from ``schemas.yaml``, and the problems."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from khabar.serve.answers import JSON
from khabar.serve.problems import MEDIA

_SIMPLE: dict[str, dict[str, Any]] = {
    "str": {"type": "string"}, "int": {"type": "integer"}, "num": {"type": "number"}, "bool": {"type": "boolean"},
    "day": {"type": "string", "format": "date"}, "moment": {"type": "string", "format": "date-time"}, "any": {},
    "object": {"type": "object"},
}
Responses = dict[int | str, dict[str, Any]]


def ok(name: str, media: str = JSON, status: int = 200) -> Responses:
    """The answers of a path: one of a schema, 304 where it is known already, and problems."""
    found: Responses = {status: {"description": "Answered.", "content": {media: {"schema": _named(name)}}}}
    if status == 200:
        found[200]["headers"] = {"ETag": {"description": "The version of the database.", "schema": {"type": "string"}}}
        found[304] = {"description": "As it was when it was last asked for (`If-None-Match`)."}
    return found | problems()


def also(found: Responses, *media: str) -> Responses:
    """The same answers, of which the first may come as text of these kinds, too."""
    content = found[200]["content"] | {each.partition(";")[0]: {"schema": {"type": "string"}} for each in media}
    return found | {200: {**found[200], "content": content}}


def download(media: str) -> Responses:
    """The answers of a path that gives a file."""
    return {200: {"description": "A file.", "content": {media.partition(";")[0]: {"schema": {"type": "string"}}}},
            **problems()}


def problems() -> Responses:
    """What any path may answer instead."""
    words = {400: "Not understood.", 401: "A token is needed, or not known.", 403: "This role may not.",
             404: "No such record.", 409: "It contradicts what is in the log.", 413: "Too much.",
             422: "A parameter does not fit.", 429: "Too often.", 501: "This server cannot.",
             503: "The database cannot be read."}
    return {status: {"description": text, "content": {MEDIA: {"schema": _ref("Problem")}}}
            for status, text in words.items()}


@cache
def schemas() -> dict[str, Any]:
    """The schemas of all answers, by name."""
    raw = yaml.safe_load(resources.files("khabar.serve").joinpath("schemas.yaml").read_text(encoding="utf-8"))
    return {name: _schema(shape) for name, shape in raw.items()}


def _schema(shape: Any) -> dict[str, Any]:
    """JSON Schema of a shape as ``schemas.yaml`` writes it."""
    if isinstance(shape, str):
        written, _, example = shape.partition(" = ")
        schema = _named(written.strip())
        return {**schema, "examples": [yaml.load(example, yaml.CBaseLoader) if schema.get("format") else
                                       yaml.safe_load(example)]} if example else schema
    if isinstance(shape, list):
        return {"type": "array", "items": _schema(shape[0])}
    extends = shape.get("+")
    own = {name: value for name, value in shape.items() if name != "+"}
    fields = {name.rstrip("?"): _schema(value) for name, value in own.items()}
    schema = {"type": "object", "properties": fields, "required": [name for name in own if not name.endswith("?")]}
    return {"allOf": [_ref(extends), schema]} if extends else schema


def _named(written: str) -> dict[str, Any]:
    if written.endswith("~"):
        inner = _named(written[:-1])
        return {"anyOf": [inner, {"type": "null"}]}
    if written.startswith("[") and written.endswith("]"):
        return {"type": "array", "items": _named(written[1:-1])}
    if written.startswith("{") and written.endswith("}"):
        return {"type": "object", "additionalProperties": _named(written[1:-1])}
    if "|" in written:
        return {"type": "string", "enum": written.split("|")}
    return dict(_SIMPLE[written]) if written in _SIMPLE else _ref(written)


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}
