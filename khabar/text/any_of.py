"""A pattern for "any of these words anywhere": a tree of letters, so that each place of a text is looked at once."""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""  # where a word ends; what goes on after it adds nothing


def any_of(words: Iterable[str]) -> str:
    """A regular expression that is found in a text wherever one of some words is: at least one, none of them empty.

    What is found need not be the longest of them.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(tree)


def _pattern(tree: _Tree) -> str:
    last = "".join(re.escape(letter) for letter, rest in sorted(tree.items()) if _END in rest)
    branches = [re.escape(letter) + _pattern(rest) for letter, rest in sorted(tree.items()) if _END not in rest]
    parts = [f"[{last}]", *branches] if last else branches
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
