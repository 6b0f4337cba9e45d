"""The sample's committee meeting, acted from its script through the same desks a secretary uses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from meeting_tui.desk.meetings import actions, motions, people, talk, votes
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.spec import meeting_spec
from meeting_tui.desk.office import Office
from meeting_tui.lang import Lang
from meeting_tui.rehearsal.sample import sample_text

Step = Mapping[str, Any]


def sample_script(lang: Lang) -> tuple[Step, ...]:
    """What happens, step by step; `do` names the act, the rest are its facts."""
    return tuple(tomllib.loads(sample_text(lang, "script.toml"))["step"])


def hold_meeting(office: Office, lang: Lang, before: Callable[[Step], None] = lambda _step: None) -> str:
    """Call and hold the sample's meeting; its id. `before` runs ahead of each step, to let time pass."""
    meeting = meetings.new_meeting(office, meeting_spec(sample_text(lang, "meeting.toml"))).id
    for step in sample_script(lang):
        before(step)
        act(office, meeting, step)
    return meeting


def act(office: Office, meeting: str, step: Step) -> None:
    """Do one step of the script."""
    _ACTS[step["do"]](office, meeting, step)


_Act = Callable[[Office, str, Step], object]
_ACTS: Mapping[str, _Act] = {
    "arrive": lambda office, meeting, step: people.arrive(
        office, meeting, step["name"], step.get("capacity", "member"), step.get("organ", "")
    ),
    "leave": lambda office, meeting, step: people.leave(office, meeting, step["name"]),
    "open": lambda office, meeting, _: meetings.open_meeting(office, meeting),
    "take_up": lambda office, meeting, step: talk.take_up(office, meeting, step["item"]),
    "say": lambda office, meeting, step: talk.say(office, meeting, step["who"], _flowing(step["text"])),
    "put_motion": lambda office, meeting, step: motions.put_motion(
        office, meeting, step["text"], step["mover"]
    ),
    "roll_call": lambda office, meeting, step: votes.roll_call(office, meeting, step["motion"], _votes(step)),
    "assign": lambda office, meeting, step: actions.assign(
        office, meeting, step["what"], step["who"], step["due"]
    ),
    "close_item": lambda office, meeting, _: talk.close_item(office, meeting),
    "close": lambda office, meeting, _: meetings.close_meeting(office, meeting),
}


def _flowing(text: str) -> str:
    """One paragraph of a text whose lines were broken to fit the script; hanzi join without a space."""
    return re.sub(r"(?<![⺀-￯])\n(?![⺀-￯])", " ", text.strip()).replace("\n", "")


def _votes(step: Step) -> dict[str, str]:
    return {name: choice for choice in votes.CHOICES for name in step.get(choice, ())}
