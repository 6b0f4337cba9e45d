"""Somebody with all public outputs of a poll and the list of who has how much finds nobody's vote."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from tests.desk.polling import SPEC, Clock, close_now, keyed

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting
from meeting_tui.desk.polls.spec import PollSpec, poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper.writers.text import render_text
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


def public(office: Office, poll: str) -> Iterator[DocumentRef]:
    yield from (p for p in documents.papers(office) if p.ref == poll and p.public)


@pytest.mark.parametrize("seed", range(2))
def test_no_sum_of_up_to_four_homes_is_found(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    areas = [dice.randint(10**7, 9 * 10**7) for _ in range(30)]
    office, poll = counted(tmp_path, poll_spec(SPEC), areas, dice)
    said = [render_text(documents.build(office, paper)) for paper in public(office, poll)]
    sheet = bundles.published(office, poll, "public")
    said.append(json.dumps(sheet["results"]))
    found = {int(each.replace(",", "").replace(".", "")) for text in said for each in _SUM.findall(text)}
    homes = {sum(some) for n in range(1, 5) for some in combinations(areas, n)}
    assert sum(areas) in found
    assert len(found) > 4, "the decisions are still shown by numbers"
    told = found | {abs(a - b) for a in found for b in found} | {a + b for a in found for b in found}
    assert not told & homes
    assert recount_public(json.loads(json.dumps(sheet))).differences == []
    for copy, told_of in (("public", False), ("archive", True)):
        claims = documents.build(office, DocumentRef("result", poll, copy)).claims  # type: ignore[arg-type]
        assert claims is not None
        assert bool(claims.get("digest")) is told_of, "who tries all votes finds those of one digest"
    rows = json.dumps(bundles.published(office, poll, "inspection"))
    assert {int(each.replace(".", "")) for each in _SUM.findall(rows)} & homes, "the search does find them"
    archive = bundles.published(office, poll, "archive")
    assert "业主" in json.dumps(archive["roll"], ensure_ascii=False)
    office.close()
