"""The bare question "who is elected by these rankings?": papers read from JSON, the count published.

Specified in docs/formats/ranked.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from meeting_tui.refusal import Refusal
from meeting_tui.rules.contest import lot
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.ranked.ballots import JUDGMENT, MOST, STV, Graded, Ranking, papers
from meeting_tui.rules.ranked.judgment import majority_judgment
from meeting_tui.rules.ranked.schulze import schulze
from meeting_tui.rules.ranked.steps import Form, of_merits, of_pairs, of_stages
from meeting_tui.rules.ranked.stv import transferable
from meeting_tui.rules.throws import seed as thrown


def answer(raw: object, method: str, seats: int = 1, seed: str = "", source: str = "rank") -> Form:
    """The count by one of `METHODS`, in the form of docs/formats/ranked.md. `seed` draws lots.

    Refused: what is no such file, as `Node` refuses; what can't be counted, as `ranked.ballots.check`; a
    seed that nobody threw, as `throws.seed`.
    """
    node = Node(raw, (), Origin(source, {}))
    node.table("candidates", "grades", "ballots")
    candidates = [each.text() for each in node.must("candidates").items()]
    ballots = node.must("ballots").items()
    if len(ballots) * len(candidates) > MOST:
        raise Refusal("ranked.size", most=MOST)
    if not 1 <= seats <= max(1, len(candidates)):
        raise Refusal("ranked.seats", seats=seats, candidates=len(candidates))
    seed = thrown(seed) if seed else ""
    head: Form = {"method": method, "seats": seats, "seed": seed or None}
    if method == JUDGMENT:
        return {**head, **_judged(node, candidates, ballots, seats, seed)}
    ranked = [_ranking(each) for each in ballots]
    head["papers"] = papers(ranked)
    if method == STV:
        return {**head, **_transferred(candidates, seats, ranked, seed)}
    found = schulze(candidates, ranked)
    return {**head, **_seated(found.order, seats, seed), **of_pairs(found)}


def _ranking(node: Node) -> Ranking:
    node.table("count", "order")
    groups = [
        tuple(one.text() for one in (each.items() if isinstance(each.value, list) else [each]))
        for each in node.must("order").items()
    ]
    return Ranking(tuple(groups), _count(node))


def _count(node: Node) -> int:
    told = node.maybe("count")
    return told.whole(1) if told else 1


def _judged(node: Node, candidates: Sequence[str], ballots: Sequence[Node], seats: int, seed: str) -> Form:
    grades = tuple(each.text() for each in node.must("grades").items())
    graded = [_graded(each, grades) for each in ballots]
    found = majority_judgment(candidates, len(grades), graded)
    return {
        "papers": papers(graded),
        **_seated(found.order, seats, seed),
        **of_merits(found, grades),
    }


def _graded(node: Node, grades: tuple[str, ...]) -> Graded:
    node.table("count", "grades")
    given = node.must("grades")
    told = {name: given.at(name, value).one_of(grades) for name, value in given.table().items()}
    return Graded({name: grades.index(grade) for name, grade in told.items()}, _count(node))


def _transferred(candidates: Sequence[str], seats: int, ballots: Sequence[Ranking], seed: str) -> Form:
    found = transferable(candidates, seats, ballots, seed)
    return {"elected": list(found.elected), "tied": [], **of_stages(found)}


def _seated(order: Sequence[Sequence[str]], seats: int, seed: str) -> Form:
    """Who sits; those level at the last seat are tied, or drawn by lots."""
    elected: list[str] = []
    tied: list[str] = []
    for level in order:
        free = seats - len(elected)
        if len(level) > free > 0 and not seed:
            tied = list(level)
            break
        drawn = sorted(level, key=lambda name: lot(seed, "ranked", name)) if len(level) > free else level
        elected += drawn[:free]
    return {"order": [list(level) for level in order], "elected": elected, "tied": tied}
