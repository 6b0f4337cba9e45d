"""What kind a plan can be of: a kind of matter, or where a law doesn't list them all, what a rule is for."""

from __future__ import annotations

from meeting_tui.refusal import Keys, Refusal
from meeting_tui.rules.profile import MatterKind, Profile


def kinds(law: Profile) -> dict[str, MatterKind]:
    """The kinds of matter by their codes; where they don't name every rule of the law, its rules by their ids
    too, but for one that is called as a matter is."""
    rules = {each.id: each for each in law.rules.values() if not each.formerly}
    matters = law.matters.values()
    if rules.keys() <= {matter.rule for matter in matters}:
        return dict(law.matters)
    called = [matter.title for matter in matters]
    own = {each.id: MatterKind(each.id, each.title, each.id) for each in rules.values()}
    return dict(law.matters) | {id: kind for id, kind in own.items() if kind.title not in called}


def kind(law: Profile, code: str) -> MatterKind:
    """The kind of that code; refused with `rules.unknown_matter`, naming those there are."""
    found = kinds(law)
    if code not in found:
        raise Refusal("rules.unknown_matter", matter=code, profile=law.id, known=Keys(found))
    return found[code]
