"""What a file leaves open, as values: each is answered once, and the answer is kept for the mended file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.fault import cut
from meeting_tui.desk.roll.people import NameAnswer
from meeting_tui.refusal import Choices

ALL = "*"  # `names:*` answers every doubt of that sort


@dataclass(frozen=True)
class RollDoubt:
    """One question: a code worded in `lang/refusals/roll.py`, where it comes up first, what may be answered.

    `key` names what is doubted, never the file, so that an answer outlives it: `names:许文 高洁`.
    """

    code: str
    key: str
    row: int
    column: str
    value: str
    choices: tuple[str, ...]
    more: tuple[tuple[str, object], ...] = ()

    @property
    def facts(self) -> Mapping[str, object]:
        """What the sentence of `code` is filled with."""
        own = {"row": self.row, "column": self.column, "value": cut(self.value)}
        return own | dict(self.more) | {"choices": Choices(self.choices)}


@dataclass(frozen=True)
class Answers:
    """What people said about a file: who is who, which column a heading is, what a doubt is.

    `columns` maps a heading to a field or `leave-out`, `doubts` a doubt's key to one of its choices;
    `same_by_phone`: a name that stands with one phone everywhere is one person. `sheets`: only these.
    """

    names: Mapping[str, NameAnswer] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    same_by_phone: bool = False
    sheets: tuple[str, ...] = ()

    def over(self, older: Answers) -> Answers:
        """These answers, and the older ones where these say nothing."""
        return Answers(
            {**older.names, **self.names},
            {**older.columns, **self.columns},
            {**older.doubts, **self.doubts},
            self.same_by_phone,
            self.sheets,
        )


NO_ANSWERS = Answers()


class Doubts:
    """The doubts of one file, answered or still open."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = {doubt_key(*key.partition(":")[::2]): choice for key, choice in answers.items()}
        self._open: dict[str, RollDoubt] = {}
        self.settled: dict[str, str] = {}

    def __iter__(self) -> Iterator[RollDoubt]:
        return iter(self._open.values())

    def ask(self, doubt: RollDoubt) -> str:
        """The answer; "" while there is none, and then the doubt is kept."""
        whole = doubt_key(doubt.key.partition(":")[0], ALL)
        answer = self._answers.get(doubt.key) or self._answers.get(whole, "")
        if answer in doubt.choices:
            self.settled[doubt.key] = answer
            return answer
        self._open.setdefault(doubt.key, doubt)
        return ""


def doubt_key(sort: str, text: str) -> str:
    """The key of what is doubted: the sort, and the text however it is spaced or how wide."""
    return f"{sort}:{narrow(text)}"
