"""Whoever wants to know how the neighbours voted: every way of voting that gives the published numbers.

They know what each weighs and who took part. Two halves of the voters are gone through and met in the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

LANE = 40
Answer = tuple[str, ...]
"""What a voter said in each result, the earliest first."""
Number = tuple[int, str, str]
"""Which result, in which measure, which set."""
SAID = {
    "for": {"for"},
    "against": {"against"},
    "abstain": {"abstain", "blank"},
    "blank": {"blank"},
    "cast": {"for", "against"},
    "participating": {"for", "against", "abstain", "blank"},
    "returned": {"for", "against", "abstain", "blank"},
}
"""Of a set who is in it, by docs/formats/recount.md, where a blank answer abstains; others tell no answer."""
Counts = Callable[[str, str], bool]


def plain(name: str, answer: str) -> bool:
    """Whether a set counts whoever answered so."""
    return answer in SAID[name]


def ways(
    voters: Sequence[Mapping[str, int]],
    numbers: Mapping[Number, int],
    answers: Iterable[str] = ("for", "against", "abstain", "blank"),
    *,
    results: int = 1,
    changed: int = 0,
    counts: Counts = plain,
) -> list[set[Answer]]:
    """Of each voter, given by what they weigh, all answers with which the numbers come out. Of several
    `results` so many answers were `changed` between them, nobody knows whose."""
    said = list(answers)
    options = [(each,) * results for each in said]
    if results == 2:
        options += [(one, two) for one in said for two in said if one != two]
    rows = list(numbers.items())
    total = sum(value << LANE * n for n, (_row, value) in enumerate(rows)) + (changed << LANE * len(rows))

    def step(weights: Mapping[str, int], answer: Answer) -> int:
        told = (
            weights[measure] << LANE * n
            for n, ((result, measure, name), _value) in enumerate(rows)
            if counts(name, answer[result])
        )
        return sum(told) + ((len(set(answer)) > 1) << LANE * len(rows))

    half = len(voters) // 2
    left, right = (
        _half([[step(each, option) for option in options] for each in some], changed, LANE * len(rows))
        for some in (voters[:half], voters[half:])
    )
    ours = theirs = 0
    for number, marks in left.items():
        if total - number in right:
            ours |= marks
            theirs |= right[total - number]
    marks = ours | theirs << len(options) * half
    return [
        {option for at, option in enumerate(options) if marks >> (no * len(options) + at) & 1}
        for no in range(len(voters))
    ]


def _half(voters: Sequence[Sequence[int]], changed: int, place: int) -> dict[int, int]:
    """By what they add up to, who may have answered what, a bit each."""
    found = {0: 0}
    for no, steps in enumerate(voters):
        more: dict[int, int] = {}
        for number, marks in found.items():
            for at, step in enumerate(steps):
                if (number + step) >> place <= changed:
                    more[number + step] = more.get(number + step, 0) | marks | 1 << (no * len(steps) + at)
        found = more
    return found


def found_out(voters: Sequence[Mapping[str, int]], numbers: Mapping[Number, int], **more: object) -> set[int]:
    """The voters whose last answer the numbers tell, and heads alone do not."""
    heads = {row: value for row, value in numbers.items() if row[1] == "heads"}
    both = (ways(voters, each, **more) for each in (numbers, heads))  # type: ignore[arg-type]
    told, known = ({n for n, some in enumerate(each) if len({a[-1] for a in some}) == 1} for each in both)
    return told - known
