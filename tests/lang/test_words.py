"""Two languages: the English is the message, the Chinese comes from the catalogues."""

import re

import pytest
from tools.catalogue import stored

from meeting_tui.lang import preferred, translator
from meeting_tui.lang.refusals import sentences, word
from meeting_tui.lang.waiting import reasons
from meeting_tui.record import ballot
from meeting_tui.refusal import Refusal


def test_facts_are_filled_in_and_never_parsed_again() -> None:
    assert translator("en")("Row {row}: {value}", row=3, value="{row}") == "Row 3: {row}"


def test_data_in_both_languages_is_picked() -> None:
    assert translator("zh").pick(("会议", "Meeting")) == "会议"
    assert translator("en").pick({"zh": "会议", "en": "Meeting"}) == "Meeting"
    assert translator("en").pick({"zh": "会议"}) == "会议"


@pytest.mark.parametrize(
    ("wish", "env", "lang"),
    [
        ("zh", "en_GB.UTF-8", "zh"),
        (None, "zh_CN.UTF-8", "zh"),
        (None, "de_DE.UTF-8", "en"),
        ("en", "zh_CN", "en"),
    ],
)
def test_preferred(monkeypatch: pytest.MonkeyPatch, wish: str | None, env: str, lang: str) -> None:
    monkeypatch.delenv("MEETING_TUI_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", env)
    assert preferred(wish) == lang


def test_a_refusal_without_a_sentence_still_says_something() -> None:
    assert "made.up" in word(Refusal("made.up", row=1), translator("en"))


def test_every_sentence_has_its_chinese() -> None:
    zh = translator("zh")
    assert not {code for code, sentence in sentences().items() if zh(sentence) == sentence}


def test_whatever_a_ballot_waits_for_is_said_in_a_sentence():
    codes = {code for name, code in vars(ballot).items() if name.isupper() and isinstance(code, str)}
    assert len(codes) > 6
    assert [code for code in codes if reasons([code]) == [code]] == []


def test_chinese_adds_no_unit_to_a_number_that_english_gives_none() -> None:
    """An area comes with its unit; "㎡㎡" was printed where the sentence had one more."""
    units = re.compile(r"\{(\w+)\}\s*(?:㎡|平方米|%)")
    twice = []
    for message in stored():
        english = " ".join(message.id) if isinstance(message.id, tuple) else str(message.id)
        own = set(re.findall(r"\{(\w+)\}\s*(?:m²|%)", english))
        twice += [english for name in units.findall(str(message.string)) if name not in own]
    assert not twice


def test_a_refusal_repeats_no_more_than_people_read() -> None:
    said = word(Refusal("matters.no_part", part="汉" * 100_000), translator("zh"))
    assert "汉" * 200 + "…" in said
    assert len(said) < 300
