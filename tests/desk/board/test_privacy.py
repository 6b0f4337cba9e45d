"""A voter's private data in every free field of a meeting and a poll: none of it in any public output."""

from __future__ import annotations

import re
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pypdfium2
import pytest
from tests.desk.polling import SPEC, estate

from meeting_tui.desk.board import documents, files
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.spec import AgendaSpec, MeetingSpec
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import PollSpec, QuestionSpec, poll_spec
from meeting_tui.paper.documents.copies import PublicCopy
from meeting_tui.paper.writers.text import render_text
from meeting_tui.refusal import Refusal

OWNER = "业主丁"
SPELT = (
    OWNER,
    "1栋1单元102室",
    "１号楼１０２",
    "一〇二室",
    "1-1-102",
    "138 0013 8000",
    "一三八〇〇一三八〇〇〇",
    "310101199001011234",
    "6222021234567890",
    "沪A12345",
    "微信wx_ding1",
    "ding@example.com",
)
LEFT = (
    OWNER,
    "102",
    "１０２",
    "一〇二",
    "0013",
    "19900101",
    "02123456",
    "12345",
    "wx_ding1",
    "example",
)
HOME = f"{OWNER}，1栋1单元102室，一〇二室"
"""In the office's own address a number that is nobody's is the office's."""
PLANTED = "，".join(SPELT)
CODES = {
    "kind",
    "profile",
    "rule",
    "matter",
    "identity",
    "id",
    "template",
    "like",
    "second_of",
    "of",
    "casting",
}
PEOPLE = {"chair", "recorder", "presenter"}


def free(cls: type) -> list[str]:
    """The fields of a spec that hold any text."""
    return [each.name for each in fields(cls) if each.type == "str" and each.name not in CODES | PEOPLE]


def planted(spec: object) -> object:
    return replace(spec, **dict.fromkeys(free(type(spec)), PLANTED))  # type: ignore[type-var]


@pytest.mark.parametrize("kind", ["meeting", "poll"])
def test_no_public_output_has_what_was_planted_in_every_free_field(kind: str, tmp_path: Path) -> None:
    office = estate(tmp_path)
    if kind == "meeting":
        item = planted(AgendaSpec("x", "decision"))
        spec = replace(planted(MeetingSpec("x")), agenda=(item,))  # type: ignore[arg-type,type-var]
        papers = [DocumentRef("notice", meetings.new_meeting(office, spec).id)]
    else:
        whole = poll_spec(SPEC)
        asked = tuple(planted(each) for each in whole.questions)
        poll = polls.new_poll(office, replace(planted(whole), questions=asked, contact=HOME))  # type: ignore[type-var]
        papers = [DocumentRef("notice", poll), DocumentRef("proxy", poll)]
    for paper in papers:
        made = documents.build(office, paper)
        assert isinstance(made, PublicCopy)
        claimed = made.claims.text() + made.claims.printed() if made.claims else ""
        said = [paper.file_name, render_text(made), claimed]
        for ending in (".pdf", ".md", ".docx"):
            out = tmp_path / f"out{ending}"
            files.write(office, paper, out)
            said.append(shown(out))
        assert not [(left, text) for text in said for left in LEFT if left in "".join(text.split())]
    with pytest.raises(Refusal, match=r"privacy\.file_name"):
        files.write(office, papers[0], tmp_path / f"{OWNER}.pdf")
    office.close()


def shown(path: Path) -> str:
    """All that a file says: its pages, metadata and bookmarks; of a Word file every part."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            return "".join(
                re.sub(r"<[^>]*>", "", parts.read(name).decode("utf-8", "replace"))
                for name in parts.namelist()
            )
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    file = pypdfium2.PdfDocument(path)
    marks = "".join(mark.get_title() for mark in file.get_toc())
    pages = "".join(page.get_textpage().get_text_range() for page in file)
    return pages + marks + str(file.get_metadata_dict())


def test_the_fields_are_those_of_the_specs() -> None:
    for cls in (MeetingSpec, AgendaSpec, PollSpec, QuestionSpec):
        assert {"title"} <= set(free(cls))
