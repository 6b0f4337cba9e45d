"""What makes a ballot count, in a few lines above its signatures: consequences, whom to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.outcome import joined
from meeting_tui.rules.profile import Profile

UNMARKED = {
    "abstain": N_("A question left without a mark counts as an abstention."),
    "invalid": N_("A question left without a mark is invalid."),
    "not_cast": N_("A question left without a mark is no vote cast."),
}
"""What a question without a mark is, by what the rules say of blanks."""
_SHORT = {
    "abstain": N_("No mark: you abstain."),
    "invalid": N_("No mark: invalid there."),
    "not_cast": N_("No mark: no vote cast."),
}
_TAKES_PART = N_("No mark: you abstain and take part.")


def closing(
    law: Profile, rules: Collection[str], t: Translator, *, signed: bool, contact: str
) -> tuple[str, ...]:
    """The consequences, and whom to ask. `rules`: those that decide here, none where nothing is decided."""
    told = joined(tuple(_consequences(law, rules, t, signed=signed)), t)
    return (told, t("Contact: {contact}", contact=contact)) if contact else (told,)


def _consequences(law: Profile, rules: Collection[str], t: Translator, *, signed: bool) -> Iterator[str]:
    if signed:
        yield t("Not signed: invalid.")
    else:
        yield t("Do not sign here: put this ballot into the inner envelope, and sign the outer one.")
    if rules:
        counted = law.blank == "abstain" and any("participating" in law.rule(each).sets for each in rules)
        yield t(_TAKES_PART if counted else _SHORT[law.blank])
    yield t("Late: not counted.")
