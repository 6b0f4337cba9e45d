"""From a counted question to its result, strict and deemed, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.published import FindingForm, ResultForm, ResultHead, ResultTail
from meeting_tui.rules.condition import Measures
from meeting_tui.rules.contest import Contest, decide_contest, is_contest
from meeting_tui.rules.order import decide_ranked
from meeting_tui.rules.outcome import Decision, Outcome, decide, measures_json
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import Question
from meeting_tui.rules.rating import Rating, rate
from meeting_tui.rules.seats import empty
from meeting_tui.rules.tally import Tally

Finding = Decision | Contest | Rating


@dataclass(frozen=True)
class Result:
    """One question's result: a `Decision` for approve, a `Contest` for choose and elect, a `Rating` for rate.

    `strict` takes silence as not taking part; `deemed` is there when the profile reads silence otherwise.
    """

    profile: Profile
    tally: Tally
    strict: Finding
    deemed: Finding | None = None

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.tally.question

    @property
    def binding(self) -> Finding:
        """The finding the profile goes by."""
        return self.strict if self.deemed is None else self.deemed

    @property
    def outcome(self) -> Outcome | None:
        """What came of it; None for a rating, which decides nothing."""
        return self.binding.outcome

    @property
    def kept_empty(self) -> list[tuple[str, int]]:
        """Of each group for which seats stay empty its title, and how many; none while lots are to come."""
        found = self.binding
        if not isinstance(found, Contest) or found.outcome == "second_vote":
            return []
        return empty(self.question.groups, found.placed("elected"))

    def as_json(self) -> ResultForm:
        """The published form; see docs/formats/recount.md."""
        head, tail = self._head(), self._tail()
        measures = measures_json(self.profile, self.tally.binding)
        found = finding_json(self.profile, self.binding)
        if "conditions" in found:  # the same three times: this key tells the checker which result it is
            return {**head, "measures": measures, **found, **tail}
        if "standings" in found:
            return {**head, "measures": measures, **found, **tail}
        return {**head, "measures": measures, **found, **tail}

    def _head(self) -> ResultHead:
        return {
            "question": self.question.id,
            "kind": self.question.kind,
            "choices": measures_json(self.profile, self.tally.choices),
            "policy": self.profile.nonresponse.policy,
            "followed": self.tally.followed or None,
            "flags": [
                {"voter": flag.voter, "question": flag.question or None, "reason": flag.reason}
                for flag in self.tally.flags
            ],
            "excluded": dict(self.tally.excluded),
        }

    def _tail(self) -> ResultTail:
        return {
            "strict": finding_json(self.profile, self.strict),
            "deemed": None if self.deemed is None else finding_json(self.profile, self.deemed),
        }


def finding_json(profile: Profile, finding: Finding) -> FindingForm:
    """The published form of any finding."""
    return finding.as_json(profile) if isinstance(finding, Rating) else finding.as_json()


def conclude(
    profile: Profile, tally: Tally, *, seed: str = "", reserve_seed: str = "", casting: str = ""
) -> Result:
    """The result of a counted question. `seed` draws the lots of a tie, `reserve_seed` those of names in
    waiting, `casting` is the chair's vote."""
    seeds = (seed, reserve_seed)
    deemed = None if tally.deemed is None else _find(profile, tally, tally.deemed, seeds, casting)
    return Result(profile, tally, _find(profile, tally, tally.strict, seeds, casting), deemed)


def _find(profile: Profile, tally: Tally, sets: Measures, seeds: tuple[str, str], casting: str) -> Finding:
    if tally.question.kind == "rate":
        return rate(tally)
    if tally.question.method:
        return decide_ranked(profile, tally, sets, *seeds)
    if is_contest(tally.question):
        return decide_contest(profile, tally, sets, *seeds)
    return decide(profile, tally.question.rule, sets, casting=casting)
