"""Golden pictures: every page of every paper of a small file, in both languages, in greys of 72 to the inch.

`python -m tests.paper.golden` makes them anew; look at what changed before it is kept. A paper that comes to
the list of papers is in the file by itself, and without its picture the test fails.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from tests.desk.meetings.estate import codes
from tests.desk.meetings.guests import received
from tests.desk.polling import Clock, keyed

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import documents, issuing, occasions
from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.matters import money
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting, frozen
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.lang import Lang
from meeting_tui.paper.writers.pdf.pdf import make_pdf
from meeting_tui.record.person import body_of
from meeting_tui.rules import shipped_profile

KEPT = Path(__file__).parent / "golden"
GREYS = 16
MOST = 5
"""So many pages of a paper are kept: a further form of the same is no other picture."""
_EACH = ("notice", "minutes", "attendance", "proxy")
Picture = NDArray[np.uint8]

_WORDS = {
    "zh": {
        "community": "梧桐苑",
        "place": "上海市徐汇区",
        "contact": "每周六 9:00–11:00，5栋一层业委会办公室",
        "owner": "业主{no}",
        "head": "楼栋,单元,房号,专有部分面积,业主姓名",
        "chair": "王建国",
        "recorder": "李秀英",
        "member": "欧阳敏",
        "guest": "孙主任",
        "organ": "梧桐居委会",
        "staff": "李计票,赵监票",
        "meeting": "业主委员会第三次会议",
        "assembly": "业主大会",
        "item": "3 号楼 2 单元电梯大修方案",
        "said": "收入 54,300.00 元，支出 12,000.00 元，明细已贴公告栏。",
        "motion": "同意公示两家报价后提交业主大会表决。",
        "action": "联系第三家维保单位报价",
        "where": "1 号楼底层会议室",
        "poll": "2026年第一次业主大会表决",
        "lift": "关于大修 3 号楼电梯的事项",
        "text": "同意从专项维修资金中列支 128,600.00 元。",
        "shed": "在东侧绿地建电动自行车充电棚",
        "firm": "选聘物业服务企业",
        "firms": "安居物业,和兴物业",
        "box": "物业服务中心一楼投票箱",
    },
    "en": {
        "community": "Sycamore Court",
        "place": "Springfield",
        "contact": "Saturdays 9:00–11:00, the office on the ground floor of Building 5",
        "owner": "Owner {no}",
        "head": "building,unit,room,area,owners",
        "chair": "Walter Archer",
        "recorder": "Irene Haddad",
        "member": "Sofia Doyle",
        "guest": "Mary Collins",
        "organ": "Residents' council",
        "staff": "Thomas Teller,Sara Watch",
        "meeting": "Third meeting of the committee",
        "assembly": "Assembly of the owners",
        "item": "Repair of the lift in Building 3",
        "said": "54,300.00 came in, 12,000.00 went out; the list hangs on the board.",
        "motion": "Show both offers on the board, then put them to the owners.",
        "action": "Ask a third firm for an offer",
        "where": "Meeting room of Building 1",
        "poll": "First vote of the owners in 2026",
        "lift": "Repair of the lift in Building 3",
        "text": "Approve 128,600.00 from the repair fund.",
        "shed": "A charging shed for bicycles on the eastern lawn",
        "firm": "Choice of the managing firm",
        "firms": "Harbour Homes,Concord Care",
        "box": "The box in the service centre",
    },
}
VOTERS = 14


def file_of(lang: Lang, folder: Path) -> Office:
    """A meeting and an assembly that were held, a poll that was counted and is audited, a matter paid for."""
    say = _WORDS[lang]
    office = _founded(lang, folder)
    _owners_met(office, say)
    _committee_met(office, say)
    poll = polls.new_poll(office, poll_spec(_SPEC.format(**say, **_named(say))))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    for serial in range(1, VOTERS):
        shed = "for" if serial % 3 else "against"
        keyed(office, serial, {"q1": ("for",), "q2": (shed,), "q3": ("ab"[serial % 2],)}, poll)
    with office.store.write() as session:  # as one person closed it early before that took two
        office.append(session, f"poll:{poll}", "poll.closed", **body_of("by", office.actor))
        frozen.row(session, poll).state = "closed"
    counting.count(office, poll)
    audits.begin(office, poll, by=say["staff"].split(",")[1])
    _paid(office, say)
    _issued(office, poll)
    return office


def _issued(office: Office, poll: str) -> None:
    """What the index of the term lists."""
    for paper in (DocumentRef("minutes", "m2", "archive"), DocumentRef("result", poll)):
        issuing.print_out(office, paper, "A4")


_SPEC = """
title = "{poll}"
matter = "cc278.5"
opens = 2026-11-24
closes = 2026-12-08T18:00:00
place = "{box}"
objection_days = 7
tellers = ["{teller}"]
scrutineers = ["{scrutineer}"]
without_rehearsal = "-"
[[question]]
id = "q1"
title = "{lift}"
text = "{text}"
[[question]]
id = "q2"
title = "{shed}"
text = "{shed}"
matter = "cc278.8"
[[question]]
id = "q3"
title = "{firm}"
text = "{firm}"
matter = "cc278.4"
kind = "choose"
choices = [{{id = "a", label = "{a}"}}, {{id = "b", label = "{b}"}}]
"""


def _named(say: dict[str, str]) -> dict[str, str]:
    (teller, scrutineer), (a, b) = say["staff"].split(","), say["firms"].split(",")
    return {"teller": teller, "scrutineer": scrutineer, "a": a, "b": b}


def _founded(lang: Lang, folder: Path) -> Office:
    say = _WORDS[lang]
    named = {"who": say["chair"], "place": say["place"], "contact": say["contact"], "term": 3}
    office = communities.found(
        folder / "g.meeting", say["community"], "cn-assembly", lang, seats=3, world=Clock().world(), **named
    )  # type: ignore[arg-type]
    office = persons.settled(office, say["chair"])
    for name in say["staff"].split(","):
        persons.register(office, name)
    path = folder / "roll.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(say["head"].split(","))
        own = (say["chair"], say["recorder"], say["member"])
        for no in range(1, VOTERS + 1):
            owner = own[no - 1] if no <= len(own) else say["owner"].format(no=no)
            rows.writerow(["1", "1", str(100 + no), f"{80 + no * 7 % 11}.{no:02}", owner])
    roll.import_roll(office, path)
    seated = [MemberView(say["chair"], "chair"), MemberView(say["recorder"]), MemberView(say["member"])]
    communities.set_members(office, seated)
    return office


def _called(say: dict[str, str], kind: str) -> meetings.MeetingSpec:
    item = meetings.AgendaSpec(say["item"], "decision", presenter=say["recorder"])
    title = say["meeting" if kind == "committee" else "assembly"]
    return meetings.MeetingSpec(
        title, kind=kind, agenda=(item,), chair=say["chair"], recorder=say["recorder"], place=say["where"]
    )


def _committee_met(office: Office, say: dict[str, str]) -> None:
    m = meetings.new_meeting(office, _called(say, "committee")).id
    for name in (say["chair"], say["recorder"]):
        meetings.arrive(office, m, name, "member")
    received(office, m, say["guest"], "invited", say["organ"])
    meetings.open_meeting(office, m)
    meetings.take_up(office, m, 1)
    meetings.say(office, m, say["recorder"], say["said"])
    [motion] = meetings.put_motion(office, m, say["motion"], say["chair"]).items[0].motions
    meetings.roll_call(office, m, motion.id, {say["chair"]: "for", say["recorder"]: "for"})
    meetings.assign(office, m, say["action"], say["recorder"], "2026-12-20")
    meetings.close_item(office, m)
    meetings.close_meeting(office, m)
    meetings.confirm_minutes(office, m, [say["chair"], say["recorder"]])


def _owners_met(office: Office, say: dict[str, str]) -> None:
    m = meetings.new_meeting(office, _called(say, "assembly")).id
    for each in codes(office, range(1, VOTERS - 1), int(m[1:])):
        meetings.check_in(office, m, each)
    meetings.open_meeting(office, m)
    meetings.take_up(office, m, 1)
    [motion] = meetings.put_motion(office, m, say["motion"], say["chair"]).items[0].motions
    meetings.open_vote(office, m, motion.id, "roll_call")
    meetings.answer_rest(office, m, motion.id, "for")
    meetings.conclude(office, m, motion.id)


def _paid(office: Office, say: dict[str, str]) -> None:
    number = matters.new_matter(office, say["item"], say["said"], by=say["recorder"], parts=["1"])
    for act in ("discuss", "decide", "begin"):
        matters.move(office, number, act, say["motion"] if act == "decide" else "")
    firm, lift = say["firms"].split(",")[0], say["lift"]
    lines = (
        ("income", 20_000_000, date(2026, 7, 1), "A-1"),
        ("budget", 12_860_000, date(2026, 11, 2), ""),
        ("contract", 12_500_000, date(2026, 11, 3), ""),
        ("payment", 6_250_050, date(2026, 11, 20), "A-7"),
        ("payment", 6_250_000, date(2026, 11, 20), "A-8"),
    )
    for kind, fen, on, voucher in lines:
        money.enter(office, number, money.MoneySpec(kind, "fund", fen, on, firm, lift, voucher))
    wrong = next(line.seq for line in matters.matter(office, number).stands.money if line.voucher == "A-7")
    money.reverse(office, number, wrong, say["text"])


@dataclass(frozen=True)
class Golden:
    """A paper's file, and its pages as pictures."""

    name: str
    raw: bytes
    pages: tuple[Picture, ...]
    claims: bool = False


def papers(office: Office) -> Iterator[Golden]:
    """Every kind of paper that the file has, in each copy; those that look otherwise of a poll, a committee
    and an assembly, of each."""
    [poll], seen = polls.polls(office), set()
    for paper in documents.papers(office):
        one = (paper.kind, paper.copy, paper.part, paper.ref if paper.kind in _EACH else "")
        if one not in seen:
            seen.add(one)
            made = make_pdf(documents.build(office, paper))
            name = Path(paper.file_name).stem.replace(poll.id, "poll")
            yield Golden(name, made.raw, pictures(made.raw)[:MOST], claims=made.claims is not None)
    yield _year(office)


def _year(office: Office) -> Golden:
    """The duties of the next year, by the law that asks most, in the year in which a term ends."""
    occasions.tell(office, {"term_begin": date(2024, 6, 1), "term_end": date(2027, 5, 31)})
    law = shipped_profile("cn-assembly-shanghai")
    there = {"profile_id": law.id, "profile_text": law.text}
    paper = documents.DocumentRef("duties", "2027", "archive")
    made = make_pdf(documents.build(office.at({}, office.world.now(), there), paper))
    return Golden("duties-2027", made.raw, pictures(made.raw)[:MOST])


def pictures(raw: bytes, dots: int = 72) -> tuple[Picture, ...]:
    """The pages of a PDF in greys, so many dots to the inch."""
    file = pypdfium2.PdfDocument(raw)
    return tuple(np.asarray(page.render(scale=dots / 72, grayscale=True).to_pil()) for page in file)


def kept(lang: Lang) -> dict[str, Picture]:
    """The golden pages, by the paper and the number of the page."""
    found = {}
    for path in sorted((KEPT / lang).glob("*.png")):
        with Image.open(path) as image:
            found[path.stem] = np.asarray(image.convert("L"))
    return found


def numbered(golden: Golden) -> Iterator[tuple[str, Picture]]:
    """Its pages under the names they are kept by."""
    yield from ((f"{golden.name}-{no}", page) for no, page in enumerate(golden.pages, 1))


def keep(page: Picture, path: Path) -> None:
    """In few greys, so that all of them are small."""
    Image.fromarray(page).quantize(GREYS).save(path, "PNG", optimize=True)


def renew() -> None:
    """Make all of them anew."""
    for lang in ("zh", "en"):
        place = KEPT / lang
        place.mkdir(parents=True, exist_ok=True)
        for old in place.iterdir():
            old.unlink()
        with tempfile.TemporaryDirectory() as folder:
            office = file_of(lang, Path(folder))  # type: ignore[arg-type]
            for golden in papers(office):
                for name, page in numbered(golden):
                    keep(page, place / f"{name}.png")
            office.close()


if __name__ == "__main__":
    renew()
