"""How names that were put in order were counted: stages, each against each, or grades, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.result import STAGES
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.blocks import Block, Paragraph, Table
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.ranked.ballots import JUDGMENT, SCHULZE, STV

HOW = {
    SCHULZE: N_("Counted by Schulze's method: on how many ballots one stands before another."),
    STV: N_("Counted by the single transferable vote. Quota: {quota}."),
    JUDGMENT: N_("Counted by majority judgment: how many ballots give which grade."),
}
_NO_QUOTA = N_("Counted by the single transferable vote.")


def steps(t: Translator, answered: Answered, contest: Contest) -> Iterator[Block]:
    """The count, step by step; not where sums are hidden or papers weigh unequally: it would tell more. A
    quota is a sum like any other."""
    method, counted = answered.result.question.method, contest.counted
    if not method or counted is None:
        return
    told: Mapping[str, Any] = counted
    shown = answered.stepwise and not answered.hidden
    how = HOW[method] if shown or method != STV else _NO_QUOTA
    yield Paragraph(t(how, quota=told.get("quota", "")), "strong")
    yield Paragraph(t("For a name count the ballots that give it any rank or grade."), "note")
    if not (shown and answered.result.tally.alike):
        return
    if told.get("preferred") != {}:  # of one name alone
        yield {SCHULZE: _pairs, STV: _stages, JUDGMENT: _merits}[method](t, told, answered.labels)


def _pairs(t: Translator, told: Mapping[str, Any], labels: Mapping[str, str]) -> Table:
    who = list(told["preferred"])
    rows = [[one, *(str(told["preferred"][one].get(other, "–")) for other in who)] for one in who]
    return _table(t("Before"), who, rows, labels)


def _stages(t: Translator, told: Mapping[str, Any], labels: Mapping[str, str]) -> Table:
    who = list(told["stages"][0]["votes"])
    rows = [
        [
            t(STAGES[stage["done"]], name=labels.get(stage["name"], stage["name"] or "")),
            *(_short(stage["votes"][name]) for name in who),
        ]
        for stage in told["stages"]
    ]
    return _table(t("Stage"), who, rows, labels)


def _short(votes: str) -> str:
    """Votes without noughts at the end."""
    return votes.rstrip("0").rstrip(".") if "." in votes else votes


def _merits(t: Translator, told: Mapping[str, Any], labels: Mapping[str, str]) -> Table:
    grades = [t("Majority grade"), *list(next(iter(told["merits"].values())))[::-1]]
    rows = [
        [name, told["grade"][name] or "–", *(str(row[grade]) for grade in grades[1:])]
        for name, row in told["merits"].items()
    ]
    return _table(t("Candidate"), grades, rows, labels)


def _table(
    first: str, heads: Sequence[str], rows: Sequence[Sequence[str]], labels: Mapping[str, str]
) -> Table:
    head = (first, *(labels.get(each, each) for each in heads))
    said = tuple((labels.get(row[0], row[0]), *row[1:]) for row in rows)
    return Table(head, said, (4, *([2] * len(heads))), "l" + "r" * len(heads))
