"""A proposal as it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.record.proposal.values import ProposalDraft

__all__ = ["ProposalDraft", "ProposalView"]


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
