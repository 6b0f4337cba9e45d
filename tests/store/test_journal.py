"""Appending: sealed in order, salted, and honest about the clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select
from tests.conftest import Clock
from tests.refused import refused

from meeting_tui.record.chain import commitment, genesis, verify
from meeting_tui.store import journal
from meeting_tui.store.engine import Store
from meeting_tui.store.journal import New
from meeting_tui.store.tables import EntryText
from meeting_tui.world import World

ROOM = "meeting:m1"


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.write() as session:
        yield session


def remark(text: str) -> New:
    return New("remark", {"no": 1, "speaker": "王建国"}, {"text": text})


def test_entries_follow_each_other(session: Session, world: World):
    assert journal.head(session, ROOM).hash == genesis(ROOM)
    first = journal.append(session, world, ROOM, "item.opened", {"no": 1}, "李敏")
    second = journal.append(session, world, ROOM, "item.closed", {"no": 1}, "李敏")
    assert list(journal.entries(session, ROOM)) == [first, second]
    assert list(journal.entries(session, ROOM, after=1)) == [second]
    assert list(journal.told(session, ROOM, after=1)) == [second._replace(prev="", stored="")]
    assert journal.head(session, ROOM) == journal.Head(2, second.hash)
    assert journal.holds(session, ROOM, journal.Head(1, first.hash))
    assert not journal.holds(session, ROOM, journal.Head(1, second.hash))
    assert first.at == "2026-11-23T19:00:00+08:00"
    assert verify(journal.entries(session, ROOM), ROOM).ok


def test_nothing_to_append_appends_nothing(session: Session, world: World):
    assert journal.append_all(session, world, ROOM, "李敏", []) == ()
    assert journal.streams(session) == ()


def test_streams_are_apart(session: Session, world: World):
    journal.append(session, world, "meeting:m2", "item.opened", {"no": 1}, "李敏")
    journal.append(session, world, ROOM, "item.opened", {"no": 1}, "李敏")
    assert journal.streams(session) == (ROOM, "meeting:m2")
    assert journal.head(session, ROOM).count == 1


def test_personal_text_lies_beside_the_chain(session: Session, world: World):
    entry = journal.append_all(session, world, ROOM, "李敏", [remark("我住三号楼")])[0]
    row = session.exec(select(EntryText)).one()
    assert (row.text, len(row.salt)) == ("我住三号楼", 32)
    assert entry.body["text"] == commitment(row.salt, "我住三号楼")
    assert journal.texts(session, ROOM) == {(1, "text"): "我住三号楼"}
    assert "三号楼" not in entry.stored


def test_the_same_words_leave_different_traces(session: Session, world: World):
    one, two = journal.append_all(session, world, ROOM, "李敏", [remark("同意"), remark("同意")])
    assert one.body["text"] != two.body["text"]


def test_a_personal_text_must_be_given(session: Session, world: World):
    with refused("record.field", field="text"):
        journal.append(session, world, ROOM, "remark", {"no": 1, "speaker": "王"}, "李敏")


def test_erased_text_is_gone_and_the_chain_stays(store: Store, store_path: Path, world: World):
    with store.write() as session:
        journal.append_all(session, world, ROOM, "李敏", [remark("我住三号楼"), remark("同意")])
    assert "我住三号楼".encode() in store_path.read_bytes()
    with store.write() as session:
        (entry,) = journal.erase(session, world, ROOM, 1, "本人要求", "李敏")
    assert entry.body == {"of": 1, "fields": ["text"], "reason": "本人要求"}
    assert "我住三号楼".encode() not in store_path.read_bytes()
    with store.read() as session:
        assert journal.texts(session, ROOM) == {(1, "text"): None, (2, "text"): "同意"}
        assert verify(journal.entries(session, ROOM), ROOM).ok


@pytest.mark.parametrize(("seconds", "kinds"), [(-2, []), (0, []), (60, []), (-3, ["clock.anomaly"])])
def test_a_clock_that_runs_back_is_recorded(session, clock: Clock, world: World, seconds, kinds):
    journal.append(session, world, ROOM, "item.opened", {"no": 1}, "李敏")
    clock.tick(seconds)
    last = journal.append(session, world, ROOM, "item.closed", {"no": 1}, "李敏")
    journal.append(session, world, ROOM, "meeting.closed", {}, "李敏")
    found = [entry.kind for entry in journal.entries(session, ROOM)]
    assert found == ["item.opened", *kinds, "item.closed", "meeting.closed"]
    assert last.kind == "item.closed"


def test_the_first_entry_has_no_clock_to_compare_with(session, clock: Clock, world: World):
    clock.tick(-86400 * 365)
    assert journal.append(session, world, ROOM, "meeting.closed", {}, "李敏").seq == 1
