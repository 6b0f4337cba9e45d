"""What is entered about a matter: each a list to choose from or a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meeting_tui.lang import _, _p, screen
from meeting_tui.lang.matters import (
    CATEGORY_WORDS,
    MONEY_WORDS,
    MOVE_WORDS,
    SOURCE_WORDS,
    SURVEY_QUESTIONS,
)
from meeting_tui.lang.money import example
from meeting_tui.lang.money import money as amount_of
from meeting_tui.lang.spoken_times import END_OF_DAY
from meeting_tui.record.matter.allowed import forward, leads, why_not
from meeting_tui.tui import said_times
from meeting_tui.tui.form import FormField
from meeting_tui.tui.matters.asking import Values, asked, options_of, picked, said_by
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import Place
from meeting_tui.tui.reading_fields import a_date, a_time
from meeting_tui.tui.said_times import day_in
from meeting_tui.tui.words import day, names, titled, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.matter.values import MatterState


def move(place: Place, stands: MatterState) -> None:
    """To which state, and why."""
    acts = forward(stands)
    t = screen()

    def then(act: str) -> None:
        def moved(office: Office, values: Values) -> None:
            from meeting_tui.desk.matters import acts as desk

            desk.move(office, stands.id, act, values["reason"])

        asked(place, t(MOVE_WORDS[act]), [FormField("reason", _("Why"))], moved, f"{stands.id} {act}")

    options = [PickOption(act, t(MOVE_WORDS[act]), word(leads(act))) for act in acts]
    place.ask(Pick(_("Where does this matter stand?"), options), then)


def question(place: Place, stands: MatterState) -> None:
    """A new question, or the answer to an open one."""
    waiting = [each for each in stands.questions if each.open]
    options = [PickOption("0", _("Ask something"))] if why_not(stands, "ask") is None else []
    options += [PickOption(str(each.seq), each.text or _("(erased)")) for each in waiting]

    def then(of: str) -> None:
        def said(office: Office, values: Values) -> None:
            from meeting_tui.desk.matters import questions as desk

            if of == "0":
                desk.ask(office, stands.id, values["text"], values["by"])
            else:
                desk.answer(office, stands.id, int(of), values["text"], values["by"])

        title = _("Ask something") if of == "0" else _("The answer")
        fields = [FormField("text", _("Text"), kind="long"), said_by()]
        asked(place, title, fields, said, f"{stands.id} {of}")

    picked(place, _("Ask something, or answer"), options, then)


def to_do(place: Place, stands: MatterState) -> None:
    """Something new to do, or one that is done or dropped."""
    waiting = [each for each in stands.actions if each.open]
    options = [PickOption("0", _("Something new to do"))] if why_not(stands, "assign") is None else []
    options += [
        PickOption(str(each.seq), each.what, titled(str(each.who), day(each.due))) for each in waiting
    ]

    def then(of: str) -> None:
        if of == "0":
            _assign(place, stands)
        else:
            _settle(place, stands, int(of))

    picked(place, _("To do"), options, then)


def _assign(place: Place, stands: MatterState) -> None:
    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import actions as desk

        desk.assign(office, stands.id, values["action"], values["who"], a_date(values["due"], office))

    fields = [
        FormField("action", _("What is to be done")),
        FormField("who", _("Responsible"), kind="person"),
        FormField("due", _("By when"), hint=_("such as 2026-12-31, next Friday"), says=day_in("due")),
    ]
    asked(place, _("Something new to do"), fields, act, str(stands.id))


def _settle(place: Place, stands: MatterState, of: int) -> None:
    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import actions as desk

        if values["how"] == "done":
            evidence = Path(values["evidence"]) if values["evidence"].strip() else None
            desk.finish(office, stands.id, of, evidence)
        else:
            desk.drop(office, stands.id, of, values["reason"])

    fields = [
        FormField(
            "how", _("What became of it"), "done", kind="choice", options=[(c, word(c)) for c in SETTLED]
        ),
        FormField(
            "evidence", _("What shows it"), kind="path", about="enclosure", when=lambda v: v["how"] == "done"
        ),
        FormField("reason", _("Why"), when=lambda values: values["how"] == "dropped"),
    ]
    asked(place, _("What became of it"), fields, act, f"{stands.id} {of}")


SETTLED = ("done", "dropped")


def money(place: Place, stands: MatterState, currency: str) -> None:
    """A new line, or one that is reversed."""
    options = [PickOption("0", _("A new line")), PickOption("in", _("Import lines from a table"))]
    options += [PickOption("out", _("Export the ledger of all matters"))] if stands.money else []
    options += [
        PickOption(
            str(each.seq), _("Reverse: {what}", what=_line(each.kind, each.fen, currency)), each.voucher
        )
        for each in stands.money
        if each.counts
    ]

    def then(of: str) -> None:
        if of == "0":
            _enter(place, stands, currency)
            return
        if of in _TABLES:
            _TABLES[of](place, stands)
            return

        def act(office: Office, values: Values) -> None:
            from meeting_tui.desk.matters import money as desk

            desk.reverse(office, stands.id, int(of), values["reason"])

        asked(place, _("It counts no more"), [FormField("reason", _("Why"))], act, f"{stands.id} {of}")

    picked(place, _("Money"), options, then)


def _import(place: Place, stands: MatterState) -> None:
    """Many lines, for whichever matters the table names: all of them or none."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters.money_table import read_in
        from meeting_tui.desk.roll.file import RollFile

        read_in(office, RollFile.read(Path(values["table"])))

    field = FormField("table", _("Table"), kind="path", endings=(".csv", ".xlsx"))
    asked(place, _("Import lines from a table"), [field], act, str(stands.id))


def _export(place: Place, stands: MatterState) -> None:
    t = screen()

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters.money_table import write_out

        write_out(office, Path(values["table"]), t)

    field = FormField("table", _("Table"), kind="path", saves=True, endings=(".csv", ".xlsx"))
    asked(place, _("Export the ledger of all matters"), [field], act, str(stands.id))


def _line(kind: str, fen: int, currency: str) -> str:
    t = screen()
    return f"{t(MONEY_WORDS[kind])} {amount_of(fen, currency, t)}"


def _enter(place: Place, stands: MatterState, currency: str) -> None:
    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import money as desk
        from meeting_tui.desk.matters.amounts import fen_of

        said: dict[str, Any] = {name: values[name] for name in ("source", "party", "decision", "voucher")}
        said |= {
            "fen": fen_of(values["amount"], currency),
            "on": a_date(values["on"], office),
            "what": values["what"],
        }
        desk.enter(office, stands.id, desk.MoneySpec(kind=values["money"], **said))

    such = amount_of(example(currency), currency, screen())
    fields = [
        FormField("money", _p("money", "Kind"), "payment", kind="pick", options=options_of(MONEY_WORDS)),
        FormField("source", _("Account"), "fund", kind="choice", options=options_of(SOURCE_WORDS)),
        FormField("amount", _("Amount"), hint=_("such as {amount}", amount=such)),
        FormField("on", _("Day"), says=day_in("on")),
        FormField("party", _("Paid to or by")),
        FormField("voucher", _("Voucher")),
        FormField("decision", _("By which decision"), hint=_("such as: poll 7K2Q, decision 2026-01")),
        FormField("what", _p("money", "What for")),
    ]
    asked(place, _("A new line"), fields, act, str(stands.id))


_TABLES: Mapping[str, Callable[[Place, MatterState], None]] = {"in": _import, "out": _export}
"""The ledger as a table."""


def enclose(place: Place, stands: MatterState) -> None:
    """A paper or a picture."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import exhibits as desk

        desk.enclose(office, stands.id, Path(values["enclosure"]), values["what"])

    fields = [FormField("enclosure", _("File"), kind="path"), FormField("what", _("What it is"))]
    asked(place, _("A paper or picture"), fields, act, str(stands.id))


def link(place: Place, stands: MatterState) -> None:
    """Something it has to do with."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import exhibits as desk

        desk.link(office, stands.id, values["ref"], values["what"])

    hint = _("meeting:ID, poll:ID, matter:NUMBER, or a name")
    fields = [FormField("ref", _("Linked with"), hint=hint), FormField("what", _("What it is"))]
    asked(place, _("A link"), fields, act, str(stands.id))


def group(place: Place, stands: MatterState) -> None:
    """A working group is formed, or ends."""

    def form(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import groups as desk

        members = filter(None, values["members"].split("\n"))
        desk.form_group(office, stands.id, members, values["mandate"], a_date(values["until"], office))

    def end(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import groups as desk

        desk.dissolve_group(office, stands.id, values["reason"])

    if stands.group:
        asked(place, _("The working group ends"), [FormField("reason", _("Why"))], end, str(stands.id))
        return
    fields = [
        FormField("members", _p("group", "Members"), kind="persons"),
        FormField("mandate", _("Mandate")),
        FormField("until", _("Until"), says=day_in("until")),
    ]
    asked(place, _("A working group"), fields, form, str(stands.id))


def raising_fields(stands: MatterState | None = None) -> tuple[FormField, ...]:
    """What is said of a matter; of a new one also who raises it."""
    category, said = stands.category if stands else "repair", _("never published; else whoever sits here")
    parts = names(stands.parts) if stands else ""
    title, summary = (stands.title, stands.summary or "") if stands else ("", "")
    who = FormField("by", _("Who raises it"), hint=said, kind="person")
    return (
        FormField("title", _("Title"), title),
        FormField("summary", _("What it is about"), summary, kind="long", about="text"),
        *(() if stands else (who,)),
        FormField("category", _("Category"), category, kind="pick", options=options_of(CATEGORY_WORDS)),
        FormField("parts", _("Concerns"), parts, _("3 a building, 3-2 a stair, 3-2-301 a unit")),
    )


def change(place: Place, stands: MatterState) -> None:
    """What is said of it."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import acts as desk
        from meeting_tui.tui.reading_fields import several

        said = {name: values[name] for name in ("title", "summary", "category", "reason")}
        desk.change(office, stands.id, **said, parts=several(values["parts"]))

    fields = [*raising_fields(stands), FormField("reason", _("Why"))]
    asked(place, _("Change what is said of it"), fields, act, str(stands.id))


def survey(place: Place, stands: MatterState) -> None:
    """A poll that asks everybody for marks on the service."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.matters import surveys as desk

        times = a_time(values["opens"], office, time.min), a_time(values["closes"], office, END_OF_DAY)
        asked = tuple(values["questions"].split("\n"))
        desk.ask_for_marks(office, stands.id, desk.SurveySpec(values["title"], asked, *times))

    usual = "\n".join(map(screen(), SURVEY_QUESTIONS))
    fields = [
        FormField("title", _("Title"), _("Survey of the service")),
        FormField("opens", _("Begins"), says=said_times.of_poll),
        FormField("closes", _("Ends"), says=said_times.of_end),
        FormField("questions", _("Marks for"), usual, _("a line each"), kind="long"),
    ]
    asked(place, _("Ask for marks from 1 to 5"), fields, act, str(stands.id))


DIALOGS: Mapping[str, Callable[[Place, MatterState], None]] = {
    "move": move,
    "question": question,
    "to_do": to_do,
    "enclose": enclose,
    "link": link,
    "group": group,
    "change": change,
    "survey": survey,
}
"""By the act of the screen."""
