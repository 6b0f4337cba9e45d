"""A matter as it is seen."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.proposals.values import ProposalView
from meeting_tui.record.matter.values import MatterState


@dataclass(frozen=True)
class MatterView:
    """A matter as it stands, with its proposals, oldest first."""

    stands: MatterState
    proposals: tuple[ProposalView, ...]

    @property
    def id(self) -> int:
        """Its number."""
        return self.stands.id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.stands.title

    @property
    def summary(self) -> str:
        """What it is about; empty where that was erased."""
        return self.stands.summary or ""

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.stands.state

    @property
    def created_at(self) -> str:
        """When it was raised (ISO)."""
        return self.stands.raised_at
