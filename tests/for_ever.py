"""What may never come of F8 alone, and the places where it is pressed by bytes."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from meeting_tui.lang import Translator

STEPS = frozenset(
    {
        *("meeting.opened", "meeting.resumed", "item.opened", "item.closed", "minutes.read"),
        *("presence.anew", "clock.anomaly"),
    }
)
"""What F8 alone may write: a meeting begins, goes on, items are taken up; one that was left, again; what is
on record is read back; on another day nobody counts as there before they are seen."""
POLL = ("f6", "enter")
MATTER = ("f4", "enter")
PLACES: dict[tuple[str, ...], str] = {
    (): "To be done",
    ("f1",): "Help: {place}",
    ("f1", "f1"): "Next page",
    ("f9",): "█",
    ("1",): "The committee in office",
    ("ctrl+o",): "Save",
    ("ctrl+p",): "Type a part of a command",
    ("f12",): "Who is at the keyboard?",
    ("f3",): "Find by name, pinyin initials or room",
    ("f3", "ctrl+o"): "Path; the right arrow completes it, Ctrl+O looks for it",
    ("f3", "ctrl+s"): "Write the roll into a file",
    ("f3", "enter"): "Reference",
    ("f4",): "New matter",
    ("f4", "ctrl+n"): "A new matter",
    MATTER: "Move on",
    (*MATTER, "ctrl+n"): "A new proposal",
    (*MATTER, "1"): "Where does this matter stand?",
    (*MATTER, "enter"): "As it will be printed",
    ("f5",): "New meeting",
    ("f5", "ctrl+n"): "Call a meeting",
    ("f5", "enter"): "Take the chair",
    ("f5", "enter", "f8", "up", "enter"): "Correct entry {no}",
    ("f6",): "New poll",
    POLL: "Back, not keyed in",
    (*POLL, "f9"): "until {time}",
    (*POLL, "f1"): "Help: {place}",
    (*POLL, "1"): "Hand out: {title}",
    (*POLL, "1", "ctrl+f"): "What became of a paper",
    (*POLL, "1", "ctrl+f", "70", "enter"): "000070",
    (*POLL, "2"): "Take back: {title}",
    (*POLL, "3"): "Counting table: {title}",
    (*POLL, "4"): "Read scans: {title}",
    (*POLL, "5"): "Who decides?",
    (*POLL, "7"): "how it stands now",
    (*POLL, "8"): "a test deck",
    (*POLL, "9"): "Replace ballots",
    (*POLL, "6"): "Close the poll early",
    (*POLL, "ctrl+o"): "What is to be done?",
    (*POLL, "3", "7", "0", "enter", "1", "1", "1"): "000070",
    (*POLL, "3", "1", "enter"): "Key in the second paper",
    (*POLL, "5", "escape"): "Take it up",
    (*POLL, "5", "escape", "delete"): "Why is the whole ballot invalid?",
    ("f7",): "What hangs, and what hung",
    ("f7", "enter"): "Make the file",
    ("f7", "f8"): "Paper size",
    ("f7", "1"): "Hung by",
    ("f7", "enter", "1"): "Hung by",
    ("f7", "2"): "Nothing was hung yet: key 1 logs it.",
}
"""The keys from Home to each place, and words of it (a message id, or figures) that Home has not."""


def words(message: str, said: Translator) -> str:
    """A message as it stands on the screen, up to what is filled into it."""
    return said(message).partition("{")[0].strip()


@dataclass(frozen=True)
class Kept:
    """A community file from outside: its entries as (stream, number, kind), all rows of other tables but the
    last stamp, and what lies beside it, but for the journal that comes and goes with any change under way."""

    entries: tuple[tuple[str, int, str], ...]
    rows: dict[str, list[tuple[object, ...]]]
    files: frozenset[str]


def kept(path: Path) -> Kept:
    """What is in the file now."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: sorted(base.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
    rows.pop("stamp", None)
    entries = tuple(row[:3] for row in rows.pop("entry"))
    beside = {each.name for each in path.parent.iterdir()} - {f"{path.name}-journal"}
    return Kept(entries, rows, frozenset(beside))


def written(before: Kept, after: Kept) -> list[str]:
    """The kinds of the entries that are new. Nothing else may have changed, and no file appeared."""
    assert after.rows == before.rows
    assert after.files == before.files
    assert set(before.entries) <= set(after.entries)
    return [kind for stream, no, kind in after.entries if (stream, no, kind) not in before.entries]
