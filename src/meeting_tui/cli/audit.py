"""`audit`: fix the readings, throw the dice in public, look at the drawn papers, say what that shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.by_hand import REF, given_marks, whole_marks
from meeting_tui.cli.frame import Argument, Number, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, OUTPUT, POLL
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.audit import after_throw, differences, explained, facts, paper_row, stage
from meeting_tui.refusal import CheckFailed

if TYPE_CHECKING:
    from meeting_tui.desk.polls.audit_view import AuditView

RISK = Option(
    "--risk",
    type=Number(min=1),
    default=5,
    help=N_("The risk limit in percent: how often a wrong result may be confirmed."),
)
BY = Option("--by", metavar="NAME", default="", help=N_("Who did it, if not you."))
KEYERS = Option(
    "--by",
    metavar="NAME",
    multiple=True,
    help=N_(
        "Who looked at the paper, if not you; twice where two settle together what they saw differently."
    ),
)
DIGITS = Argument(
    "digits",
    "DIGITS",
    N_("What fell: 20 digits in their order; or three dice twelve times, the smallest first."),
)
SEEN = Argument(
    "seen",
    "[QUESTION=CHOICE]...",
    N_("What is marked, every question: q1=for, q2=a,b for two marks, q3= for blank."),
    nargs=-1,
)
INVALID = Option("--invalid", metavar="REASON", default="", help=N_("The whole paper is invalid, and why."))
MISSING = Option("--missing", is_flag=True, help=N_("The paper is not where it should be, nor elsewhere."))
READINGS = Option(
    "--readings", is_flag=True, help=N_("As JSON, what the digest was made of; for whoever checks it.")
)


@verb(
    "begin",
    N_("Fix all readings by their digest and say how many papers the dice must draw."),
    *(POLL, RISK, BY, JSON),
)
def begin(seat: Seat, poll: str, risk: int, by: str, as_json: bool) -> None:
    from meeting_tui.desk.polls import audits as desk

    with seat.office() as office:
        done = desk.begin(office, poll, risk, by)
    _tell(done, as_json)
    out.words(
        _("Print it before anything is thrown: meeting-tui audit sheet {poll} -o FILE.", poll=done.poll)
    )


@verb(
    "throw",
    N_("Type the digits of the dice; they hold once a second person typed the same."),
    POLL,
    DIGITS,
    BY,
)
def throw(seat: Seat, poll: str, digits: str, by: str) -> None:
    from meeting_tui.desk.polls import audits as desk

    with seat.office() as office:
        done = desk.throw(office, poll, digits, by)
    typed = [each.digits for each in done.audit.thrown]
    out.words(after_throw(typed, len(done.drawn), bool(done.audit.seed), screen()))


@verb("list", N_("The papers to fetch: where each lies, and which are done."), POLL, JSON)
def list_(seat: Seat, poll: str, as_json: bool) -> None:
    from meeting_tui.desk.polls import audits as desk

    with seat.office(readonly=True) as office:
        found = desk.show(office, poll)
    if as_json:
        out.as_json(found.as_json()["drawn"])
        return
    if not found.drawn:
        out.words(stage(found.stage, screen()))
        return
    headings = [_("Ballot no."), _("Box"), _("Scan"), _("Page"), _("Keyed as no."), _("Drawn"), _("State")]
    rows = [paper_row(each, screen()) for each in found.drawn]
    out.table(headings, rows, right=frozenset({3, 4, 5}))


@verb(
    "key",
    N_("Key in a drawn paper as you see it; what the reader or another person saw is not shown."),
    *(POLL, REF, SEEN, KEYERS, INVALID, MISSING),
)
def key(
    seat: Seat, poll: str, ref: str, seen: tuple[str, ...], by: tuple[str, ...], invalid: str, missing: bool
) -> None:
    from meeting_tui.desk.ballots import acts as ballots
    from meeting_tui.desk.polls import audits as desk

    given = given_marks(seen)
    with seat.office() as office:
        paper = ballots.look(office, ref, poll)
        marks = whole_marks(paper, given, {}) if given else None
        done = desk.key(office, poll, paper.serial, by, marks, invalid=invalid, missing=missing)
    if paper.serial in done.between and not done.audit.agreed(paper.serial):
        out.words(_("Two people saw different things. Look at it together: give --by twice."))
    if done.waiting:
        out.words(_n("{n} paper is still open.", "{n} papers are still open.", done.waiting))
        return
    _tell(done)


@verb("more", N_("Draw more papers, where what differed leaves too great a risk."), POLL, BY)
def more(seat: Seat, poll: str, by: str) -> None:
    from meeting_tui.desk.polls import audits as desk

    with seat.office() as office:
        done = desk.more(office, poll, by)
    _tell(done)


@verb(
    "show",
    N_("The audit as it stands: digest, risk, what differed. Exit code 3 when it failed."),
    POLL,
    JSON,
    READINGS,
)
def show(seat: Seat, poll: str, as_json: bool, readings: bool) -> None:
    from meeting_tui.desk.polls import audits as desk

    with seat.office(readonly=True) as office:
        if readings:
            out.as_json(desk.readings(office, poll))
            return
        found = desk.show(office, poll)
    _tell(found, as_json)


@verb("sheet", N_("The audit on paper: what was fixed, the list of papers, what was found."), POLL, OUTPUT)
def sheet(seat: Seat, poll: str, target: str) -> None:
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.desk.board.files import write
    from meeting_tui.paper.writers import ending

    ending(Path(target))
    with seat.office(readonly=True) as office:
        write(office, DocumentRef("audit", poll, "archive"), Path(target))
    out.words(_("Written: {path}.", path=target))


def _tell(found: AuditView, as_json: bool = False) -> None:
    """The audit on stdout; failed, it ends with exit code 3."""
    if as_json:
        out.as_json(found.as_json())
    else:
        tell(found)
    if found.stage == "overturned":
        raise CheckFailed("audit.overturned", poll=found.poll)


def tell(found: AuditView) -> None:
    """The audit on stdout, in words."""
    t, form = screen(), found.as_json()
    labels = {asked.id: asked.labels for asked in found.definition.asked}
    out.data(found.definition.title)
    out.facts(facts(form, t))
    for said in (*differences(form, labels, t), *explained(form, labels, t)):
        out.data(said)
    out.data(stage(found.stage, t))


audit = noun(
    "audit",
    N_("Check a count by public dice: papers drawn, keyed again by two people, the risk in plain words."),
    *(begin, throw, list_, key, more, show, sheet),
)
