"""The bare evaluator's input: what follows is worked out, what doesn't is refused."""

from __future__ import annotations

import pytest
from tests.rules.numbers import CN

from meeting_tui.refusal import Refusal
from meeting_tui.rules import load_profile, shipped_profile
from meeting_tui.rules.request import answer, loads, parse_measures

DERIVED = [
    (
        {"for": 11, "against": 9, "abstain": 4},
        {"cast": 20, "participating": 24, "returned": 24, "present": 24},
    ),
    ({"participating": 20, "for": 11, "against": 4}, {"abstain": 5, "cast": 15, "present": 20}),
    ({"cast": 20, "for": 11}, {"against": 9}),
    ({"all": 20, "for": 11, "against": 9}, {"abstain": 0, "participating": 20}),
    ({"present": 20, "for": 11, "against": 9}, {"abstain": 0}),
    ({"delivered": 30, "returned": 12}, {"nonresponse": 18}),
    ({"delivered": 30, "nonresponse": 18}, {}),
    ({"for": 1, "against": 1, "abstain": 1, "invalid": 2}, {"returned": 5, "participating": 3, "present": 5}),
]


@pytest.mark.parametrize(("given", "follows"), DERIVED)
def test_what_follows_is_derived(given: dict[str, object], follows: dict[str, int]):
    sets = parse_measures(CN, {"heads": given})["heads"]
    assert {name: sets[name] for name in follows} == follows
    assert "participating" in sets or "for" not in given or "against" not in given


def test_what_does_not_follow_is_refused():
    request = {
        "measures": {"heads": {"all": 30, "for": 11, "against": 9}, "area": {"all": "30", "for": "11"}}
    }
    with pytest.raises(Refusal) as refused:
        answer(CN, "ordinary", request)
    assert refused.value.code == "rules.set_missing"
    assert refused.value.facts == {"measure": "heads", "set": "participating"}


def test_by_roberts_rules_illegal_votes_are_cast():
    sets = parse_measures(
        shipped_profile("us-roberts"), {"heads": {"for": 6, "against": 5, "abstain": 2, "invalid": 1}}
    )
    assert (sets["heads"]["cast"], sets["heads"]["participating"]) == (12, 14)


def test_blank_papers_are_present_where_they_are_not_cast():
    sets = parse_measures(
        shipped_profile("de-weg"), {"heads": {"for": 6, "against": 5, "abstain": 2, "blank": 3}}
    )
    assert (sets["heads"]["present"], sets["heads"]["participating"]) == (16, 13)


def test_members_have_one_share_each_when_only_one_measure_is_given():
    uk = shipped_profile("uk-company")
    assert parse_measures(uk, {"heads": {"for": 3}})["share"]["for"] == 3
    assert parse_measures(uk, {"share": {"for": 3}})["heads"]["for"] == 3
    assert parse_measures(uk, {"share": {"for": 3}, "heads": {"for": 2}})["heads"]["for"] == 2


def test_the_shares_of_owners_do_not_follow_from_their_heads():
    assert "share" not in parse_measures(shipped_profile("de-weg"), {"heads": {"for": 3}})


def test_measures_the_profile_does_not_weigh_are_left_alone():
    assert "share" not in parse_measures(CN, {"share": {"all": 5}})


BAD = [
    ("rules.request_shape", []),
    ("rules.request_shape", {"measures": []}),
    ("rules.request_shape", {"measures": {"heads": 3}}),
    ("rules.casting", {"measures": {}, "casting": "maybe"}),
    ("rules.unknown_measure", {"measures": {"weight": {}}}),
    ("rules.unknown_set", {"measures": {"heads": {"fore": 1}}}),
    ("rules.no_whole_number", {"measures": {"heads": {"for": True}}}),
    ("rules.no_whole_number", {"measures": {"heads": {"for": None}}}),
    ("rules.no_whole_number", {"measures": {"heads": {"for": "1.5"}}}),
    ("rules.no_number", {"measures": {"area": {"for": "1.234"}}}),
    ("rules.no_number", {"measures": {"area": {"for": "1e2"}}}),
    ("rules.no_number", {"measures": {"area": {"for": 1.5}}}),
    ("rules.negative", {"measures": {"heads": {"for": -1}}}),
    ("rules.negative", {"measures": {"area": {"for": "-0.01"}}}),
    ("rules.too_many", {"measures": {"heads": {"all": 30, "for": 31}}}),
    ("rules.too_many", {"measures": {"heads": {"for": 11, "against": 9, "abstain": 1, "participating": 20}}}),
    ("rules.too_many", {"measures": {"heads": {"for": 11, "against": 9, "cast": 19}}}),
    ("rules.too_many", {"measures": {"heads": {"for": 11, "cast": 10}}}),
    ("rules.too_many", {"measures": {"heads": {"delivered": 10, "returned": 11}}}),
    ("rules.too_many", {"measures": {"heads": {"present": 10, "in_person": 11}}}),
    ("rules.too_many", {"measures": {"heads": {"present": 10, "for": 5, "against": 4, "abstain": 2}}}),
    ("rules.unmatched", {"measures": {"heads": {"all": 30, "for": 11}, "area": {"all": "0", "for": "0"}}}),
    ("rules.unmatched", {"measures": {"heads": {"for": 0}, "area": {"for": "0.01"}}}),
    (
        "rules.too_many",
        {"measures": {"area": {"all": "100", "for": "60", "against": "30", "abstain": "10.01"}}},
    ),
    ("rules.unknown_rule", {"measures": {"heads": {"for": 1, "against": 0}}}),
]


@pytest.mark.parametrize(("code", "request_"), BAD)
def test_what_cannot_be_is_refused(code: str, request_: object):
    rule = "nope" if code == "rules.unknown_rule" else "ordinary"
    with pytest.raises(Refusal) as refused:
        answer(CN, rule, request_)
    assert refused.value.code == code


def test_numbers_with_a_point_are_read_exactly():
    assert loads('{"a": 1000.01, "b": 3}') == {"a": "1000.01", "b": 3}


@pytest.mark.parametrize(("text", "line"), [("{", 1), ('{\n"a": }', 2)])
def test_what_is_no_json_is_refused_with_its_line(text: str, line: int):
    with pytest.raises(Refusal) as refused:
        loads(text)
    assert (refused.value.code, refused.value.facts["line"]) == ("rules.not_json", line)


BYLAW = 'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "rule 12"\n[nonresponse]\n'
WARNING = 'warning = { zh = "未反馈随多数", en = "silence follows" }\n'
FOLLOW = f'policy = "follow_majority"\nbylaw = "rule 12(3)"\n{WARNING}'


def votes(for_: int, against: int) -> dict[str, object]:
    numbers = {"for": for_, "against": against, "abstain": 0}
    heads = {"all": 30, "delivered": 27, "returned": for_ + against, **numbers}
    return {"measures": {"heads": heads, "area": heads}}


def test_both_readings_of_silence_are_published():
    ours = load_profile(BYLAW + FOLLOW, "ours.toml")
    ruling = answer(ours, "ordinary", votes(7, 5))
    assert ruling.strict.outcome == "no_quorum"
    assert ruling.binding.outcome == "passed"
    published = ruling.as_json()
    assert published["outcome"] == "passed"
    assert published["strict"] == ruling.strict.as_json()
    assert ruling.deemed is not None
    assert published["deemed"] == ruling.deemed.as_json()
    assert ruling.deemed.measures["heads"]["for"] == 7 + 15


def test_silence_as_abstention():
    ours = load_profile(BYLAW + 'policy = "abstain"\n', "ours.toml")
    ruling = answer(ours, "ordinary", votes(12, 0))
    assert (ruling.strict.outcome, ruling.binding.outcome) == ("no_quorum", "rejected")


def test_silence_counts_only_where_delivery_is_known():
    ours = load_profile(BYLAW + FOLLOW, "ours.toml")
    request = {"measures": {name: {"all": 9, "for": 5, "against": 4} for name in ("heads", "area")}}
    with pytest.raises(Refusal) as refused:
        answer(ours, "ordinary", request)
    assert refused.value.code == "rules.delivery_unknown"
