"""A long record on the screen: lines are drawn when seen, so entry 10,000 costs what entry 10 costs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from meeting_tui.cells import wrap
from meeting_tui.tui.keys import key
from meeting_tui.tui.text import fit, plain
from meeting_tui.tui.typed.step import done

TIME_CELLS = 6
WHO_CELLS = 11
STRUCK = "×"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry: when and who stand in columns, the text is wrapped beside them.

    What is `struck` was put right by a later one; a cross says so where a terminal strikes nothing through.
    """

    seq: int
    when: str
    who: str
    text: str
    look: Literal["said", "head", "vote", "note"] = "said"
    struck: bool = False


class Log(ScrollView, can_focus=True):
    """Entries in order; up and down choose one, Enter tells the screen."""

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
        key("pageup", "move(-10)", show=False),
        key("pagedown", "move(10)", show=False),
        key("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """Enter on an entry."""

        def __init__(self, entry: LogEntry) -> None:
            super().__init__()
            self.entry = entry

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

    def fill(self, entries: Iterable[LogEntry]) -> None:
        """Show these instead."""
        self._entries = list(entries)
        self._cursor = min(self._cursor, len(self._entries) - 1)
        self._rewrap()
        self._to_end()

    def add(self, entries: Iterable[LogEntry]) -> None:
        """Show these after the others; a reader at the end stays at the end."""
        for entry in entries:
            self._entries.append(entry)
            self._wrap(len(self._entries) - 1)
        self.virtual_size = Size(self._wrapped_at, len(self._rows))
        if self._cursor < 0:
            self._to_end()
        self.refresh()

    def strike(self, seqs: Collection[int]) -> None:
        """These were put right since."""
        for at, entry in enumerate(self._entries):
            if entry.seq in seqs:
                self._entries[at] = replace(entry, struck=True)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width != self._wrapped_at:
            self._rewrap()
        if self._cursor < 0:
            self._to_end()

    def _rewrap(self) -> None:
        self._rows, self._starts = [], []
        self._wrapped_at = self.size.width
        if self._wrapped_at:
            for at in range(len(self._entries)):
                self._wrap(at)
        self.virtual_size = Size(self._wrapped_at, len(self._rows))
        self.refresh()

    def _wrap(self, at: int) -> None:
        entry = self._entries[at]
        if entry.look == "head" and self._rows:
            self._rows.append((at, "", ""))
        self._starts.append(len(self._rows))
        indent = 0 if entry.look == "head" else TIME_CELLS + WHO_CELLS
        room = max(self._wrapped_at - indent - 1, 8)
        pieces = (piece for part in entry.text.split("\n") for piece in wrap(plain(part), room))
        names = wrap(plain(entry.who), WHO_CELLS - 1)  # whole: two of one name differ at its end
        self._rows.extend((at, *both) for both in zip_longest(names, pieces, fillvalue=""))

    def render_line(self, y: int) -> Strip:
        row = self.scroll_offset.y + y
        cells = self.size.width
        if row >= len(self._rows):
            return Strip.blank(cells, self.rich_style)
        at, who, piece = self._rows[row]
        entry = self._entries[at]
        segments = self._segments(entry, entry.when if self._starts[at] == row else "", who, piece)
        strip = Strip(segments).adjust_cell_length(cells, self.rich_style)
        if at == self._cursor and self.has_focus:
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
        return [
            Segment(fit(when, TIME_CELLS - 1) + cross, base + self._style("time")),
            Segment(fit(who, WHO_CELLS - 1) + " ", base + self._style("who")),
            Segment(piece, body),
        ]

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"log--{part}", partial=True)

    def action_move(self, step: int) -> None:
        if not self._entries:
            return
        if step > 0 and self._cursor >= len(self._entries) - 1:
            self.post_message(self.Left())
            return
        start = self._cursor if self._cursor >= 0 else len(self._entries)
        self._cursor = max(0, min(start + step, len(self._entries) - 1))
        self.scroll_to(y=max(self._starts[self._cursor] - self.size.height // 2, 0), animate=False)
        self.refresh()

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

    def on_blur(self) -> None:
        self.follow()
