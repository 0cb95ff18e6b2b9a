"""The grammar of a language: rules from words to claims, as data with mandatory examples.

A rule says which senses trigger it and in which form, what else must stand in the clause, and where each slot of the
claim is found, by grammatical function and class of noun phrase::

    - name: captured
      type: control.captured
      trigger: [capture]                 # senses that set it off
      as: [verb, event]                  # verb, passive, event (names the happening), noun, participle, adverb
      group: control                     # of the rules of a group, the first that fits a trigger fires alone
      if: [weapon.air, air.platform]     # one of these must stand in the clause
      all: [tense.past]                  # all of these must
      unless: [of.place.vague]           # none of these may
      slots:
        place: [on place, obj place]     # "function class", the first that fits wins
        agents: [subj party, gen party]
      need: [place, "agents|targets"]    # slots without which the rule does not fire; "a|b" is one of two, "!a" none
      says: ["..."]                      # examples with slots marked inline as [words|slot]
      not: ["..."]                       # sentences on which the rule must not fire

Functions: ``subj``, ``obj``, ``gen`` (genitive of the trigger), ``its`` (under "of"/"for" directly after the trigger),
``by``, ``gov.subj`` (subject of the governing verb), ``gov.obj`` (its object), ``gov.doer`` (subject of the verb whose
object the trigger is), ``gov.who`` (subject of any other verb that governs it), ``gov.aim`` (subject of the verb that
is done for the sake of the trigger), ``gov.forcer`` (who makes somebody do it),
``gov.pronoun`` (the noun that lends it its doer by a pronoun: their attempt to), ``antecedent``, ``same`` (the
trigger itself), ``near`` (anywhere in the clause),
``after`` (in it, after the trigger), ``near.before`` and ``just.before`` (before it), a preposition by its sense
(``in``, ``on``, ``from``, ``to``, ``about``, ``with``, ``against``, ``between``, ``cause``, ``at``, ``around``,
``front``, ``towards``, ``wrested``) or, for proclitics, its letter. ``obj>gen`` is the genitive of the event noun
that is the object; ``obj.of`` the phrase under "from" that follows the object, ``obj.to`` the one under "to" and
``obj.and`` those joined to it and ``obj.load`` what it carries; ``harmer`` and ``harmed`` who an event noun of harm
says did it to whom; ``next`` the phrase that follows the trigger bare; ``where`` the ground of which the clause
tells (the area of X, where ...). A class may ask for senses that stand together
(``road.head+named``), and with ``mod.`` for one of a word that qualifies the head.
Needs that begin with ``@`` are conditions: see :data:`CONDITIONS`.
``struck`` is what clauses say that a blow hit, ``passing`` and ``amid`` are who was there when a bomb went off.

Senses of the context that no lexicon has: ``own.<sense>`` (of the trigger itself), ``present.<sense>``
(of a verb in the present), ``tells.which`` (a verb in the
present that qualifies the phrase before it), ``in.relative`` (a verb right behind a relative
pronoun), ``known.by.place`` (a blast or attack told by the name of its town),
``tense.past``, ``tense.present``, ``in.headline``, ``in.conflict`` (a report
about armed conflict), ``of.<sense>`` (the phrase before the trigger, which it qualifies), ``case.<sense>`` (the
preposition before it), ``about.war`` (a word of war stands in the sentence), ``war.matters``
(so, or the report is about little else), ``by.human`` (all who do it are single statesmen), ``by.court`` (who is
put to death stands before one), ``points.aside`` (a definite fight men flee from),
``points.widely`` (the attacks, more than one), ``gov.op.attempt`` (an operator that governs the trigger), ``of.self``
(what is handed over is who does it), ``gov.past`` and ``gov.present`` (the
verb that governs it), ``has.clause`` (a relative clause follows), ``has.article`` and ``has.pronoun`` (on the
trigger), ``many`` (it is a plural), ``has.fighter`` (a party stands in the sentence), ``aim.fight`` (the trigger is
what a fight is for).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from khabar.errors import DataError
from khabar.lang.pack import LanguagePack

CONDITIONS = frozenset({"@where", "@counted", "@conflict", "@weapon", "@passive", "@caused", "@sides", "@told",
                        "@adjective"})
FORMS = frozenset({"verb", "passive", "event", "noun", "participle", "adverb"})
_FIELDS = frozenset({"name", "type", "trigger", "as", "if", "all", "unless", "slots", "need", "says", "not", "status",
                     "extent", "measure", "group", "cumulative", "confidence"})
_BRACKET = re.compile(r"\[([^\]|]+)\|([a-z_=.]+)\]")


@dataclass(frozen=True, slots=True)
class Filler:
    """Where a slot may be found: a grammatical function (or preposition) and a class of phrases."""

    function: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its expected slots: slot name to the words that fill it."""

    text: str
    slots: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """From a trigger to a claim; see the module's docstring."""

    name: str
    type: str
    on: frozenset[str]
    forms: frozenset[str]
    required: frozenset[str]
    together: frozenset[str]
    forbidden: frozenset[str]
    slots: Mapping[str, tuple[Filler, ...]]
    need: tuple[str, ...]
    says: tuple[Example, ...]
    nots: tuple[str, ...]
    status: str | None = None
    extent: str | None = None
    measure: str | None = None
    group: str = ""
    cumulative: bool = False
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, in order, by triggering sense; and the classes of phrases that rules speak of."""

    rules: tuple[Rule, ...]
    by_sense: Mapping[str, tuple[Rule, ...]]
    classes: Mapping[str, frozenset[str]]


def parse_example(marked: str) -> Example:
    """Split an example with inline brackets ``[words|slot]`` into plain text and expected slots."""
    slots = tuple((slot, words) for words, slot in _BRACKET.findall(marked))
    return Example(_BRACKET.sub(lambda match: match.group(1), marked), slots)


def load_grammar(pack: LanguagePack) -> Grammar:
    """The grammar of a language pack. Raises DataError for a rule without examples, or with unknown fields."""
    classes = {name: frozenset(senses) for name, senses in pack.yaml("classes.yaml").items()}
    rules: list[Rule] = []
    for path in pack.grammar_files():
        rules += [_rule(raw, path.name, classes) for raw in pack.yaml(f"grammar/{path.name}")]
    if len({rule.name for rule in rules}) != len(rules):
        raise DataError("two rules of the grammar have the same name")
    senses = {sense for rule in rules for sense in rule.on}
    by_sense = {sense: tuple(rule for rule in rules if sense in rule.on) for sense in senses}
    return Grammar(tuple(rules), by_sense, classes)


def _rule(raw: dict[str, Any], where: str, classes: Mapping[str, frozenset[str]]) -> Rule:
    name = raw.get("name", "?")
    if unknown := raw.keys() - _FIELDS:
        raise DataError(f"{where}: rule {name}: unknown fields {sorted(unknown)}")
    if not raw.get("says") or not raw.get("not"):
        raise DataError(f"{where}: rule {name}: a rule needs examples, `says` and `not`")
    forms = frozenset(raw.get("as", ("verb", "event")))
    if not forms <= FORMS:
        raise DataError(f"{where}: rule {name}: unknown form in {sorted(forms)}")
    return Rule(
        name=name, type=raw["type"], on=frozenset(raw["trigger"]), forms=forms,
        required=frozenset(raw.get("if", ())),
        together=frozenset(raw.get("all", ())), forbidden=frozenset(raw.get("unless", ())),
        slots={slot: tuple(_filler(text, name, where, classes) for text in texts)
               for slot, texts in raw.get("slots", {}).items()},
        need=tuple(raw.get("need", ())), says=tuple(parse_example(text) for text in raw["says"]),
        nots=tuple(raw["not"]), status=raw.get("status"), extent=raw.get("extent"), measure=raw.get("measure"),
        group=raw.get("group", ""), cumulative=bool(raw.get("cumulative")), confidence=raw.get("confidence", 0.8),
    )


def _filler(text: str, rule: str, where: str, classes: Mapping[str, frozenset[str]]) -> Filler:
    function, _, wanted = text.rpartition(" ")
    names = tuple(wanted.split("|"))
    if not function or any(name != "any" and name not in classes for name in names):
        raise DataError(f"{where}: rule {rule}: {text!r} is not 'function class'")
    return Filler(function.replace("_", " "), names)
