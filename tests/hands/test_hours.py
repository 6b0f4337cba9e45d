"""Two hours of a committee by bytes, in both languages; the minutes match the script word for word.

Only where it is asked for, since each line is typed and looked at: `MEETING_TUI_HOURS=18` is so many remarks
on each item and all forty people, then the record has its 300 entries; up to 10 there are few people.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.conftest import Clock
from tests.hands import hours
from tests.hands.chairing import CHAIR, RECORDER, Secretary, label, name_of, ways
from tests.hands.hours import AGENDA, FORMS, LATE, MEMBERS, NEIGHBOURS, PEOPLE, SAYINGS, Script
from tests.hands.launch import TODAY
from tests.hands.terminal import LAUNCH, SIZES, Terminal, environment, squeezed

from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.lang import Lang, Translator, translator
from meeting_tui.record.chain import Entry
from meeting_tui.record.person import distinct

Json = Any
REMARKS = int(os.environ.get("MEETING_TUI_HOURS", "0"))
FULL = 18
"""So many remarks on each item make a long evening."""
EARLY = [who for who in NEIGHBOURS if who not in LATE][: None if REMARKS > 10 else 6]
"""The neighbours who are there at the opening."""
MARGIN = 50
"""Points at the head and the foot of a page that the text keeps free."""
FAST = 60
"""So many seconds pass in the meeting while one does here."""


class Hours:
    """A file, its clock, and who writes at the table."""

    def __init__(self, folder: Path, lang: Lang, size: str) -> None:
        self.folder, self.lang, self.size = folder, lang, size
        self.file, self.script = folder / "hours.meeting", Script()
        self.began, self.sayings = time.monotonic(), count(1)
        self.env = {"HANDS_BEGAN": str(self.began), "HANDS_FAST": str(FAST)}
        self.by: Secretary

    @property
    def now(self) -> datetime:
        """What the laptop's clock shows."""
        return TODAY + timedelta(seconds=int((time.monotonic() - self.began) * FAST))

    @contextmanager
    def sit(self) -> Iterator[Terminal]:
        """The program on the file, at the chair's table."""
        size, home = SIZES[self.size], self.folder / "home"
        with Terminal(
            self.file, home=home, lang=self.lang, who=name_of(RECORDER), size=size, env=self.env
        ) as term:
            self.by = Secretary(term, self.lang, self.script, lambda: self.now)
            self.by.wait("Ctrl+Q")
            self.by.key("f5", "enter", "f8")
            yield term

    def asked(self, *words: object) -> Json:
        """What a command prints about the file, as data."""
        return json.loads(self.told(*words, "--json"))

    def told(self, *words: object) -> str:
        """What a command prints; it must end well."""
        command = [sys.executable, LAUNCH, *words, "--file", self.file]
        env = environment(self.folder / "home") | self.env
        ran = subprocess.run([*map(str, command)], env=env, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


def called(at: Hours) -> None:
    """The community, its people and the meeting with its agenda: an earlier evening's work."""
    clock = Clock(TODAY)
    with closing(
        communities.found(at.file, "梧桐苑", "cn-assembly", at.lang, seats=7, world=clock.world())
    ) as office:
        for name, unit in MEMBERS:
            persons.register(office, name, unit)
        for who in NEIGHBOURS:
            persons.register(office, *who.rsplit(" ", 1))
        seats = ("chair", *["member"] * 6)
        committee = [communities.MemberView(" ".join(m), s) for m, s in zip(MEMBERS, seats, strict=True)]
        communities.set_members(office, committee)
        spec = meetings.MeetingSpec(
            hours.TITLE, TODAY, hours.PLACE, agenda=tree(), chair=CHAIR, recorder=RECORDER
        )
        meetings.new_meeting(office, spec)


def tree() -> tuple[meetings.AgendaSpec, ...]:
    """The agenda, what stands deeper under what stands above it."""
    tops: list[tuple[str, str, list[meetings.AgendaSpec]]] = []
    for title, depth, kind in AGENDA:
        if depth == 1:
            tops.append((title, kind, []))
        else:
            tops[-1][2].append(meetings.AgendaSpec(title, kind))
    return tuple(meetings.AgendaSpec(title, kind, items=tuple(under)) for title, kind, under in tops)


def numbers() -> Iterator[tuple[str, str]]:
    """The agenda as it is read: number and title."""
    top = under = 0
    for title, depth, _kind in AGENDA:
        top, under = (top + 1, 0) if depth == 1 else (top, under + 1)
        yield (str(top) if depth == 1 else f"{top}.{under}"), title


@pytest.mark.skipif(not REMARKS, reason="long: MEETING_TUI_HOURS says how many remarks")
@pytest.mark.parametrize(("lang", "size"), [("zh", "80x24"), ("en", "120x40")])
def test_two_hours_by_bytes(tmp_path, lang, size):
    at = Hours(tmp_path, lang, size)
    called(at)
    agenda = numbers()
    with at.sit() as term:
        opens(at)
        first(at, agenda)
        kills_half_a_line(at, term)
    with at.sit() as term:
        goes_on(at, agenda)
        kills_in_a_vote(at, term, agenda)
    with at.sit() as term:
        finishes_the_vote(at)
        rest(at, agenda)
        assert term.leave() == 0
    held = at.asked("meeting", "show", "m1")
    check_size(at)
    check_room(at, held)
    check_items(at, held)
    check_paper(at, held)
    at.told("verify", at.file)


def talk(at: Hours, remarks: int = REMARKS) -> None:
    """What is said on an item: by everybody in the room in turn, in every form."""
    here = at.script.here
    for n in (next(at.sayings) for _n in range(remarks)):
        form = FORMS[n % len(FORMS)]
        who = {"ruling": CHAIR, "note": RECORDER}.get(form, here[n * 7 % len(here)])
        at.by.says(who, f"（{n}）{SAYINGS[n % len(SAYINGS)].format(no=n)}", form)
    at.by.settles()


def other(at: Hours) -> str:
    """Somebody in the room who did not speak last."""
    return next(who for who in at.script.here[9:] if who != at.by.item.said[-1].who)


def take(at: Hours, agenda: Iterator[tuple[str, str]]) -> None:
    """The next item, and what is said on it."""
    number, title = next(agenda)
    at.by.takes_up(number, sum(depth == 1 for _t, depth, _k in AGENDA), title)
    talk(at)


def opens(at: Hours) -> None:
    """People come, and the meeting is open."""
    at.by.checks_in(PEOPLE[:7], EARLY)
    at.by.key("f8")


def first(at: Hours, agenda: Iterator[tuple[str, str]]) -> None:
    """Nobody objects; a report; the lift: an amendment by hands, the motion as amended by its roll."""
    by = at.by
    take(at, agenda)
    no = by.moves(PEOPLE[3], "通过上次会议纪要", "none_objects", (7, 0, 0), "passed")
    by.votes(no)
    by.another_way(no, "２")
    by.confirms(7)
    take(at, agenda)
    by.comes(LATE[0])
    by.goes(EARLY[4])
    take(at, agenda)
    by.puts_right(text="应当是：先公开检测报告")
    take(at, agenda)
    by.moves(PEOPLE[4], "委托第三方检测电梯，费用不超过二万元", "roll_call", (6, 1, 0), "passed")
    amended = "委托第三方检测电梯，费用不超过三万元"
    no = by.amends(PEOPLE[5], amended, "hands", (5, 2, 0), "passed")
    by.sees("Roll call on motion {no}", no=no)
    by.another_way(no, "３")
    by.counts(7, ("", 2, "０"))
    by.confirms(5)
    by.sees("Roll call on motion {no}", no=no - 1)
    by.types("２　")
    by.key("f8")
    by.confirms(6)


def kills_half_a_line(at: Hours, term: Terminal) -> None:
    """The power fails while a line is being typed."""
    at.by.types(f"{ways(EARLY[2])[0]}：？停电之前")
    at.by.wait("停电之前")
    drafts = at.folder / "home"
    term.until(
        lambda _s: any("停电之前" in f.read_text("utf-8") for f in drafts.rglob("drafts.json")), "a draft"
    )
    term.kill()


def goes_on(at: Hours, agenda: Iterator[tuple[str, str]]) -> None:
    """The line is there again; then who pays, and an interruption."""
    by = at.by
    by.wait("停电之前")
    by.types("没有说完的话")
    by.key("enter")
    by.item.said.append(hours.Spoken(EARLY[2], "停电之前没有说完的话", "question"))
    by.settles()
    by.key("ctrl+y")
    by.sees("Interrupt the meeting")
    by.line("23:30")
    by.line("居委会")
    by.line("等检测单位")
    by.loses("Goes on at")
    by.key("f8")
    by.sees("Next item")
    by.comes(LATE[1])


def kills_in_a_vote(at: Hours, term: Terminal, agenda: Iterator[tuple[str, str]]) -> None:
    """The power fails after three answers of a roll call."""
    by = at.by
    take(at, agenda)
    by.is_back(EARLY[4])
    no = by.moves(PEOPLE[6], "检测费从公共收益中支付 from common revenue", "roll_call", (4, 2, 1), "passed")
    by.votes(no)
    by.types("１１２")
    by.sees("{n} to come", n=4)
    term.kill()


def finishes_the_vote(at: Hours) -> None:
    """What was answered is answered."""
    by = at.by
    by.wait(squeezed(by._("Ctrl+Q"))[:6])
    by.votes(sum(len(each.moved) for each in at.script.items))
    by.sees("{n} to come", n=4)
    by.types("１３２１")
    by.key("f8")
    by.confirms(4)


def rest(at: Hours, agenda: Iterator[tuple[str, str]]) -> None:
    """Hands without one who stands aside, slips, a motion that fails, tasks; then it is closed."""
    by = at.by
    take(at, agenda)
    by.puts_right(who=other(at))
    take(at, agenda)
    by.stands_aside(PEOPLE[2], "划线由其亲属承包")
    no = by.moves(PEOPLE[3], "东侧道路划线", "hands", (5, 0, 1), "passed")
    by.votes(no)
    by.another_way(no, "３")
    by.counts(6, ("", "０", "１"))
    by.confirms(5)
    take(at, agenda)
    no = by.moves(PEOPLE[5], "在南门建充电棚", "slips", (4, 2, 0), "passed")
    by.votes(no)
    by.another_way(no, "４")
    by.counts(7, (4, 2, 0, 1), tellers="李秀英、杨芳")
    by.confirms(4)
    take(at, agenda)
    take(at, agenda)
    by.puts_right(text="应当是：只补种三棵", who=other(at))
    no = by.moves(PEOPLE[4], "补种十棵桂花", "roll_call", (2, 4, 1), "rejected")
    by.votes(no)
    by.types("１１２２２２３")
    by.key("f8")
    by.confirms(2)
    take(at, agenda)
    no = by.moves(PEOPLE[3], "公共收益每季度张贴", "none_objects", (7, 0, 0), "passed")
    by.votes(no)
    by.another_way(no, "2")
    by.confirms(7)
    by.line("》李秀英：张贴第四季度收支表 2026-12-20")
    at.script.tasks.append(("张贴第四季度收支表", PEOPLE[1]))
    take(at, agenda)
    by.comes(LATE[2])
    by.goes(LATE[0])
    by.key("f8")
    by.sees("Objection")
    by.key("f8")
    by.confirms()
    by.sees("Minutes")


def check_size(at: Hours) -> None:
    """It was an evening of that kind: so many entries and people, all ways of voting, second thoughts."""
    with closing(open_office(at.file, "hours", readonly=True)) as office:
        entries = meetings.record(office, "m1", 0)
        state = meetings.meeting(office, "m1")
    kinds = Counter(entry.kind for entry in entries)
    if REMARKS >= FULL:
        assert len(entries) >= 300
        assert len(distinct(stay.person for stay in state.attendance)) == 40
    assert kinds["agenda.added"] == len(AGENDA) == 12
    assert max(item.depth for item in state.items) == 1
    votes = Counter(motion.vote.method for motion in state.motions if motion.vote)
    assert votes == {"none_objects": 2, "hands": 2, "roll_call": 3, "slips": 1}
    assert [motion.decision["outcome"] for motion in state.motions].count("rejected") == 1
    assert sum(not motion.main for motion in state.motions) == 1  # the amendment
    assert kinds["recusal.declared"] == kinds["meeting.paused"] == kinds["meeting.resumed"] == 1
    assert sum(stay.came > state.opened_at for stay in state.attendance) == 4  # three late, one back
    told = Counter(field for entry in entries for field in ("text", "speaker") if is_about(entry, field))
    assert told == {"text": 2, "speaker": 2}
    assert len({entry.body["of"] for entry in entries if entry.kind in RIGHTED}) == 3


RIGHTED = ("correction", "remark.righted")


def is_about(entry: Entry, field: str) -> bool:
    """Whether the entry puts that right."""
    return entry.kind in RIGHTED and field in entry.body


def check_room(at: Hours, held: Json) -> None:
    """Who was there, as what, and when they came and went."""
    for each, stay in zip(held["attendance"], at.script.stays, strict=True):
        assert (each["name"], each["capacity"]) == (name_of(stay.who), stay.capacity)
        for kept, moments in ((each["came"], stay.came), (each["left"], stay.left)):
            if moments:
                assert moments[0] <= datetime.fromisoformat(kept) <= moments[1], each
        assert bool(each["left"]) == bool(stay.left)


def check_items(at: Hours, held: Json) -> None:
    """What was said, moved and decided, item by item, and what somebody has to do."""
    for item, dealt in zip(held["items"], at.script.items, strict=True):
        assert item["title"] == dealt.title
        said = [(each["speaker"], each.get("form", "speech")) for each in item["remarks"]]
        assert said == [(name_of(each.who), each.form) for each in dealt.said], dealt.title
        moved = [(m["text"], m["mover"], m["method"], m["decision"]["outcome"]) for m in item["motions"]]
        assert moved == [(m.text, name_of(m.mover), m.method, m.outcome) for m in dealt.moved]
    tasks = [(a["what"], a["who"]) for item in held["items"] for a in item["actions"]]
    assert tasks == [(what, name_of(who)) for what, who in at.script.tasks]


def check_paper(at: Hours, held: Json) -> None:
    """The archive's minutes have every word, under the right name, in this order; and who moved when."""
    paper = at.folder / "minutes.pdf"
    at.told("minutes", "m1", "--copy", "archive", "--out", paper)
    whole = text = printed(paper)
    for each, stay in zip(held["attendance"], at.script.stays, strict=True):
        if stay.came or stay.left:
            told = (times(each, stay, translator(lang)) for lang in ("zh", "en"))  # as the community has it
            assert any(squeezed(f"{label(stay.who)} {said}") in whole for said in told)
    for dealt in at.script.items:
        text = text.partition(squeezed(dealt.title))[2]
        for said in dealt.said:
            before, found, text = text.partition(squeezed(said.text))
            assert found, (dealt.title, said)
            assert squeezed(label(said.who)) in before, (dealt.title, said)


def times(each: Json, stay: hours.Stay, t: Translator) -> str:
    came = [t("came at {time}", time=each["came"][11:16])] if stay.came else []
    left = [t("left at {time}", time=each["left"][11:16])] if stay.left else []
    return t(", ").join((*came, *left))


def printed(paper: Path) -> str:
    """What the pages say between head and foot."""
    with closing(pypdfium2.PdfDocument(paper)) as pages:
        return squeezed(
            "".join(
                page.get_textpage().get_text_bounded(bottom=MARGIN, top=page.get_height() - MARGIN)
                for page in pages
            )
        )
