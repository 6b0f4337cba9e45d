"""One building's lift in a community of nine: from the roll to the papers, by what is held there alone.

上海市住宅物业管理规定 69, 民法典 278: who share the part decide, by heads and by area in it. 钱一 has
190.76 m² in building 3 and 520 in building 5; three neighbours with as much together, and 0.01 m² more, vote
against him, of 483.93 m² 381.52 take part.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.polling import Clock, close_now, keyed, printed_poll
from tests.desk.polls.test_countries import said
from tests.paper.designs import page_text

from meeting_tui.desk import communities
from meeting_tui.desk.board import bundles
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety.checking import verify
from meeting_tui.rules.recount import recount

HEAD = """title = "更新电梯"
matter = "cc278.5"
opens = 2026-11-24
closes = 2026-12-08
without_rehearsal = "x"
"""
LIFT = """[[question]]
id = "lift"
title = "更新3栋电梯"
text = "十八万元。"
electorate = { buildings = ["3"] }
"""
OTHER = '[[question]]\nid = "fence"\ntitle = "修围墙"\ntext = "一万元。"\n'
ROLL = """楼栋,单元,房号,专有部分面积,业主,业主类型,业主编号
3,1,101,190.76,钱一,个人,1
3,1,102,88.35,孙二,个人,2
3,1,201,{third},李三,个人,3
3,1,202,102.41,周四;吴五,个人,
3,1,301,61.27,梧桐置业有限公司,公司,
5,1,101,520.00,钱一,个人,1
5,1,102,95.50,郑六,个人,6
5,1,201,95.50,王七,个人,7
5,1,202,95.50,冯八,个人,8
5,1,301,140.00,陈九,个人,9
"""
FOR = ("孙二", "李三", "梧桐置业有限公司")


def nine(folder: Path, third: str) -> Office:
    made = communities.found(
        folder / "nine.meeting", "九户苑", "cn-assembly", "zh", who="王建国", world=Clock().world()
    )
    path = folder / "roll.csv"
    path.write_text(ROLL.format(third=third), encoding="utf-8")
    roll.import_roll(made, path)
    return made


def serials(office: Office, poll: str) -> dict[str, int]:
    with office.store.read() as session:
        return {each.label: serial for serial, each in frozen.case(session, poll).live(session).items()}


@pytest.mark.parametrize(("third", "outcome"), [("41.14", "rejected"), ("41.15", "passed")])
def test_a_hundredth_of_a_square_metre_decides(tmp_path: Path, third: str, outcome: str) -> None:
    with closing(nine(tmp_path, third)) as office:
        poll = printed_poll(office, tmp_path, HEAD + LIFT)
        number = serials(office, poll)
        assert set(number) == {"钱一", "周四、吴五", *FOR}  # nobody else gets a ballot
        view = polls.poll(office, poll)
        whole = 48_393 if third == "41.14" else 48_394
        assert (view.voters, view.heads, view.area) == (5, 5, whole)
        keyed(office, number["钱一"], {"lift": ("against",)}, poll)
        for name in FOR:
            keyed(office, number[name], {"lift": ("for",)}, poll)
        close_now(office, poll)
        [result] = counting.count(office, poll).results
        assert result.outcome == outcome
        sets = result.tally.strict
        assert [sets["heads"][name] for name in ("all", "participating", "for")] == [5, 4, 3]
        part = (38_152, 19_076) if third == "41.14" else (38_153, 19_077)
        assert (sets["area"]["all"], sets["area"]["participating"], sets["area"]["for"]) == (whole, *part)
        told = said(office, "notice", poll)
        assert "九户苑全体业主" not in told
        assert all(words in told for words in ("各表决事项所列部位的业主", f"{whole // 100}.{whole % 100}"))
        assert not recount(bundles.published(office, poll, "inspection")).differences
    assert verify(tmp_path / "nine.meeting").ok
    assert "190.76 ㎡" in page_text(tmp_path / "ballots.pdf", number["钱一"] - 1)


@pytest.fixture
def mixed(tmp_path: Path) -> Iterator[tuple[Office, str]]:
    """The lift, and a question that is everybody's."""
    with closing(nine(tmp_path, "41.14")) as office:
        yield office, printed_poll(office, tmp_path, HEAD + LIFT + OTHER)


def test_beside_a_question_of_all_the_notice_says_who_decides_on_the_lift(mixed: tuple[Office, str]) -> None:
    office, poll = mixed
    told = said(office, "notice", poll)
    assert "九户苑全体业主" in told
    assert "参加本事项表决的业主：5 人、483.93 ㎡。" in told
    assert (polls.poll(office, poll).voters, polls.poll(office, poll).area) == (9, 143_043)
