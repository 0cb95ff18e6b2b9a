"""Which language a report is in, as far as its letters tell."""

import unicodedata
from collections import Counter

from khabar.errors import InputError
from khabar.lang.pack import supported_languages

# The language that reports in a script are taken to be in, until packs can tell languages of one script apart.
_OF_SCRIPT = {"ARABIC": "ar", "LATIN": "en"}

# So much of the letters must be in a script to read the report in it. Scraped pages carry menus and program text in
# Latin letters, in SaudiNewsNet up to 70 %; reports that quote another language stay far below this share of it.
_MIN_SHARE = 0.25

# Persian, Urdu, Kurdish and Pashto have letters that Arabic lacks, in 10 to 30 % of their text. Some Arabic keyboards
# put the Persian yeh and kaf, too, but the Arabic teh marbuta (3 % of Arabic letters) is all but absent from the
# others. In the 15,042 articles of SaudiNewsNet no Arabic text comes near both bounds.
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_MAX_EXTENDED = 0.03
_MIN_TEH_MARBUTA = 0.01


def language_of(text: str, where: str) -> str:
    """Code of the language of ``text``, by the script that its letters are in.

    Raises InputError when there are no letters, or when no language pack of this build reads the language.
    """
    letters = {c: n for c, n in Counter(text).items() if c.isalpha()}
    if not letters:
        raise InputError(where, "there are no words in it" if text.strip() else "there is no text in it")
    scripts = _scripts(letters)
    packs, enough = supported_languages(), _MIN_SHARE * sum(letters.values())
    readable = [s for s in scripts if _OF_SCRIPT.get(s) in packs and scripts[s] >= enough]
    # The name breaks a tie, so that the same text is always in the same script.
    script = min(readable or scripts, key=lambda script: (-scripts[script], script))
    if script == "ARABIC" and _is_not_arabic(letters):
        raise InputError(where, "in Arabic script but another language than Arabic: not supported yet")
    if not readable:
        raise InputError(where, f"in {script.capitalize()} letters: language not supported yet")
    return _OF_SCRIPT[script]


def _scripts(letters: dict[str, int]) -> Counter[str]:
    scripts: Counter[str] = Counter()
    for letter, number in letters.items():
        scripts[unicodedata.name(letter, "UNKNOWN").split()[0]] += number
    return scripts


def _is_not_arabic(letters: dict[str, int]) -> bool:
    arabic = sum(n for c, n in letters.items() if "\u0621" <= c <= "\u06ff")
    extended = sum(n for c, n in letters.items() if "\u0671" <= c <= "\u06ff")
    return extended > _MAX_EXTENDED * arabic and letters.get(_TEH_MARBUTA, 0) < _MIN_TEH_MARBUTA * arabic
