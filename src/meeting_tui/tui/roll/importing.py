"""Import the roll: look first, decide who is who, then all rows or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from meeting_tui import lang
from meeting_tui.lang import N_, _
from meeting_tui.lang.refusals import word as refusal_word
from meeting_tui.lang.terms import term
from meeting_tui.refusal import Refusal
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.paths import PathInput
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.progress import Meter, Progress
from meeting_tui.tui.text import line
from meeting_tui.tui.words import names, weighed

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.roll.acts import RollTotals
    from meeting_tui.desk.roll.doubt import Answers
    from meeting_tui.desk.roll.file import RollFile
    from meeting_tui.desk.roll.preview import RollPreview

Same = Literal["same", "different"]


class Import(Place):
    """A file, what is in it, what is wrong with it, and who is who."""

    CSS_PATH = "importing.tcss"
    NAME = N_("Import the roll")
    GUIDE = "roll"
    HELP = N_(
        "Type the path of the file and press Enter: nothing is saved yet. Faults are listed with row and "
        "column; mend them in the file and press Enter again.\n\n"
        "One name on several units may be one person or several. Where no reference tells them apart, choose "
        "the name and press 1 for the same person, 2 for different people. F8 then imports."
    )
    BINDINGS: ClassVar = [
        chord("f8", "import", N_("Import"), N_("Replace the roll by this file")),
        key(digit(1), "decide('same')", N_("Same person"), N_("All of this name are one person")),
        key(
            digit(2), "decide('different')", N_("Different people"), N_("Each of this name is another person")
        ),
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._preview: RollPreview | None = None
        self._path = Path()
        self._file: RollFile | None = None
        self._given = Given()
        self._whole: dict[str, str] = {}

    def body(self) -> ComposeResult:
        yield Static(line(_("Import the roll")), classes="heading")
        yield PathInput(endings=(".xlsx", ".csv"))
        with Horizontal():
            with VerticalScroll(classes="panel", id="holds", can_focus=False):
                yield FactList()
            yield Listing(
                (Column(_("Row"), 5, align="right"), Column(_("What to do"), 30, grow=1)),
                _(
                    "An .xlsx or .csv file with one row a unit: building, unit, room, area, owner.\n\n"
                    "Type its path and press Enter. You see first what it holds."
                ),
            )

    def on_mount(self) -> None:
        self.query_one(PathInput).focus()

    def on_input_changed(self, _event: PathInput.Changed) -> None:
        """Another path is another file: what was seen of the one before is dropped."""
        if self._preview is not None and self.query_one(PathInput).path != self._path:
            self._preview = None
            self.house.say(_("The path was changed: press Enter to look at that file."))
            self.refresh_bindings()

    def on_typed_line_entered(self, _event: PathInput.Entered) -> None:
        self._look()

    def _look(self) -> None:
        self._path, given = self.query_one(PathInput).path, self._given
        self._file = self._preview = None
        path = self._path
        self.house.say(_("Reading {path} …", path=path.name))
        self.do(lambda office: _look(office, path, given), lambda seen: self.show(*seen), live=True)

    def show(self, file: RollFile, preview: RollPreview) -> None:
        self._file, self._preview = file, preview
        self.query_one(FactList).tell(_facts(preview))
        faults = [
            (f"fault {n}", str(fault.row or ""), _fault(fault)) for n, fault in enumerate(preview.faults)
        ]
        same = [(f"name {name.name}", "", self._same(name.name, name.places)) for name in preview.undecided]
        asked = [(f"doubt {each.key}", str(each.row or ""), _fault(each)) for each in preview.doubts]
        self._whole = {key: text for key, _row, text in (*faults, *asked, *same)}
        rows = [Row(key, (row, text)) for key, row, text in (*faults, *asked, *same)]
        listing = self.query_one(Listing)
        listing.fill(rows, _("No fault. F8 imports these {voters} voters.", voters=preview.voters))
        self.house.say(self._said(preview))
        if rows:
            listing.grid.focus()
        self.refresh_bindings()

    def _same(self, name: str, places: tuple[str, ...]) -> str:
        return _(
            "{name} stands at {places}. 1: one person, 2: different people", name=name, places=names(places)
        )

    def _said(self, preview: RollPreview) -> str:
        if preview.faults:
            return _(
                "{n} faults. Mend them in the file, then press Enter on its path again.",
                n=len(preview.faults),
            )
        if preview.doubts:
            return _("{n} questions. Choose each and press Enter.", n=len(preview.doubts))
        if preview.undecided:
            return _("{n} names to decide: one person, or several?", n=len(preview.undecided))
        return _("Nothing wrong. F8 imports.")

    def why_not(self, action: str) -> str | None:
        seen = self._preview
        if action == "import" and seen is None:
            return _("Nothing is read yet: type the path of a file and press Enter.")
        if action == "import" and seen is not None and not seen.ready:
            return self._said(seen)
        if action == "decide":
            asks = seen is not None and seen.undecided and isinstance(self.focused, RowGrid)
            return None if asks else ""
        return None

    def on_data_table_row_highlighted(self, event: RowGrid.RowHighlighted) -> None:
        """A row is short; below stands the whole sentence."""
        if event.row_key.value in self._whole and isinstance(self.focused, RowGrid):
            self.house.say(self._whole[event.row_key.value])

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        key = event.row_key.value or ""
        if key.startswith("name "):
            options = (
                PickOption("same", _("All of this name are one person")),
                PickOption("different", _("Each of this name is another person")),
            )
            self.ask(Pick(key.removeprefix("name "), options), self.action_decide)
        elif key.startswith("doubt "):
            answers = [
                PickOption(choice, word)
                for choice, word in _choices(key.removeprefix("doubt "), self._preview)
            ]
            self.ask(Pick(self._whole[key], answers), self._answer)

    def _answer(self, choice: str) -> None:
        key = (self.query_one(RowGrid).chosen or "").removeprefix("doubt ")
        kept = (each for each in self._given.doubts if each[0] != key)
        self._given = replace(self._given, doubts=(*kept, (key, choice)))
        self._look()

    def action_decide(self, how: str) -> None:
        key = self.query_one(RowGrid).chosen or ""
        if key.startswith("name "):
            name, said = key.removeprefix("name "), cast("Same", how)
            kept = (each for each in self._given.names if each[0] != name)
            places = {
                at
                for each in (self._preview.undecided if self._preview else ())
                if each.name == name
                for at in each.places
            }
            self._given = replace(self._given, names=(*kept, (name, said, frozenset(places))))
            self._look()

    def action_import(self) -> None:
        if self._preview is not None and self._file is not None:
            facts = _(
                "The roll as it stands is replaced by {voters} voters with {units} units.",
                voters=self._preview.voters,
                units=self._preview.units,
            )
            sure = Sure(_("Import {file}", file=self._preview.file), facts, (self._preview.voters,))
            file, given = self._file, self._given
            self.ask(Ask(sure), lambda _yes: self._take_in(file, given))

    def _take_in(self, file: RollFile, given: Given) -> None:
        """Import the bytes that were seen, whatever stands at the path by now."""
        office = self.house.here
        work: Progress[RollTotals] = Progress(
            _("Importing the roll"),
            lambda meter, _cancel: _import(office, file, given, meter),
            stoppable=False,
        )
        self.app.push_screen(work, self._imported)

    def _imported(self, totals: RollTotals | None) -> None:
        if totals is not None:
            self.app.pop_screen()
            self.house.say(_("The roll now has {voters} voters.", voters=totals.voters))


def _look(office: Office, path: Path, given: Given) -> tuple[RollFile, RollPreview]:
    from meeting_tui.desk.roll import acts as roll
    from meeting_tui.desk.roll.file import RollFile

    file = RollFile.read(path)
    return file, roll.look(office, file, given.answers())


def _import(office: Office, file: RollFile, given: Given, meter: Meter) -> RollTotals:
    from meeting_tui.desk.roll import acts as roll

    return roll.import_roll(office, file, given.answers(), meter)


@dataclass(frozen=True)
class Given:
    """What was answered on this screen; a name with the places it had then."""

    names: tuple[tuple[str, Same, frozenset[str]], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()

    def answers(self) -> Answers:
        """As the desk takes it: the answer to a column is which field it is."""
        from meeting_tui.desk.roll.doubt import Answers
        from meeting_tui.desk.roll.people import NameAnswer

        names = {name: NameAnswer(how, places) for name, how, places in self.names}
        columns = {
            key.removeprefix("column:"): said for key, said in self.doubts if key.startswith("column:")
        }
        return Answers(names, columns, dict(self.doubts))


def _fault(fault: object) -> str:
    """The fault in words; its code has a sentence like a refusal's."""
    return refusal_word(Refusal(fault.code, **fault.facts), lang.screen())  # type: ignore[attr-defined]


def _choices(key: str, preview: RollPreview | None) -> Iterator[tuple[str, str]]:
    """What may be answered to a doubt, in words; a column may also be any field of the roll."""
    from meeting_tui.desk.roll.columns import FIELDS, heading

    t = lang.screen()
    if key.startswith("column:"):
        yield from ((field.id, heading(field, t.lang)) for field in FIELDS)
    for doubt in preview.doubts if preview else ():
        if doubt.key == key:
            yield from ((choice, term(choice, t)) for choice in doubt.choices)


def _facts(preview: RollPreview) -> list[Pair]:
    return [
        (_("File"), preview.file),
        (_("Sheet"), preview.sheet),
        (_("Unit count"), preview.units),
        (_("Owner count"), preview.owners),
        (_("Voters"), preview.voters),
        (_("Heads"), preview.heads),
        *weighed(preview.area, preview.share),
        (_("Co-owned units"), preview.co_owned),
        (_("Developer's units"), preview.developer_units),
        (_("Parking only"), preview.parking_only),
        (_("Faults"), len(preview.faults)),
        (_("Columns"), names([heading for _field, heading in preview.columns])),
        (_("Columns left out"), names([column.heading for column in preview.left_out_columns])),
        (_("Rows left out"), len(preview.left_out_rows)),
    ]
