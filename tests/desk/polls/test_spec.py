from __future__ import annotations

from datetime import timedelta

import pytest

from meeting_tui.desk.polls.definition import asked
from meeting_tui.desk.polls.spec import ChoiceSpec, check_ahead, poll_spec
from meeting_tui.lang import translator
from meeting_tui.refusal import Refusal
from meeting_tui.rules import shipped_profile

HEAD = """
title = "2026年第一次业主大会会议"
matter = "cc278.5"
opens = 2026-11-24
closes = 2026-12-08
identity = "signed"
"""
QUESTION = """
[[question]]
id = "q1"
title = "加装电梯"
text = \"\"\"使用维修资金。
第二段。\"\"\"
"""


def test_a_spec_is_read() -> None:
    spec = poll_spec(HEAD + QUESTION)
    assert spec.title == "2026年第一次业主大会会议"
    assert (spec.opens.isoformat(), spec.closes.isoformat()) == ("2026-11-24T00:00:00", "2026-12-08T23:59:00")
    (question,) = spec.questions
    assert (question.id, question.matter, question.kind) == ("q1", "cc278.5", "approve")
    assert question.text == "使用维修资金。\n第二段。"


def test_a_questions_own_rule_stands_before_the_polls_matter() -> None:
    own_rule = poll_spec(HEAD + QUESTION + 'rule = "special"').questions[0]
    assert (own_rule.matter, own_rule.rule) == ("", "special")
    own_matter = poll_spec(HEAD + QUESTION + 'matter = "cc278.8"').questions[0]
    assert (own_matter.matter, own_matter.rule) == ("cc278.8", "")


def test_choices_as_words_as_names_and_as_tables() -> None:
    words = poll_spec(HEAD + QUESTION + 'choices = ["for", "against", "abstain"]').questions[0]
    assert words.kind == "approve"
    assert [choice.id for choice in words.choices] == ["for", "against", "abstain"]
    names = poll_spec(HEAD + QUESTION + 'choices = ["安居物业", "Evergreen"]').questions[0]
    assert names.kind == "choose"
    assert names.choices == (ChoiceSpec("c1", "安居物业"), ChoiceSpec("Evergreen", "Evergreen"))
    tables = poll_spec(HEAD + QUESTION + 'choices = [{id = "a", label = "安居"}]').questions[0]
    assert tables.choices == (ChoiceSpec("a", "安居"),)


def test_an_election_may_tick_as_many_as_there_are_seats() -> None:
    question = poll_spec(HEAD + QUESTION + 'kind = "elect"\nseats = 2\nchoices = ["a", "b", "c"]').questions[
        0
    ]
    assert (question.seats, question.max_ticks) == (2, 2)


@pytest.mark.parametrize(
    "said", ["2026年12月8日", "2026/12/8", "2026.12.08", "２０２６-12-08", "2026年12月8日 23:59"]
)
def test_a_day_is_taken_as_a_secretary_writes_it(said: str) -> None:
    spec = poll_spec(HEAD.replace("= 2026-12-08", f'= "{said}"') + QUESTION)
    assert spec.closes.isoformat() == "2026-12-08T23:59:00"


def test_a_poll_that_would_be_over_already_is_refused() -> None:
    spec = poll_spec(HEAD + QUESTION)
    check_ahead(spec, spec.closes - timedelta(minutes=1))
    with pytest.raises(Refusal, match=r"polls\.over"):
        check_ahead(spec, spec.closes)


@pytest.mark.parametrize("choices", ['["甲", "甲"]', '["Ann Lee", "ann  lee"]', '["甲", "均不同意"]'])
def test_boxes_that_nobody_can_tell_apart_are_refused(choices: str) -> None:
    (question,) = poll_spec(HEAD + QUESTION + f"choices = {choices}").questions
    with pytest.raises(Refusal, match=r"polls\.choice_alike"):
        asked(question, shipped_profile("cn-assembly"), translator("zh"))


WRONG = [
    ('title = "x', "spec.syntax", {"line": 1}),
    (HEAD.replace("title", "titel") + QUESTION, "spec.missing", {"key": "title", "line": 1}),
    (HEAD + 'tilte = "x"' + QUESTION, "spec.unknown", {"key": "tilte"}),
    (HEAD + QUESTION + "mater = 1", "spec.unknown", {"key": "question[1].mater"}),
    (HEAD + QUESTION.replace('"加装电梯"', "7"), "spec.text", {"key": "question[1].title"}),
    (HEAD + QUESTION.replace('"加装电梯"', '" "'), "spec.empty", {"key": "question[1].title"}),
    (HEAD + QUESTION.replace('"q1"', '"q 1"'), "spec.slug", {"key": "question[1].id", "value": "q 1"}),
    (HEAD + QUESTION + 'kind = "guess"', "spec.choice", {"key": "question[1].kind"}),
    (HEAD + QUESTION + 'seats = "two"', "spec.number", {"key": "question[1].seats"}),
    (HEAD + QUESTION + "choices = [1]", "spec.texts", {"key": "question[1].choices"}),
    (HEAD.replace("= 2026-12-08", '= "soon"') + QUESTION, "spec.moment", {"key": "closes", "value": "soon"}),
    (HEAD + "question = 3", "spec.tables", {"key": "question"}),
    (HEAD, "polls.no_question", {}),
    (HEAD.replace("2026-12-08", "2026-11-01") + QUESTION, "polls.window", {}),
    (HEAD + QUESTION + QUESTION, "polls.question_twice", {"id": "q1"}),
    (HEAD + QUESTION + QUESTION.replace('"q1"', '"q2"'), "polls.question_alike", {"first": "q1"}),
    (HEAD.replace('matter = "cc278.5"', "") + QUESTION, "polls.no_rule", {"question": "q1"}),
    (HEAD + QUESTION + 'kind = "choose"', "polls.no_choices", {"question": "q1"}),
    (HEAD + QUESTION + 'choices = ["a", "a"]', "polls.choice_twice", {"question": "q1", "id": "a"}),
    (HEAD + QUESTION + 'kind = "elect"\nseats = 3\nchoices = ["a", "b"]', "polls.seats", {"candidates": 2}),
]


@pytest.mark.parametrize(
    ("text", "code", "facts"), WRONG, ids=[f"{code}-{no}" for no, (_, code, _f) in enumerate(WRONG)]
)
def test_a_wrong_spec_is_refused_by_its_key(text: str, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(Refusal) as caught:
        poll_spec(text)
    assert caught.value.code == code
    assert facts.items() <= caught.value.facts.items()


@pytest.mark.parametrize("slip", ["mater = 1", 'kind = "guess"', 'seats = "two"', "choices = [1]"])
def test_a_slip_is_named_with_its_line(slip: str) -> None:
    text = HEAD + QUESTION + slip
    with pytest.raises(Refusal) as caught:
        poll_spec(text)
    assert text.splitlines()[caught.value.facts["line"] - 1] == slip
