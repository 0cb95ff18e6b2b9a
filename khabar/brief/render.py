"""A briefing as plain text, as Markdown or as one HTML page that stands alone."""

import re
from textwrap import wrap
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from khabar.brief.briefing import Briefing, short
from khabar.brief.printable import END_ISOLATE, ISOLATE, is_right_to_left

Format = Literal["text", "md", "html"]
FORMATS: tuple[Format, ...] = ("text", "md", "html")
WIDTH = 100
# whatever Markdown or the HTML inside Markdown could take for more than words
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")
_TEMPLATES = {"text": "briefing.txt.jinja", "md": "briefing.md.jinja", "html": "briefing.html.jinja"}


def render(briefing: Briefing, format: Format, *, width: int = WIDTH) -> str:
    """The briefing in a format; ``width`` is the length of a line of plain text."""
    environment = Environment(
        loader=PackageLoader("khabar.brief"), autoescape=format == "html", undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    environment.filters.update(
        markdown=markdown, bidi=bidi, short=short, wrapped=lambda text, indent: wrapped(text, indent, width),
        marked=lambda piece: f"«{piece.text}»" if piece.quoted else piece.text,
        dir=lambda text: "rtl" if is_right_to_left(text) else "ltr",
    )
    return environment.get_template(_TEMPLATES[format]).render(briefing=briefing)


def markdown(text: str) -> str:
    """Words that Markdown shows as they are: nothing in them becomes markup, a link or HTML."""
    return _MARKDOWN.sub(r"\\\1", text).replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")


def bidi(text: str) -> Markup:
    """Escaped words in which isolated ones (see ``printable``) stand in ``<bdi>``; an open isolate is closed."""
    safe = escape(text)
    opened = min(safe.count(ISOLATE), safe.count(END_ISOLATE))
    marked = safe.replace(ISOLATE, Markup("<bdi>"), opened).replace(END_ISOLATE, Markup("</bdi>"), opened)
    return Markup(marked.replace(ISOLATE, "").replace(END_ISOLATE, ""))


def wrapped(text: str, indent: int, width: int = WIDTH) -> str:
    """Plain text in lines of at most ``width`` characters, the further ones indented."""
    lines = wrap(text, width - indent, break_long_words=False, break_on_hyphens=False)
    return ("\n" + " " * indent).join(lines)
