"""A file in whose every free field stands what is private of its voters, in every spelling of it."""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import TypeVar

import pypdfium2
from tests.desk.meetings.guests import received
from tests.desk.polling import SPEC, STAFF, Clock, close_now, keyed

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.matters import actions, exhibits, groups, money, questions
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.enclosures import enclosure
from meeting_tui.desk.meetings.spec import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course, piles, proxies
from meeting_tui.desk.polls.spec import ChoiceSpec, PollSpec, QuestionSpec, poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals import hearing, talk
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll import arrears
from meeting_tui.desk.signing import acts as signing
from meeting_tui.desk.signing import key_files
from meeting_tui.paper.documents.masking import twin
from meeting_tui.record.arrears import STREAM
from meeting_tui.record.person import body_of
from meeting_tui.record.proposal.values import ProposalDraft
from meeting_tui.store import journal
from meeting_tui.store.journal import New

CODES = {
    *("kind", "profile", "rule", "matter", "identity", "id", "template", "like", "second_of", "of", "method"),
    *("casting", "chair", "recorder", "presenter"),
}
"""Fields of specs that hold what the program knows, and people it knows."""
Spec = TypeVar("Spec")
_HANZI = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGEST = re.compile(r"[0-9A-Za-z+/]{40,}={0,2}|(?:[0-9a-f]{8} ?){8}|(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}")


@dataclass(frozen=True)
class Neighbour:
    """A voter with all that is nobody's business."""

    no: int
    name: str

    @property
    def room(self) -> str:
        return f"{6}{7}0{self.no}"

    @property
    def phone(self) -> str:
        return f"1380769{self.no}853"

    @property
    def identity(self) -> str:
        return f"31010119680723{self.no}87X"

    @property
    def card(self) -> str:
        return f"6222021234567{self.no}9053"

    @property
    def spelt(self) -> tuple[str, ...]:
        """All of it as people write it."""
        room, phone = self.room, self.phone
        return (
            *(self.name, " ".join(self.name), f"{self.name}{room}"),
            *(f"8栋1单元{room}室", f"8号楼{room}", f"8幢{room}", f"８号楼{room.translate(_WIDE)}"),
            *(f"8-1-{room}", f"{room.translate(_HANZI)}室", f"88弄8号{room}", f"Building 8, Flat {room}"),
            *(phone, f"+86 {phone}", f"{phone[:3]}-{phone[3:7]}-{phone[7:]}", phone.translate(_WIDE)),
            *(phone.translate(_HANZI), f"021-6769{self.no}853", f"电话 6769{self.no}853"),
            *(self.identity, self.card, " ".join(re.findall(".{1,4}", self.card))),
            *(f"沪A·D{self.no}853", f"微信 wx_zz{self.no}", f"QQ：40769{self.no}853"),
            *(f"zz{self.no}_mail@example.com", f"K-7712{self.no}"),
        )

    @property
    def left(self) -> tuple[str, ...]:
        """What must not be left of it, without blanks and hyphens, in plain digits."""
        return (
            *(self.name, self.room, self.phone, f"6769{self.no}853", self.identity[6:14], self.card[4:12]),
            *(
                f"D{self.no}853",
                f"wx_zz{self.no}",
                f"40769{self.no}853",
                f"zz{self.no}_mail",
                f"7712{self.no}",
            ),
        )


VOTERS = tuple(Neighbour(no, name) for no, name in enumerate(("郁金香", "欧阳娜", "Zoë Quill", "禤小禾"), 1))
CONTACT = "，".join(f"{each.name} {each.room}室 {each.phone}" for each in VOTERS)
"""Other numbers and rooms in how the office is reached are the office's."""
_TURN = cycle(VOTERS)
_PIECES = cycle(each.spelt[at : at + 12] for each in VOTERS for at in range(0, len(VOTERS[0].spelt), 12))
"""What a title has room for."""


def text() -> str:
    """What is private of the next voter, in a line."""
    return "，".join(next(_TURN).spelt)


def title() -> str:
    """Some of what is private of a voter: what is next."""
    return "，".join(next(_PIECES))


def free(cls: type) -> list[str]:
    """The fields of a spec that hold any text."""
    return [each.name for each in fields(cls) if each.type == "str" and each.name not in CODES]


def planted(spec: Spec) -> Spec:
    """A spec with that in every free field."""
    return replace(spec, **filled(type(spec)))  # type: ignore[type-var]


def filled(cls: type) -> dict[str, str]:
    return {name: title() if name == "title" else text() for name in free(cls)}


def written_roll(folder: Path) -> Path:
    path = folder / "roll.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["楼栋", "单元", "房号", "专有部分面积", "业主姓名", "证件号", "电话"])
        for each in VOTERS:
            out.writerow(["8", "1", each.room, "100.00", each.name, f"K-7712{each.no}", each.phone])
        out.writerows(["1", "1", f"{100 + no}", "90.00", f"业主{no}", "", ""] for no in range(1, 7))
    return path


def office_of(folder: Path) -> Office:
    """The community; three owners are its committee, the first is a voter of whom things are planted."""
    office = communities.found(
        folder / "p.meeting", "梧桐苑", "cn-assembly", "zh", who="王建国", seats=3, world=Clock().world()
    )
    office = persons.settled(office, "王建国")
    for name in STAFF:
        persons.register(office, name)
    roll.import_roll(office, written_roll(folder))
    communities.set_members(office, [MemberView("业主1", "chair"), MemberView("业主2"), MemberView("业主3")])
    communities.change(office, contact=CONTACT)
    return office


def met(office: Office, folder: Path) -> str:
    """A committee meeting in which all that can be said was said."""
    file = folder / f"{VOTERS[0].name}{VOTERS[0].room}.txt"
    file.write_text(text(), "utf-8")
    items = [
        replace(planted(AgendaSpec("x", kind)), enclosures=(enclosure(file),))
        for kind in ("decision", "report")
    ]
    spec = replace(planted(MeetingSpec("x")), agenda=tuple(items), chair="业主1", recorder="业主2")
    m = meetings.new_meeting(office, spec).id
    for name in ("业主1", "业主2", "业主3"):
        meetings.arrive(office, m, name, "member")
    received(office, m, f"访客 {VOTERS[1].name}", "observer", text())
    meetings.arrive(office, m, VOTERS[0].name, "observer")
    meetings.open_meeting(office, m)
    meetings.take_up(office, m, 1)
    for who in ("业主1", VOTERS[0].name):
        state = meetings.say(office, m, who, text())
    meetings.correct(office, m, state.items[0].remarks[-1].seq, text())
    state = meetings.put_motion(office, m, text(), "业主2", seconder="业主3")
    meetings.put_motion(office, m, text(), "业主3", amends=state.items[0].motions[0].id)
    meetings.stand_aside(office, m, "业主3", text())
    meetings.vote_again(office, m, "业主3")
    for motion in reversed(meetings.meeting(office, m).items[0].motions):
        meetings.roll_call(office, m, motion.id, dict.fromkeys(("业主1", "业主2", "业主3"), "for"))
    meetings.enter_objection(office, m, "业主3", text(), motion.id)
    state = meetings.assign(office, m, text(), VOTERS[0].name, "2026-12-20")
    state = meetings.assign(office, m, text(), "业主2", "2026-12-20")
    meetings.drop(office, m, state.actions[-1].seq, text())
    meetings.pause(office, m, place=text(), reason=text())
    meetings.resume(office, m)
    meetings.close_item(office, m)
    meetings.close_meeting(office, m)
    meetings.confirm_minutes(office, m, ["业主1", "业主2"])
    meetings.declare_final(office, m, text())
    return m


def polled(office: Office, folder: Path) -> str:
    """A poll that was put off, given proxies for, counted, explained and counted again."""
    whole = poll_spec(SPEC)
    spec = replace(
        planted(whole),
        questions=tuple(planted(each) for each in whole.questions),
        **{"tellers": ("李计票",), "scrutineers": ("赵监票",), "objection_days": 7, "contact": CONTACT},  # type: ignore[arg-type]
    )
    poll, two = polls.new_poll(office, spec), ("李计票", "赵监票")
    ballots.print_ballots(office, poll, folder / "b.pdf")
    course.extend(office, poll, spec.closes + timedelta(days=2), two, text())
    proxies.appoint(office, poll, "业主4", VOTERS[0].name)
    for serial in range(1, 9):
        keyed(office, serial, {"q1": ("for",), "q2": ("against",), "q3": ("a",)}, poll)
    close_now(office, poll)
    course.reopen(office, poll, spec.closes + timedelta(days=3), two, text())
    close_now(office, poll)
    counting.count(office, poll)
    piles.explain(office, poll, two, text())
    course.recount(office, poll, two, text())
    counting.count(office, poll)
    return poll


def proposed(office: Office) -> int:
    """A proposal that was talked about, amended, heard of and answered."""
    told = {name: said for name, said in filled(ProposalDraft).items() if name not in ("code", "basis")}
    draft = ProposalDraft(**told | {"code": "cc278.5", "options": (text(), text())})  # type: ignore[arg-type]
    number = proposals.propose(office, matters.new_matter(office, title(), text()), draft)
    talk.answer(office, number, talk.comment(office, number, 1, text()), text())
    put = talk.amend(office, number, text(), reason=text())
    talk.settle(office, number, put, "rejected", reason=text())
    proposals.revise(office, number, replace(draft, text=text()), reason=text())
    group = hearing.group(office, number, text())
    hearing.hear(office, number, "door", count=1, building="8栋", group=group, text=text())
    hearing.reply(office, number, group, text())
    return number


def election() -> QuestionSpec:
    """Names for a seat, of each of whom something is told."""
    stand = ChoiceSpec("c1", "钱一"), ChoiceSpec("c2", "周二")
    told = tuple(f"{each.id}: {text()}" for each in stand)
    return QuestionSpec("q4", title(), text(), "cc278.3", "", "elect", stand, seats=1, about=told)


def withdrawn(office: Office) -> None:
    """A poll on a proposal that was opened and is held no more."""
    whole = poll_spec(SPEC)
    questions = tuple(planted(each) for each in whole.questions)
    questions = (replace(questions[0], proposal=proposed(office)), *questions[1:], election())
    two = ("李计票", "赵监票")
    spec = replace(planted(whole), questions=questions, contact=CONTACT, without_pack_by=two)
    course.withdraw(office, polls.new_poll(office, spec), ("李计票", "赵监票"), text())


def cared_for(office: Office) -> None:
    """A matter that is paid for and settled."""
    number = matters.new_matter(office, title(), text(), by=VOTERS[0].name)
    asked = questions.ask(office, number, text(), VOTERS[1].name)
    questions.answer(office, number, asked, text())
    for act in ("decide", "begin"):
        matters.move(office, number, act, text())
    actions.finish(office, number, actions.assign(office, number, text(), VOTERS[2].name, date(2999, 1, 1)))
    for kind in money.MONEY_KINDS:
        told = {"party": text(), "decision": text(), "voucher": text(), "what": text()}
        money.enter(office, number, money.MoneySpec(kind, "fund", 100, date(2026, 11, 2), **told))
    last = matters.matter(office, number).stands.money[-1]
    money.reverse(office, number, last.seq, text())
    matters.change(office, number, title=f"改{title()}", summary=f"改{text()}", reason=text())
    exhibits.link(office, number, f"proposal:{proposed(office)}", text())
    groups.form_group(office, number, ["业主1"], text(), date(2999, 1, 1))
    groups.dissolve_group(office, number, text())
    matters.move(office, number, "finish", text())


def owing(office: Office) -> None:
    """A unit is noted as in arrears and they are taken back, as under a law that gives it a meaning."""
    by = body_of("by", office.actor)
    with office.store.write() as session:
        told = {"unit": text(), "source": text()}
        office.append_all(session, STREAM, [New("arrears.noted", {"since": "2026-01-01", **by}, told)])
        held = arrears.notes(office, session)
        cleared = {"of": next(iter(held.values())).seq, "how": "withdrawn", **by}
        office.append_all(session, STREAM, [New("arrears.cleared", cleared, {"reason": text()})])


def signed(office: Office, ref: str, who: str) -> None:
    """Who acts signs, with a key that replaced another, one of which ended; why is private."""
    keys = [key_files.fresh() for _ in range(2)]
    for key in keys:
        signing.appoint(office, ref, who, key.public, text())
    signing.sign(office, ref, keys[-1])


def dense(said: str) -> str:
    """A text in plain digits, without blanks, hyphens and digests."""
    return re.sub(r"[\s·-]", "", twin(_DIGEST.sub("", said)))


def found(said: str) -> Iterator[str]:
    """Where in a text something private of a voter stands."""
    bare = dense(said)
    for left in (dense(each) for voter in VOTERS for each in voter.left):
        if (at := bare.find(left)) >= 0:
            yield bare[max(0, at - 40) : at + 40]


def shown(path: Path) -> str:
    """All that a file says and its name: pages, metadata, bookmarks, attachments; of Word each part."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            told = (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
            return path.name + "".join(re.sub(r"<[^>]*>", "", part) + part for part in told)
    raw = path.read_bytes()
    if path.suffix != ".pdf":
        return path.name + raw.decode("utf-8-sig")
    file = pypdfium2.PdfDocument(raw)
    marks = "".join(mark.get_title() for mark in file.get_toc())
    pages = "".join(page.get_textpage().get_text_range() for page in file)
    kept = (file.get_attachment(n) for n in range(file.count_attachments()))
    enclosed = "".join(each.get_name() + bytes(each.get_data()).decode("utf-8", "replace") for each in kept)
    return path.name + pages + marks + str(file.get_metadata_dict()) + enclosed + _objects(raw)


def _objects(raw: bytes) -> str:
    """The strings in a PDF's own objects (bookmarks, metadata, XMP), but no page, font or picture, and not at
    which byte each object begins: among so many digits a room is found by chance."""
    outside = re.sub(rb"stream\r?\n.*?endstream", b"", raw, flags=re.DOTALL)
    outside = re.sub(rb"\d{10} \d{5} [nf]", b"", outside)
    told = [outside.decode("latin-1")]
    wide = re.findall(rb"<(feff(?:[0-9a-f]{4})+)>", outside, re.IGNORECASE)
    told += [bytes.fromhex(each.decode()).decode("utf-16", "replace") for each in wide]
    for each in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL):
        try:
            plain = zlib.decompress(each)
        except zlib.error:
            plain = each
        told += [plain.decode("utf-8", "replace")] if b"xpacket" in plain or b"/Title" in plain else []
    return "".join(told)


SPECS = (MeetingSpec, AgendaSpec, PollSpec, QuestionSpec)


def reached(office: Office) -> Iterator[str]:
    """The fields of entries, `remark text`, in which something private of a voter stands."""
    with office.store.read() as session:
        for stream in journal.streams(session):
            beside = journal.texts(session, stream)
            for entry in journal.entries(session, stream):
                told = entry.body | {name: said for (seq, name), said in beside.items() if seq == entry.seq}
                yield from (f"{entry.kind} {name}" for name, said in told.items() if any(found(str(said))))
