"""How many: a sentence that has one form for a single thing and another for several.

Both values are the text for several, so that they stand in a table wherever a plain message does; the
translator sees what they are and chooses by the facts.
"""

from __future__ import annotations

from collections.abc import Mapping


class Plural(str):
    """The sentence for several things; `one` is that for a single one, and the fact `by` counts them."""

    one: str
    by: str

    def __new__(cls, one: str, many: str, by: str = "n") -> Plural:
        made = super().__new__(cls, many)
        made.one, made.by = one, by
        return made


class Counting(str):
    """A sentence in which some facts are numbers, each said together with what it counts."""

    counted: Mapping[str, Plural]

    def __new__(cls, sentence: str, **counted: Plural) -> Counting:
        made = super().__new__(cls, sentence)
        made.counted = counted
        return made


def N_n(one: str, many: str, by: str = "n") -> Plural:  # noqa: N802 - like gettext's N_
    """Mark a sentence of two forms for the catalogue; the fact `by` says which of them is meant."""
    return Plural(one, many, by)
