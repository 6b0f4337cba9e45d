"""A wrong profile is refused, with the line and the reason."""

from __future__ import annotations

import pytest

from meeting_tui.cli.refused import lines as spoken
from meeting_tui.lang import translator
from meeting_tui.lang.refusals import sentences, word
from meeting_tui.refusal import Refusal
from meeting_tui.rules import load_profile, shipped_profile

GOOD = """format = 1
id = "ours"
lang = "en"
as_of = "2026-11-23"
title = { zh = "我们", en = "Ours" }
options = ["for", "against", "abstain"]

[measure.heads]
unit = { zh = "人", en = "member" }
[measure.area]
unit = { zh = "㎡", en = "m²" }
decimals = 2

[rule.one]
title = { zh = "一", en = "One" }
cite = { zh = "第一条", en = "clause 1" }
wording = { zh = "过半数", en = "more than half" }
as_of = "2026-11-23"
verified = "yes"
quorum = { measure = "heads", num = "present", cmp = "ge", max_of = [
  { of = "all", frac = "1/5" }, { count = 2 }
] }
approval = { all = [
  { measure = "heads", num = "for", of = "cast", cmp = "gt", frac = "1/2" },
  { measure = "area", num = "for", cmp = "ge", count = "10.50" },
] }
tie = "chair"
fallback = { rule = "two", when = { measure = "heads", num = "for", of = "all", cmp = "ge", frac = "1/3" } }
after = { days = 7, fails_if = { measure = "heads", num = "objecting", cmp = "gt", count = 5 } }

[rule.two]
title = { zh = "二", en = "Two" }
cite = { zh = "第二条", en = "clause 2" }
wording = { zh = "赞成多于反对", en = "more for than against" }
as_of = "2026-11-23"
verified = "no"
approval = { measure = "heads", num = "for", of = "against", cmp = "gt", frac = "1" }

[matter.paint]
rule = "one"
title = { zh = "粉刷", en = "Painting" }

[proxy]
max_principals = 3

[[cap]]
measure = "area"
who = "any"
over = "1/2"
effect = "times"
factor = "1/3"

[duty.notice]
title = { zh = "通知", en = "Notice" }
event = "assembly"
when = "before"
count = 7
cite = { zh = "第三条", en = "clause 3" }
verified = "yes"

[second_call]
quorum = { measure = "area", num = "present", of = "all", cmp = "ge", frac = "1/3" }
rules = { one = "two" }
cite = { zh = "第四条", en = "clause 4" }
wording = { zh = "再次召集的，三分之一到会", en = "at the second call a third" }
verified = "no"

[[source]]
cite = "our statutes"
verified = "yes"
"""


def line_with(text: str) -> int:
    """The line of the good profile that holds `text`."""
    return next(n for n, line in enumerate(GOOD.splitlines(), 1) if text in line)


def refused(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        load_profile(text, "ours.toml")
    assert caught.value.facts["source"] == "ours.toml"
    return caught.value


def test_the_good_one_is_good():
    profile = load_profile(GOOD, "ours.toml")
    assert (profile.id, tuple(profile.rules), profile.text) == ("ours", ("one", "two"), GOOD)
    assert profile.rule("one").fallback is not None
    assert profile.matter("paint").rule == "one"


WRONG = [
    # what is changed, into what, the code, and the text of the line that is named
    ('num = "for", of = "cast"', 'num = "fore", of = "cast"', "value", '"cast"'),
    ('of = "cast"', 'of = "voters"', "value", '"for", of'),
    ('cmp = "gt", frac = "1/2" },\n  {', 'cmp = ">", frac = "1/2" },\n  {', "value", 'of = "cast"'),
    (
        'of = "cast", cmp = "gt", frac = "1/2"',
        'of = "cast", cmp = "gt", frac = "3/2"',
        "fraction_over_one",
        'of = "cast"',
    ),
    (
        'of = "cast", cmp = "gt", frac = "1/2"',
        'of = "cast", cmp = "gt", frac = "1"',
        "pointless",
        'of = "cast"',
    ),
    (
        'of = "cast", cmp = "gt", frac = "1/2"',
        'of = "cast", cmp = "ge", frac = "0/3"',
        "pointless",
        'of = "cast"',
    ),
    (
        'of = "cast", cmp = "gt", frac = "1/2"',
        'of = "cast", cmp = "gt", frac = 0.5',
        "fraction",
        'of = "cast"',
    ),
    (
        'of = "cast", cmp = "gt", frac = "1/2"',
        'of = "cast", cmp = "gt", frac = "1/0"',
        "fraction",
        'of = "cast"',
    ),
    (
        'of = "cast", cmp = "gt", frac = "1/2"',
        'of = "cast", cmp = "gt", frac = "50%"',
        "fraction",
        'of = "cast"',
    ),
    ('of = "cast", cmp = "gt", frac = "1/2"', 'of = "cast", cmp = "gt"', "condition", 'of = "cast"'),
    (
        'of = "cast", cmp = "gt", frac = "1/2"',
        'of = "cast", cmp = "gt", frac = "1/2", x = 1',
        "unknown_key",
        'of = "cast"',
    ),
    (
        '{ measure = "heads", num = "for", of = "cast"',
        '{ measure = "share", num = "for", of = "cast"',
        "value",
        'of = "cast"',
    ),
    ('count = "10.50"', "count = 10", "decimals", "10.50"),
    ('count = "10.50"', 'count = "10.505"', "decimals", "10.50"),
    ("{ count = 2 }", '{ count = "2" }', "type", "{ count = 2 }"),
    ("{ count = 2 }", "{ count = true }", "type", "{ count = 2 }"),
    ("{ count = 2 }", "{ count = -1 }", "too_small", "{ count = 2 }"),
    (", { count = 2 }", "", "empty", "max_of"),
    ('cite = { zh = "第一条", en = "clause 1" }\n', "", "cite", "[rule.one]"),
    ('cite = { zh = "第一条", en = "clause 1" }', 'cite = { zh = "第一条" }', "missing", "第一条"),
    ('cite = { zh = "第一条", en = "clause 1" }', 'cite = { zh = "第一条", en = "" }', "type", "第一条"),
    ('wording = { zh = "过半数", en = "more than half" }\n', "", "missing", "[rule.one]"),
    ('verified = "no"', 'verified = "maybe"', "value", 'verified = "no"'),
    ('as_of = "2026-11-23"\ntitle', 'as_of = "yesterday"\ntitle', "date", "as_of"),
    ('rule = "two", when', 'rule = "three", when', "value", "fallback"),
    ('rule = "two", when', 'rule = "one", when', "cycle", "fallback"),
    ("days = 7", "days = 0", "too_small", "days = 7"),
    ("days = 7", "days = 1001", "too_big", "days = 7"),
    ("days = 7", 'days = "7"', "type", "days = 7"),
    ('tie = "chair"', 'tie = "coin"', "value", "tie"),
    ('rule = "one"\ntitle', 'rule = "three"\ntitle', "value", 'rule = "one"'),
    ("max_principals = 3", 'max_principals = "three"', "type", "max_principals"),
    ("max_principals = 3", "principals = 3", "unknown_key", "max_principals"),
    ("max_principals = 3", "allowed = 1", "type", "max_principals"),
    ('factor = "1/3"\n', "", "factor", "[[cap]]"),
    ('effect = "times"', 'effect = "excess_ignored"', "factor", "[[cap]]"),
    ('over = "1/2"', 'over = "3/2"', "fraction_over_one", "over"),
    ('over = "1/2"', 'over = "0"', "fraction_over_one", "over"),
    ('event = "assembly"', 'event = "party"', "value", "event"),
    ("count = 7", 'rules = ["one", "three"]\ncount = 7', "value", "count = 7"),
    ("count = 7", "count = -1", "too_small", "count = 7"),
    ("count = 7", "count = 1000000000000", "too_big", "count = 7"),
    ('when = "before"\ncount = 7', 'when = "every"\ncount = 0', "too_small", "count = 7"),
    ('when = "before"\ncount = 7', 'when = "every"', "missing", "[duty.notice]"),
    ("count = 7", 'matters = ["elsewhere"]\ncount = 7', "value", "count = 7"),
    ("count = 7", 'marks = "party"\ncount = 7', "value", "count = 7"),
    ('options = ["for", "against", "abstain"]', 'options = ["for", "abstain"]', "options", "options"),
    ('options = ["for", "against", "abstain"]', 'options = ["for", "against", "for"]', "options", "options"),
    ('options = ["for", "against", "abstain"]', 'options = ["for", "against", "maybe"]', "value", "options"),
    ('options = ["for", "against", "abstain"]', 'options = "for"', "type", "options"),
    ("[measure.area]", "[measure.weight]", "value", "[measure.area]"),
    ("format = 1", "format = 2", "value", "format"),
    ("format = 1\n", "", "missing", "format"),
    ('id = "ours"', 'id = "our rules"', "id", 'id = "ours"'),
    ('lang = "en"', 'lang = "de"', "value", "lang"),
    ('lang = "en"', 'lang = "en"\ncolour = "red"', "unknown_key", "as_of"),
    ('title = { zh = "我们", en = "Ours" }', 'title = "Ours"', "type", "我们"),
    ("[matter.paint]", '[matter."a b"]', "id", "[matter.paint]"),
    ("[[source]]\n", "[source]\n", "type", "[[source]]"),
    ('tie = "chair"', "tie = ", "syntax", "tie"),
    ("{ all = [\n", "{ all = [], x = [\n", "unknown_key", "approval = { all"),
    ('{ one = "two" }', '{ one = "three" }', "value", '{ one = "two" }'),
    ('{ one = "two" }', '{ three = "two" }', "value", '{ one = "two" }'),
    ('{ one = "two" }', '{ one = "one" }', "replaced", '{ one = "two" }'),
    ('{ one = "two" }', '{ one = "two", two = "one" }', "replaced", '{ one = "two" }'),
    ('cite = { zh = "第四条", en = "clause 4" }\n', "", "cite", "[second_call]"),
    ('wording = { zh = "再次', 'word = { zh = "再次', "unknown_key", "再次"),
    (
        'of = "all", cmp = "ge", frac = "1/3" }\nrules',
        'of = "all", frac = "1/3" }\nrules',
        "missing",
        'quorum = { measure = "area"',
    ),
]


@pytest.mark.parametrize(("old", "new", "reason", "line"), WRONG)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, reason: str, line: str):
    assert old in GOOD
    fault = refused(GOOD.replace(old, new, 1))
    assert (fault.code, fault.facts["line"]) == (f"rules.profile_{reason}", line_with(line))
    assert fault.code in sentences()
    for lang in ("zh", "en"):
        said = word(fault, translator(lang))  # type: ignore[arg-type]
        assert "ours.toml" in said
        assert str(fault.facts["line"]) in said


MANY = (
    # what is changed, into what, and the fault: no other may come of it
    ('as_of = "2026-11-23"\ntitle', 'as_of = "yesterday"\ntitle', "date"),
    ('options = ["for", "against", "abstain"]', 'options = ["for", "abstain"]', "options"),
    ("decimals = 2", 'decimals = "two"', "type"),
    ('cite = { zh = "第一条", en = "clause 1" }\n', "", "cite"),
    ('of = "cast", cmp = "gt", frac = "1/2"', 'of = "cast", cmp = ">", frac = "3/2", x = 1', "value"),
    ('of = "cast", cmp = ">"', 'of = "casts", cmp = ">"', "value"),
    ("days = 7", "days = 0", "too_small"),
    ('tie = "chair"', 'tie = "coin"\ncoin = 1', "value"),
    ('verified = "no"\napproval', 'verified = "maybe"\napproval', "value"),
    ('wording = { zh = "赞成多于反对", en', "wording = { en", "missing"),
    ('rule = "one"\ntitle', 'rule = "three"\ntitle', "value"),
    ("max_principals = 3", "principals = 3", "unknown_key"),
    ('over = "1/2"', 'over = "0.5"', "fraction"),
    ('event = "assembly"', 'event = "party"', "value"),
    ('{ one = "two" }', '{ one = "three" }', "value"),
    ('cite = "our statutes"\n', "", "missing"),
)


def test_all_faults_are_told_at_once_each_with_its_line():
    text = GOOD
    for old, new, _reason in MANY:
        assert old in text
        text = text.replace(old, new, 1)
    fault = refused(text)
    assert fault.code == "rules.profile_faults"
    told = [each for each in fault.facts["faults"] if isinstance(each, Refusal)]  # type: ignore[attr-defined]
    further = ["unknown_key", "unknown_key"]  # x = 1 in a condition, coin = 1 in its rule
    assert sorted(each.code for each in told) == sorted(
        f"rules.profile_{reason}" for reason in (*[reason for *_, reason in MANY], *further)
    )
    assert fault.facts["count"] == len(told) == len(MANY) + 2
    numbers = [each.facts["line"] for each in told]
    assert numbers == sorted(numbers)
    lines = text.splitlines()
    named = {each.facts["at"]: lines[int(str(each.facts["line"])) - 1] for each in told}
    assert named["measure.area.decimals"] == 'decimals = "two"'
    assert named["rule.one"] == "[rule.one]"
    assert 'of = "casts"' in named["rule.one.approval.all.0.of"]
    assert named["matter.paint.rule"] == 'rule = "three"'
    for lang in ("zh", "en"):
        said = list(spoken(fault, translator(lang)))  # type: ignore[arg-type]
        assert len(said) == 1 + len(told)
        assert all("ours.toml" in line for line in said)


def test_no_more_faults_are_told_than_anybody_would_read():
    fault = refused(GOOD + "".join(f"[duty.d{n}]\n" for n in range(500)))
    assert fault.facts["count"] == 2500  # title, event, when, cite, verified of each
    assert len(fault.facts["faults"]) == 100  # type: ignore[arg-type]


def test_a_bylaw_too_is_told_all_its_faults():
    text = f"{OWN.replace('bylaw', 'bye_law')}[rule.ordinary]\n{QUORUM.replace('3/4', '4/3')}"
    codes = [each.code for each in refused(text).facts["faults"]]  # type: ignore[attr-defined]
    reasons = ("missing", "unknown_key", "missing", "cite", "fraction_over_one")
    assert codes == [f"rules.profile_{reason}" for reason in reasons]


def without(start: str, end: str) -> str:
    """The good profile without what stands from `start` up to `end`."""
    at = GOOD.index(start)
    return GOOD[:at] + GOOD[GOOD.index(end, at) :]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (without("[measure.heads]", "[rule.one]"), "measure.heads"),
        (without("[rule.one]", "[matter"), "rule"),
        (GOOD[: GOOD.index("[[source]]")], "source"),
    ],
)
def test_whole_parts_must_be_there(text: str, key: str):
    fault = refused(text)
    assert (fault.code, fault.facts["key"]) == ("rules.profile_missing", key)


def test_an_empty_list_of_conditions():
    text = without("approval = { all = [\n", "tie").replace(
        'tie = "chair"', 'approval = { any = [] }\ntie = "chair"'
    )
    fault = refused(text)
    assert (fault.code, fault.facts["at"]) == ("rules.profile_empty", "rule.one.approval")


def test_a_longer_circle_of_second_votes():
    back = 'fallback = { rule = "one", when = { measure = "heads", num = "for", cmp = "ge", count = 1 } }'
    fault = refused(GOOD.replace('verified = "no"\n', f'verified = "no"\n{back}\n', 1))
    assert (fault.code, fault.facts["rules"]) == ("rules.profile_cycle", "one → two → one")


def test_more_for_than_against_may_compare_with_one():
    assert load_profile(GOOD, "ours.toml").rule("two").approval


def test_a_text_cut_short():
    assert refused("id = [").code == "rules.profile_syntax"


def test_a_text_nested_too_deep():
    with pytest.raises(Refusal, match=r"strict\.deep"):
        load_profile("id = " + "[" * 5000 + "]" * 5000, "ours.toml")
    deep = "{ all = [ " * 120 + '{ measure = "heads", num = "for", cmp = "ge", count = 1 }' + " ] }" * 120
    text = GOOD.replace(
        'approval = { measure = "heads", num = "for", of = "against", cmp = "gt", frac = "1" }',
        f"approval = {deep}",
    )
    assert load_profile(text, "ours.toml").rule("two").approval


OWN = 'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "议事规则第12条"\n'
QUORUM = 'quorum = { measure = "heads", num = "participating", of = "all", cmp = "ge", frac = "3/4" }\n'
WORDED = 'wording = { zh = "四分之三", en = "three quarters" }\n'
CITED = 'cite = { zh = "议事规则第12条", en = "bylaws, rule 12" }\n' + WORDED


class TestDerived:
    def test_a_few_overrides_and_the_rest_stays(self):
        ours = load_profile(f"{OWN}[rule.ordinary]\n{QUORUM}{CITED}", "ours.toml")
        base = shipped_profile("cn-assembly")
        assert ours.rule("special") == base.rule("special")
        assert ours.rule("ordinary").approval == base.rule("ordinary").approval
        assert ours.rule("ordinary").clause.text == "议事规则第12条"
        assert (ours.extends, ours.bylaw, ours.matters) == ("cn-assembly", "议事规则第12条", base.matters)

    def test_its_text_depends_on_nothing_else(self):
        ours = load_profile(f"{OWN}[rule.ordinary]\n{QUORUM}{CITED}", "ours.toml")
        assert "extends" not in ours.text
        assert load_profile(ours.text, "frozen.toml") == ours
        assert load_profile(ours.text, "frozen.toml").text == ours.text

    @pytest.mark.parametrize(
        ("text", "code", "line"),
        [
            (OWN.replace('bylaw = "议事规则第12条"\n', ""), "missing", 1),
            (OWN.replace("cn-assembly", "cn-nothing"), "value", 3),
            (f'{OWN}[rule.ordinary]\n{QUORUM}cite = {{ zh = "a", en = "b" }}\n', "missing", 5),
            (f'{OWN}[rule.ordinary]\n{QUORUM}wording = {{ zh = "a", en = "b" }}\n', "cite", 5),
            (f"{OWN}[rule.ordinary]\n{QUORUM}{CITED}".replace("3/4", "4/3"), "fraction_over_one", 6),
            (f'{OWN}[nonresponse]\npolicy = "follow_majority"\n', "silence", 5),
            (f'{OWN}[nonresponse]\npolicy = "follow_majority"\nbylaw = "12"\n', "silence", 5),
            (
                f'{OWN}[nonresponse]\npolicy = "follow_majority"\nwarning = {{ zh = "a", en = "b" }}\n',
                "silence",
                5,
            ),
            (f"{OWN}rule = 3\n", "type", 5),
        ],
    )
    def test_what_it_may_not_do(self, text: str, code: str, line: int):
        fault = refused(text)
        assert (fault.code, fault.facts["line"]) == (f"rules.profile_{code}", line)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_refusal_of_the_room_has_its_sentence(lang: str):
    known = {code for code in sentences() if code.startswith("rules.")}
    said = {code: translator(lang)(sentences()[code]) for code in known}  # type: ignore[arg-type]
    assert len(known) > 30
    assert all(said.values())


def test_what_a_notice_leaves_out_and_comes_too_late_for_is_data():
    german, committee = shipped_profile("de-weg"), shipped_profile("cn-committee")
    assert (german.unlisted.decided, german.unlisted.cite["en"]) == ("no", "WEG §23(2)")
    assert committee.unlisted is None
    assert "撤销" in {duty.id: duty for duty in committee.duties}["committee-notice"].late["zh"]
