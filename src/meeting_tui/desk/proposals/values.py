"""A proposal as it is written, and as it is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProposalDraft:
    """A proposal as it is written: `code` is the matter code that picks the rule, `effect` is per unit."""

    title: str
    text: str
    code: str
    options: tuple[str, ...] = ()
    budget: str = ""
    funding: str = ""
    effect: str = ""


@dataclass(frozen=True)
class ProposalView:
    """A stored proposal. `digest` and `frozen_at` are empty until a poll froze it."""

    id: int
    matter: int
    revision: int
    draft: ProposalDraft
    digest: str = ""
    frozen_at: str = ""

    @property
    def frozen(self) -> bool:
        return bool(self.digest)
