"""The chair's table, killed at any moment: what showed as kept, and what was half typed, is back.

`python -m benchmarks table` kills it a hundred times. What was acknowledged is read from the screen as it
stood then.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.hands.conftest import Evening
from tests.hands.keyboard import BYTES
from tests.hands.terminal import Terminal

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.safety.checking import verify
from meeting_tui.lang import use
from meeting_tui.record.meeting.phase import ADJOURNED, ON_ITEM, PAUSED, VOTE, phase, question
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.tui.meetings.panels import heading
from meeting_tui.tui.meetings.talk import NEXT

KEPT = re.compile(r"^ *(\d\d:\d\d \S.*?) *$", re.MULTILINE)
"""A row of the record on the screen."""
SAID = re.compile(r"w(\d+)z")
"""What is typed bears a number of its own, also where it was typed on behind half of another."""
ANSWERED = re.compile(r"For (\d+)\W+Against (\d+)\W+Abstain (\d+)")
LINE, ACTION = "record/", "/Form An action"
"""Where drafts of the line and of the action are kept."""


@dataclass
class TableTally:
    """What the kills met: where the meeting stood, entries on record; and what had shown and was back: rows
    of the record, answers of roll calls, drafts."""

    kills: int = 0
    phases: Counter[str] = field(default_factory=Counter)
    entries: int = 0
    rows: int = 0
    answers: int = 0
    drafts: int = 0
    twice: set[int] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)


@dataclass
class LeftBehind:
    """What stood on the screen and beside the log when the power failed."""

    rows: list[str] = field(default_factory=list)
    drafts: dict[str, dict[str, str]] = field(default_factory=dict)


def begin(at: Evening) -> None:
    """The item for decision is taken up, so that everything can happen."""
    use("en")
    with at.office() as office:
        meetings.turn_to(office, at.meeting, 2)


def deal(at: Evening, dice: random.Random, tally: TableTally, left: LeftBehind) -> LeftBehind:
    """Open the table, look whether all is there, type, kill; what must be there the next time."""
    state, typed = _state(at), _last_typed(at)
    with at.sit("80x24") as term:
        term.key("f5", "enter", "f8")
        term.wait("Ctrl+B", heading(state)[:50])
        _comes_back(term, state, left, tally)
        end = time.monotonic() + dice.uniform(0.05, 3)
        for data in _typing(state, dice, typed):
            term.send(data)
            time.sleep(min(dice.choice((0, 0.01, 0.05, 0.1)), max(end - time.monotonic(), 0)))
            if time.monotonic() > end:
                break
        time.sleep(max(end - time.monotonic(), 0))
        shown = term.screen
        term.kill()
    return _after(at, shown, tally)


def _state(at: Evening) -> MeetingState:
    with at.office() as office:
        return meetings.meeting(office, at.meeting)


def _texts(state: MeetingState) -> str:
    """All that people typed into the record."""
    said = [remark.text or "" for item in state.items for remark in item.remarks]
    moved = [motion.text for motion in state.motions]
    return "\n".join((*said, *moved, *(action.what for action in state.actions)))


def _texts_with(number: int, state: MeetingState) -> list[str]:
    return [text for text in _texts(state).split("\n") if f"w{number}z" in text]


def _last_typed(at: Evening) -> int:
    """Numbers go on where record and drafts ended."""
    numbers = SAID.findall(_texts(_state(at)) + json.dumps(_drafts(at)))
    return max(map(int, numbers), default=0)


def _drafts(at: Evening) -> dict[str, dict[str, str]]:
    """What lies beside the log, by place and field."""
    found = list(at.home.rglob("drafts.json"))
    owners = json.loads(found[0].read_text("utf-8")) if found else {}
    return {place: fields for places in owners.values() for place, fields in places.items()}


def _half_typed(fields: dict[str, str], state: MeetingState) -> str:
    """What the line shows first: what was entered and is not on record, else what was begun."""
    entered = [each for each in fields.get("lines", "").split(NEXT) if each]
    unkept = [each for each in entered if not set(SAID.findall(each)) <= set(SAID.findall(_texts(state)))]
    return (*unkept, fields.get("text", ""))[0]


def _comes_back(term: Terminal, state: MeetingState, left: LeftBehind, tally: TableTally) -> None:
    """The last rows of the record, the half-typed line, what a dialog held: on the screen."""
    if left.rows:
        term.reads(left.rows[-1])
    tally.rows += len(left.rows)
    if phase(state) == VOTE and (motion := question(state)):
        said = Counter(motion.votes.values())
        term.key("f8")
        counts = tuple(str(said[choice]) for choice in ("for", "against", "abstain"))
        term.until(lambda shown: counts in ANSWERED.findall(shown), f"the answers {counts}")
        tally.answers += len(motion.votes)
        return
    if phase(state) not in ON_ITEM:
        return
    for place, fields in left.drafts.items():
        if place.startswith(LINE) and (text := _half_typed(fields, state)):
            term.wait(f"] {text[:20].rstrip()}")
            tally.drafts += 1
        elif place.endswith(ACTION) and (found := SAID.findall(fields.get("what", ""))):
            term.key("ctrl+g")
            term.wait("An action", f"w{found[-1]}z")
            term.key("escape")
            term.gone("An action")
            tally.drafts += 1


def _typing(state: MeetingState, dice: random.Random, number: int) -> Iterator[bytes]:
    """What a secretary does in this phase, for longer than anybody lets them."""
    for n in range(number + 1, number + 40):
        text = f"w{n}z goes on and on"
        motion = question(state)
        if phase(state) in (PAUSED, ADJOURNED) and n == number + 1:
            yield BYTES["f8"]
        elif motion is not None and n == number + 1:
            yield from () if motion.voting else (BYTES["f8"],)
            yield from (dice.choice("123").encode() for _each in range(dice.randint(0, 3)))
            yield from (BYTES["ctrl+w"], f"{motion.id}\r".encode())
        else:
            yield from dice.choice(_DOES)(text)


_DOES = (
    *[lambda text: (f"{text}\r".encode(),)] * 6,
    *[lambda text: tuple(letter.encode() for letter in text)] * 2,
    lambda _text: (BYTES["ctrl+e"], b"2\r", b"\r"),
    lambda _text: (BYTES["ctrl+x"],),
    lambda _text: (BYTES["ctrl+b"], BYTES["down"] * 4, b"\r", BYTES["f8"]),
    lambda _text: (BYTES["ctrl+b"], BYTES["down"] * 4, BYTES["delete"], BYTES["f8"]),
    lambda text: (BYTES["ctrl+t"], text.encode(), BYTES["ctrl+s"], b"1", b"2", b"3"),
    lambda _text: (BYTES["ctrl+y"], BYTES["ctrl+s"], BYTES["f8"]),
    lambda text: (BYTES["ctrl+g"], text.encode()),
)


def _after(at: Evening, shown: str, tally: TableTally) -> LeftBehind:
    """The file alone: whole, in order, and with everything that showed as kept."""
    state = _state(at)
    tally.kills += 1
    tally.phases[phase(state)] += 1
    tally.entries = state.count
    numbers = list(map(int, SAID.findall(_texts(state))))
    rows = [] if "│" in shown else KEPT.findall(shown)
    kept = {int(found) for row in rows for found in SAID.findall(row)}
    if not verify(at.file).ok:
        tally.lost.append(f"kill {tally.kills}: the file does not verify")
    twice = sorted({number for number in numbers if numbers.count(number) > 1} - tally.twice)
    tally.twice |= set(twice)
    tally.lost += [f"kill {tally.kills}: on record twice: {_texts_with(number, state)}" for number in twice]
    if gone := kept - set(numbers):
        tally.lost.append(f"kill {tally.kills}: shown as kept and gone: {sorted(gone)}")
    motion, answered = question(state), ANSWERED.search(shown)
    if answered and motion and sum(map(int, answered.groups())) > len(motion.votes):
        tally.lost.append(f"kill {tally.kills}: an answer showed and is gone")
    return LeftBehind(rows[-1:], _drafts(at))
