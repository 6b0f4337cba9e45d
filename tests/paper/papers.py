"""Facts for tests of documents: a meeting that was held, a poll that was counted."""

from __future__ import annotations

from dataclasses import replace

from meeting_tui.lang import Translator, translator
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.issuer import Issuer, committee_name
from meeting_tui.paper.documents.minutes import MinutesFacts
from meeting_tui.paper.documents.result import ResultFacts
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Action, Attendance, Item, Motion, Remark
from meeting_tui.record.person import Person
from meeting_tui.record.poll.values import Reconciliation
from meeting_tui.rules import Ballot, Question, Voter, decide, shipped_profile, tally
from meeting_tui.rules.outcome import units_json
from meeting_tui.rules.verdict import conclude

ZH, EN = translator("zh"), translator("en")
NAMES = ("王建国", "李秀英", "欧阳㛃", "赵䶮", "陈明", "周芳", "吴桐")
PEOPLE = tuple(Person(no, name, f"3-2-{no}01") for no, name in enumerate(NAMES, 1))


def issuer(t: Translator = ZH) -> Issuer:
    name = "梧桐苑" if t.lang == "zh" else "Sycamore Court"
    contact = "接待日每周六 9:00–11:00，电话 021-64001234"
    return Issuer(name, committee_name(t, name, 3, "上海市徐汇区"), contact, "CNY")


def committee_decision(yes: int, no: int, away: int, present: int = 5) -> dict[str, object]:
    sets = {"all": 7, "present": present, "in_person": present, "for": yes, "against": no, "abstain": away}
    sets |= {"participating": yes + no + away, "cast": yes + no}
    return decide(shipped_profile("cn-committee"), "decision", {"heads": sets}).as_json()


def meeting() -> MeetingState:
    def at(time: str) -> str:
        return f"2025-12-03T{time}:00+08:00"

    voted = dict(zip(PEOPLE[:5], ("for", "for", "for", "for", "against"), strict=True))
    motion = Motion(
        12,
        1,
        at("19:40"),
        "同意公示两家报价后提交业主大会表决。",
        PEOPLE[1],
        voted,
        PEOPLE[:5],
        committee_decision(4, 1, 0),
    )
    items = (
        Item(1, "通报三季度公共收益收支", "report", PEOPLE[5], at("19:05"), at("19:15"),
             (Remark(5, at("19:06"), PEOPLE[0], "收入 54,300.00 元，支出 12,000.00 元，明细已贴公告栏。"),)),
        Item(2, "3 号楼 2 单元电梯大修方案", "decision", PEOPLE[1], at("19:15"), at("19:45"),
             (Remark(7, at("19:16"), PEOPLE[4], "业主 3-2-1201 电话 13812345678，证号 310101199001011234。"),
              Remark(8, at("19:20"), PEOPLE[2], "应比较两家报价。", "应当比较三家报价。"),
              Remark(9, at("19:22"), Person(9, "张业主"), None),
              Remark(10, at("19:25"), Person(10, "刘业主"), "我住 1201室，噪声很大。")),
             (motion,), (Action(15, "联系第三家维保单位报价", PEOPLE[1], "2025-12-20"),)),
        Item(3, "充电车棚选址", "discussion"),
    )  # fmt: skip
    items = tuple(replace(item, number=str(item.no)) for item in items)
    attendance = (
        *(Attendance(name, "member", at("19:00")) for name in PEOPLE[:5]),
        Attendance(Person(11, "孙主任", organ="梧桐居委会"), "invited", at("19:00")),
        Attendance(Person(10, "刘业主"), "observer", at("19:10")),
        Attendance(Person(9, "张业主"), "observer", at("19:10")),
    )
    return MeetingState(
        id="2025-3",
        title="业主委员会 2025 年第 3 次会议",
        kind="committee",
        place="1 号楼底层会议室",
        planned_at=at("19:00"),
        members=PEOPLE,
        seats=7,
        opened_at=at("19:02"),
        closed_at=at("20:10"),
        quorum={"holds": True, "conditions": committee_decision(0, 0, 0)["conditions"][:1]},  # type: ignore[index]
        chair=PEOPLE[0],
        recorder=PEOPLE[5],
        attendance=attendance,
        items=items,
        count=28,
        head="3f" * 32,
    )


def minutes(t: Translator = ZH, **facts: object) -> MinutesFacts:
    state = replace(meeting(), **facts)  # type: ignore[arg-type]
    units = units_json(shipped_profile("cn-committee"))
    return MinutesFacts(state, issuer(t), "梧业委纪〔2025〕3 号", "2025-12-18", units=units)


def answered(t: Translator, number: int, rule: str, for_area: int) -> Answered:
    """30 voters of 100.00 m²; 20 take part; eleven for with `for_area`, the others against."""
    profile = shipped_profile("cn-assembly")
    voters = [Voter(f"{n}", {"heads": 1, "area": 10_000}) for n in range(30)]
    voters[0] = Voter("0", {"heads": 1, "area": for_area - 14 * 10_000})
    voters[19] = Voter("19", {"heads": 1, "area": 20_000 - voters[0].weights["area"]})
    question = Question(f"q{number}", rule)
    marks = {n: ("for",) if n < 15 else ("against",) for n in range(20)}
    ballots = [Ballot(f"{n}", True, {question.id: mark}) for n, mark in marks.items()]
    counted = tally(profile, question, voters, ballots, {f"{n}" for n in range(28)})
    zh = t.lang == "zh"
    title = f"关于大修 {number} 号楼电梯的事项" if zh else f"Repair of the lift of building {number}"
    text = "同意从专项维修资金中列支 128,600.00 元。" if zh else "Approve 128,600.00 from the fund."
    labels = {"for": "赞成", "against": "反对", "abstain": "弃权"}
    return Answered(title, text, labels, conclude(profile, counted))


def result(t: Translator = ZH, questions: int = 2) -> ResultFacts:
    papers = Reconciliation(30, 28, 2, 0, 20, 8, 0, 20, 0, 0, 0)
    made = [answered(t, 1, "ordinary", 150_000), answered(t, 2, "special", 149_999)]
    made += [answered(t, n, "ordinary", 150_000) for n in range(3, questions + 1)]
    return ResultFacts(
        issuer=issuer(t),
        title="2025 年第一次业主大会表决" if t.lang == "zh" else "Owners' assembly 2025",
        code="7K2Q",
        opens="2025-11-20T09:00",
        closes="2025-12-10T18:00",
        date="2025-12-12",
        answered=tuple(made),
        papers=papers,
        entries=77,
        head="ab" * 32,
        digest="cd" * 32,
        roll_fingerprint="ef" * 8,
        tellers=("周芳", "吴桐"),
        scrutineers=("陈明",),
        objection_until="2025-12-19",
        number="梧业委公〔2025〕6 号",
    )
