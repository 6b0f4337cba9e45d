"""A proposal: written, changed, and shown with the law that will decide it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from meeting_tui.check_code import check_code
from meeting_tui.lang import _, screen
from meeting_tui.rules import plan_kinds
from meeting_tui.tui.facts import Pair
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.words import moment, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.proposals.pack import Lacking
    from meeting_tui.desk.proposals.values import ProposalDraft, ProposalView
    from meeting_tui.rules.profile import Profile


def kinds(profile: Profile) -> tuple[tuple[str, str], ...]:
    """The kinds of plan the law knows: code and words."""
    return tuple((code, screen().pick(dict(kind.title))) for code, kind in plan_kinds.kinds(profile).items())


def law(profile: Profile, code: str) -> str:
    """What the rule of a kind of matter asks for, in the words of the clause."""
    kind = plan_kinds.kinds(profile).get(code)
    return screen().pick(dict(profile.rule(kind.rule).wording)) if kind else ""


def proposal_facts(proposal: ProposalView, profile: Profile, lacking: Lacking) -> list[Pair]:
    """The proposal as it will stand on the ballot, its rule, and what its pack lacks."""
    draft, missing = proposal.draft, lacking.get(proposal.id, ())
    facts: list[Pair] = [
        (_("Title"), draft.title),
        (_("Pack lacks"), "\n".join(map(word, missing))),
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


def proposal_form(matter: int, profile: Profile) -> Form[int]:
    """Write a new proposal on the matter; it is gone on with in the editor."""

    def act(office: Office, values: Mapping[str, str]) -> int:
        from meeting_tui.desk.proposals import acts as proposals

        return proposals.propose(office, matter, _draft(values))

    return Form(_("A new proposal"), _fields(profile), act)


def _fields(profile: Profile) -> tuple[FormField, ...]:
    return (
        FormField("title", _("Title")),
        FormField("code", _("Kind"), kind="pick", options=kinds(profile)),
        FormField("text", _("Text"), kind="long"),
        FormField("budget", _("Budget"), hint=_("what it costs in all")),
        FormField("funding", _("Funding"), hint=_("such as the maintenance fund")),
        FormField("effect", _("Effect"), hint=_("how much each unit bears")),
        FormField("options", _("Offers"), kind="long"),
    )


def _draft(values: Mapping[str, str]) -> ProposalDraft:
    from meeting_tui.desk.proposals.values import ProposalDraft

    options = tuple(option for option in values["options"].split("\n") if option.strip())
    told: dict[str, Any] = {
        name: values[name] for name in ("title", "text", "code", "budget", "funding", "effect")
    }
    return ProposalDraft(**told, options=options)
