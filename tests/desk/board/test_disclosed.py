"""Somebody with all public outputs of a poll, who knows what all weigh and who took part, finds no vote."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.polling import SPEC, Clock, close_now, keyed
from tests.rules.solving import SAID, Number, found_out, plain

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.public_count import public_count
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course, frozen
from meeting_tui.desk.polls.spec import PollSpec, poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.lang import translator
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Block, Table
from meeting_tui.paper.writers.text import render_text
from meeting_tui.record.poll.phase import OPEN
from meeting_tui.rules.public_recount import recount_public

ANSWERS = (("for",), ("against",), ("abstain",), ())
_SUM = re.compile(r"(?<![\d.,/])\d[\d,]*\.\d\d(?![\d%])")


def counted(folder: Path, spec: PollSpec, areas: list[int], dice: random.Random) -> tuple[Office, str]:
    """A poll of an estate with these areas, counted; four in five took part."""
    office = communities.found(
        folder / "e.meeting", "梧桐苑", "cn-assembly", "zh", who="王建国", world=Clock().world()
    )
    homes = [f"1,1,{100 + n},{area / 100:.2f},业主{chr(0x4E00 + n)}" for n, area in enumerate(areas, 1)]
    (folder / "roll.csv").write_text("\n".join(["楼栋,单元,房号,专有部分面积,业主姓名", *homes]), "utf-8")
    roll.import_roll(office, folder / "roll.csv", roll.Answers(doubts={"area:*": "keep"}))
    poll = polls.new_poll(office, spec)
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    for serial in range(1, len(areas) + 1):
        if dice.random() < 0.85:
            marks = {q: dice.choices(ANSWERS, (70, 18, 8, 4))[0] for q in ("q1", "q2")}
            keyed(office, serial, {**marks, "q3": dice.choice((("a",), ("b",), ("against",)))}, poll)
    close_now(office, poll)
    counting.count(office, poll)
    return office, poll


def public(office: Office, poll: str) -> Iterator[str]:
    """The words of every paper of the poll that is for everybody, and of the index of all papers."""
    for paper in documents.papers(office):
        if paper.public and (paper.ref == poll or paper.kind == "term"):
            yield render_text(documents.build(office, paper))


def told(office: Office, poll: str, result: int) -> dict[str, dict[Number, int]]:
    """By question, every number that is published of its answers: in the bundle, in the count as JSON, in
    the tables of the result."""
    sheet = json.loads(json.dumps(bundles.published(office, poll, "public")))
    count = json.loads(json.dumps(public_count(office, counting.standing(office, poll))))
    found: dict[str, dict[Number, int]] = {"q1": {}, "q2": {}, "q3": {}}
    for one, other in zip(sheet["results"], count["questions"], strict=True):
        for each in (one["strict"], other["strict"]):
            for name, measures in _named(each):
                found[one["question"]] |= _numbers(measures, result, name)
    for at, rows in enumerate(_tables(documents.build(office, DocumentRef("result", poll)).blocks), 1):
        found[f"q{at}"] |= {
            number: n for number, n in _numbers(rows, result, "").items() if number[2] in SAID
        }
    return found


def _named(finding: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sums of a finding; of a contest, of each name."""
    if "measures" in finding:
        yield "", finding["measures"]
    yield from ((each["id"], each["measures"]) for each in finding.get("standings", ()))


def _numbers(measures: dict[str, Any], result: int, name: str) -> dict[Number, int]:
    return {
        (result, measure, f"{name}.{key}" if name and key in ("for", "against") else key): round(
            float(str(value).replace(",", "")) * (100 if measure == "area" else 1)
        )
        for measure, row in measures.items()
        for key, value in row.items()
        if key in SAID and value not in (None, "不予公布")
    }


def _tables(blocks: tuple[Block, ...]) -> Iterator[dict[str, dict[str, str]]]:
    """The tables of what was counted, as the paper has them, one a question behind that of the whole poll."""
    t = translator("zh")
    names = {term(name, t): name for name in SAID} | {t("of these blank"): "blank"}
    tables = (each for each in blocks if isinstance(each, Table) and each.head[0] == t("Counted as"))
    for table in [*tables][1:]:
        rows = [(names[row[0]], row) for row in table.rows if row[0] in names]
        yield {"heads": {name: row[1] for name, row in rows}, "area": {name: row[3] for name, row in rows}}


def counts(name: str, answer: str) -> bool:
    """Who is in which set of the question that offers a choice: `a.for` ticked a, `a.against` did not."""
    offer, _dot, side = name.rpartition(".")
    if not offer:
        return plain(
            "for" if name == "for" and answer in ("a", "b") else name,
            "for" if answer in ("a", "b") else answer,
        )
    return answer == offer if side == "for" else answer in {"a", "b", "against"} - {offer}


def found(
    office: Office, poll: str, areas: list[int], numbers: dict[str, dict[Number, int]], **more: int
) -> set[str]:
    """Whose last answer to which question follows from these numbers, and not from heads alone."""
    with office.store.read() as session:
        back = frozen.case(session, poll).register(office, session).papers
    voters = [
        {"heads": 1, "area": area} for no, area in enumerate(areas, 1) if no in back and back[no].returned
    ]
    offered = {"q3": {"answers": ("a", "b", "against"), "counts": counts}}
    return {
        f"{asked} {n}"
        for asked, each in numbers.items()
        for n in found_out(voters, each, **offered.get(asked, {}), **more)
    }


@pytest.mark.parametrize(("seed", "sizes"), [(0, 12), (1, 3)])
def test_all_that_is_public_of_a_poll_leaves_every_vote_open(seed: int, sizes: int, tmp_path: Path) -> None:
    """Every number that everybody gets of a small poll, and of its recount, all of them together."""
    dice = random.Random(seed)
    areas = [dice.randint(5_000, 15_000) for _ in range(sizes)] * (12 // sizes)
    office, poll = counted(tmp_path, poll_spec(SPEC), areas, dice)
    first = told(office, poll, 0)
    known = {
        n for each in first.values() for (_result, measure, _name), n in each.items() if measure == "area"
    }
    printed = {int(re.sub(r"[.,]", "", each)) for text in public(office, poll) for each in _SUM.findall(text)}
    assert printed <= known | {sum(areas)}, "no paper says a number that the bundle does not"
    assert sum(areas) in printed
    assert not found(office, poll, areas, first)
    every = {each["id"]: each for each in counting.standing(office, poll).as_json()["questions"]}  # type: ignore[attr-defined]
    all_ = {asked: first[asked] | _numbers(every[asked]["measures"], 0, "") for asked in ("q1", "q2")}
    assert sizes < 12 or found(office, poll, areas, all_), "where homes differ all sums tell"
    running = replace(counting.standing(office, poll), state=OPEN)
    meanwhile = {measure for each in running.undisclosed.values() for measure, _name in each}
    assert meanwhile == {"area"}, "of a poll that runs only counts are told"
    again(office, poll)
    second = told(office, poll, 1)
    both = {asked: first[asked] | second[asked] for asked in first}
    assert not found(office, poll, areas, {"q1": both["q1"]}, results=2, changed=1)
    office.close()


def again(office: Office, poll: str) -> None:
    """A recount, in which two people find that one paper says otherwise."""
    two = ["李计票", "赵监票"]
    course.recount(office, poll, two, "业主异议")
    report = counting.result(office, poll)
    serial = int(report.facts.ballots[0].voter)
    other = "against" if report.facts.ballots[0].choices.get("q1") == ("for",) else "for"
    ballots.adjudicate(office, poll, serial, two, {"q1": (other,), "q2": ("for",), "q3": ("a",)})
    counting.count(office, poll)


def test_who_tries_all_votes_finds_no_digest(tmp_path: Path) -> None:
    dice = random.Random(3)
    areas = [dice.randint(5_000, 15_000) for _ in range(10)]
    office, poll = counted(tmp_path, poll_spec(SPEC), areas, dice)
    sheet = bundles.published(office, poll, "public")
    assert recount_public(json.loads(json.dumps(sheet))).differences == []
    for copy, told_of in (("public", False), ("archive", True)):
        claims = documents.build(office, DocumentRef("result", poll, copy)).claims  # type: ignore[arg-type]
        assert claims is not None
        assert bool(claims.get("digest")) is told_of, "who tries all votes finds those of one digest"
    archive = bundles.published(office, poll, "archive")
    assert "业主" in json.dumps(archive["roll"], ensure_ascii=False)
    office.close()
