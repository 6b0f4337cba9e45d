"""`proxy`: who votes for whom in a poll."""

from __future__ import annotations

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.terms import term

VOTER = Argument("voter", "VOTER", N_("Who gives it: the number on the roll, a unit, or a name."))
HOLDER = Argument("holder", "HOLDER", N_("Who votes for them: a number on the roll, or a name."))
ROLE = Option(
    "--role",
    metavar="ROLE",
    default="",
    help=N_("What the holder is, such as family, tenant, manager."),
)
INSTRUCTED = Option("--instructed", is_flag=True, help=N_("The paper says how to vote on each question."))
REASON = Option("--reason", metavar="TEXT", required=True, help=N_("Why it is taken back."))


@verb(
    "add",
    N_("Register that a voter lets somebody vote for them."),
    *(POLL, VOTER, HOLDER, ROLE, INSTRUCTED),
)
def add(seat: Seat, poll: str, voter: str, holder: str, role: str, instructed: bool) -> None:
    from meeting_tui.desk.polls import proxies as desk

    with seat.office() as office:
        made = desk.appoint(office, poll, voter, holder, role=role, instructed=instructed)
    out.words(_("{holder} votes for {voter}.", holder=made.holder, voter=made.label))


@verb("list", N_("All proxies of a poll."), POLL, JSON)
def list_(seat: Seat, poll: str, as_json: bool) -> None:
    from meeting_tui.desk.polls import proxies as desk

    with seat.office(readonly=True) as office:
        found = desk.proxies(office, poll)
    if as_json:
        out.as_json(found)
        return
    headings = [_("No."), _("Owner"), _p("list", "Units"), _("Votes through"), _("Role"), _("Instructed")]
    rows = [
        (
            each.voter,
            each.label,
            each.units.replace("\n", ", "),
            each.holder or _("(erased)"),
            term(each.role, screen()),
            _("yes") if each.instructed else _("no"),
        )
        for each in found
    ]
    out.table(headings, rows, right=frozenset({0}))


@verb("withdraw", N_("Take a proxy back while the ballot is still out."), POLL, VOTER, REASON)
def withdraw(seat: Seat, poll: str, voter: str, reason: str) -> None:
    from meeting_tui.desk.polls import proxies as desk

    with seat.office() as office:
        desk.withdraw(office, poll, voter, reason)
    out.words(_("The proxy is taken back."))


proxy = noun(
    "proxy",
    N_("Written authorities: who votes for whom in a poll, within the limits of its rules."),
    *(add, list_, withdraw),
)
