"""What is told of those who stand: on the notice and nowhere it could not stand, with neighbours masked."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.board.test_further import text
from tests.desk.polling import close_now, estate, keyed, printed_poll, refused
from tests.desk.polls.test_groups import SPEC
from tests.paper.designs import page_text

from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts, counting
from meeting_tui.desk.polls.again import spec_again
from meeting_tui.desk.polls.export import spec_of
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.polls.spec_out import question_toml, to_toml
from meeting_tui.rules import shipped_profile
from meeting_tui.tui.polls.asking import put, question_form

ABOUT = """about = ["钱一：56岁，1栋，退休教师，住8号楼802室，电话13812345678",
"c3: 41岁，会计，业主丂的同事"]
[[question.groups]]
title = "1栋\""""
TOLD = SPEC.replace('[[question.groups]]\ntitle = "1栋"', ABOUT, 1)
EACH = (
    TOLD.split("[[question.groups]]")[0]
    .replace('kind = "elect"', 'kind = "each"')
    .replace("seats = 3\nmax_ticks = 4\n", "")
)


def notice(office: Office, poll: str) -> str:
    return text(office, DocumentRef("notice", poll))


def test_the_notice_tells_of_those_who_stand_and_masks_the_rest(tmp_path: Path) -> None:
    with closing(estate(tmp_path)) as office:
        poll = printed_poll(office, tmp_path, TOLD)
        told = notice(office, poll)
        assert "候选人基本情况：" in told
        assert "56岁，1栋，退休教师" in told
        assert "41岁，会计" in told
        assert not [word for word in ("802", "13812345678", "业主丂") if word in told]
        assert "56岁" not in page_text(tmp_path / "ballots.pdf")
        again = spec_of(office, poll)
        assert poll_spec(to_toml(again)) == again
        assert again.questions[0].about[0].startswith("c1: 56岁")


def test_a_vote_again_tells_of_who_stands_again(tmp_path: Path) -> None:
    """1 and 2 are elected, 3 and 4 level."""
    with closing(estate(tmp_path)) as office:
        poll = printed_poll(office, tmp_path, TOLD)
        for serial, marks in enumerate(("1234", "1234", "1234", "1234", "1", "12"), 1):
            keyed(office, serial, {"seats": tuple(f"c{mark}" for mark in marks)}, poll)
        close_now(office, poll)
        counting.count(office, poll)
        [left] = spec_again(office, poll).questions
        assert left.about == ("c3: 41岁，会计，业主丂的同事",)


def test_where_every_name_is_a_question_it_stands_on_the_ballot(tmp_path: Path) -> None:
    with closing(estate(tmp_path)) as office:
        poll = printed_poll(office, tmp_path, EACH)
        assert "56岁，1栋，退休教师" in page_text(tmp_path / "ballots.pdf")
        assert "退休教师" in notice(office, poll)


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("钱一：56岁", "王五：56岁", "polls.about_name"),
        ("c3: 41岁", "钱一: 41岁", "polls.about_name"),
        ("c3: 41岁", "41岁", "polls.about_line"),
        ('kind = "elect"\nseats = 3', 'kind = "choose"', "polls.key_kind"),
    ],
)
def test_what_is_told_of_nobody_is_refused(tmp_path: Path, was: str, now: str, code: str) -> None:
    spec = TOLD if code != "polls.key_kind" else TOLD.split("[[question.groups]]")[0]
    with closing(estate(tmp_path)) as office, refused(code):
        acts.new_poll(office, poll_spec(spec.replace(was, now)))


def test_the_form_takes_and_shows_a_line_for_each() -> None:
    question = poll_spec(TOLD).questions[0]
    form = question_form(question_toml(question), shipped_profile("cn-assembly"))
    values = {field.name: field.value for field in form._fields}
    assert values["about"].split("\n")[1] == "孙三: 41岁，会计，业主丂的同事"
    made = put(question, {**values, "about": "钱一：新\n\n孙三: 旧"})
    assert made.about == ("钱一：新", "孙三: 旧")
    assert put(question, {**values, "kind": "approve"}).about == ()
