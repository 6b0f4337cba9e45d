"""The decisions of a file, row by row: a table, or JSON with a value for each paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from meeting_tui.clean import clean, narrow
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.refusal import Key, Keys, Refusal
from meeting_tui.strict import json_of

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "serial": ("serial", "票号"),
    "question": ("question", "事项"),
    "choice": ("choice", "票面"),
    "first": ("first person", "认定人一"),
    "second": ("second person", "认定人二"),
    "reason": ("reason", "理由"),
}
"""The columns of the table, by what each holds; others are passed over. See docs/formats/decisions.md."""
BLANK = ("blank", "空白")
"""What says that nothing is marked; an empty cell says nothing at all."""
KEYS: Mapping[str, str] = {
    "serial": "serial",
    "question": "marks",
    "choice": "marks",
    "first": "by",
    "second": "by",
    "reason": "reason",
}
"""The keys of a paper in JSON, by what the columns of a table hold."""
INVALID = "invalid"
"""The key that stands instead of `marks` and `reason`: why the whole paper is invalid."""
_BETWEEN = re.compile(r"\s*[,;、]\s*")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")


@dataclass(frozen=True)
class DecisionRow:
    """A row under the headings, by what each column holds; in JSON the paper's place in the list.

    `marked` is what is ticked where the file says it as a list, else the cell `choice` does.
    """

    no: int
    cells: Mapping[str, str]
    marked: tuple[str, ...] | None = None

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def ticks(self, boxes: Mapping[str, str]) -> tuple[str, ...]:
        """The boxes that are marked, none where it says blank. Refused: `ballots.unsaid_choice`."""
        cell = self["choice"]
        if self.marked is not None:
            return self.marked
        if not cell:
            raise Refusal("ballots.unsaid_choice", words=Keys(BLANK))
        if cell.casefold() in BLANK and cell not in boxes:
            return ()
        return tuple(filter(None, _BETWEEN.split(cell)))


Rows = tuple[Mapping[str, str], Sequence[DecisionRow]]
"""What each column is called in this file, and its rows."""


def decision_rows(file: RollFile) -> Rows:
    """The rows of a table or of JSON, told by the content.

    Refused: `ballots.no_columns`, those of `read_grids`; `rules.not_json`, `cli.not_utf8`,
    `ballots.json_list`, `ballots.json_object`, `ballots.json_key`, those of `json_of`.
    """
    return _of_json(file) if _JSON.match(file.data) else _of_table(file)


def _of_table(file: RollFile) -> Rows:
    grid = read_grids(file)[0]
    first = grid.rows[0][1] if grid.rows else ()
    meant = {word: name for name, words in HEADINGS.items() for word in words}
    columns = {meant[key]: at for at, cell in enumerate(first) if (key := narrow(cell).casefold()) in meant}
    if lacking := [HEADINGS[name] for name in HEADINGS if name not in columns and name != "reason"]:
        raise Refusal(
            "ballots.no_columns", file=file.name, columns=Keys(" / ".join(each) for each in lacking)
        )
    rows = [
        DecisionRow(no, {name: clean(cells[at]) for name, at in columns.items() if at < len(cells)})
        for no, cells in grid.rows[1:]
    ]
    return {name: clean(first[at]) for name, at in columns.items()}, rows


def _of_json(file: RollFile) -> Rows:
    try:
        papers = json_of(file.data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Refusal("rules.not_json", line=error.lineno) from None
    except UnicodeDecodeError as error:
        line = file.data[: error.start].count(b"\n") + 1
        raise Refusal("cli.not_utf8", path=file.name, line=line) from None
    if not isinstance(papers, list):
        raise Refusal("ballots.json_list")
    return KEYS, [row for no, paper in enumerate(papers, 1) for row in _of_paper(no, paper)]


def _of_paper(no: int, paper: object) -> Iterator[DecisionRow]:
    """A row for each question, or one for a paper that is invalid."""
    if not isinstance(paper, dict):
        raise Refusal("ballots.json_object", no=no)
    if wrong := _wrong(paper):
        raise Refusal("ballots.json_key", no=no, key=Key(clean(wrong)))
    first, second = map(clean, paper["by"])
    cells = {"serial": clean(str(paper["serial"])), "first": first, "second": second}
    if INVALID in paper:
        yield DecisionRow(no, {**cells, "reason": clean(paper[INVALID])})
        return
    cells["reason"] = clean(paper.get("reason", ""))
    for question, ticks in paper["marks"].items():
        yield DecisionRow(no, {**cells, "question": clean(question)}, tuple(map(clean, ticks)))


def _wrong(paper: Mapping[str, object]) -> str:
    """The first key that is missing, not known here, or holds what it can't; else nothing."""
    needed = ("serial", "by", INVALID if INVALID in paper else "marks")
    known = needed if INVALID in paper else (*needed, "reason")
    amiss = (key for key in needed if key not in paper)
    return next(amiss, next((key for key in paper if key not in known or not _holds(key, paper[key])), ""))


def _holds(key: str, value: object) -> bool:
    """Whether a key holds what it should."""
    if key == "marks":
        return (
            isinstance(value, dict) and bool(value) and all(map(_texts, value.values())) and "" not in value
        )
    if key == "by":
        return isinstance(value, list) and len(value) == 2 and _texts(value)
    if key == "serial" and type(value) is int:
        return True
    return isinstance(value, str) and (key == "reason" or bool(value.strip()))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
