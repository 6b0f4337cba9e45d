"""What came back in time, in every measure, in words."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import exact
from meeting_tui.lang.terms import term

Numbers = Mapping[str, Mapping[str, str]]
"""By measure: `returned` and `all` as decimal numbers, or the words for its unit in each language."""


def taking_part(told: Numbers, units: Numbers, t: Translator) -> list[tuple[str, str]]:
    """Each measure with what took part of it: `90 of 274 owners`; shown at any time."""
    return [
        (
            t("Taking part, {measure}", measure=term(name, t)),
            t(
                "{here} of {all} {unit}",
                here=exact(n["returned"]),
                all=exact(n["all"]),
                unit=t.pick(dict(units[name])),
            ),
        )
        for name, n in told.items()
    ]
