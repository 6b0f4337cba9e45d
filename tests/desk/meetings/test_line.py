"""One line: what it says it means is what goes on record; what isn't understood goes nowhere."""

from __future__ import annotations

import re
from string import ascii_lowercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.meetings.test_acts import MEMBERS, called, deciding, home, opened
from tests.hands.hours import PEOPLE
from tests.hands.typist import wide
from tests.paper.papers import issuer
from tests.refused import refused

from meeting_tui.clean import clean_lines
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.address import called_so
from meeting_tui.desk.meetings.line import keep
from meeting_tui.desk.meetings.marks import MARKS, with_next_form
from meeting_tui.desk.meetings.meant import LineMeant, LineTable, understood
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import register
from meeting_tui.lang import translator
from meeting_tui.paper.documents.minutes import MinutesFacts, build
from meeting_tui.paper.writers.text import render_text
from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.values import FORMS
from meeting_tui.record.person import person_of
from meeting_tui.refusal import Refusal
from meeting_tui.rules.outcome import units_json
from meeting_tui.tui.meetings.chips import chips
from meeting_tui.tui.words import day, form, word

__all__ = ["called", "deciding", "home", "opened"]
WANG, LI, ZHANG, ZHAO, QIAN = MEMBERS
GUEST = "陈书记"
CHAIR, RECORDER, SPEAKER = WANG, LI, ZHANG


def read(office: Office, typed: str) -> LineMeant:
    """As the table reads it: first without looking anybody up, then with whom the head can mean."""
    state = desk.meeting(office, "m1")
    speaker = next((stay.person for stay in state.in_room if stay.person.name == SPEAKER), None)
    at = LineTable(state, speaker, office.world.now().date(), "zh")
    line = understood(typed, at)
    if line.asks:
        line = understood(typed, at, called_so(office, "m1", line.head, everybody=line.everybody))
    return line


@pytest.mark.parametrize(
    ("typed", "act", "who", "text"),
    [
        ("电梯应当先检测", "speech", SPEAKER, "电梯应当先检测"),
        ("李敏：同意", "speech", LI, "同意"),
        ("lm:同意", "speech", LI, "同意"),
        ("我认为：应当先检测", "speech", SPEAKER, "我认为：应当先检测"),
        ("19:30 开始", "speech", SPEAKER, "19:30 开始"),
        ("：李：是他说的", "speech", SPEAKER, "李：是他说的"),
        ("两条\n李：第二条", "speech", SPEAKER, "两条\n李：第二条"),
        ("？检测费从哪里出", "question", SPEAKER, "检测费从哪里出"),
        ("?李：检测费从哪里出？", "question", LI, "检测费从哪里出？"),
        ("李敏：？检测费从哪里出", "question", LI, "检测费从哪里出"),
        ("？？从维修资金出", "answer", SPEAKER, "从维修资金出"),
        (" ！偏题了", "order", SPEAKER, "偏题了"),
        ("=先答复，再表决", "ruling", CHAIR, "先答复，再表决"),
        ("＝＝会场停电五分钟", "note", RECORDER, "会场停电五分钟"),
        ("=李：休息", "ruling", LI, "休息"),
        ("：？是标点", "speech", SPEAKER, "？是标点"),
        ("李：：？是标点", "speech", LI, "？是标点"),
        ("？：李：是他说的吗", "question", SPEAKER, "李：是他说的吗"),
        ("我认为：？不对", "speech", SPEAKER, "我认为：？不对"),
        ("？我认为：不对", "question", SPEAKER, "我认为：不对"),
        ("#委托检测，费用不超过二万元", "motion", SPEAKER, "委托检测，费用不超过二万元"),
        ("李：＃委托检测", "motion", LI, "委托检测"),
        ("＞李：检测报价 12-01", "action", LI, "检测报价"),
        ("》lm：检测报价 下周五", "action", LI, "检测报价"),
        ("+李", "queue", LI, ""),
        ("＋李敏 反对", "queue", LI, ""),
        ("＠chen", "presence", GUEST, ""),
        ("@赵", "presence", ZHAO, ""),
        ("2；同意", "speech", LI, "同意"),
        ("？６;谁付", "question", GUEST, "谁付"),
        ("6；？谁付", "question", GUEST, "谁付"),
        ("+2 反对", "queue", LI, ""),
        ("@４", "presence", ZHAO, ""),
        ("：2；同意", "speech", SPEAKER, "2；同意"),
    ],
)
def test_what_a_line_means_and_does(deciding, typed, act, who, text):
    line = read(deciding, typed)
    assert (line.act, line.person.name, line.text, line.missing) == (act, who, text, ())
    before = desk.meeting(deciding, "m1").count
    keep(deciding, "m1", line)
    (entry,) = desk.record(deciding, "m1", before)
    assert chips(line).plain == chips_of(deciding, entry)


def chips_of(office: Office, entry: Entry) -> str:
    """What an entry says, as the chips should have said it before."""
    body = entry.body
    field = {"remark": "speaker", "queue.joined": "person", "motion.put": "mover", "action.assigned": "who"}
    person = person_of(body, field.get(entry.kind, "name"))
    told = {
        "remark": lambda: [form(body.get("form", "speech"))],
        "queue.joined": lambda: ["To the queue", *([word(body["side"])] if "side" in body else [])],
        "motion.put": lambda: ["Motion"],
        "action.assigned": lambda: ["Action", day(body["due"])],
        "presence.in": lambda: ["Comes", word(body["capacity"])],
        "presence.out": lambda: ["Leaves"],
    }
    organ = next((s.person.organ for s in desk.meeting(office, "m1").attendance if s.person == person), "")
    name = f"{person.name} {person.unit or organ}".strip()
    return " ".join(f"[{each}]" for each in (name, *told[entry.kind]()))


def test_two_who_answer_each_other_take_turns_with_one_key(deciding):
    with refused("meetings.nobody_before"):
        keep(deciding, "m1", read(deciding, "；谁也没说过话"))
    with refused("meetings.no_number", no="9"):
        keep(deciding, "m1", read(deciding, "9；没有九号"))
    assert read(deciding, "4；我反对").may.away[0].name == ZHAO
    desk.say(deciding, "m1", LI, "我反对")
    desk.say(deciding, "m1", SPEAKER, "为什么")
    assert read(deciding, "；因为太贵").person.name == LI
    assert read(deciding, "？？；因为太贵").act == "answer"


def test_two_of_one_name_one_of_whom_comes(deciding):
    other = register(deciding, ZHANG, "7-502")
    line = read(deciding, f"@{ZHANG}")  # the one who is there leaves, or the other one comes?
    assert line.may is not None
    assert {each.id for each in line.may.everybody} >= {other.id, line.may.here[0].id}
    assert len(line.may.here) == 1
    with refused("persons.ambiguous", count=2):
        keep(deciding, "m1", line)
    assert read(deciding, f"{ZHANG}：我在").person == line.may.here[0]
    assert read(deciding, "@z").may.away[0].name == ZHAO  # expected here, as 张伟 is who might leave


def test_a_letter_and_a_number_reach_everybody_of_forty(deciding):
    units = (each.rsplit(" ", 1) for each in (*PEOPLE[3:], "白露 B2-301", "Li2 9-902", "安然 9-903"))
    for name, unit in units:
        desk.arrive(deciding, "m1", register(deciding, name, unit).ref, "observer")
    register(deciding, "艾青", "A1")  # is not here; nobody else may be meant by the unit
    state = desk.meeting(deciding, "m1")
    room = [stay.person for stay in state.in_room]
    assert len(room) >= 40
    numbered = {letter: called_so(deciding, "m1", letter).numbers for letter in ascii_lowercase}
    for letter, people in numbered.items():
        assert [n for n, _each in people] == sorted({n for n, _each in people})
        for n, person in people:
            for head in (f"{letter}{n}", wide(f"{letter}{n}").upper()):
                line = read(deciding, f"{head}：同意")
                assert (line.person, line.text) == (person, "同意"), head
        assert not any(each == person for each, person in people if person not in room)
    keys = {person: len(f"{letter}{n}") for letter, people in numbered.items() for n, person in people}
    assert {each.name for each in room if keys.get(each, 9) > 2} == set()
    assert [(n, each.name) for n, each in numbered["a"]] == [(2, "安然")]  # a1 is the unit: Anna Berg is b1
    left = next(person for n, person in numbered["z"] if n == 1)
    desk.leave(deciding, "m1", left.ref)
    assert called_so(deciding, "m1", "z").numbers == numbered["z"]
    assert read(deciding, "z1：我在").may.away == (left,)  # gone: nobody moves up into the place


def test_a_number_nobody_bears_asks_and_what_has_a_digit_keeps_its_meaning(deciding):
    for name, unit in (("刘洋", "A1-101"), ("安然", "3-301"), ("潘悦", "2-702")):
        desk.arrive(deciding, "m1", register(deciding, name, unit).ref, "observer")
    line = read(deciding, "l3：同意")
    assert [each.name for each in line.may.here] == [LI, "刘洋"]
    with refused("persons.ambiguous"):
        keep(deciding, "m1", line)
    assert read(deciding, "z2：同意").may.sure is None  # one alone is not the second
    assert read(deciding, "a1：同意").person.name == "刘洋"  # as her unit begins
    assert read(deciding, "Ａ１－１０１：同意").person.name == "刘洋"
    assert read(deciding, "p1：同意").person.name == "潘悦"
    for words in ("2号：六百", "q3：结余", "10:30 开始", "第1：清单", "附件2：报价", "l0：同意"):
        assert read(deciding, words).text == words


def test_what_is_missing_is_asked_for_and_not_guessed(deciding):
    guest = register(deciding, "何秀珍", "2-201")
    assert read(deciding, "@hxz").missing == ("capacity",)
    assert read(deciding, "@hxz").person == guest
    assert read(deciding, ">检测报价 12-01").missing == ("who",)
    assert read(deciding, ">赵丽：检测报价 12-01").missing == ("who",)  # not here: seen before it is given
    assert read(deciding, ">李：检测报价").missing == ("due",)
    assert read(deciding, "#").missing == ("text",)
    desk.put_motion(deciding, "m1", "委托检测", LI)
    assert read(deciding, "#委托检测，不超过二万元").missing == ("text",)
    with refused("persons.unknown", name="无名"):
        keep(deciding, "m1", read(deciding, "+无名"))
    with refused("meetings.rest", text="物业"):
        keep(deciding, "m1", read(deciding, "@李：物业"))
    with refused("meetings.side"):
        keep(deciding, "m1", read(deciding, "+李：先说"))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ("〔提问〕", "〔答复〕", "〔裁定〕")),
        ("en", ("[Question asked]", "[Answer given]", "[Ruling]")),
    ],
)
def test_minutes_say_as_what_it_was_said(deciding, lang, told):
    for typed in ("？谁付", "？？维修资金", "=先表决"):
        keep(deciding, "m1", read(deciding, typed))
    t = translator(lang)
    state = desk.meeting(deciding, "m1")
    printed = MinutesFacts(state, issuer(t), units=units_json(law(state)))
    shown = render_text(build(printed, t, "public"))
    assert [each for each in told if each not in shown] == []


def test_the_key_goes_through_all_forms_and_loses_nothing():
    for typed, addressed in (
        ("检测费", False),
        ("李：检测费", True),
        ("：？检测费", False),
        ("我认为：？对", False),
    ):
        seen = [typed]
        for _form in FORMS:
            seen.append(with_next_form(seen[-1], addressed=addressed, wide=True))
        assert seen[-1] == typed
        assert len(set(seen)) == len(FORMS)
    assert with_next_form("李：检测费", addressed=True, wide=False) == "李：?检测费"


NAMES = {
    WANG: ("王", "王建国", "wang", "wjg"),
    LI: ("李敏", "lm", "ＬＭ", "l", "l1", "Ｌ１", "李1"),
    ZHANG: ("张", "zhang", "z"),
    ZHAO: ("赵丽", "zl"),
    QIAN: ("钱",),
    GUEST: ("陈书记", "csj"),
}
HEADS = [
    *(each for names in NAMES.values() for each in names),
    "无名",
    "我认为",
    "3",
    "3-201",
    "l2",
    "z4",
    "",
]
SIGNS = [*MARKS, *"？！＝＋＠＃＞", "-", " ", "\n", "", "", ""]
WORDS = ["检测费", "12-01", "支持", "下周五", "http", "[x]", "好。", "\u202e", "", "１２"]
TYPED = st.lists(st.sampled_from([*HEADS, *SIGNS, *WORDS, "：", ":", "：", "；", ";"]), max_size=7).map(
    "".join
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(typed=TYPED | st.text(max_size=20))
def test_what_the_chips_say_is_what_is_recorded(deciding, typed):
    line, before = read(deciding, typed), desk.meeting(deciding, "m1")
    try:
        keep(deciding, "m1", line)
    except Refusal:
        assert desk.meeting(deciding, "m1").count == before.count
        return
    (entry,) = desk.record(deciding, "m1", before.count)
    if not line.missing:
        assert chips(line).plain == chips_of(deciding, entry)
    state = desk.meeting(deciding, "m1")
    if line.is_remark:
        _item, remark = state.remark(entry.seq)
        whole = clean_lines(typed)
        assert whole.endswith(remark.text)
        assert only_marks_and(whole[: len(whole) - len(remark.text)], remark.speaker.name)
    restored(deciding)


def only_marks_and(front: str, name: str) -> bool:
    """Whether nothing but marks, colons and what means that person stood before the words."""
    heads = "|".join(re.escape(each) for each in NAMES.get(name, ()))
    if re.search(r"[;；]", front):
        return bool(re.fullmatch(r"\s*[?!=？！＝]{0,2}\s*\w*[;；]\s*[?!=？！＝]{0,2}\s*[:：]?\s*", front))
    return bool(
        re.fullmatch(rf"\s*[?!=？！＝]{{0,2}}\s*(({heads})\s*[:：])?\s*[?!=？！＝]{{0,2}}\s*[:：]?\s*", front)
    )


def restored(office: Office) -> None:
    """As before: nothing waits for a vote, and who was there is."""
    state = desk.meeting(office, "m1")
    for motion in state.motions:
        if motion.pending:
            desk.withdraw_motion(office, "m1", motion.id)
    here = {stay.person.name for stay in state.in_room}
    for name in {ZHAO, QIAN} & here:
        desk.leave(office, "m1", name)
    for name in {ZHANG, GUEST} - here:
        desk.arrive(office, "m1", name, "invited" if name == GUEST else "member")
