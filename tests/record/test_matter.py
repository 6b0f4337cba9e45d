"""Random acts on a matter: the table alone says what happens, and the ledger adds up to the fen."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from meeting_tui.record.chain import Entry, Head, seal
from meeting_tui.record.matter.allowed import ACTS, MOVES, forward, leads, possible, why_not
from meeting_tui.record.matter.money import MONEY_KINDS, SOURCES, balance, sums
from meeting_tui.record.matter.steps import step
from meeting_tui.record.matter.values import STATES, MatterState

STREAM, AT = "matter:7", "2026-11-25T09:00:00+08:00"


class Book:
    """A record that is written entry by entry, and what it folds to."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.entries: list[Entry] = []
        self.state = MatterState()

    def write(self, kind: str, /, **body: object) -> int:
        entry = seal(STREAM, self.head, kind, AT, "王建国", body)
        self.head = Head(entry.seq, entry.hash)
        self.entries.append(entry)
        self.state = step(self.state, entry, {(entry.seq, "text"): "问", (entry.seq, "summary"): "漏"})
        return entry.seq


def begun() -> Book:
    book = Book()
    book.write("matter.raised", title="漏水", summary="0" * 64, by="张伟", category="repair")
    return book


def test_what_leads_on_is_offered_before_what_leads_back() -> None:
    offered = {state: forward(MatterState(state=state, count=1)) for state in STATES}
    assert offered["raised"][0] == "discuss"
    assert offered["decided"] == ("begin", "finish", "drop", "resume", "ballot")
    assert offered["done"][0] == offered["dropped"][0] == "resume"  # as the refusal says: 1, then 1
    assert all(sorted(each) == sorted(set(each)) for each in offered.values())


@given(st.lists(st.sampled_from(ACTS), max_size=30))
def test_every_state_is_reached_by_a_possible_act_alone(acts: list[str]) -> None:
    book = begun()
    for act in acts:
        before = book.state
        if why_not(before, act) is None and act in MOVES:
            book.write("matter.moved", act=act, state=leads(act), reason="理由")
            assert book.state.state == leads(act) != before.state
        assert book.state.state in STATES
        assert possible(book.state), "somebody can always do something"
    assert [move.state for move in book.state.moves][-1:] in ([], [book.state.state])


def test_a_settled_matter_takes_money_and_answers_but_no_new_questions() -> None:
    book = begun()
    asked = book.write("matter.asked", text="0" * 64, by="张伟")
    book.write("matter.moved", act="finish", state="done")
    assert why_not(book.state, "enter_money") is None
    assert why_not(book.state, "answer", asked) is None
    assert why_not(book.state, "answer", 99).code == "matters.no_question"  # type: ignore[union-attr]
    for act in ("ask", "assign", "change", "form_group", "ballot"):
        assert why_not(book.state, act).code == "matters.ended", act  # type: ignore[union-attr]
    for act in ("discuss", "finish"):
        assert why_not(book.state, act).code == "matters.not_now", act  # type: ignore[union-attr]
    assert {act for act in MOVES if why_not(book.state, act) is None} == {"resume", "decide"}


LINES = st.tuples(st.sampled_from(MONEY_KINDS), st.sampled_from(SOURCES), st.integers(1, 10**13))


@settings(max_examples=60)
@given(st.lists(LINES, max_size=40), st.data())
def test_what_is_left_is_what_anybody_adds_up(lines: list[tuple[str, str, int]], data: st.DataObject) -> None:
    book = begun()
    seqs = [
        book.write(
            "money.entered", kind=kind, source=source, fen=fen, on="2026-11-25", party="某", voucher="1",
            decision="一",
        )
        for kind, source, fen in lines
    ]  # fmt: skip
    gone = data.draw(st.sets(st.sampled_from(seqs))) if seqs else set()
    for seq in gone:
        book.write("money.reversed", of=seq, reason="记错")
    stand = [line for seq, line in zip(seqs, lines, strict=True) if seq not in gone]

    def added(kind: str, source: str = "") -> int:
        return sum(fen for k, s, fen in stand if k == kind and source in ("", s))

    found = sums(book.state.money)
    assert found.left == added("budget") - added("payment") + added("refund")
    assert found.owed == added("contract") - added("payment") + added("refund")
    for source in SOURCES:
        kept = added("income", source) + added("refund", source) - added("payment", source)
        assert balance(book.state.money, source, "2026-11-26") == kept
        assert balance(book.state.money, source, "2026-11-25") == 0
    for seq in gone:
        assert why_not(book.state, "reverse_money", seq) is not None
