"""By which law a meeting goes: one that ships, or the community's own, which its record then holds whole."""

from __future__ import annotations

from sqlmodel import Session

from meeting_tui.desk.meetings.spec import COMMITTEE_LAW
from meeting_tui.refusal import Refusal, Terms
from meeting_tui.rules import Profile, load_profile, shipped, shipped_profile
from meeting_tui.rules.law_in_time import on
from meeting_tui.rules.shelf import recorded_profile
from meeting_tui.store.tables import Community

_COMMITTEE = "committee"
"""The matter of a profile that says how a committee decides."""


def under_law(
    session: Session, kind: str, profile: str = "", rule: str = "", day: str = ""
) -> tuple[Profile, str]:
    """The profile as it stands on the meeting's `day`, and the rule, that decide a meeting of that kind where
    nobody says another.

    A committee weighs nothing but heads. Refused: `rules.unknown_profile`, `rules.unknown_rule`,
    `meetings.committee_measure`.
    """
    own = _own(session)
    found = own if profile == own.id else shipped_profile(profile) if profile else usual(own, kind)
    found = on(found, day) if day else found
    said = found.rule(rule or _first(found, kind)).id
    weighs = sorted(found.rules[said].measures - {"heads"})
    if kind == "committee" and weighs:
        raise Refusal("meetings.committee_measure", rule=said, profile=found.id, measures=Terms(weighs))
    return found, said


def _own(session: Session) -> Profile:
    """The community's law."""
    home = session.get(Community, 1)
    if home and home.profile_text:
        return load_profile(home.profile_text, home.profile_id)
    return shipped_profile(home.profile_id if home else COMMITTEE_LAW)


def usual(own: Profile, kind: str) -> Profile:
    """What a meeting of that kind goes by in a community whose law this is."""
    return own if kind != "committee" or _COMMITTEE in own.matters else shipped_profile(COMMITTEE_LAW)


def _first(profile: Profile, kind: str) -> str:
    """The rule for what a committee decides where the profile names one; else its first."""
    for_committee = kind == "committee" and profile.matters.get(_COMMITTEE)
    return for_committee.rule if for_committee else next(iter(profile.rules))


def is_own(profile: Profile) -> bool:
    """Whether its id alone doesn't mean this text in a record."""
    return profile.id not in shipped() or profile.text != recorded_profile(profile.id).text
