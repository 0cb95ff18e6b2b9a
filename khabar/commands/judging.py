"""``khabar judge`` and ``khabar judgements``: a person's decisions about what was read, logged and reversible."""

import getpass
from collections.abc import Collection
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from khabar.brief.briefing import short
from khabar.commands.options import AsJson, Db, opened
from khabar.commands.terminal import print_json, print_table
from khabar.errors import JudgementError, NotFoundError
from khabar.model.judgements import (
    CONFIRM,
    CORRECT,
    DIFFERENT,
    REJECT,
    REVOKE,
    SAME,
    Slot,
    make_judgement,
    make_revocation,
    slot_of,
)
from khabar.model.records import Judgement
from khabar.run import pipeline
from khabar.store.store import Store

VERDICTS = (CONFIRM, REJECT, CORRECT, SAME, DIFFERENT, REVOKE)

Subject = Annotated[str, typer.Argument(
    metavar="SUBJECT", help="A claim, an event, a slot of a claim as CLAIM/place/0, or, to revoke, a decision.")]
Verdict = Annotated[str, typer.Argument(metavar="|".join(VERDICTS), help="What is decided.")]
Value = Annotated[str | None, typer.Argument(
    metavar="[VALUE]", show_default=False,
    help='To correct: an id, a day or two, or {"status": "negated"}; same or different: the other claim.')]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept and shown.")]
By = Annotated[str | None, typer.Option(
    "--by", metavar="NAME", help="Who decides. Without it the name of the login.", show_default=False)]


def judge(
    subject: Subject, verdict: Verdict, value: Value = None, *, why: Why, by: By = None, db: Db = None,
) -> None:
    """Decide about a claim or about what its words mean; events and states are derived anew with it.

    Nothing is overwritten: the log keeps who decided what, when and why, and a decision can be
    revoked. What words were corrected to mean holds for reports that are added later, too.

    \b
    Examples:
      khabar judge claim_4f2a reject --why "an opinion, nothing is claimed"
      khabar judge claim_4f2a correct '{"status": "planned"}' --why "it is announced only"
      khabar judge claim_4f2a/place/0 correct place:aleppo-ramouseh --why "the suburb is meant"
      khabar judge claim_4f2a/date/0 correct 2016-08-14 --why "Sunday, as in the next line"
      khabar judge claim_4f2a same claim_77b0 --why "one strike, told twice"
      khabar judge judgement_90c1 revoke --why "the second reading was right"
    """
    with opened(db) as store:
        made = _decide(store, subject, verdict, value, why, by or getpass.getuser())
        store.add_judgement(made)
        pipeline.derive(store)
    typer.echo(f"{short(made.id)}: {made.subject} {made.verdict}{f' {made.value}' if made.value else ''}")


def judgements(
    subject: Annotated[str | None, typer.Argument(
        metavar="[SUBJECT]", help="Only decisions about it.", show_default=False)] = None,
    *, standing: Annotated[bool, typer.Option(
        "--standing", help="Without those that were revoked.", show_default=False)] = False,
    db: Db = None, as_json: AsJson = False,
) -> None:
    """List what people decided, oldest first.

    \b
    Examples:
      khabar judgements                      the whole log
      khabar judgements --standing --json    what counts today, for programs
    """
    with opened(db) as store:
        found = store.judgements(_full(store, subject) if subject else None, standing=standing)
    if as_json:
        print_json({"schema": "khabar.judgement/1", **asdict(each)} for each in found)
        return
    print_table(("id", "about", "verdict", "value", "by", "at", "why"), [
        (short(each.id), each.subject, each.verdict, each.value or short(each.revokes or ""), each.by,
         f"{each.at:%Y-%m-%d %H:%M}", each.why) for each in found])


def _decide(store: Store, subject: str, verdict: str, value: str | None, why: str, by: str) -> Judgement:
    now = datetime.now(UTC)
    if verdict == REVOKE:
        if value is not None:
            raise JudgementError(f"{subject}: {REVOKE!r} goes without a value")
        return make_revocation(_logged(store, subject), by=by, at=now, why=why)
    if verdict in (SAME, DIFFERENT) and value is not None:
        value = _full(store, value)
    made = make_judgement(_full(store, subject), verdict, value=value, by=by, at=now, why=why)
    if (slot := slot_of(made.subject)) is not None:
        _check_slot(store, slot, made)
    return made


def _logged(store: Store, identity: str) -> Judgement:
    """The decision of this id, or of one that begins so."""
    found = [each for each in store.judgements() if each.id.startswith(identity)]
    if len(found) != 1:
        raise NotFoundError(f"{identity}: {'no' if not found else 'more than one'} decision has an id that begins so")
    return found[0]


def _full(store: Store, subject: str) -> str:
    """The subject with the whole id of its record, which may be given by its beginning."""
    identity, slash, slot = subject.partition("/")
    return f"{store.resolve_id(identity)}{slash}{slot}"


def _check_slot(store: Store, slot: Slot, made: Judgement) -> None:
    """Raise NotFoundError when the claim has no such words, or nothing that is known has the id they should mean."""
    if not any((each.slot, each.index) == (slot.slot, slot.index) for each in store.groundings([slot.claim])):
        raise NotFoundError(f"{made.subject}: the claim has no words there")
    if made.value is None or slot.slot == "date":
        return
    world = pipeline.known_to(store)
    known: tuple[Collection[str], ...] = (
        (world.places,) if slot.slot == "place" else (world.actors, world.outlets))
    if not any(made.value in records for records in known):
        raise NotFoundError(f"{made.value}: no {'place' if slot.slot == 'place' else 'party or outlet'} has this id")
