"""What the columns of a roll hold, as the blank sheet tells whoever fills it in."""

from __future__ import annotations

from collections.abc import Sequence

from meeting_tui.lang import N_, Lang
from meeting_tui.lang.formats import area, names
from meeting_tui.lang.plurals import N_n

EXPLAINED = {
    "building": N_("The building, like 3 or 3#. Leave the column out where there is only one."),
    "unit": N_("The stair or entrance, where rooms are numbered by it."),
    "room": N_("The room, one row a unit."),
    "area": N_("Square metres of the exclusive part as registered, at most two decimals."),
    "share": N_("Where votes weigh by shares: a number, or a part like 83/1000. Else leave it empty."),
    "area_source": N_("Which paper the area comes from; empty: the registry."),
    "kind": N_("What the unit is used for; empty: a home."),
    "owners": N_("Every owner's full name. Several: one after another with a semicolon between."),
    "owner_kind": N_("A person, a company, or the developer for what is unsold; empty: a person."),
    "reference": N_(
        "Tells people of one name apart: the last four characters of an identity number, or a code."
    ),
    "phone": N_("Never printed. Several owners: in their order, with a semicolon between."),
    "representative": N_("Who casts the ballot of co-owners or a company; empty: the first one named."),
    "large": N_("Whether they want ballots in large print: yes or no."),
    "owes": N_("Since which day it is in arrears, where the law makes something of it; empty: it is not."),
}
OF_SHEET = N_n("{sheet} ({units} unit)", "{sheet} ({units} units)", by="units")
SAMPLES = N_("Rows that begin with {sample} show how it is done; an import leaves them out.")
LEFT_OUT = {
    "total": N_("a row of totals"),
    "note": N_("a note"),
    "heading": N_("the headings again"),
    "title": N_("a title"),
    "building": N_("a building's name"),
    "sample": N_("a sample"),
    "relation": N_("not an owner"),
    "status": N_("not an owner any more"),
    "hidden": N_("hidden in the spreadsheet"),
}
"""Why a row of a roll's file is no unit of the roll."""


def side(owners: Sequence[str], size: int, share: str, lang: Lang) -> str:
    """Who owns a unit and what it weighs; `size` in 0.01 m²."""
    return " ".join(filter(None, (names(owners, lang), measure(size, share, lang))))


def measure(size: int, share: str, lang: Lang) -> str:
    """Area, share or both, as bare as a list needs them."""
    return " · ".join(filter(None, (area(size, lang) if size else "", share)))


def each_use(uses: Sequence[tuple[str, int]], lang: Lang) -> str:
    """How many units there are of each use, in a row."""
    return names([f"{use} {many}" for use, many in uses], lang)
