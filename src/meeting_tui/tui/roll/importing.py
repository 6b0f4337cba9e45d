"""Import the roll: look first, answer what is open, then all rows or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from meeting_tui.lang import N_, _, _n
from meeting_tui.lang.nouns import UNITS, VOTERS
from meeting_tui.refusal import Refusal
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.grid import RowGrid
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.paths import PathInput
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.progress import Meter, Progress
from meeting_tui.tui.roll.exporting import blank
from meeting_tui.tui.roll.given import Given
from meeting_tui.tui.roll.sections import SectionGrid, SectionStrip
from meeting_tui.tui.roll.taken import Taken
from meeting_tui.tui.roll.told import SECTIONS, Point, counted, fields, points, summed
from meeting_tui.tui.text import line, lines

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.roll.acts import RollTotals
    from meeting_tui.desk.roll.file import RollFile
    from meeting_tui.desk.roll.preview import RollPreview

DRAFT = "roll import"
TABLES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".xls", ".html", ".htm", ".xml")
"""How files with a roll end; what is in them tells their kind."""


class Import(Place):
    """A file, how it is understood, what it leaves open, and what it changes."""

    CSS_PATH = "importing.tcss"
    NAME = N_("Import the roll")
    GUIDE = "roll"
    HELP = N_(
        "Type the path of the file and press Enter: nothing is saved yet. What needs you stands first: "
        "answer a question with 1 or 2 (Enter lists all answers); the line “all” answers its whole group. "
        "Mend faults in the file and press Enter on its path again: your answers stay, also after Esc.\n\n"
        "Left and right go to the other sections: how the file was understood, ten voters as papers will "
        "name them, what was left out, what changes in the roll in force. F8 then imports what was shown."
    )
    BINDINGS: ClassVar = [
        chord("f8", "import", N_("Import"), N_("Replace the roll by this file")),
        key(digit(1), "answer(0)", N_("First answer"), N_("Give the first answer"), show=False),
        key(digit(2), "answer(1)", N_("Second answer"), N_("Give the second answer"), show=False),
        chord("ctrl+n", "blank", N_("Blank sheet"), N_("Write an empty roll to fill in")),
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self._file: RollFile | None = None
        self._preview: RollPreview | None = None
        self._given, self._before = Given(), list[Given]()
        self._section = "todo"

    def body(self) -> ComposeResult:
        yield Static(line(_("Import the roll")), classes="heading")
        yield PathInput(endings=TABLES)
        yield SectionStrip()
        yield SectionGrid()
        yield Static(classes="empty")
        yield Static(id="whole")

    def on_mount(self) -> None:
        kept = self.house.drafts.at(DRAFT)
        self._given = Given.of(kept.get("answers", ""))
        self.query_one(PathInput).show(kept.get("path", ""))
        self._path = self.query_one(PathInput).path
        self.query_one(PathInput).focus()
        self._show()

    # the file

    def on_input_changed(self, _event: PathInput.Changed) -> None:
        """Another path is another file: what was seen of the one before is dropped."""
        if self._preview is not None and self.query_one(PathInput).path != self._path:
            self._file = self._preview = None
            self._show()
            self.house.say(_("The path was changed: press Enter to look at that file."))

    def on_typed_line_entered(self, _event: PathInput.Entered) -> None:
        path = self.query_one(PathInput).path
        if path != self._path:
            self._given = replace(self._given, encoding="")  # that was said of another file
        self._path, self._file, self._preview = path, None, None
        self._keep()
        self._look()

    def _keep(self) -> None:
        """The path and the answers are there again after Esc, and after a kill."""
        self.house.drafts.keep(DRAFT, {"path": self.query_one(PathInput).value, "answers": self._given.text})

    def _look(self) -> None:
        """Read the file, or look with other answers at the bytes that were read."""
        path, file, given = self._path, self._file, self._given
        self.house.say(_("Reading {path} …", path=path.name))
        self.do(lambda office: _look(office, file or path, given), self.show_file, self._unread)

    def _unread(self, refusal: Refusal) -> None:
        self.house.refused(refusal)
        if refusal.code not in ("roll.encoding", "roll.encoding_wrong"):
            return
        from meeting_tui.desk.roll.encoding import ENCODINGS

        options = [PickOption(name, name) for name in ENCODINGS]
        self.ask(Pick(_("How is the text of this file written?"), options), self._written_in)

    def _written_in(self, encoding: str) -> None:
        self._give(replace(self._given, encoding=encoding))

    def show_file(self, seen: tuple[RollFile, RollPreview]) -> None:
        """What the file holds; what needs people is shown first."""
        again = self._file is not None
        self._file, self._preview = seen
        was = self._section
        if not again or was == "todo":
            self._section = "todo" if counted(self._preview, "todo") else "understood"
        self._show()
        if self._section != was:
            self.query_one(SectionGrid).move_cursor(row=0)
        self.house.say(_said(self._preview))
        self.query_one(SectionGrid).focus()

    # the sections

    def _show(self) -> None:
        seen = self._preview
        tabs = [(each, _(words), counted(seen, each)) for each, words in SECTIONS.items()] if seen else []
        self.query_one(SectionStrip).show(tabs, self._section)
        self.query_one(SectionGrid).show(points(seen, self._section) if seen else [])
        empty = self.query_one(".empty", Static)
        empty.display = seen is None
        empty.update(lines(_first()))
        self._beside()
        self.refresh_bindings()

    def _beside(self) -> None:
        """A line is short; below stands all of it, with the answers it takes."""
        point, whole = self.query_one(SectionGrid).point, self.query_one("#whole", Static)
        whole.display = self._preview is not None
        if point is None:
            whole.update("")
        else:
            numbered = " · ".join(f"{no} {words}" for no, (_choice, words) in enumerate(point.choices, 1))
            rows = [lines(point.text), *([line(numbered, "bold")] if numbered else ())]
            whole.update(Content("\n").join(rows))

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self._beside()
        self.refresh_bindings()

    def action_section(self, name: str) -> None:
        self._section = name
        self._show()
        self.query_one(SectionGrid).move_cursor(row=0)

    def action_turn(self, step: int) -> None:
        names = list(SECTIONS)
        self.action_section(names[(names.index(self._section) + step) % len(names)])

    # the answers

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        point = self.query_one(SectionGrid).point
        if point is not None and point.asks:
            answers = [*point.choices, *fields(self._preview, point.key)]
            options = [PickOption(choice, words) for choice, words in answers]
            self.ask(Pick(point.text, options), lambda choice: self._answer(point, choice))

    def action_answer(self, no: int) -> None:
        point = self.query_one(SectionGrid).point
        if point is not None:
            self._answer(point, point.choices[no][0])

    def _answer(self, point: Point, choice: str) -> None:
        self._give(self._given.with_answer(point.asks, choice))

    def _give(self, given: Given) -> None:
        self._before.append(self._given)
        self._given = given
        self._keep()
        self._look()

    def action_take_back(self) -> None:
        self._given, self._section = self._before.pop(), "todo"
        self._keep()
        self._look()

    def action_blank(self) -> None:
        blank(self)

    def why_not(self, action: str) -> str | None:
        seen = self._preview
        if action in ("import", "section", "turn") and seen is None:
            return _("Nothing is read yet: type the path of a file and press Enter.")
        if action == "import" and seen is not None and not seen.ready:
            return _said(seen)
        if action == "blank" and seen is not None:
            return ""
        if action == "take_back" and not self._before:
            return _("Nothing was answered here yet.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer":
            point = self.query_one(SectionGrid).point if self.is_mounted else None
            return point is not None and len(point.choices) > int(str(parameters[0]))
        return super().check_action(action, parameters)

    # the import

    def action_import(self) -> None:
        seen, file, given = self._preview, self._file, self._given
        if seen is None or file is None:
            return
        sure = Sure(_("Import {file}", file=seen.file), _replaced(seen), (seen.voters,))
        self.ask(Ask(sure), lambda _yes: self._take_in(file, seen, given))

    def _take_in(self, file: RollFile, seen: RollPreview, given: Given) -> None:
        """Import the bytes that were seen, whatever stands at the path by now."""
        office = self.house.here
        work: Progress[RollTotals] = Progress(
            _("Importing the roll"),
            lambda meter, _cancel: _import(office, file, seen, given, meter),
            stoppable=False,
        )
        self.app.push_screen(work, lambda totals: self._taken(seen, totals))

    def _taken(self, seen: RollPreview, totals: RollTotals | None) -> None:
        if totals is not None:
            self.house.drafts.keep(DRAFT, {})
            self.app.pop_screen()
            self.app.push_screen(Taken(seen, totals))


def _replaced(seen: RollPreview) -> str:
    """What is taken, and what it replaces."""
    told = seen.difference
    if told is None or not told.same + told.gone + told.changed:
        return _n(
            "{n} voter with {units} becomes the roll; there is none yet.",
            "{n} voters with {units} become the roll; there is none yet.",
            seen.voters,
            units=_(UNITS, n=seen.units),
        )
    replaced = _(
        "The roll as it stands is replaced by {voters} with {units}.",
        voters=_(VOTERS, n=seen.voters),
        units=_(UNITS, n=seen.units),
    )
    return f"{replaced}\n{summed(told)}"


def _first() -> str:
    return _(
        "An .xlsx or .csv file with one row a unit: building, unit, room, area, owner.\n\n"
        "Type its path and press Enter. You see first what it holds.\n\n"
        "No file yet? Ctrl+N writes a blank sheet to fill in."
    )


def _said(seen: RollPreview) -> str:
    """What is open, in one sentence: what is answered here, what is mended in the file."""
    asked, faults = len(seen.doubts) + len(seen.undecided), len(seen.faults)
    if asked and faults:
        return _(
            "{questions}, {faults}.",
            questions=_n("{n} question to answer here", "{n} questions to answer here", asked),
            faults=_n("{n} fault to mend in the file", "{n} faults to mend in the file", faults),
        )
    if faults:
        return _n(
            "{n} fault. Mend it in the file, then press Enter on its path again.",
            "{n} faults. Mend them in the file, then press Enter on its path again.",
            faults,
        )
    if asked:
        return _n(
            "{n} question to answer: 1 or 2, or Enter for all answers.",
            "{n} questions to answer: 1 or 2, or Enter for all answers.",
            asked,
        )
    if not seen.units:
        return _("No unit stands in this file: fill it in, then press Enter on its path again.")
    return _("Nothing wrong. Left and right show all of it; F8 imports.")


def _look(office: Office, source: RollFile | Path, given: Given) -> tuple[RollFile, RollPreview]:
    from meeting_tui.desk.roll import acts as roll
    from meeting_tui.desk.roll.file import RollFile

    file = RollFile.read(source) if isinstance(source, Path) else source
    return file, roll.look(office, file, given.answers(), encoding=given.encoding or None)


def _import(office: Office, file: RollFile, seen: RollPreview, given: Given, meter: Meter) -> RollTotals:
    """Take the file over as it was shown."""
    from meeting_tui.desk.roll import acts as roll

    encoding = given.encoding or None
    return roll.import_roll(office, file, given.answers(), meter, encoding=encoding, seen=seen)
