"""A proposal: written, changed, and shown with the law that will decide it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from meeting_tui.check_code import check_code
from meeting_tui.lang import _, screen
from meeting_tui.tui.facts import Pair
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.words import moment

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.proposals.values import ProposalDraft, ProposalView
    from meeting_tui.rules.profile import Profile


def kinds(profile: Profile) -> tuple[tuple[str, str], ...]:
    """The kinds of matter the law knows: code and words."""
    return tuple((code, screen().pick(dict(matter.title))) for code, matter in profile.matters.items())


def law(profile: Profile, code: str) -> str:
    """What the rule of a kind of matter asks for, in the words of the clause."""
    matter = profile.matters.get(code)
    return screen().pick(dict(profile.rule(matter.rule).wording)) if matter else ""


def proposal_facts(proposal: ProposalView, profile: Profile) -> list[Pair]:
    """The proposal as it will stand on the ballot, and its rule."""
    draft = proposal.draft
    facts: list[Pair] = [
        (_("Title"), draft.title),
        (_("Text"), draft.text),
        (_("Options"), "\n".join(draft.options)),
        (_("Budget"), draft.budget),
        (_("Funding"), draft.funding),
        (_("Effect"), draft.effect),
        (_("Kind"), dict(kinds(profile)).get(draft.code, draft.code)),
        (_("The law"), law(profile, draft.code)),
        (_("Frozen at"), moment(proposal.frozen_at)),
        (_("Check code"), check_code(proposal.digest)),
    ]
    return [fact for fact in facts if fact[1]]


def proposal_form(matter: int, proposal: ProposalView | None, profile: Profile) -> Form[int]:
    """Write a new proposal on the matter, or change one."""

    def act(office: Office, values: Mapping[str, str]) -> int:
        from meeting_tui.desk.proposals import acts as proposals

        draft = _draft(values)
        return (
            proposals.revise(office, proposal.id, draft)
            if proposal
            else proposals.propose(office, matter, draft)
        )

    frozen = _("This one is on a ballot; what you change becomes a new revision.")
    return Form(
        _("Change the proposal") if proposal else _("A new proposal"),
        _fields(proposal, profile),
        act,
        frozen if proposal and proposal.frozen else "",
    )


def _fields(proposal: ProposalView | None, profile: Profile) -> tuple[FormField, ...]:
    from meeting_tui.desk.proposals.values import ProposalDraft

    draft = proposal.draft if proposal else ProposalDraft("", "", "")
    return (
        FormField("title", _("Title"), draft.title),
        FormField("code", _("Kind"), draft.code, kind="pick", options=kinds(profile)),
        FormField("text", _("Text"), draft.text, kind="long"),
        FormField("budget", _("Budget"), draft.budget, _("what it costs in all")),
        FormField("funding", _("Funding"), draft.funding, _("where the money comes from")),
        FormField("effect", _("Effect"), draft.effect, _("what it means for each unit")),
        FormField("options", _("Offers"), "\n".join(draft.options), kind="long"),
    )


def _draft(values: Mapping[str, str]) -> ProposalDraft:
    from meeting_tui.desk.proposals.values import ProposalDraft

    options = tuple(option for option in values["options"].split("\n") if option.strip())
    told: dict[str, Any] = {
        name: values[name] for name in ("title", "text", "code", "budget", "funding", "effect")
    }
    return ProposalDraft(**told, options=options)
