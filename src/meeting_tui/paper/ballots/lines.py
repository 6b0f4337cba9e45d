"""Breaking lines of what lies fixed on a ballot: printers and readers of any version must agree on it."""

from __future__ import annotations

from functools import partial

from meeting_tui.paper import line_breaks
from meeting_tui.paper.line_breaks import BALLOT_WORDS

break_lines = partial(line_breaks.break_lines, words=BALLOT_WORDS)
fit = partial(line_breaks.fit, words=BALLOT_WORDS)
balanced = partial(line_breaks.balanced, words=BALLOT_WORDS)
