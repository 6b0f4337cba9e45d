"""`roll owes`, `settled`, `owing`, `arrears`: who is in arrears, and where that takes a vote."""

from __future__ import annotations

from datetime import date

from meeting_tui.cli import out
from meeting_tui.cli.frame import Argument, DayType, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.formats import column_day, names

UNIT = Argument("unit", "UNIT", N_("The unit, as papers write it or as 3-2-301."))
SINCE = Option(
    "--since", metavar="DATE", type=DayType(), required=True, help=N_("The first day of the arrears.")
)
PAPER = Option("--source", metavar="TEXT", required=True, help=N_("By which paper: a list, a decision."))
DISPUTED = Option("--withdrawn", is_flag=True, help=N_("Disputed, or noted in error: nothing was owed."))
REASON = Option("--reason", metavar="TEXT", default="", help=N_("Why; needed for what is taken back."))


@verb("arrears", N_("Who has no vote in a poll until they pay what they owe, and until when they can."), JSON)
def arrears(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.polls import arrears as desk

    with seat.office(readonly=True) as office:
        found = desk.owing(office)
    if as_json:
        out.as_json(found)
        return
    heads = [_("Poll"), _("No."), _("Voter"), _p("list", "Units"), _("Owes"), _("Last day")]
    t = screen()
    rows = [
        (
            *(each.poll, each.voter, each.label, each.units.replace("\n", t(", "))),
            *(names(each.reasons, t.lang), column_day(each.last.isoformat(), t.lang)),
        )
        for each in found
    ]
    out.table(heads, rows)


@verb("owes", N_("Note that a unit is in arrears, since when and by which paper."), UNIT, SINCE, PAPER)
def owes(seat: Seat, unit: str, since: date, source: str) -> None:
    from meeting_tui.desk.roll import arrears as desk

    with seat.office() as office:
        found = desk.note(office, unit, since, source)
    said = N_("{name} is in arrears since {day}, by {source}.")
    day = column_day(found.since, screen().lang)
    out.words(_(said, name=found.label, day=day, source=found.source))


@verb(
    "settled",
    N_("A unit is in arrears no more: paid, or noted in error; polls that wait for it are told."),
    *(UNIT, DISPUTED, REASON),
)
def settled(seat: Seat, unit: str, withdrawn: bool, reason: str) -> None:
    from meeting_tui.desk.polls import arrears as desk

    with seat.office() as office:
        again = desk.settle(office, unit, "withdrawn" if withdrawn else "paid", reason)
    out.words(_("{unit} is in arrears no more.", unit=unit))
    for name in again:
        out.words(_("{name} has a vote again.", name=name))


@verb("owing", N_("Every unit in arrears, since when, by which paper, and who said so."), JSON)
def owing(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.roll import arrears as desk

    with seat.office(readonly=True) as office:
        found = desk.listed(office)
    if as_json:
        out.as_json(found)
        return
    heads = [_("Unit"), _("No."), _("Voter"), _("Since"), _("By which paper"), _("Noted by")]
    t = screen()
    out.table(
        heads,
        [
            (each.place, each.voter or "", each.label, column_day(each.since, t.lang), each.source, each.by)
            for each in found
        ],
    )
