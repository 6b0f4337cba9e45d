"""Minutes in two further styles: each sentence names its entry, and what was edited stands apart."""

from __future__ import annotations

import re

import pytest
from tests.desk.meetings.test_acts import MEMBERS, called, deciding, home, opened
from tests.desk.meetings.test_minutes import held

from meeting_tui.desk.board import documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.office import Office
from meeting_tui.paper.documents.blocks import Callout, Document, body_text
from meeting_tui.paper.documents.masking import Copy
from meeting_tui.store import journal

__all__ = ["called", "deciding", "held", "home", "opened"]
WANG, LI, ZHANG = MEMBERS[:3]


def made(office: Office, kind: str, copy: Copy = "archive") -> Document:
    return documents.build(office, DocumentRef(kind, "m1", copy))  # type: ignore[arg-type]


def said_in(office: Office, seq: int) -> str:
    """All that an entry of the meeting says, with its texts."""
    with office.store.read() as session:
        entry = next(each for each in journal.entries(session, "meeting:m1") if each.seq == seq)
        texts = journal.texts(session, "meeting:m1")
    return f"{entry.kind} {dict(entry.body)} {[text for key, text in texts.items() if key[0] == seq]}"


@pytest.fixture
def debated(deciding: Office) -> Office:
    """Two remarks, one put right; a motion carried; an action; closed and confirmed by all."""
    desk.say(deciding, "m1", ZHANG, "报价偏高", "question")
    wrong = desk.say(deciding, "m1", LI, "预算三十万元").count
    desk.correct(deciding, "m1", wrong, "预算二十万元")
    desk.put_motion(deciding, "m1", "加装电梯", WANG)
    desk.no_objection(deciding, "m1", 1)
    desk.assign(deciding, "m1", "询价", LI, "2026-12-02")
    desk.close_item(deciding, "m1")
    desk.close_meeting(deciding, "m1")
    return deciding


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("decisions", {"加装电梯": "motion.put", "通过": "motion.decided", "询价": "action.assigned"}),
        ("debate", {"报价偏高": "remark", "预算三十万元": "remark", "预算二十万元": "correction"}),
    ],
)
def test_each_sentence_names_the_entry_that_says_it(debated: Office, kind: str, told: dict[str, str]) -> None:
    text = body_text(made(debated, kind))
    for words, entry_kind in told.items():
        [line] = [each for each in text.split("\n") if words in each and "〔" in each]
        number = int(re.findall(r"〔(\d+)〕", line)[-1])
        said = said_in(debated, number)
        assert said.startswith(f"{entry_kind} "), (line, said)
        assert words in said or words == "通过"
    assert ("报价偏高" in text) == (kind == "debate"), "decisions alone tell nothing of the debate"
    opened = next(line for line in text.split("\n") if line.startswith("时间"))
    for number, kind_of in zip(
        re.findall(r"\d+", opened.partition("〔")[2]), ("opened", "closed"), strict=True
    ):
        assert said_in(debated, int(number)).startswith(f"meeting.{kind_of}")


def test_what_was_edited_stands_apart_and_the_board_has_no_words_that_were_taken_back(
    debated: Office,
) -> None:
    framed = [block for block in made(debated, "debate").blocks if isinstance(block, Callout)]
    assert ["预算二十万元" in line for block in framed for line in block.lines] == [True]
    public = body_text(made(debated, "debate", "public"))
    assert "三十万" not in public
    assert "预算二十万元" in public
    assert "事后更正" in public


def test_a_draft_becomes_final_and_what_comes_later_is_appended(debated: Office) -> None:
    for kind in ("decisions", "debate"):
        assert "草稿" in body_text(made(debated, kind))
    desk.confirm_minutes(debated, "m1", [WANG, LI, ZHANG])
    before = body_text(made(debated, "debate"))
    assert "定稿" in before
    remark = desk.meeting(debated, "m1").items[0].remarks or desk.meeting(debated, "m1").items[1].remarks
    desk.correct(debated, "m1", remark[0].seq, "报价合理")
    for kind in ("decisions", "debate"):
        after = body_text(made(debated, kind))
        [line] = [each for each in after.split("\n") if "报价合理" in each]
        assert line.startswith("更正 1")
    assert "报价偏高" in after, "what was confirmed still stands in its place"
