"""The papers of a secret poll: they carry a weight that several voters share, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from meeting_tui.desk.polls.definition import Definition
from meeting_tui.desk.polls.frozen import BallotOf
from meeting_tui.record.poll.envelopes import WeightDiffers
from meeting_tui.record.register import BallotRegister
from meeting_tui.refusal import Area, Refusal
from meeting_tui.rules.profile import Profile
from meeting_tui.world import World

LEAST_ALIKE = 5
"""So many voters must share each weight of a secret ballot, or the paper would tell whose it is."""
SPARE_FROM, SPARE_LEAST = 20, 2
"""One paper in so many of each weight is printed besides, at least so many: for voters who spoil theirs."""
SPARE = "spare"
Weight = tuple[int, int, str]


def weighed_for(profile: Profile, definition: Definition, named: Sequence[BallotOf]) -> list[BallotOf]:
    """The voters with the weights the questions ask for, each shared by five at least.

    Where the profile allows it, areas that fewer share are merged with the next: each paper then carries the
    mean of its class, rounded down. Refused: `polls.secret_weight`, `polls.secret_share`.
    """
    rules = (profile.rule(question.rule) for question in definition.questions if question.rule)
    used = {measure for rule in rules for measure in rule.measures}
    weighed = [
        each._replace(area=each.area if "area" in used else 0, share=each.share if "share" in used else "")
        for each in named
    ]
    found = _merged(weighed) if profile.merge_areas else weighed
    for (heads, area, share), count in sorted(Counter(map(_weight, found)).items()):
        if count < LEAST_ALIKE:
            if share:
                raise Refusal("polls.secret_share", heads=heads, share=share, count=count)
            raise Refusal("polls.secret_weight", heads=heads, area=Area(area), count=count)
    return found


def _weight(ballot: BallotOf) -> Weight:
    return ballot.heads, ballot.area, ballot.share


def _merged(weighed: Iterable[BallotOf]) -> list[BallotOf]:
    """With the areas of small classes merged, those of as many heads and one share among themselves."""
    ordered = sorted(weighed, key=lambda each: (each.heads, each.share, each.area))
    return [
        each._replace(area=sum(one.area for one in together) // len(together))
        for _alike, group in groupby(ordered, key=lambda each: (each.heads, each.share))
        for together in _classes(list(group))
        for each in together
    ]


def _classes(group: Sequence[BallotOf]) -> list[list[BallotOf]]:
    """Neighbours by area, five or more together; one area is never parted, and the last few join the last."""
    classes: list[list[BallotOf]] = [[]]
    for _area, alike in groupby(group, key=lambda each: each.area):
        if len(classes[-1]) >= LEAST_ALIKE:
            classes.append([])
        classes[-1] += alike
    if len(classes) > 1 and len(classes[-1]) < LEAST_ALIKE:
        classes[-2:] = [classes[-2] + classes[-1]]
    return classes


def secret_papers(world: World, voters: Iterable[BallotOf]) -> list[BallotOf]:
    """A paper for each voter and some to spare, numbered in an order nobody can foresee."""
    papers = [
        each for weight, count in sorted(Counter(map(_weight, voters)).items()) for each in _of(weight, count)
    ]
    shuffled = ((no + 1, paper) for no, paper in zip(world.order(len(papers)), papers, strict=True))
    return [paper._replace(serial=no, voter=no) for no, paper in sorted(shuffled, key=lambda each: each[0])]


def _of(weight: Weight, count: int) -> Iterator[BallotOf]:
    heads, area, share = weight
    one = BallotOf(0, 0, "", "person", "", heads, area, share)
    yield from [one] * count
    yield from [one._replace(kind=SPARE)] * max(SPARE_LEAST, count // SPARE_FROM)


def counted_for(papers: Mapping[int, BallotOf], seen: Iterable[int]) -> dict[int, BallotOf]:
    """As many papers of each weight as there are voters: those `seen`, others for who stayed away.

    Which others is of no meaning: nobody's are anybody's.
    """
    here = set(seen)
    room = Counter(_weight(paper) for paper in papers.values() if paper.kind != SPARE)
    chosen: dict[int, BallotOf] = {}
    for serial in sorted(papers, key=lambda serial: (serial not in here, serial)):
        weight = _weight(papers[serial])
        if serial in here or room[weight] > 0:
            chosen[serial] = papers[serial]
            room[weight] -= 1
    return dict(sorted(chosen.items()))


def unequal(
    papers: Mapping[int, BallotOf], voters: Mapping[int, BallotOf], register: BallotRegister
) -> tuple[WeightDiffers, ...]:
    """The weights of which not as many papers were seen as envelopes of such voters came back in time.

    While some are missing, only those of which there are too many: a wrong paper lay in an envelope.
    """
    numbers = register.envelope_numbers
    seen = Counter(
        _weight(papers[no]) for no, paper in register.papers.items() if paper.here and no in papers
    )
    back = Counter(_weight(voters[no]) for no, cover in register.envelopes.items() if cover.back)
    whole = numbers is not None and numbers.papers == numbers.returned == numbers.seen
    return tuple(
        WeightDiffers(*weight, seen[weight], back[weight])
        for weight in sorted(seen | back)
        if seen[weight] > back[weight] or (whole and seen[weight] != back[weight])
    )


def delivered_for(papers: Mapping[int, BallotOf], register: BallotRegister) -> frozenset[int]:
    """As many of the papers counted for the voters as envelopes went out: first those that came back."""
    seen = frozenset(register.where(lambda paper: paper.here))
    here = [serial for serial in papers if serial in seen]
    out = sum(each.out and not each.void for each in register.envelopes.values())
    others = [serial for serial in papers if serial not in seen]
    return frozenset([*here, *others][: max(out, len(here))])
