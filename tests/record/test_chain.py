"""Canonical JSON and the hash chain: the same for everyone, and any change is named."""

from __future__ import annotations

import hashlib
import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meeting_tui.record.chain import Entry, Head, canonical, commitment, digest, genesis, later, seal, verify

nfc = st.text(st.characters(codec="utf-8")).map(lambda text: unicodedata.normalize("NFC", text))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | nfc,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(nfc, inner, max_size=4),
    max_leaves=12,
)
bodies = st.dictionaries(nfc, values, max_size=4)


def chain(bodies: list[dict], stream: str = "meeting:m1") -> list[Entry]:
    made: list[Entry] = []
    for body in bodies:
        head = Head(made[-1].seq, made[-1].hash) if made else None
        made.append(seal(stream, head, "remark", "2026-11-23T19:00:00+08:00", "王建国", body))
    return made


@given(values)
def test_canonical_json_reads_back_and_has_one_form(value):
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text
    assert b"\n" not in text


@example({"\x0f\u0307": "\x0f\u0307"})
@given(bodies)
def test_the_order_of_keys_makes_no_difference(body):
    assert canonical(dict(reversed(body.items()))) == canonical(body)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        {"a": [0.0]},
        {1: "a"},
        b"x",
        "e\u0301",
        {"e\u0301": 1},
        {"\\u000f\u0307": 1},
        {"a": "\ud800"},
        {1, 2},
    ],
    ids=repr,
)
def test_what_has_no_canonical_form_is_an_error(value):
    with pytest.raises(ValueError, match=r"not|surrogate"):
        canonical(value)


def test_the_published_vector():
    """docs/formats/record.md gives these values; whoever writes a verifier compares with them."""
    first = seal(
        "meeting:m1",
        None,
        "office.assigned",
        "2026-11-23T19:00:00+08:00",
        "李敏",
        {"role": "chair", "name": "王建国"},
    )
    by_hand = (
        '{"at":"2026-11-23T19:00:00+08:00","author":"李敏","body":{"name":"王建国","role":"chair"},'
        '"kind":"office.assigned","prev":"' + first.prev + '","seq":1,"stream":"meeting:m1"}'
    )
    assert first.prev == hashlib.sha256(b'meeting-tui record 1\n{"stream":"meeting:m1"}').hexdigest()
    assert first.hash == hashlib.sha256(b"meeting-tui record 1\n" + by_hand.encode()).hexdigest()
    assert first.prev == "56beef5d314675490fc90da2c103e7300259c91c3e1a343c10a1e4b7761c4456"
    assert first.hash == "84cd8fdd4664fd743b666e36ef6157369139a7a8c9fb0882b2ea720290cfd7d9"


@given(st.lists(bodies, max_size=6))
def test_what_was_sealed_verifies(made):
    entries = chain(made)
    verdict = verify(entries, "meeting:m1")
    assert verdict.ok
    assert verdict.count == len(entries)
    assert verdict.head == (entries[-1].hash if entries else genesis("meeting:m1"))


LONG = chain([{"no": number} for number in range(1, 8)])


def edited(seq: int, /, **change: object) -> list[Entry]:
    return [entry._replace(**change) if entry.seq == seq else entry for entry in LONG]


@pytest.mark.parametrize(
    ("entries", "broken_at", "reason"),
    [
        (edited(4, body={"no": 99}, stored='{"no":99}'), 4, "hash"),
        (edited(4, author="李敏"), 4, "hash"),
        (edited(4, at="2026-11-23T19:00:01+08:00"), 4, "hash"),
        (edited(4, kind="motion.put"), 4, "hash"),
        (edited(4, hash="0" * 64), 4, "hash"),
        (edited(4, prev="0" * 64), 4, "prev"),
        (edited(4, stored='{"no": 4}'), 4, "form"),
        (edited(4, body={"no": 4.0}), 4, "form"),
        (edited(4, stream="meeting:m2"), 4, "stream"),
        (LONG[:3] + LONG[4:], 4, "order"),
        (LONG[1:], 1, "order"),
        ([*LONG[:3], LONG[4], LONG[3], *LONG[5:]], 4, "order"),
        ([*LONG[:3], LONG[2], *LONG[3:]], 4, "order"),
        ([*LONG[:3], LONG[5]._replace(seq=4)], 4, "prev"),
    ],
)
def test_every_change_is_named(entries, broken_at, reason):
    verdict = verify(entries, "meeting:m1")
    assert (verdict.ok, verdict.broken_at, verdict.reason) == (False, broken_at, reason)
    assert (verdict.count, verdict.head) == (
        broken_at - 1,
        LONG[broken_at - 2].hash if broken_at > 1 else genesis("meeting:m1"),
    )


def test_a_cut_tail_and_a_rewritten_whole_show_only_against_the_head_on_paper():
    paper = (LONG[-1].seq, LONG[-1].hash)
    cut, rewritten = verify(LONG[:-2]), verify(chain([{"no": 100}] * 7))
    assert cut.ok
    assert rewritten.ok
    assert (cut.count, cut.head) != paper
    assert (rewritten.count, rewritten.head) != paper


def test_streams_do_not_share_a_beginning():
    assert genesis("meeting:m1") != genesis("meeting:m2")
    assert not verify(LONG, "meeting:m2").ok


def test_a_commitment_needs_its_salt():
    assert commitment("00" * 16, "同意") != commitment("01" * 16, "同意")
    assert commitment("00" * 16, "同意") == hashlib.sha256(bytes(16) + "同意".encode()).hexdigest()


def test_a_digest_is_the_hash_of_the_canonical_text():
    assert digest({"b": 1, "a": "王"}) == hashlib.sha256('{"a":"王","b":1}'.encode()).hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-12-08T12:31:00+08:00", "2026-12-08T18:30:00+14:00"),
        ("2026-12-08T12:31:00+08:00", "2026-12-08T12:30:00+08:00"),
        ("2026-12-08T12:31:00+08:00", ""),
    ],
)
def test_the_later_of_two_times_is_told_across_zones(one: str, other: str):
    assert later(one, other) == later(other, one) == one
