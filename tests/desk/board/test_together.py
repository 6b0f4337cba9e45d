"""All that is public of a vote, side by side, for a neighbour who knows what every home weighs, and the code
of no stub but their own: papers, bundle, index. Together they tell how nobody voted."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from tests.desk.polling import SPEC, close_now, estate, keyed, printed_poll

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import bundles, documents, files
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper.documents.blocks import body_text

_CODE = re.compile(r"(?:[0-9A-Z]{4}-){1,3}[0-9A-Z]{4}|[0-9a-f]{64}")
_AREA = re.compile(r"(?<![\d.,])\d[\d,]*\.\d\d(?![\d%])|(?<![\d.,])\d{5,8}(?![\d.,%])")
CHOICES = ("for", "against", "abstain")
HOMES = 13
WEIGHTS = {no: 10_000 + 2**no for no in range(1, HOMES + 1)}
"""In 0.01 m²: whoever has a sum of some of them knows of which."""
Marks = dict[int, dict[str, tuple[str, ...]]]


def weighing_otherwise(office: Office, folder: Path) -> None:
    """A roll on which every home weighs what no others do together."""
    rows = [
        f"1,1,{100 + no},{area // 100}.{area % 100:02},业主{chr(0x4E00 + no)}" for no, area in WEIGHTS.items()
    ]
    table = folder / "weights.csv"
    table.write_text("\n".join(("楼栋,单元,房号,专有部分面积,业主姓名", *rows)), encoding="utf-8")
    roll.import_roll(office, table, roll.Answers(doubts={"area:*": "keep"}))


def voted(office: Office, folder: Path, marks: Marks) -> str:
    """A poll in which these came back so; counted, and the index made last."""
    poll = printed_poll(office, folder, SPEC.replace("[[question]]", "objection_days = 7\n[[question]]", 1))
    ballots.issue(office, poll, sorted(marks))
    for serial, said in marks.items():
        keyed(office, serial, said, poll)
    close_now(office, poll)
    counting.count(office, poll)
    return poll


def public(office: Office, poll: str, folder: Path) -> Iterator[str]:
    """The text of each paper for everybody, with what its QR says; the bundle; the index as a table."""
    for ref in documents.papers(office):
        if ref.public:
            made = documents.build(office, ref)
            yield "\n".join((body_text(made), made.claims.text() if made.claims else ""))
            files.write(office, ref, folder / "paper.pdf")
    files.write(office, DocumentRef("term", "all"), folder / "index.csv")
    yield (folder / "index.csv").read_text("utf-8")
    yield json.dumps(bundles.published(office, poll, "public"), ensure_ascii=False, indent=0)


def sums(texts: Iterator[str]) -> set[int]:
    """All numbers that may be areas, in 0.01 m²."""
    return {int(re.sub(r"[.,]", "", each)) for text in texts for each in _AREA.findall(text)}


def few() -> set[int]:
    """What one to four homes weigh."""
    return {sum(some) for n in range(1, 5) for some in combinations(WEIGHTS.values(), n)}


@pytest.mark.parametrize("seed", range(4))
def test_no_two_numbers_of_all_that_is_public_tell_of_fewer_than_five(tmp_path: Path, seed: int) -> None:
    """What stands there, what is missing of the whole, and what one number is more than another."""
    dice = random.Random(seed)
    who = dice.sample(sorted(WEIGHTS), 11)
    marks: Marks = {
        no: {"q1": (_drawn(dice),), "q2": (_drawn(dice),), "q3": (dice.choice("ab"),)} for no in sorted(who)
    }
    with closing(estate(tmp_path, HOMES)) as office:
        weighing_otherwise(office, tmp_path)
        poll = voted(office, tmp_path, marks)
        told = sums(public(office, poll, tmp_path))
    assert sum(WEIGHTS.values()) in told  # what is looked for is found where it stands
    whole = told | {0, sum(WEIGHTS.values())}
    betrayed = few() & {abs(one - other) for one, other in combinations(whole, 2)}
    assert not betrayed


def _drawn(dice: random.Random) -> str:
    return dice.choices(CHOICES, (70, 20, 10))[0]


def blank(texts: Iterator[str]) -> list[str]:
    """Without codes: those of the record are salted, those of stubs known to their owners alone."""
    return [_CODE.sub("CODE", text) for text in texts]


def test_whoever_voted_otherwise_left_the_same_behind(tmp_path: Path) -> None:
    """Homes weigh the same. Between these worlds everybody voted otherwise; nothing public differs."""
    worlds = ((1, 2, 3, 4), (3, 4, 5, 6), (1, 2, 5, 6))
    found = []
    for world in worlds:
        folder = tmp_path / str(world[0] * 10 + world[-1])
        folder.mkdir()
        with closing(estate(folder, 8)) as office:
            communities.change(office, contact="业委会办公室")
            marks = {no: ("for",) if no in world else ("against",) for no in range(1, 7)}
            both: Marks = {no: {"q1": said, "q2": said, "q3": ("a",)} for no, said in marks.items()}
            poll = voted(office, folder, both)
            found.append(blank(public(office, poll, folder)))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 8
