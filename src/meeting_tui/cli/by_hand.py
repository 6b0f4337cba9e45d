"""`ballots`, what people do to one paper: key it in, decide it, replace it, make it void."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meeting_tui.clean import narrow
from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Option, Seat, verb
from meeting_tui.cli.parameters import GEOMETRY, JSON, LARGE, OUTPUT, POLL
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.terms import term
from meeting_tui.refusal import Refusal, Several

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.acts import FoundBallot

MARKS = "QUESTION=CHOICE"
REFS = Argument(
    "refs",
    "BALLOT",
    N_(
        "Numbers as people write them (12, No.000012, 1-120, a building such as 3栋), a unit (3-1-101), or "
        "QR texts."
    ),
    nargs=-1,
    required=True,
)
REF = Argument(
    "ref", "BALLOT", N_("Its serial number, its unit (3-1-101), or QR text, as a hand scanner types.")
)
TICKED = Argument(
    "ticked",
    f"{MARKS}...",
    N_(
        "What is marked, every question: q1=for, q2=a,b for two marks, q2=a,+NAME for a name that is written "
        "in, q3= for blank."
    ),
    nargs=-1,
    required=True,
)
DECIDED = Argument(
    "decided",
    f"[{MARKS}]...",
    N_("What is marked; what the reader was sure of may be left out. q3= is blank, +NAME is a written name."),
    nargs=-1,
)
BY_TWO = Option(
    "--by",
    metavar="NAME",
    multiple=True,
    help=N_("Who takes it back, twice: past the last minute returns and void papers take two people."),
)
VOIDERS = Option(
    "--by",
    metavar="NAME",
    multiple=True,
    help=N_("Who makes it void, twice: where it came back once, or the last minute is over."),
)
SECOND = Option(
    "--second",
    is_flag=True,
    help=N_("It is a second paper of its number: record it; two people decide."),
)
BLIND = Option(
    "--blind",
    is_flag=True,
    help=N_("A second person keys it in without seeing the first; a difference waits for two people."),
)
ASIDE = Option("--aside", is_flag=True, help=N_("Whatever is marked, two people decide this paper."))
INVALID = Option(
    "--invalid",
    metavar="REASON",
    default="",
    help=N_(
        "The whole paper is invalid: unsigned, not-owner, no-proxy, not-ours, unreadable, late, "
        "duplicate, or your own words."
    ),
)
PEOPLE = Option("--by", metavar="NAME", multiple=True, required=True, help=N_("Who decides. Give it twice."))
SAID = Option(
    "--reason", metavar="TEXT", default="", help=N_("Why it counts as marked, where that needs saying.")
)
REASON = Option("--reason", metavar="TEXT", required=True, help=N_("Why; it stands in the record."))


@verb(
    "enter",
    N_("Key in what stands on one paper; a second paper of its number is stopped."),
    *(POLL, REF, TICKED, SECOND, BLIND, ASIDE, JSON),
)
def enter(
    seat: Seat,
    poll: str,
    ref: str,
    ticked: tuple[str, ...],
    second: bool,
    blind: bool,
    aside: bool,
    as_json: bool,
) -> None:
    """Key one paper in and print what went on record."""
    from meeting_tui.desk.ballots import acts as desk

    given = given_marks(ticked)
    with seat.office() as office:
        found = desk.look(office, ref, poll) if second else desk.lookup(office, ref, poll, blind=blind)
        marks = given if aside else whole_marks(found, given, {})
        if second:
            desk.second_paper(office, found.serial, marks, found.case.id)
        else:
            desk.enter(office, found.serial, marks, found.case.id, blind=blind, aside=aside)
        found = desk.look(office, found.serial, found.case.id)
    _tell(found, marks, as_json)
    if found.paper.state == "waiting":
        out.words(_("{serial} waits: two people decide.", serial=f"{found.serial:06d}"))


@verb(
    "adjudicate",
    N_("Two people decide a paper: what is marked on it, or why it is invalid."),
    *(POLL, REF, PEOPLE, DECIDED, INVALID, SAID, JSON),
)
def adjudicate(
    seat: Seat,
    poll: str,
    ref: str,
    by: tuple[str, ...],
    decided: tuple[str, ...],
    invalid: str,
    reason: str,
    as_json: bool,
) -> None:
    """Put the decision of two people on record and print it."""
    from meeting_tui.desk.ballots import acts as desk
    from meeting_tui.desk.ballots.review import sure_marks

    given = given_marks(decided)
    if invalid and reason:
        raise click.UsageError(_("Give either --invalid or --reason."))
    with seat.office() as office:
        found = desk.look(office, ref, poll)
        marks = whole_marks(found, given, sure_marks(found.paper)) if given else None
        desk.adjudicate(office, found.case.id, found.serial, by, marks, invalid=invalid, reason=reason)
        found = desk.look(office, found.serial, found.case.id)
    _tell(found, marks or {}, as_json)


def given_marks(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What was typed as QUESTION=CHOICE; full-width signs of an input method count as plain ones."""
    given: dict[str, tuple[str, ...]] = {}
    for word in map(narrow, words):
        question, equals, choices = word.partition("=")
        if not equals:
            said = _("{value} is not written as {form}.", value=word, form=MARKS)
            raise click.BadParameter(said, param_hint=MARKS)
        if question in given:
            raise click.BadParameter(_("{value}: its question stands twice.", value=word), param_hint=MARKS)
        given[question] = tuple(filter(None, choices.split(",")))
    return given


def whole_marks(
    found: FoundBallot, given: Mapping[str, tuple[str, ...]], known: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Marks of every question: a forgotten one must not become a blank vote; where the voter has no vote it
    need not be said."""
    definition = found.case.definition
    for number in given:
        definition.question(number)
    marks = {**definition.not_put(found.ballot.voter), **known, **given}
    missing = [asked.id for asked in definition.asked if asked.id not in marks]
    if missing:
        raise Refusal("cli.unanswered", questions=Several(missing), first=missing[0])
    return {asked.id: marks[asked.id] for asked in definition.asked}


def _tell(found: FoundBallot, marks: Mapping[str, tuple[str, ...]], as_json: bool) -> None:
    paper = found.paper
    reason = paper.adjudicated.reason if paper.adjudicated else ""
    if as_json:
        told = {"serial": f"{found.serial:06d}", "state": paper.state, "marks": marks, "reason": reason}
        out.as_json(told)
        return
    out.data(f"{found.serial:06d}  {found.ballot.label}")
    for question, ticks in marks.items():
        asked = found.case.definition.question(question)
        labels = asked.labels
        written = (tick for tick in ticks if tick not in labels)
        said = _(", ").join((*(label for box, label in labels.items() if box in ticks), *written))
        none = [] if asked.puts_to(found.ballot.voter) else [_("no vote on it")]
        shown = said or ("" if none else term("blank", screen()))
        out.data("  ".join(("", question, *filter(None, (shown, *none)))))
    if reason:
        how = term("valid" if paper.adjudicated and paper.adjudicated.valid else "invalid", screen())
        out.data("  " + _("{name}: {said}", name=how, said=term(reason, screen())))


@verb(
    "replace",
    N_("Make ballots void and print new ones for the same voters, all of them or none."),
    *(POLL, REFS, OUTPUT, REASON, VOIDERS, GEOMETRY, LARGE, JSON),
)
def replace(
    seat: Seat,
    poll: str,
    refs: tuple[str, ...],
    target: str,
    reason: str,
    by: tuple[str, ...],
    geometry: Path | None,
    large_print: bool,
    as_json: bool,
) -> None:
    """Make void and print anew."""
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        done = desk.replace(
            office,
            poll,
            refs,
            reason,
            Path(target),
            geometry,
            names=by,
            large_print=large_print,
            progress=out.progress(),
        )
    if as_json:
        out.as_json(done)
    out.words(
        _(
            "{n} replaced; the new numbers are {first} to {last}, in {path}.",
            n=done.ballots,
            first=f"{done.first:06d}",
            last=f"{done.last:06d}",
            path=target,
        )
    )


@verb(
    "void",
    N_("Make a ballot void that nobody has counted; its voter has none until it is replaced."),
    *(POLL, REF, REASON, VOIDERS),
)
def void(seat: Seat, poll: str, ref: str, reason: str, by: tuple[str, ...]) -> None:
    """Make one ballot void."""
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        serial = desk.void(office, poll, ref, reason, by)
    out.words(_("{serial} is void.", serial=f"{serial:06d}"))


IN_BOX = Option("--box", metavar="BOX", required=True, help=N_("The box they lie in."))


@verb(
    "move",
    N_("Put right, in the open, in which box ballots came back. Both stay on record."),
    *(POLL, REFS, IN_BOX, REASON),
)
def move(seat: Seat, poll: str, refs: tuple[str, ...], box: str, reason: str) -> None:
    """Put the box right."""
    put_right(seat, poll, refs, box, reason, outer=False)


def put_right(seat: Seat, poll: str, refs: tuple[str, ...], box: str, reason: str, *, outer: bool) -> None:
    """Put right the box of ballots, or of their `outer` envelopes."""
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        done = desk.move(office, poll, refs, box, reason, outer=outer)
    out.words(_("{n} in box {box} now, on record.", n=len(done), box=box))


@verb(
    "undo",
    N_(
        "Take back what was done last with ballots: handed out, returned, keyed in, made void. Both stay on "
        "record."
    ),
    *(POLL, REFS, REASON, BY_TWO),
)
def undo(seat: Seat, poll: str, refs: tuple[str, ...], reason: str, by: tuple[str, ...]) -> None:
    """Take back the last act on each."""
    from meeting_tui.desk.ballots import acts as desk

    with seat.office() as office:
        done = desk.undo(office, poll, refs, reason, by)
    out.words(_("{n} taken back, on record.", n=len(done)))
