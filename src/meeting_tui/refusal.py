"""A refusal: what was asked can't be done, as a code with its facts; `lang` puts it into words."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """Nothing was changed. `code` names the reason (`roll.area`), `facts` say what and where.

    Every code has its sentence in `meeting_tui.lang.refusals`; a test fails for one that hasn't.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return f"{self.code} {dict(self.facts)!r}" if self.facts else self.code


class CheckFailed(Refusal):
    """A check (verify, audit, reconcile) found a difference; the command line exits with 3."""
