"""A long record on the screen: lines are drawn when seen, so entry 10,000 costs what entry 10 costs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from meeting_tui.cells import width, wrap
from meeting_tui.clean import narrow
from meeting_tui.tui.keys import key
from meeting_tui.tui.text import fit, plain
from meeting_tui.tui.typed.step import done

TIME_CELLS = 6
WHO_CELLS = (11, 25)
"""The column of names grows with them between these, to a quarter of the log; longer ones take a line."""
STRUCK = "×"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry: when and who stand in columns, the text is wrapped beside them.

    What is `struck` was put right by a later one; a cross says so where a terminal strikes nothing through.
    `item`: it begins that item of the agenda.
    """

    seq: int
    when: str
    who: str
    text: str
    look: Literal["said", "head", "vote", "note"] = "said"
    struck: bool = False
    item: int = 0


class Log(ScrollView, can_focus=True):
    """Entries in order; up and down choose one, Enter tells the screen.

    While the end is in sight it stays in sight; who reads back is moved by nothing that is added.
    """

    COMPONENT_CLASSES: ClassVar = {
        "log--time",
        "log--who",
        "log--head",
        "log--vote",
        "log--note",
        "log--cursor",
    }
    DEFAULT_CSS = """
    Log {
        background: $surface;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .log--time { color: $text-muted; }
        & > .log--who { text-style: bold; }
        & > .log--head { text-style: bold; color: $accent; }
        & > .log--vote { text-style: bold; }
        & > .log--note { color: $text-muted; }
        & > .log--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    BINDINGS: ClassVar = [
        key("up", "move(-1)", show=False),
        key("down", "move(1)", show=False),
        key("pageup", "turn(-1)", show=False),
        key("pagedown", "turn(1)", show=False),
        key("home", "move_to(0)", show=False),
        key("end", "move_to(-1)", show=False),
        key("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """Enter on an entry."""

        def __init__(self, entry: LogEntry) -> None:
            super().__init__()
            self.entry = entry

    class Moved(Message):
        """The reader reads elsewhere, or there is more below."""

    class Left(Message):
        """The reader goes on writing: down from the last entry, or `typed` something."""

        def __init__(self, typed: str = "") -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: list[LogEntry] = []
        self._rows: list[tuple[int, str, str]] = []
        self._starts: list[int] = []
        self._cursor = -1
        self._wrapped_at = 0
        self._who_cells = WHO_CELLS[0]
        self._following, self._seen = True, 0
        self._hay: list[str] = []

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        """All entries."""
        return tuple(self._entries)

    @property
    def last_seq(self) -> int:
        """The number of the newest entry shown; 0 when none is."""
        return self._entries[-1].seq if self._entries else 0

    @property
    def chosen(self) -> LogEntry | None:
        """The entry under the cursor; None while nobody moved it."""
        return self._entries[self._cursor] if 0 <= self._cursor < len(self._entries) else None

    @property
    def reading_back(self) -> bool:
        """Whether the end is out of sight."""
        return not self._following

    @property
    def below(self) -> int:
        """How many entries came since one began to read back."""
        return 0 if self._following else len(self._entries) - self._seen

    def fill(self, entries: Iterable[LogEntry]) -> None:
        """Show these instead."""
        self._entries, self._hay = list(entries), []
        self._cursor = min(self._cursor, len(self._entries) - 1)
        self._widen(self._entries)
        self._rewrap()
        self._to_end()

    def add(self, entries: Iterable[LogEntry]) -> None:
        """Show these after the others; a reader at the end stays at the end."""
        new = list(entries)
        self._entries += new
        if self._widen(new):
            self._rewrap()
        else:
            for at in range(len(self._entries) - len(new), len(self._entries)):
                self._wrap(at)
            self.virtual_size = Size(self._wrapped_at, len(self._rows))
        if self._following:
            self._to_end()
        elif new:
            self.post_message(self.Moved())
        self.refresh()

    def strike(self, seqs: Collection[int]) -> None:
        """These were put right since."""
        if not seqs:
            return
        for at, entry in enumerate(self._entries):
            if entry.seq in seqs:
                self._entries[at] = replace(entry, struck=True)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width != self._wrapped_at:
            self._widen(self._entries)
            self._rewrap()
        if self._following:
            self._to_end()

    def _widen(self, entries: Iterable[LogEntry]) -> bool:
        """Whether the names of these need a wider column than there is; one who came to stay keeps it."""
        least, most = WHO_CELLS
        most = max(least, min(most, self.size.width // 4))
        fitting = (cells for each in entries if (cells := width(plain(each.who)) + 1) <= most)
        before, self._who_cells = self._who_cells, max(fitting, default=least)
        self._who_cells = max(self._who_cells, min(before, most))
        return self._who_cells != before

    def _rewrap(self) -> None:
        """Break all lines anew; who reads back goes on reading the same."""
        top = self._at(self.scroll_offset.y)
        self._rows, self._starts = [], []
        self._wrapped_at = self.size.width
        if self._wrapped_at:
            for at in range(len(self._entries)):
                self._wrap(at)
        self.virtual_size = Size(self._wrapped_at, len(self._rows))
        if self.reading_back and top < len(self._starts):
            self.scroll_to(y=self._starts[top], animate=False)
        self.refresh()

    def _wrap(self, at: int) -> None:
        entry = self._entries[at]
        if entry.look == "head" and self._rows:
            self._rows.append((at, "", ""))
        self._starts.append(len(self._rows))
        indent = 0 if entry.look == "head" else TIME_CELLS + self._who_cells
        room = max(self._wrapped_at - indent - 1, 8)
        pieces = [piece for part in entry.text.split("\n") for piece in wrap(plain(part), room)]
        who = plain(entry.who)
        if width(who) >= self._who_cells:  # a name is never cut: it takes a line of its own
            self._rows.extend((at, name, "") for name in wrap(who, self._wrapped_at - TIME_CELLS - 1))
            who = ""
        self._rows.append((at, who, pieces[0]))
        self._rows.extend((at, "", piece) for piece in pieces[1:])

    def render_line(self, y: int) -> Strip:
        row = self.scroll_offset.y + y
        cells = self.size.width
        if row >= len(self._rows):
            return Strip.blank(cells, self.rich_style)
        at, who, piece = self._rows[row]
        entry = self._entries[at]
        segments = self._segments(entry, entry.when if self._starts[at] == row else "", who, piece)
        strip = Strip(segments).adjust_cell_length(cells, self.rich_style)
        if at == self._cursor:
            return Strip([Segment(part.text, self._style("cursor")) for part in strip], cells)
        return strip.apply_style(self.rich_style)

    def _segments(self, entry: LogEntry, when: str, who: str, piece: str) -> list[Segment]:
        base = self.rich_style
        if entry.look == "head":
            return [Segment(piece, base + self._style("head"))]
        body = base if entry.look == "said" else base + self._style(entry.look)
        cross = STRUCK if entry.struck and when else " "
        if entry.struck:
            body += Style(strike=True)
        cells = self._who_cells
        return [
            Segment(fit(when, TIME_CELLS - 1) + cross, base + self._style("time")),
            Segment(who if cell_len(who) >= cells else fit(who, cells), base + self._style("who")),
            Segment(piece, body),
        ]

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"log--{part}", partial=True)

    # moving about

    def action_move(self, step: int) -> None:
        if not self._entries:
            return
        if step > 0 and self._cursor >= len(self._entries) - 1:
            self.post_message(self.Left())
            return
        self.choose((self._cursor if self._cursor >= 0 else len(self._entries)) + step)

    def action_turn(self, pages: int) -> None:
        """The entry a page up or down."""
        if self._starts:
            row = self._starts[self._cursor] + pages * max(self.size.height - 1, 1)
            self.choose(self._at(row))

    def action_move_to(self, at: int) -> None:
        self.choose(at % len(self._entries) if self._entries else 0)

    def choose(self, at: int) -> None:
        """Put the cursor on the entry at that place, and the place in sight."""
        if not self._entries:
            return
        self._cursor = max(0, min(at, len(self._entries) - 1))
        self._to(max(self._starts[self._cursor] - self.size.height // 2, 0))

    def page(self, pages: int) -> None:
        """Read back, or on, by pages; no entry is chosen."""
        self._to(self.scroll_offset.y + pages * max(self.size.height - 1, 1))

    def to_start(self) -> None:
        """The first entries."""
        self._to(0)

    def show_item(self, item: int) -> None:
        """Where an item of the agenda begins; where it was taken up again, once more leads there."""
        rows = [self._starts[at] for at, each in enumerate(self._entries) if each.item == item]
        if rows:
            self._to(next((row for row in rows if row > self.scroll_offset.y), rows[0]))

    def show_entry(self, seq: int) -> None:
        """Where this entry stands, or was to stand."""
        at = next((at for at, each in enumerate(self._entries) if each.seq >= seq), 0)
        self._to(self._starts[at] if self._starts else 0)

    def find(self, wanted: str) -> list[int]:
        """Where names or texts hold this, whatever its case or width."""
        part = narrow(wanted).casefold()
        unread = self._entries[len(self._hay) :]
        self._hay += [narrow(f"{each.who} {each.text}").casefold() for each in unread]
        return [at for at, hay in enumerate(self._hay) if part in hay]

    def _at(self, row: int) -> int:
        """Which entry stands in a row."""
        return max(bisect_right(self._starts, max(row, 0)) - 1, 0)

    def _to(self, row: int) -> None:
        self.scroll_to(y=max(row, 0), animate=False, immediate=True, force=True)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        following = new_value >= self.max_scroll_y
        if self._following and not following:
            self._seen = len(self._entries)
        if self._following != following:
            self._following = following
            self.post_message(self.Moved())

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            done(event)
            self.post_message(self.Left(event.character or ""))

    def action_choose(self) -> None:
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def follow(self) -> None:
        """No entry is chosen; the end is in sight, also of what is still to come."""
        self._cursor = -1
        self._to_end()
        self.refresh()

    def _to_end(self) -> None:
        """Also before there is a scrollbar, without which Textual would not scroll."""
        self.scroll_end(animate=False, immediate=True, force=True)
        if self.reading_back:
            self._following = True
            self.post_message(self.Moved())

    def on_blur(self) -> None:
        """No entry is chosen any more; where one reads stays."""
        self._cursor = -1
        self.refresh()
