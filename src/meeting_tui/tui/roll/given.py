"""What was answered about a roll's file on the screen: kept when the screen is left, and over a kill."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from meeting_tui.desk.roll.doubt import Answers

WHO, COLUMN = "who:", "column:"  # before a name that stands there twice, and before a heading


@dataclass(frozen=True)
class RollQuestion:
    """One thing that is asked: its key, and of a name the places it has now."""

    key: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """The answers so far: of doubts by their key, of names with the places they had then.

    `encoding` is how the file is written, where the program couldn't tell.
    """

    doubts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Literal["same", "different"], tuple[str, ...]]] = field(default_factory=dict)
    encoding: str = ""

    def with_answer(self, asked: Iterable[RollQuestion], choice: str) -> Given:
        """One answer to each of these questions: a group is answered for those that were seen, no others."""
        doubts, names = dict(self.doubts), dict(self.names)
        for question in asked:
            if question.key.startswith(WHO):
                how: Literal["same", "different"] = "same" if choice == "same" else "different"
                names[question.key.removeprefix(WHO)] = (how, question.places)
            else:
                doubts[question.key] = choice
        return replace(self, doubts=doubts, names=names)

    def answers(self) -> Answers:
        """As the desk takes it: the answer to a column is which field it is."""
        from meeting_tui.desk.roll.doubt import Answers
        from meeting_tui.desk.roll.people import NameAnswer

        names = {name: NameAnswer(how, frozenset(places)) for name, (how, places) in self.names.items()}
        columns = {
            key.removeprefix(COLUMN): said for key, said in self.doubts.items() if key.startswith(COLUMN)
        }
        return Answers(names, columns, dict(self.doubts))

    @property
    def text(self) -> str:
        """As it is kept beside the drafts; empty where nothing was answered."""
        told = {"doubts": dict(self.doubts), "names": dict(self.names), "encoding": self.encoding}
        return json.dumps(told, ensure_ascii=False) if any(told.values()) else ""

    @classmethod
    def of(cls, text: str) -> Given:
        """What was kept; nothing where it can't be read."""
        try:
            told = json.loads(text or "{}")
            names = {name: (how, tuple(places)) for name, (how, places) in told.get("names", {}).items()}
            return cls(dict(told.get("doubts", {})), names, str(told.get("encoding", "")))
        except (ValueError, TypeError, AttributeError):
            return cls()
