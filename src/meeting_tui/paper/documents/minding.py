"""What to mind when voting on paper: how to fill it in, what makes it invalid, what silence means."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.duties import length
from meeting_tui.lang.formats import day
from meeting_tui.lang.outcome import joined
from meeting_tui.paper.ballots.closing import UNMARKED
from meeting_tui.rules.profile import Profile

_SPOILT = {
    "item": N_("A question with more marks than it allows is invalid; the others on the ballot count."),
    "ballot": N_("A question with more marks than it allows makes the whole ballot invalid."),
}


def who_owes(law: Profile, rules: Collection[str], t: Translator, closes: str = "") -> Iterator[str]:
    """That the law takes the vote of whoever owes, where one of these rules decides. `closes` (ISO) of a vote
    on paper, while which it can be paid: until when."""
    told = law.arrears
    if told is None or set(told.rules).isdisjoint(rules):
        return
    said = [t("{wording} ({cite})", wording=t.pick(dict(told.wording)), cite=t.pick(dict(told.cite)))]
    if closes:
        last = told.last_day(date.fromisoformat(closes[:10])).isoformat()
        said.append(t("Whoever pays by {day} has a vote.", day=day(last, t.lang)))
    yield joined(said, t)


def advice(profile: Profile, objection_days: int, t: Translator, *, secret: bool) -> Iterator[str]:
    """A sentence each; `objection_days`: how long after the count objections may be raised, 0: not at all."""
    if secret:
        yield t(
            "Tick or cross inside one box for each question, with a dark pen. Write no name on the ballot: "
            "put it into the inner envelope, and sign the outer one."
        )
    else:
        yield t(
            "Tick or cross inside one box for each question, with a dark pen, and sign the ballot: without a "
            "signature it is invalid."
        )
    yield t("Co-owners fill in one ballot through one representative; a proxy needs a written authority.")
    yield t("A spoiled ballot is exchanged for a new one; ballots that come late are not counted.")
    yield joined((t(UNMARKED[profile.blank]), t(_SPOILT[profile.invalid.scope])), t)
    if profile.nonresponse.policy == "not_participating":
        yield t("Whoever returns no ballot does not take part in the vote.")
    elif profile.nonresponse.bylaw:
        yield t(
            "What a ballot means that is not returned is laid down in {cite}.", cite=profile.nonresponse.bylaw
        )
    yield t("If the voting period is extended, a notice says so and why.")
    if objection_days:
        days = length(objection_days, "days", t)
        yield t(
            "Objections to the result may be raised in writing within {length} of the count.", length=days
        )
