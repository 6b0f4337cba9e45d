"""What a person reads when something nobody foresaw went wrong: what is safe, and where the details are."""

from __future__ import annotations

from meeting_tui import trace
from meeting_tui.lang import _


def told(error: BaseException, act: str = "") -> str:
    """Put the error into the log; the sentence that names it."""
    log = trace.fault(error, act)
    if log is None:
        return _(
            "Something unexpected happened. What was acknowledged is kept; try again. "
            "The details could not be written to {path}.",
            path=trace.path(),
        )
    return _(
        "Something unexpected happened. What was acknowledged is kept; try again. Details are in {path}.",
        path=log,
    )
