"""What two people say of a sheet that gave no reading: which ballot it is, or why it is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.content import Content

from meeting_tui.lang import _, screen
from meeting_tui.lang.sheets import SCANNED, sheet_totals, sheet_words
from meeting_tui.tui.facts import Pair
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.polls.crop import Grey, whole_page
from meeting_tui.tui.text import line, spread, warned
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from textual.screen import Screen

    from meeting_tui.desk.office import Office
    from meeting_tui.record.sheets import SeenSheet, SheetNumbers

T = TypeVar("T")


class SheetDesk(Protocol):
    """What the dialogs about a sheet ask of the screen it is shown on."""

    def ask(self, dialog: Screen[T | None], then: Callable[[T], object]) -> None: ...
    def do(self, act: Callable[[Office], T], then: Callable[[T], object]) -> object: ...


def name_sheet(
    place: SheetDesk,
    poll: str,
    sheet: SeenSheet,
    people: Sequence[str],
    then: Callable[[SeenSheet], object],
) -> None:
    """Ask which ballot the sheet is."""

    def act(office: Office, values: Mapping[str, str]) -> SeenSheet:
        from meeting_tui.desk.ballots import sheets

        page = values["page"].strip()
        return sheets.give(
            office,
            poll,
            sheet.seq,
            values["serial"],
            people,
            page=int(page) if page.isdecimal() else 0,
        )

    fields = (
        FormField("serial", _("Ballot"), hint=_("its number, or scan its code")),
        FormField("page", _("Page"), hint=_("only where a ballot has several")),
    )
    title = _("Which ballot is {source}, page {page}?", source=sheet.source, page=sheet.sheet)
    place.ask(Form(title, fields, act, about=str(sheet.seq)), then)


def set_sheet_aside(
    place: SheetDesk,
    poll: str,
    sheet: SeenSheet,
    people: Sequence[str],
    then: Callable[[SeenSheet], object],
) -> None:
    """Ask why the sheet gives nothing to the count."""
    from meeting_tui.desk.ballots.sheets import NOTHING_REASONS, set_aside

    options = [PickOption(reason, word(reason)) for reason in NOTHING_REASONS]
    place.ask(
        Pick(_("Why does this sheet give nothing to the count?"), options, free=True),
        lambda reason: place.do(lambda office: set_aside(office, poll, sheet.seq, reason, people), then),
    )


def scanned(numbers: SheetNumbers) -> list[Pair]:
    """What became of all sheets that were scanned; of those set aside, why."""
    t = screen()
    why = [f"{n} × {sheet_words(reason, t)}" for reason, n in numbers.aside.items()]
    total = sheet_totals(numbers.seen, numbers.read, numbers.waiting, numbers.aside, t) or "0"
    return [(t(SCANNED), "\n".join([total, *why]))]


def told(sheet: SeenSheet) -> str:
    """What was just decided, in a sentence."""
    serial = f"{sheet.decided.serial:06d}" if sheet.decided and sheet.decided.serial is not None else ""
    if sheet.read:
        return _("The sheet is ballot {serial}; two people decide what is marked on it.", serial=serial)
    if serial:
        return _("Ballot {serial} was looked at already; this picture changes nothing.", serial=serial)
    return _("The sheet is set aside: {reason}", reason=sheet_words(sheet.aside, screen()))


def about(sheet: SeenSheet) -> Content:
    """Where the sheet is, what became of it and who said so."""
    decided, t = sheet.decided, screen()
    serial = decided.serial if decided else sheet.serial
    rows = [
        spread((f"{sheet.source}:{sheet.sheet}", "bold $accent")),
        *([] if serial is None else [line(f"{serial:06d}", "bold")]),
        spread((warned("") if sheet.waiting else "", "bold $error"), (sheet_words(sheet.reason, t), "bold")),
    ]
    if decided:
        said = sheet_words(sheet.aside, t) if sheet.aside else ""
        rows.append(line("  ".join(filter(None, (said, *decided.by)))))
    return Content("\n").join(rows)


def sheet_picture(office: Office, poll: str, number: int) -> tuple[Grey, ...]:
    """The picture that is kept of the sheet, if there is one."""
    from meeting_tui.desk.ballots import sheets

    png = sheets.picture(office, poll, number)
    return (whole_page(png),) if png else ()
