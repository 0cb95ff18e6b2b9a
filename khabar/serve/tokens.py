"""Who may do what: tokens, each with a role and a name, from the environment and from nowhere else."""

import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from khabar.errors import KhabarError

SHORTEST = 16  # characters of a secret: what is shorter is guessed
_ENTRY = re.compile(r"(viewer|reviewer|admin):([\w.@-]{1,64})=(\S+)")


class Role(IntEnum):
    """What a person may do; each role may all that a lesser one may."""

    NOBODY = 0
    VIEWER = 1
    REVIEWER = 2
    ADMIN = 3

    @property
    def word(self) -> str:
        """The role as it is written in a token and shown."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks; ``name`` is None when no token says it."""

    role: Role
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A person, known by the hash of a secret, so that the secret itself is not kept and cannot be shown."""

    person: Person
    digest: bytes = field(repr=False)


def read_tokens(written: str) -> tuple[Token, ...]:
    """Tokens as they are written in the environment: ``ROLE:NAME=SECRET``, with spaces or line ends between them.

    Raises KhabarError that says which entry, counted from 1, is none; it never repeats what stands there.
    """
    found = []
    for number, entry in enumerate(written.split(), 1):
        parts = _ENTRY.fullmatch(entry)
        if parts is None:
            raise KhabarError(f"token {number}: write it as ROLE:NAME=SECRET, the role viewer, reviewer or admin")
        if len(parts[3]) < SHORTEST:
            raise KhabarError(f"token {number}: a secret has at least {SHORTEST} characters")
        found.append(Token(Person(Role[parts[1].upper()], parts[2]), _digest(parts[3])))
    if len({token.digest for token in found}) < len(found):
        raise KhabarError("two tokens have the same secret")
    return tuple(found)


def person_of(header: str | None, tokens: Sequence[Token]) -> Person | None:
    """Who an ``Authorization`` header stands for; None when it is none that is known."""
    scheme, _, secret = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        return None
    digest = _digest(secret.strip())
    known = None
    for token in tokens:  # all of them, so that the time it takes tells nothing
        if hmac.compare_digest(digest, token.digest):
            known = token.person
    return known


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()
