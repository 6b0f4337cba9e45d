"""What a ballot asks and says: the frozen design that printer and reader share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

LAYOUT = 7
"""The rule that places everything on a page, see docs/formats/ballot.md. A poll keeps its own for ever."""
BY_WORDS = 5
"""From this layout on titles break between their pieces alone, and names stand apart from other choices."""
CLOSING = 6
"""From this layout on what makes a ballot count stands above the signatures, whose lines are as long in large
print."""
ROOMY = 7
"""From this layout on a voter's facts have a row more where the names of what they weigh by leave no room;
a page says at its foot that its last question goes on, and there its hint stands again."""
STANDING = frozenset({"for", "against", "abstain", "follow_majority"})
"""The choices that the rules give; all others are names or offers of the poll."""
VOTE = ":"
"""Stands between a name and the number of one of its further boxes, where votes may be heaped on a name."""
LINE = "~"
"""Begins what the box before such a line is called (`~1`); no choice of a poll does."""


_TUPLES = frozenset({"questions", "notes", "pieces", "closing"})


@dataclass(frozen=True, slots=True)
class ChoiceDesign:
    """One box: `label` is in the ballot's language."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionDesign:
    """One question with its boxes; up to `max_ticks` of them may be marked.

    `write_ins`: so many lines for names that are not printed follow, each with its box. `part`: a voter may
    weigh otherwise in it than on the whole roll. `pieces`: the title in what no line breaks, where that is
    not told by spaces. `least`: fewer marks, but any, are invalid; `hint` says how many in place of the fixed
    words, where they say too little. `ranked`: beside a name stand the ranks it may be given, of which one at
    most is marked.
    """

    id: str
    title: str
    text: str
    choices: tuple[ChoiceDesign, ...]
    max_ticks: int = 1
    write_ins: int = 0
    part: bool = False
    pieces: tuple[str, ...] = ()
    least: int = 0
    hint: str = ""
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of a ballot in one language (`paper.words.ballot_words` gives them).

    `area` or `share` is empty where voters don't weigh by it; then it isn't printed. `write_in` stands before
    a line for a further name, and is empty where there is none; `parts` before what a voter weighs in
    questions about a part; `proxy` is empty where nobody votes for another; `more` at the foot of a page
    whose last question goes on.
    """

    serial: str
    owner: str
    units: str
    area: str
    heads: str
    how: str
    correct: str
    ticks: str  # holds {n}
    deadline: str
    return_to: str
    signature: str
    date: str
    continued: str
    page: str  # holds {page} and {pages}
    tear: str
    stub: str
    recipient: str
    phone: str
    received: str
    delivery: str
    deliverer: str
    test: str
    proxy: str = ""
    share: str = ""
    write_in: str = ""
    parts: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class BallotDesign:
    """All that is the same on every ballot of a poll; frozen when the poll opens.

    `identity` is "signed" (name, units, signature) or "secret" (none of them). `notes` are further lines for
    the instructions, such as what an unreturned ballot means. `pieces` as of a question. `closing`: what
    makes a ballot count, above the signatures; the first of these lines in bold.
    """

    title: str
    community: str
    questions: tuple[QuestionDesign, ...]
    words: Words
    deadline: str = ""
    return_to: str = ""
    notes: tuple[str, ...] = ()
    identity: Literal["signed", "secret"] = "signed"
    layout: int = LAYOUT
    pieces: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """A plain tree for the poll's frozen definition, which says the layout itself."""
        tree = asdict(self)
        del tree["layout"]
        for name in ("pieces", "closing"):
            if not tree[name]:
                del tree[name]
        for name in (
            "share",
            "write_in",
            "parts",
            "proxy",
            "more",
        ):  # as polls without them were always frozen
            if not tree["words"][name]:
                del tree["words"][name]
        for question in tree["questions"]:
            for name in ("write_ins", "part", "pieces", "least", "hint", "ranked"):
                if not question[name]:
                    del question[name]
        return tree

    @classmethod
    def from_json(cls, tree: Mapping[str, Any], layout: int) -> BallotDesign:
        """The design `as_json` wrote, printed by that layout."""
        questions = tuple(_question(question) for question in tree["questions"])
        rest = {name: value for name, value in tree.items() if name not in _TUPLES | {"words"}}
        return cls(
            questions=questions,
            words=Words(**tree["words"]),
            notes=tuple(tree["notes"]),
            pieces=tuple(tree.get("pieces", ())),
            closing=tuple(tree.get("closing", ())),
            layout=layout,
            **rest,
        )


def _question(tree: Mapping[str, Any]) -> QuestionDesign:
    choices = tuple(ChoiceDesign(**choice) for choice in tree["choices"])
    return QuestionDesign(**{**tree, "choices": choices, "pieces": tuple(tree.get("pieces", ()))})
