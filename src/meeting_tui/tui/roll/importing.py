"""Import the roll: look first, decide who is who, then all rows or none."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from meeting_tui import lang
from meeting_tui.lang import N_, _
from meeting_tui.lang.refusals import word as refusal_word
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
    from meeting_tui.desk.roll.preview import RollPreview

Same = Literal["same", "different"]
Read = tuple[str, "RollPreview"]
"""The digest of a file's bytes, and what is in them."""


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
        self._path, self._digest = Path(), ""
        self._decided: dict[str, Same] = {}
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
        self._decided.clear()
        self._look()

    def _look(self) -> None:
        self._path, self._preview = self.query_one(PathInput).path, None
        path, decided = self._path, dict(self._decided)
        self.house.say(_("Reading {path} …", path=path.name))
        self.do(lambda office: _preview(office, path, decided), self._read, live=True)

    def _read(self, read: Read) -> None:
        self._digest, preview = read
        self.show(preview)

    def show(self, preview: RollPreview) -> None:
        self._preview = preview
        self.query_one(FactList).tell(_facts(preview))
        faults = [
            (f"fault {n}", str(fault.row or ""), _fault(fault)) for n, fault in enumerate(preview.faults)
        ]
        same = [(f"name {name.name}", "", self._same(name.name, name.places)) for name in preview.undecided]
        self._whole = {key: text for key, _row, text in (*faults, *same)}
        rows = [Row(key, (row, text)) for key, row, text in (*faults, *same)]
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
        if preview.undecided:
            return _("{n} names to decide: one person, or several?", n=len(preview.undecided))
        return _("Nothing wrong. F8 imports.")

    def why_not(self, action: str) -> str | None:
        seen = self._preview
        if action == "import" and seen is None:
            return _("Nothing is read yet: type the path of a file and press Enter.")
        if action == "import" and seen is not None and (seen.faults or seen.undecided):
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

    def action_decide(self, how: str) -> None:
        key = self.query_one(RowGrid).chosen or ""
        if key.startswith("name "):
            self._decided[key.removeprefix("name ")] = "same" if how == "same" else "different"
            self._look()

    def action_import(self) -> None:
        if self._preview is not None:
            facts = _(
                "The roll as it stands is replaced by {voters} voters with {units} units.",
                voters=self._preview.voters,
                units=self._preview.units,
            )
            sure = Sure(_("Import {file}", file=self._preview.file), facts, (self._preview.voters,))
            path, decided, seen = self._path, dict(self._decided), self._digest
            self.ask(Ask(sure), lambda _yes: self._take_in(path, decided, seen))

    def _take_in(self, path: Path, decided: dict[str, Same], seen: str) -> None:
        """Import what was seen: another file at the same place is refused."""
        office = self.house.here
        work: Progress[RollTotals] = Progress(
            _("Importing the roll"),
            lambda meter, _cancel: _import(office, path, decided, seen, meter),
            stoppable=False,
        )
        self.app.push_screen(work, self._imported)

    def _imported(self, totals: RollTotals | None) -> None:
        if totals is not None:
            self.app.pop_screen()
            self.house.say(_("The roll now has {voters} voters.", voters=totals.voters))


def _digest(path: Path) -> str:
    """Which bytes stand there; empty when none can be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _preview(office: Office, path: Path, decided: dict[str, Same]) -> Read:
    from meeting_tui.desk import communities
    from meeting_tui.desk.roll.preview import preview

    before = _digest(path)
    return before, preview(path, decided, communities.profile(office))


def _import(office: Office, path: Path, decided: dict[str, Same], seen: str, meter: Meter) -> RollTotals:
    from meeting_tui.desk.roll import acts as roll

    if _digest(path) != seen:
        raise Refusal("tui.changed")
    return roll.import_roll(office, path, decided, meter)


def _fault(fault: object) -> str:
    """The fault in words; its code has a sentence like a refusal's."""
    return refusal_word(Refusal(fault.code, **fault.facts), lang.screen())  # type: ignore[attr-defined]


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
    ]
