"""`matter ask`, `answer`, `link`, `enclose`, `group`, `dissolve`, `assign`, `done`, `drop`, `erase`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, DayType, Number, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.cli.settling import EVIDENCE
from meeting_tui.lang import N_, _p, screen, translator
from meeting_tui.lang.matters import SURVEY_QUESTIONS, mark

NUMBER = Argument("number", "NUMBER", N_("The matter, as the list numbers it."), type=Number(1))
ENTRY = Argument("entry", "ENTRY", N_("The number of the entry that is meant."), type=Number(1))
TEXT = Argument("text", "TEXT", N_("What is said."))
WHY = Argument("reason", "REASON", N_("Why; it stays on record."))
REASON = Option("--reason", metavar="TEXT", default="", help=N_("Why; it stays on record."))
SAID_BY = Option("--by", metavar="NAME", default="", help=N_("Who says it; else whoever sits here."))
WHAT = Option("--what", metavar="TEXT", default="", help=N_("What that is."))
REF = Argument("ref", "REF", N_("meeting:ID, poll:ID, matter:NUMBER, proposal:NUMBER, or a name."))
PAPER = Argument("paper", "FILE", N_("The paper or picture; its digest alone is kept."), type=PATH)
MEMBERS = Argument("members", "NAME...", N_("Who is in it."), nargs=-1, required=True)
MANDATE = Option("--for", "mandate", metavar="TEXT", required=True, help=N_("What it is for."))
UNTIL = Option("--until", metavar="DATE", type=DayType(), required=True, help=N_("Its last day."))
WHO_DOES = Argument("doer", "NAME", N_("Who is to do it."))
SURVEY_TITLE = Argument("title", "TITLE", N_("What stands above the questions."))
BEGINS = Argument("begins", "BEGINS", N_("The first day."), type=DayType())
ENDS = Argument("ends", "ENDS", N_("The last day."), type=DayType())
ASKS = Option(
    "--ask",
    "asks",
    multiple=True,
    metavar="TEXT",
    help=N_("What marks are asked for, instead of the usual six; may be given again."),
)
UNREHEARSED = Option(
    "--without-rehearsal",
    "unrehearsed",
    metavar="TEXT",
    default="",
    help=N_("Why papers go out without a rehearsal; it stands on the result."),
)
DUE = Argument("due", "DATE", N_("By when."), type=DayType())


@verb("ask", N_("Enter a question; prints the number that answers it."), NUMBER, TEXT, SAID_BY)
def ask(seat: Seat, number: int, text: str, by: str) -> None:
    from meeting_tui.desk.matters import questions as desk

    with seat.office() as office:
        out.data(str(desk.ask(office, number, text, by)))


@verb("answer", N_("Answer a question."), NUMBER, ENTRY, TEXT, SAID_BY)
def answer(seat: Seat, number: int, entry: int, text: str, by: str) -> None:
    from meeting_tui.desk.matters import questions as desk

    with seat.office() as office:
        desk.answer(office, number, entry, text, by)


@verb("link", N_("Link a matter with something it has to do with."), NUMBER, REF, WHAT)
def link(seat: Seat, number: int, ref: str, what: str) -> None:
    from meeting_tui.desk.matters import exhibits as desk

    with seat.office() as office:
        desk.link(office, number, ref, what)


@verb("enclose", N_("Put a paper or picture on record by its digest."), NUMBER, PAPER, WHAT)
def enclose(seat: Seat, number: int, paper: Path, what: str) -> None:
    from meeting_tui.desk.matters import exhibits as desk

    with seat.office() as office:
        desk.enclose(office, number, paper, what)


@verb("group", N_("Form the working group of a matter."), NUMBER, MEMBERS, MANDATE, UNTIL)
def group(seat: Seat, number: int, members: tuple[str, ...], mandate: str, until: date) -> None:
    from meeting_tui.desk.matters import groups as desk

    with seat.office() as office:
        desk.form_group(office, number, members, mandate, until)


@verb("dissolve", N_("The working group of a matter ends."), NUMBER, WHY)
def dissolve(seat: Seat, number: int, reason: str) -> None:
    from meeting_tui.desk.matters import groups as desk

    with seat.office() as office:
        desk.dissolve_group(office, number, reason)


@verb("assign", N_("Give somebody something to do; prints its number."), NUMBER, TEXT, WHO_DOES, DUE)
def assign(seat: Seat, number: int, text: str, doer: str, due: date) -> None:
    from meeting_tui.desk.matters import actions as desk

    with seat.office() as office:
        out.data(str(desk.assign(office, number, text, doer, due)))


@verb("done", N_("What somebody was to do on a matter is done."), NUMBER, ENTRY, EVIDENCE)
def done(seat: Seat, number: int, entry: int, evidence: Path | None) -> None:
    from meeting_tui.desk.matters import actions as desk

    with seat.office() as office:
        desk.finish(office, number, entry, evidence)


@verb("drop", N_("What somebody was to do on a matter is not done any more."), NUMBER, ENTRY, WHY)
def drop(seat: Seat, number: int, entry: int, reason: str) -> None:
    from meeting_tui.desk.matters import actions as desk

    with seat.office() as office:
        desk.drop(office, number, entry, reason)


@verb("erase", N_("Erase what was said in an entry, as the law asks."), NUMBER, ENTRY, WHY)
def erase(seat: Seat, number: int, entry: int, reason: str) -> None:
    from meeting_tui.desk.matters import acts as desk

    with seat.office() as office:
        desk.erase(office, number, entry, reason)


@verb(
    "survey",
    N_("Ask for marks from 1 to 5 on the service: makes the poll; prints its id."),
    *(NUMBER, SURVEY_TITLE, BEGINS, ENDS, ASKS, UNREHEARSED),
)
def survey(
    seat: Seat, number: int, title: str, begins: date, ends: date, asks: tuple[str, ...], unrehearsed: str
) -> None:
    from datetime import datetime, time

    from meeting_tui.desk import communities
    from meeting_tui.desk.matters import surveys as desk
    from meeting_tui.lang.spoken_times import END_OF_DAY

    with seat.office() as office:
        usual = translator(communities.community(office).lang)
        spec = desk.SurveySpec(
            title,
            asks or tuple(map(usual, SURVEY_QUESTIONS)),
            datetime.combine(begins, time.min),
            datetime.combine(ends, END_OF_DAY),
            without_rehearsal=unrehearsed,
        )
        out.data(desk.ask_for_marks(office, number, spec))


@verb("surveys", N_("What the surveys of a matter came to, question by question."), NUMBER, JSON)
def surveys(seat: Seat, number: int, as_json: bool) -> None:
    from meeting_tui.desk.matters import surveys as desk
    from meeting_tui.record.matter.surveys import questions

    with seat.office(readonly=True) as office:
        found = desk.surveys(office, number)
    if as_json:
        out.as_json(
            [{"on": each.on, "poll": each.poll, "seq": each.seq, "marks": each.told} for each in found]
        )
        return
    t = screen()
    rows = [
        (question, *(mark(each.tenths(question), each.marks(question), t) for each in found))
        for question in questions(found)
    ]
    out.table(
        [_p("survey", "Question"), *(each.on for each in found)],
        rows,
        right=frozenset(range(1, len(found) + 1)),
    )


VERBS = (ask, answer, link, enclose, group, dissolve, assign, done, drop, erase, survey, surveys)
