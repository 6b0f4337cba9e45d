"""The QR text: what is written is read back; anything else has its reason."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.check_code import ALPHABET
from meeting_tui.paper.ballots.commands import LAYOUT_TEST, layout_of
from meeting_tui.paper.ballots.payload import (
    FOOT_LENGTH,
    LENGTH,
    Payload,
    decode,
    encode,
    encode_foot,
    is_foot,
    poll_key,
)
from meeting_tui.refusal import Refusal

COMMUNITY = b"community key"
polls = st.text(ALPHABET, min_size=4, max_size=4)
payloads = st.builds(Payload, polls, st.integers(1, 999_999), st.integers(1, 99), st.booleans())


def key_of(poll: str) -> bytes | None:
    return poll_key(COMMUNITY, poll)


def reason(text: str, keys: object = key_of) -> str:
    with pytest.raises(Refusal) as refused:
        decode(text, keys)  # type: ignore[arg-type]
    return refused.value.code


def sealed(payload: Payload) -> str:
    return encode(payload, poll_key(COMMUNITY, payload.poll))


def foot(payload: Payload) -> str:
    return encode_foot(payload, poll_key(COMMUNITY, payload.poll))


@given(payloads)
def test_what_is_written_is_read(payload: Payload) -> None:
    for text, length in ((sealed(payload), LENGTH), (foot(payload), FOOT_LENGTH)):
        assert len(text) == length
        assert is_foot(text) == (length == FOOT_LENGTH)
        assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        assert decode(text, key_of) == payload


def test_the_specification_by_hand() -> None:
    """docs/formats/ballot.md, done again without the module's own steps."""
    key = hmac.new(COMMUNITY, b"ballot/1|7K2Q", hashlib.sha256).digest()
    bits = "".join(f"{byte:08b}" for byte in hmac.new(key, b"M1P7K2Q00012302", hashlib.sha256).digest())
    tag = "".join(ALPHABET[int(bits[i : i + 5], 2)] for i in range(0, 65, 5))
    assert sealed(Payload("7K2Q", 123, 2)) == "M1P7K2Q00012302" + tag
    bits = "".join(f"{byte:08b}" for byte in hmac.new(key, b"M1F7K2Q003V02", hashlib.sha256).digest())
    tag = "".join(ALPHABET[int(bits[i : i + 5], 2)] for i in range(0, 35, 5))
    assert foot(Payload("7K2Q", 123, 2)) == "M1F7K2Q003V02" + tag


@given(payloads, st.integers(0, LENGTH - 1), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_no_character_can_be_changed(payload: Payload, at: int, char: str) -> None:
    for text in (sealed(payload), foot(payload)):
        forged = text[:at] + char + text[at + 1 :]
        if at < len(text) and forged != text and {text[at], char} != {"Y", "Z"}:  # as QWERTZ types it
            assert reason(forged) in {"payload.not_ours", "payload.version", "payload.tag"}


@pytest.mark.parametrize("typed", ["{}\n", "  {}", "{:l}", "{:w}"])
def test_what_a_hand_scanner_makes_of_it(typed: str) -> None:
    text = sealed(Payload("7K2Q", 7, 1))
    wide = "".join(chr(ord(char) + 0xFEE0) for char in text)
    seen = {"{:l}": text.lower(), "{:w}": wide}.get(typed) or typed.format(text)
    assert decode(seen, key_of).serial == 7


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "payload.not_ours"),
        ("https://example.org/", "payload.not_ours"),
        ("M1P7K2Q000123", "payload.not_ours"),
        ("M1X7K2Q00012301CJCXB21B0W2TA", "payload.not_ours"),
        ("M1P7K2Q00000001CJCXB21B0W2TA", "payload.not_ours"),
        ("M2P7K2Q00012301CJCXB21B0W2TA", "payload.version"),
        ("M1P7K2Q00012301CJCXB21B0W2TA", "payload.tag"),
        ("M1P7K2Q٠٠٠123" + "01CJCXB21B0W2TA", "payload.not_ours"),
        ("M1F7K2Q000001CJCXB21", "payload.not_ours"),
        ("M1FZ7K2ZZZZ01CJCXB21", "payload.not_ours"),
        ("M1F7K2Q003V01CJCXB21", "payload.tag"),
    ],
)
def test_reasons(text: str, code: str) -> None:
    assert reason(text) == code


def test_unknown_poll_and_foreign_community() -> None:
    text = sealed(Payload("7K2Q", 7, 1))
    assert reason(text, lambda _poll: None) == "payload.unknown_poll"
    assert reason(text, lambda poll: poll_key(b"another", poll)) == "payload.tag"


@given(st.text())
def test_hostile_text_is_refused_never_crashes(text: str) -> None:
    assert reason(text).startswith("payload.")


@pytest.mark.parametrize(
    "payload", [Payload("7K2", 1, 1), Payload("7K2L", 1, 1), Payload("7K2Q", 0, 1), Payload("7K2Q", 1, 100)]
)
def test_what_does_not_fit_is_not_written(payload: Payload) -> None:
    with pytest.raises(ValueError, match=r"poll code|does not fit"):
        encode(payload, b"key")


@given(payloads, st.sampled_from(["upper", "lower"]))
def test_no_layout_makes_an_honest_paper_forged(payload: Payload, shift: str) -> None:
    """The keys of an American keyboard, written out here once more."""
    german = str.maketrans("YZyz", "ZYzy")
    french = str.maketrans("QWERTYUIOPASDFGHJKLZXCVBN1234567890M", "AZERTYUIOPQSDFGHJKLWXCVBN&é\"'(-è_çà?")
    for text in (sealed(payload), foot(payload)):
        assert decode(getattr(text.translate(german), shift)(), key_of) == payload
        assert decode(text.translate(french), key_of) == payload
        for typed in OTHERS:
            assert decode(getattr(text.translate(typed), shift)(), key_of) == payload


AMERICAN = "QWERTYUIOPASDFGHJKLZXCVBNM1234567890"
OTHERS = [
    str.maketrans(AMERICAN, typed)
    for typed in (
        "QWERTZUIOPASDFGHJKLYXCVBNM+ěščřžýáíé",
        "QWERTZUIOPASDFGHJKLYXCVBNM+ľščťžýáíé",
        "QWERTZUIOPASDFGHJKLYXCVBNM123456789ö",
        "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ1234567890",
        '"<>PYFGCRLAOEUIDHTN:QJKXBM1234567890',
    )
]
"""What Czech, Slovak, Hungarian and Russian keyboards and Dvorak's make of an American one's keys."""


@pytest.mark.parametrize("typed", OTHERS)
def test_every_layout_is_told_by_the_test_code(typed: dict[int, int]) -> None:
    assert layout_of(LAYOUT_TEST.translate(typed))
