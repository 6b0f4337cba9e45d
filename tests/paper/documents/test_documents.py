"""What each paper says, in both languages and both copies."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.paper.designs import page_text
from tests.paper.papers import EN, PEOPLE, ZH, committee_decision, issuer, meeting, minutes, result

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.paper.documents import counts, notice, poster, proxy, sheets
from meeting_tui.paper.documents import minutes as minutes_paper
from meeting_tui.paper.documents import result as result_paper
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.attending import of_meeting
from meeting_tui.paper.documents.blocks import Document, body_text
from meeting_tui.paper.documents.copies import public
from meeting_tui.paper.documents.findings import blocks
from meeting_tui.paper.documents.known import InClear, Known
from meeting_tui.paper.documents.masking import Copy
from meeting_tui.paper.writers.pdf.pdf import write_pdf
from meeting_tui.paper.writers.text import render_text
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Enclosure
from meeting_tui.rules import Ballot, Profile, Question, Voter, decide, shipped_profile, tally
from meeting_tui.rules.verdict import conclude

COPIES: tuple[Copy, ...] = ("public", "archive")


def said(document: Document) -> str:
    return body_text(document)


def test_public_minutes_hide_what_must_be_hidden() -> None:
    text = said(public(minutes_paper.build(minutes(), ZH, "public"), of_meeting(minutes().state)))
    for secret in ("13812345678", "310101199001011234", "3-2-1201", "1201室", "刘业主", "张业主"):
        assert secret not in text
    for shown in (
        "138****5678",
        "310***********1234",
        "刘**",
        "会议纪要",
        "公示至2025年12月18日",
    ):
        assert shown in text
    assert "赞成 4、反对 1、弃权 0" in text
    assert "应当比较三家报价。" in text
    assert "应比较两家报价" not in text


def test_archive_minutes_hold_everything() -> None:
    text = said(minutes_paper.build(minutes(), ZH, "archive"))
    for shown in ("13812345678", "刘业主", "会议记录", "19:06 王建国", "原记：应比较两家报价。", "记录人"):
        assert shown in text
    assert "反对\x1f1\x1f陈明" in text
    assert "特此公告" not in text


@pytest.mark.parametrize("copy", ["public", "archive"])
def test_minutes_tell_how_it_was_decided(copy: str) -> None:
    text = said(minutes_paper.build(minutes(), ZH, copy))  # type: ignore[arg-type]
    for shown in (
        "应到 7 人，实到 5 人",
        "周芳、吴桐",
        "到会人数 5／7 人，占全体人数的 71.42%，须过半数：达到。",
        "赞成人数 4／7 人，占全体人数的 57.14%，须过半数：达到。",
        "第38条",
        "李秀英\x1f2025年12月20日",
    ):
        assert shown in text
    assert "［涉及个人信息，已依法删除］" in text
    assert "本次会议未议" in text


def test_no_minutes_say_that_nothing_could_be_decided_beside_a_decision() -> None:
    lacking = {"holds": False, "conditions": committee_decision(2, 7, 2)["conditions"][:1]}
    said_of = [
        said(minutes_paper.build(minutes(ZH, quorum=lacking), ZH, copy)) for copy in ("public", "archive")
    ]
    for text in said_of:
        assert "不能作出决定" not in text
        assert "均达到其所适用规则的出席要求" in text
    nothing = minutes(ZH, quorum=lacking, items=())
    assert "不能作出决定" in said(minutes_paper.build(nothing, ZH, "public"))


def test_minutes_of_a_meeting_in_every_state() -> None:
    fresh = replace(meeting(), opened_at="", closed_at="", attendance=(), quorum=None, items=())
    assert "（拟定）" in said(minutes_paper.build(replace(minutes(), state=fresh), ZH, "public"))
    running = replace(meeting(), closed_at="")
    assert "not yet closed" in said(minutes_paper.build(replace(minutes(EN), state=running), EN, "public"))
    empty = MeetingState(id="1", title="会议", head="0" * 64)
    assert said(minutes_paper.build(replace(minutes(), state=empty), ZH, "archive"))


def test_the_result_explains_a_hair() -> None:
    text = said(result_paper.build(result(), ZH, "public"))
    assert "结果\x1f表决事项\x1f赞成人数\x1f赞成面积" in text
    assert "赞成面积 1,499.99／2,000.00 ㎡，占参与表决面积的 74.99%，须四分之三以上：还差 0.01 ㎡。" in text
    assert "赞成面积 1,499.99／2,000.00 ㎡\x1f须四分之三以上，还差 0.01 ㎡\x1f74.99%" in text
    for shown in (
        "未通过",
        "《民法典》第278条第2款",
        "异议期至2025年12月19日止",
        "陈明",
        "021-64001234",
        "第12条",
    ):
        assert shown in text
    assert "15\x1f75.00%\x1f1,499.99\x1f74.99%" in text


def test_a_rule_nobody_read_in_the_law_says_so() -> None:
    facts = result()
    profile = shipped_profile("tw-condominium")
    rule = next(rule for rule in profile.rules.values() if rule.verified == "secondary")
    counted = tally(profile, Question("q1", rule.id), [Voter("1", dict.fromkeys(profile.measures, 100))], [])
    unread = replace(facts, answered=(Answered("题", "", {}, conclude(profile, counted)),))
    assert "请核对法律" in said(result_paper.build(unread, ZH, "archive"))
    assert "请核对法律" not in said(result_paper.build(unread, ZH, "public"))
    assert "请核对法律" not in said(result_paper.build(facts, ZH, "archive"))
    noted = replace(profile, note={"zh": "只用于示范。", "en": "For show only."})
    counted = tally(noted, Question("q1", rule.id), [Voter("1", dict.fromkeys(profile.measures, 100))], [])
    unread = replace(facts, answered=(Answered("题", "", {}, conclude(noted, counted)),))
    assert "只用于示范。" in said(result_paper.build(unread, ZH, "public"))
    law = replace(shipped_profile("cn-assembly"), note=noted.note)
    assert "只用于示范。" in said(notice.poll_notice(announced(law), ZH))
    decision = {**committee_decision(4, 1, 0), "verified": "no", "note": {"zh": "只用于示范。", "en": ""}}
    item = meeting().items[1]
    items = (replace(item, motions=(replace(item.motions[0], decision=decision),)),)
    text = said(minutes_paper.build(minutes(items=items), ZH, "public"))
    assert text.count("只用于示范。") == 1
    for name in ("cn-committee-shanghai", "cn-committee"):
        sets = {"all": 7, "present": 5, "for": 5}
        decision = decide(shipped_profile(name), "decision", {"heads": sets}).as_json()
        items = (replace(item, motions=(replace(item.motions[0], decision=decision),)),)
        text = {copy: said(minutes_paper.build(minutes(items=items), ZH, copy)) for copy in COPIES}
        assert ("之后的修正未见" in text["archive"]) == name.endswith("shanghai")
        assert "之后的修正未见" not in text["public"]


def test_public_results_hide_rooms_and_phones() -> None:
    facts = result()
    private = replace(facts.answered[0], text="3-2-1201 漏水，电话 13812345678。")
    made = {copy: result_paper.build(replace(facts, answered=(private,)), ZH, copy) for copy in COPIES}
    shown = {"public": said(public(made["public"], Known())), "archive": said(made["archive"])}
    assert "1201" not in shown["public"]
    assert "13812345678" not in shown["public"]
    assert "13812345678" in shown["archive"]


def test_the_result_in_english_and_with_many_questions() -> None:
    document = result_paper.build(result(EN, questions=9), EN, "archive")
    assert "short by 0.01 m²" in said(document)
    assert document.claims
    assert document.claims.all("decision") == ("Passed × 8", "Not passed × 1")


def answered(kind: str, marks: dict[str, tuple[str, ...]], **asked: object) -> Answered:
    profile = shipped_profile("cn-assembly")
    question = Question("q1", "" if kind == "rate" else "ordinary", kind=kind, **asked)  # type: ignore[arg-type]
    voters = [Voter(str(n), {"heads": 1, "area": 10_000}) for n in range(6)]
    ballots = [Ballot(voter, True, {"q1": mark}) for voter, mark in marks.items()]
    counted = tally(profile, question, voters, ballots)
    return Answered("题", "", {"a": "甲公司", "b": "乙公司"}, conclude(profile, counted))


def shown(t: Translator, made: Answered) -> str:
    return said(Document("", "", "", t.lang, tuple(blocks(t, made))))


def test_an_election_and_a_rating() -> None:
    marks = {"0": ("a",), "1": ("a",), "2": ("a",), "3": ("b",), "4": ("a",)}
    text = shown(ZH, answered("choose", marks, choices=("a", "b")))
    assert "选定：甲公司" in text
    assert "1\x1f甲公司\x1f4\x1f80.00%" in text
    rated = shown(EN, answered("rate", {"0": ("5",), "1": ("4",), "2": ("4",)}))
    assert "nothing is decided" in rated
    assert "13/3" in rated


def announced(profile: Profile) -> notice.PollNoticeFacts:
    return notice.PollNoticeFacts(
        issuer(),
        "2025 年第一次业主大会表决",
        "7K2Q",
        "2025-11-20T09:00",
        "2025-12-10T18:00",
        "1 号楼门厅票箱",
        "2025-11-05",
        profile,
        {"heads": 326, "area": 3_012_345},
        (
            notice.Announced("大修电梯", "同意列支。", next(iter(profile.rules.values()))),
            notice.Announced("评价", "", None),
        ),
        77,
        "ab" * 32,
        warnings=("逾期未送达的视为未参与表决。",),
    )


def test_notices_and_poster(tmp_path: Path) -> None:
    law = shipped_profile("cn-committee")
    rule = law.rule("decision")
    called = notice.MeetingNoticeFacts(
        issuer(), meeting(), "2025-11-25", rule, law, remarks=("请带身份证。",)
    )
    first = replace(called.state.items[0], enclosures=(Enclosure("报价.pdf", "ab" * 32, 7),))
    called = replace(called, state=replace(called.state, items=(first, *called.state.items[1:])))
    text = said(notice.meeting_notice(called, ZH))
    assert "第 1 项：报价.pdf" in text
    held = replace(minutes(), state=called.state)
    assert f"附件：报价.pdf（核验码 {check_code('ab' * 32)}）。" in said(
        minutes_paper.build(held, ZH, "archive")
    )
    for part in (
        "关于召开业主委员会 2025 年第 3 次会议的通知",
        "2025年12月3日 19:00",
        "请带身份证。",
        "特此通知。",
        "各位委员、各位业主：",
    ):
        assert part in text
    early = replace(called, state=replace(called.state, kind="assembly", planned_at="", place=""))
    text = said(notice.meeting_notice(early, ZH))
    assert text.count("____") >= 2  # written in by hand
    assert "应到委员" not in text
    facts = announced(shipped_profile("cn-assembly"))
    text = said(notice.poll_notice(facts, ZH))
    for part in ("业主总人数\x1f326 人", "专有部分面积合计\x1f30,123.45 ㎡", "三分之二以上", "逾期未送达"):
        assert part in text
    one = result().answered[1]
    told = poster.of_question(ZH, one)
    made = poster.PosterFacts(
        issuer(),
        one.title,
        told,
        "2025-12-12",
        "poll:7K2Q",
        77,
        "ab" * 32,
        ("住户 13812345678",),
        score=counts.weights(one),
        objection_until="2025-12-19",
    )
    assert (told.mark, told.outcome, told.turnout) == (
        "○",
        "未通过",
        "全体 30 人，20 人参加表决，15 人赞成。",
    )
    drawn = told.bars[-1]
    assert (drawn.label, drawn.needed, drawn.share) == (
        "赞成面积 1,499.99／2,000.00 ㎡",
        "须四分之三以上，还差 0.01 ㎡",
        "74.99%",
    )
    assert drawn.part < drawn.bound == Fraction(3, 4)
    assert "异议期至2025年12月19日止" in said(poster.build(made, ZH))
    claimed = poster.build(made, ZH).claims
    assert claimed
    assert claimed.get("decision") == "未通过 15/20 1499.99/2000.00"
    write_pdf(
        public(poster.build(made, ZH), Known(clear=(InClear(issuer().contact, "contact"),))),
        tmp_path / "p.pdf",
    )
    text = page_text(tmp_path / "p.pdf")
    assert "未通过" in text
    assert "138****5678" in text
    assert "021-64001234" in text


def test_a_proxy_form_has_a_line_for_every_question() -> None:
    law = shipped_profile("cn-assembly")
    asked = tuple(proxy.Instructed(title, ("赞成", "反对", "弃权")) for title in ("大修电梯", "充电车棚"))
    facts = proxy.ProxyFacts(issuer(), "业主大会", "2025-11-20T09:00", "2025-12-10T18:00", asked, law)
    text = said(proxy.build(facts, ZH))
    for part in ("业主大会授权委托书", "委托人（业主）", "受托人签名", "2025年12月10日 18:00", "不得转委托"):
        assert part in text
    assert "2\x1f充电车棚\x1f□\x1f□\x1f□\x1f□" in text


def test_sheets_have_a_row_for_everybody() -> None:
    facts = sheets.SheetFacts(issuer(), "第 3 次会议", "2025-12-03T19:00", "会议室")
    text = said(
        sheets.attendance_sheet(
            facts, tuple(sheets.SheetPerson(person.name, person.unit) for person in PEOPLE), ZH, blank=2
        )
    )
    assert "7\x1f吴桐" in text
    assert "\n9\x1f" in text
    rows = tuple(sheets.SheetBallot(n, "3-2-1201", "123.45", "张小明") for n in range(1, 4))
    assert "000003\x1f3-2-1201\x1f张小明" in said(sheets.issue_register(facts, rows, ZH))
    facts = replace(facts, weight="面积")
    assert "000003\x1f3-2-1201\x1f123.45\x1f张小明" in said(sheets.issue_register(facts, rows, ZH))
    assert "大修电梯\x1f充电车棚" in said(sheets.tally_sheet(facts, rows, ("大修电梯", "充电车棚"), ZH))


def test_the_terminal_shows_the_same_paper() -> None:
    text = render_text(result_paper.build(result(), ZH, "public"), 80)
    assert "【未通过】" in text
    assert "赞成面积 1,499.99／2,000.00 ㎡  须四分之三以上，还差 0.01 ㎡" in text
    assert f"{'█' * 37}│{'░' * 12} 74.99%" in text
