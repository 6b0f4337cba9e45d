"""`poll extend`, `reopen`, `withdraw`, `recount`: what two people change in the course of a poll."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Option, Seat, verb
from meeting_tui.cli.parameters import DELIVERED, VOTER, WAIVED
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import moment

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

ID = Argument("id", "ID", N_("The poll: the 4 characters of its QR codes."))
UNTIL = Option(
    "--until",
    metavar="TIME",
    required=True,
    help=N_("The new last minute, as people write it: 2026-12-15 18:00."),
)
FROM = Option("--opens", "opens", metavar="TIME", required=True, help=N_("When it begins."))
TILL = Option("--closes", "closes", metavar="TIME", required=True, help=N_("Its last minute."))
TWO = Option("--by", metavar="NAME", multiple=True, required=True, help=N_("Who decides. Give it twice."))
QUESTION = Argument("question", "QUESTION", N_("The question, by its id."))
WHY = Option("--reason", metavar="TEXT", required=True, help=N_("Why; it stands in the record."))


@verb("extend", N_("Two people extend a poll; notices that hang are superseded."), ID, UNTIL, TWO, WHY)
def extend(seat: Seat, id: str, until: str, by: tuple[str, ...], reason: str) -> None:
    from meeting_tui.desk.polls import course

    with seat.office() as office:
        course.extend(office, id, closes := a_moment_of(office, until, time(23, 59)), by, reason)
    _told(id, closes)


@verb("reopen", N_("Two people open a poll again that was closed."), ID, UNTIL, TWO, WHY)
def reopen(seat: Seat, id: str, until: str, by: tuple[str, ...], reason: str) -> None:
    from meeting_tui.desk.polls import course

    with seat.office() as office:
        course.reopen(office, id, closes := a_moment_of(office, until, time(23, 59)), by, reason)
    _told(id, closes)


@verb("withdraw", N_("Two people withdraw a poll: nothing of it is counted."), ID, TWO, WHY)
def withdraw(seat: Seat, id: str, by: tuple[str, ...], reason: str) -> None:
    from meeting_tui.desk.polls import course

    with seat.office() as office:
        course.withdraw(office, id, by, reason)
    out.words(_("{poll} is withdrawn.", poll=id))


@verb(
    "recount", N_("Two people begin a recount; the result on record stays beside the new one."), ID, TWO, WHY
)
def recount(seat: Seat, id: str, by: tuple[str, ...], reason: str) -> None:
    from meeting_tui.desk.polls import course

    with seat.office() as office:
        course.recount(office, id, by, reason)
    out.words(_("{poll} is counted again: decide what has to be decided, then meeting-tui count.", poll=id))


@verb(
    "again",
    N_("A new poll between those who are level for the last seats."),
    *(ID, FROM, TILL, WAIVED),
)
def again(seat: Seat, id: str, opens: str, closes: str, reason: str | None) -> None:
    from meeting_tui.desk.polls import again as desk

    with seat.office() as office:
        begins = a_moment_of(office, opens, time())
        made = desk.vote_again(office, id, begins, a_moment_of(office, closes, time(23, 59)), reason or "")
    out.data(made)


@verb("paid", N_("A voter in arrears has paid, and has a vote again."), ID, VOTER)
def paid(seat: Seat, id: str, voter: str) -> None:
    from meeting_tui.desk.polls import arrears

    with seat.office() as office:
        name = arrears.paid(office, id, voter)
    out.words(_("{name} has paid, and votes.", name=name))


@verb(
    "object",
    N_("A voter objects in writing to what was decided; the next count weighs it."),
    *(ID, QUESTION, VOTER, DELIVERED),
)
def object_(seat: Seat, id: str, question: str, voter: str, delivered: date) -> None:
    from meeting_tui.desk.polls import objections

    with seat.office() as office:
        name = objections.file(office, id, question, voter, delivered)
    out.words(_("{name} objects. Count again: meeting-tui count {poll}.", name=name, poll=id))


@verb(
    "withdraw-objection",
    N_("A voter takes an objection in writing back; the next count weighs it no more."),
    *(ID, QUESTION, VOTER),
)
def withdraw_objection(seat: Seat, id: str, question: str, voter: str) -> None:
    from meeting_tui.desk.polls import objections

    with seat.office() as office:
        name = objections.withdraw(office, id, question, voter)
    out.words(_("{name} objects no more. Count again: meeting-tui count {poll}.", name=name, poll=id))


def a_moment_of(office: Office, text: str, usual: time) -> datetime:
    """The minute that is meant; of a day alone the `usual` one."""
    from meeting_tui.lang.spoken import a_moment

    return a_moment(text, office.world.now().replace(tzinfo=None), screen().lang, usual)


def _told(poll: str, closes: datetime) -> None:
    told = moment(closes, screen().lang)
    out.words(
        _(
            "{poll} takes ballots until {time}. Post a new notice: those that hang are superseded.",
            poll=poll,
            time=told,
        )
    )
