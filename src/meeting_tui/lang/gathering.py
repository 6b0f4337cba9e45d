"""Who is there of an assembly, in every measure, in words."""

from __future__ import annotations

from collections.abc import Iterable

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import exact
from meeting_tui.published import GatheringForm


def there(found: Iterable[GatheringForm], t: Translator) -> str:
    """`201 of 274 owners, needs 183; 19,333.07 of 26,351.02 m², needs 17,567.35`."""
    return t("; ").join(_part(each, t) for each in found)


def _part(each: GatheringForm, t: Translator) -> str:
    told = {
        "here": exact(each["here"]),
        "all": exact(each["all"]),
        "unit": t.pick(each["unit"]["many"]),
    }
    said = t("{here} of {all} {unit}", **told)
    if each["measure"] == "heads" and each["represented"]:
        said += t(" ({n} represented)", n=exact(each["represented"]))
    return said if each["needed"] is None else said + t(", needs {n}", n=exact(each["needed"]))


def columns(found: Iterable[GatheringForm], t: Translator) -> tuple[tuple[str, str], ...]:
    """For the wall: what is counted, and how much of it is there."""
    return tuple(
        (t("{unit} here", unit=t.pick(each["unit"]["many"])), f"{exact(each['here'])}/{exact(each['all'])}")
        for each in found
    )
