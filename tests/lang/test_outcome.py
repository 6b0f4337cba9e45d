"""Decisions and results in words: the numbers, what is missing, the clause, in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from meeting_tui.lang import Lang, translator
from meeting_tui.lang.outcome import caution, explain, sentence, weights_of
from meeting_tui.lang.result import outlook, tell
from meeting_tui.rules import Ballot, Decision, Question, Voter, decide, load_profile, shipped_profile, tally
from meeting_tui.rules.reach import outlooks
from meeting_tui.rules.verdict import Result, conclude

CN = shipped_profile("cn-assembly")
ZH, EN = translator("zh"), translator("en")
AREA = {"all": 300_000, "participating": 200_000}


def cn(for_: int, area: int, rule: str = "ordinary", part: int = 20) -> Decision:
    heads = {"all": 30, "participating": part, "for": for_}
    return decide(CN, rule, {"heads": heads, "area": {**AREA, "for": area}})


def test_each_condition_with_its_numbers_and_what_is_missing():
    assert [line.text for line in explain(cn(11, 100_000), ZH)] == [
        "参与表决人数 20／30 人，占全体人数的 66.66%，须三分之二以上：达到",
        "参与表决面积 2,000.00／3,000.00 ㎡，占全部面积的 66.66%，须三分之二以上：达到",
        "赞成人数 11／20 人，占参与表决人数的 55.00%，须过半数：达到",
        "赞成面积 1,000.00／2,000.00 ㎡，占参与表决面积的 50.00%，须过半数：还差 0.01 ㎡",
    ]
    english = explain(cn(10, 100_001), EN)
    assert english[2].text == (
        "owners for: 10 of 20 owners, 50.00% of owners taking part, needed more than half: short by 1 owner"
    )
    assert [line.holds for line in english] == [True, True, False, True]
    assert english[2].clause == "Civil Code of China, art 278(2)"
    assert explain(cn(10, 100_001), ZH)[2].clause == "《民法典》第278条第2款"


def test_sums_that_are_not_told_leave_whether_they_suffice():
    """A first vote of which nobody knows any more who cast it, and the wall."""
    short = cn(11, 100_000).as_json()
    said = sentence(short, EN, hides=weights_of(short))
    assert said.startswith("Not passed: area for: not enough. Owners taking part: 20 of 30 owners (66.66%);")
    assert "000.00" not in said
    assert "00.00" not in sentence(short, ZH, hides=weights_of(short))


@pytest.mark.parametrize(
    ("decision", "begins"),
    [
        (cn(11, 100_001), "通过。参与表决人数 20／30 人（66.66%）；"),
        (cn(11, 100_000), "未通过：赞成面积还差 0.01 ㎡。"),
        (cn(10, 100_000), "未通过：赞成人数还差 1 人、赞成面积还差 0.01 ㎡。"),
        (cn(19, 200_000, part=19), "参与不足，不能作出决定：参与表决人数还差 1 人。"),
        (cn(14, 150_000, "special"), "未通过：赞成人数还差 1 人。"),
    ],
)
def test_the_sentence_for_the_public(decision: Decision, begins: str):
    said = sentence(decision, ZH)
    assert said.startswith(begins)
    assert said.endswith("依据：《民法典》第278条第2款。")
    assert sentence(json.loads(json.dumps(decision.as_json())), ZH) == said


def test_the_same_in_english():
    assert sentence(cn(11, 100_000), EN) == (
        "Not passed: area for: short by 0.01 m². Owners taking part: 20 of 30 owners (66.66%); area taking "
        "part: 2,000.00 of 3,000.00 m² (66.66%); owners for: 11 of 20 owners (55.00%); area for: 1,000.00 of "
        "2,000.00 m² (50.00%). Basis: Civil Code of China, art 278(2)."
    )


def foreign(profile: str, rule: str, casting: str = "", **measures: Mapping[str, int]) -> Decision:
    law = shipped_profile(profile)
    persons = measures.get("heads") or measures["share"]
    told = {**measures, **({"persons": persons} if "persons" in law.measures else {})}
    return decide(law, rule, told, casting=casting)


TIE = {"heads": {"all": 9, "present": 9}, "share": {"all": 9, "cast": 8, "for": 4, "against": 4}}
TAIWAN = {"all": 15, "present": 3, "for": 2}
CASES: list[tuple[Decision, Lang, str]] = [
    (
        foreign("fr-copropriete", "art-25", share={"all": 1000, "for": 334}),
        "zh",
        "但可按“第24条多数”再次表决。",
    ),
    (
        foreign("fr-copropriete", "art-25", share={"all": 1000, "for": 334}),
        "en",
        "a second vote is open: Majority of article 24.",
    ),
    (foreign("hk-bmo", "resolution", **TIE), "zh", "票数相等，可由主席决定。"),
    (foreign("hk-bmo", "resolution", "for", **TIE), "en", "Passed on a tie: the chair decided for."),
    (foreign("hk-bmo", "resolution", "against", **TIE), "zh", "票数相等，主席投反对票，未通过。"),
    (
        foreign("tw-condominium", "art-32", heads=TAIWAN, share=TAIWAN),
        "zh",
        "7 日内书面反对未达到规定数额的，决定成立。",
    ),
    (
        foreign(
            "tw-condominium", "art-32", heads={**TAIWAN, "objecting": 8}, share={**TAIWAN, "objecting": 8}
        ),
        "zh",
        "书面反对已达到规定数额",
    ),
    (foreign("de-weg", "resolution", heads={"for": 0, "cast": 0}), "zh", "没有投赞成或反对票的人数"),
    (foreign("de-weg", "written", heads={"for": 3, "all": 4}), "en", "short by 1 owner"),
]


@pytest.mark.parametrize(("decision", "lang", "part"), CASES)
def test_other_laws(decision: Decision, lang: Lang, part: str):
    assert part in sentence(decision, translator(lang))


NSW = {"all": 100, "cast": 50, "against": 13, "present": 60}


@pytest.mark.parametrize(
    ("decision", "place", "zh", "en"),
    [
        (foreign("au-nsw-strata", "special", share=NSW), 0, "（其一即可）", "(one of these is enough)"),
        (
            foreign("au-nsw-strata", "special", share=NSW),
            3,
            "须不超过四分之一：超出 1 份",
            "needed at most 1/4: 1 unit of entitlement too many",
        ),
        (
            foreign("au-nsw-strata", "sustainability", share=NSW),
            3,
            "须不足二分之一：达到",
            "needed less than 1/2: met",
        ),
        (
            foreign("au-nsw-strata", "unanimous", heads=NSW),
            2,
            "须没有：超出 13 户",
            "needed none: 13 lots too many",
        ),
        (
            foreign("de-weg", "written", heads={"for": 3, "all": 4}),
            0,
            "须全部：还差 1 人",
            "needed all of them: short by 1 owner",
        ),
        (
            foreign("tw-condominium", "art-32", heads=TAIWAN, share=TAIWAN),
            0,
            "到会人数 3 人，须不少于 3 人：达到",
            "needed not less than 3 owners: met",
        ),
        (
            foreign("tw-condominium", "art-32", heads={**TAIWAN, "present": 1, "for": 1}, share=TAIWAN),
            0,
            "到会人数 1 人，须不少于 3 人：还差 2 人",
            "owners present: 1 owner, needed not less than 3 owners: short by 2 owners",
        ),
        (
            foreign("de-weg", "cost-sharing", heads={"for": 2, "cast": 3}, share={"for": 1, "all": 2}),
            0,
            "须超过三分之二：还差 1 人",
            "needed more than 2/3",
        ),
        (
            foreign("de-weg", "resolution", heads={"for": 0, "cast": 0}),
            0,
            "的 –，须过半数",
            "– of owners for or against",
        ),
    ],
)
def test_every_kind_of_bound_has_its_words(decision: Decision, place: int, zh: str, en: str):
    assert zh in explain(decision, ZH)[place].text
    assert en in explain(decision, EN)[place].text


def test_what_was_not_read_in_the_law_is_said():
    assert caution(cn(11, 100_001), ZH) == ""
    shanghai = foreign("cn-committee-shanghai", "decision", heads={"all": 7, "present": 4, "for": 4})
    assert caution(shanghai, EN).endswith("later amendments were not found. Check before use.")
    assert caution(foreign("fr-copropriete", "art-24", share={"for": 1, "cast": 1}), ZH).startswith(
        "请核对法律：本条规则取自二手资料"
    )
    assert "not been compared with any source" in caution(
        foreign("de-verein", "resolution", heads={"for": 1, "cast": 1}), EN
    )


OWN = 'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "12"\n[nonresponse]\n'
WARNING = 'policy = "follow_majority"\nbylaw = "12"\nwarning = { zh = "随多数", en = "follows" }\n'
NAMES = {"a": "安澜物业", "b": "益家物业", "c": "[/x]"}


def result(
    kind: Any, *marks: str, policy: str = "", seed: str = "", voters: int = 0, seats: int = 1
) -> Result:
    profile = load_profile(OWN + policy, "ours.toml") if policy else CN
    asked = Question("q", "ordinary" if kind != "rate" else "", kind, ("a", "b", "c"), seats, 2, reserve=1)
    if kind in ("approve", "choose"):
        asked = Question("q", "ordinary", kind, ("a", "b", "c"))
    roll = [Voter(str(n), {"heads": 1, "area": 100}) for n in range(voters or len(marks))]
    ballots = [Ballot(str(n), True, {"q": tuple(mark.split())}) for n, mark in enumerate(marks)]
    delivered = {str(n) for n in range(len(roll))}
    return conclude(profile, tally(profile, asked, roll, ballots, delivered), seed=seed)


@pytest.mark.parametrize(
    ("found", "zh", "en"),
    [
        (
            result("elect", "a b", "a b", "a b", "a", seats=1),
            "当选：安澜物业。候补：益家物业。",
            "Elected: 安澜物业. In waiting: 益家物业.",
        ),
        (
            result("elect", "a", "a", "a", seats=2),
            "当选：安澜物业。1 个席位空缺。",
            "Elected: 安澜物业. 1 seat is vacant.",
        ),
        (
            result("elect", "a b", "a b"),
            "当选：无人。仍并列：安澜物业、益家物业。1 个席位空缺。",
            "Elected: nobody. Still tied: 安澜物业, 益家物业. 1 seat is vacant.",
        ),
        (result("elect", "a", "b", "c"), "无人当选。1 个席位空缺。", "Nobody is elected. 1 seat is vacant."),
        (
            result("elect", "a", voters=3),
            "参与不足，选举无效：参与表决人数还差 1 人、参与表决面积还差 1.00 ㎡。1 个席位空缺。",
            "No election, too few took part: owners taking part: short by 1 owner, area taking part: short "
            "by 1.00 m². 1 seat is vacant.",
        ),
        (result("choose", "c", "c", "a"), "选定：[/x]。", "Chosen: [/x]."),
        (result("choose", "a", "b", "against"), "各方案均未选定。", "None of the offers is chosen."),
        (
            result("rate", "4", "5", "5"),
            "平均 4.66 分（14/3），中位数 5.00 分；仅供参考，不作决定。",
            "Mean 4.66 (14/3), median 5.00; this decides nothing.",
        ),
        (result("rate", ""), "无人打分。", "Nobody gave a mark."),
    ],
)
def test_results_that_are_no_plain_decision(found: Result, zh: str, en: str):
    assert tell(found, ZH, NAMES) == (zh,)
    assert tell(found, EN, NAMES) == (en,)


def test_lots_name_their_seed():
    (said,) = tell(result("elect", "a b", "a b", "a b", seed="20261123"), ZH, NAMES)
    assert said.endswith("抽签决定，抽签种子为 20261123。")


def test_a_plain_decision_is_its_sentence():
    found = result("approve", "for", "for", "against")
    assert isinstance(found.strict, Decision)
    assert tell(found, ZH) == (sentence(found.strict, ZH),)


@pytest.mark.parametrize(
    ("policy", "how"), [(WARNING, "未反馈票计入多数意见："), ('policy = "abstain"\n', "未反馈票视为弃权：")]
)
def test_where_silence_counts_both_readings_are_told(policy: str, how: str):
    deemed, strict = tell(result("approve", "for", "for", "against", voters=5, policy=policy), ZH)
    assert deemed.startswith(how)
    assert strict.startswith("不计未反馈票：参与不足")


def test_what_can_still_be():
    def said(for_: int, against: int, out: int, lang: Lang) -> str:
        roll = [Voter(str(n), {"heads": 1, "area": 100}) for n in range(30)]
        marks = ["for"] * for_ + ["against"] * against
        ballots = [Ballot(str(n), True, {"q": (mark,)}) for n, mark in enumerate(marks)]
        counted = tally(CN, Question("q", "ordinary"), roll, ballots)
        found = outlooks(CN, counted, {"heads": out, "area": out * 100})[0]
        return outlook(found.as_json(CN), translator(lang))

    assert said(20, 0, 10, "zh") == "已通过，其余票不影响结果。"
    assert said(0, 20, 10, "zh") == "已不可能通过。"
    assert said(11, 9, 10, "en") == "Passing as it stands; 10 owners, 10.00 m² still out can change it."
    assert said(6, 8, 16, "zh") == "尚未确定：再有 6 人、6.00 ㎡ 赞成即可通过；尚有 16 人、16.00 ㎡ 未收回。"


@pytest.mark.parametrize(
    ("law", "rule", "votes", "english", "chinese"),
    [
        (
            "fr-copropriete",
            "art-25",
            (4, 5, 1),
            "Can't pass in this vote any more; "
            "a second vote can still follow, under: Majority of article 24.",
            "本次表决已不可能通过；仍可依下列规则再次表决：第24条多数。",
        ),
        (
            "hk-bmo",
            "committee",
            (3, 4, 1),
            "At best a tie, which the chair's casting vote decides.",
            "最多只能票数相等，届时由主席的决定票决定。",
        ),
        (
            "tw-condominium",
            "art-32",
            (8, 2, 0),
            "Passed already, whatever still comes back. Objections within 7 days can still undo it.",
            "已通过，其余票不影响结果。7 日内提出的书面反对达到规定数额的，决议不成立。",
        ),
    ],
)
def test_other_ways_to_pass_and_to_fall_are_told(law, rule, votes, english, chinese):
    for_, against, out = votes
    profile = shipped_profile(law)
    roll = [Voter(str(n), dict.fromkeys(profile.measures, 1)) for n in range(10)]
    marks = ["for"] * for_ + ["against"] * against
    ballots = [Ballot(str(n), True, {"q": (mark,)}) for n, mark in enumerate(marks)]
    counted = tally(profile, Question("q", rule), roll, ballots)
    found = outlooks(profile, counted, dict.fromkeys(profile.measures, out))[0].as_json(profile)
    assert (outlook(found, EN), outlook(found, ZH)) == (english, chinese)
