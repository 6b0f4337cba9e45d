"""`proxy`: who votes for whom in a poll."""

from __future__ import annotations

from typing import Annotated

import typer

from meeting_tui.cli import out
from meeting_tui.cli.frame import Json, Place, noun, verb
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.terms import term

proxy = noun(N_("Written authorities: who votes for whom in a poll, within the limits of its rules."))
Poll = Annotated[str, typer.Argument(metavar="POLL", help=N_("The poll: the 4 characters of its QR codes."))]
Voter = Annotated[
    str, typer.Argument(metavar="VOTER", help=N_("Who gives it: the number on the roll, a unit, or a name."))
]
Holder = Annotated[
    str, typer.Argument(metavar="HOLDER", help=N_("Who votes for them: a number on the roll, or a name."))
]
Role = Annotated[
    str, typer.Option(metavar="ROLE", help=N_("What the holder is, such as family, tenant, manager."))
]
Instructed = Annotated[
    bool, typer.Option("--instructed", help=N_("The paper says how to vote on each question."))
]
Reason = Annotated[str, typer.Option(metavar="TEXT", help=N_("Why it is taken back."))]


@verb(proxy, "add", N_("Register that a voter lets somebody vote for them."))
def add(
    place: Place, poll: Poll, voter: Voter, holder: Holder, role: Role = "", instructed: Instructed = False
) -> None:
    from meeting_tui.desk.polls import proxies as desk

    with place.office() as office:
        made = desk.appoint(office, poll, voter, holder, role=role, instructed=instructed)
    out.words(_("{holder} votes for {voter}.", holder=made.holder, voter=made.label))


@verb(proxy, "list", N_("All proxies of a poll."))
def list_(place: Place, poll: Poll, as_json: Json = False) -> None:
    from meeting_tui.desk.polls import proxies as desk

    with place.office(readonly=True) as office:
        found = desk.proxies(office, poll)
    if as_json:
        out.as_json(found)
        return
    headings = [_("No."), _("Owner"), _("Units"), _("Votes through"), _("Role"), _("Instructed")]
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


@verb(proxy, "withdraw", N_("Take a proxy back while the ballot is still out."))
def withdraw(place: Place, poll: Poll, voter: Voter, reason: Reason) -> None:
    from meeting_tui.desk.polls import proxies as desk

    with place.office() as office:
        desk.withdraw(office, poll, voter, reason)
    out.words(_("The proxy is taken back."))
