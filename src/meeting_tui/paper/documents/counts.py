"""How many were for and against, by every measure: the tables of a question."""

from __future__ import annotations

from collections.abc import Iterator

from meeting_tui.lang import Translator
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.answered import TOTALS, VOTES, Answered
from meeting_tui.paper.documents.blocks import Table
from meeting_tui.paper.documents.wording import NOT_SHOWN, measure, share, weighed
from meeting_tui.rules import Measures, Profile
from meeting_tui.rules.disclosure import Hidden
from meeting_tui.rules.exact import decimal

NO_SETS: Measures = {}
_OF_PARTICIPATING = frozenset({"for", "against", "abstain"})
_INSIDE = {"abstain": "abstain", "invalid": "invalid", "not_cast": "participating"}  # after which row: blank


def totals(t: Translator, answered: Answered) -> Table:
    """How many there are, got a ballot and gave it back: once for all questions."""
    sets = answered.result.tally.binding
    names = [name for name in TOTALS if _known(sets, name)]
    return _table(t, answered.result.profile, sets, names, answered.hidden)


def counts(t: Translator, answered: Answered, sets: Measures, hidden: Hidden, common: Measures) -> Table:
    """The table everybody looks for: who took part, for and against, with their shares."""
    profile = answered.result.profile
    rows = [name for name in TOTALS if _known(sets, name) and not _same(sets, common, name)]
    rows += [name for name in VOTES if _known(sets, name)]
    rows.insert(rows.index(_INSIDE[profile.blank]) + 1, "blank")
    return _table(t, profile, sets, rows, hidden)


def held(sets: Measures) -> Measures:
    """What somebody holds; a roll without shares needs no column of noughts, and nobody votes by persons."""
    return {code: row for code, row in sets.items() if code == "heads" or (row["all"] and code != "persons")}


def _known(sets: Measures, name: str) -> bool:
    return all(name in row for row in sets.values())


def _same(sets: Measures, common: Measures, name: str) -> bool:
    return all(code in common and common[code].get(name) == row[name] for code, row in sets.items())


def _table(t: Translator, profile: Profile, sets: Measures, names: list[str], hidden: Hidden) -> Table:
    sets = held(sets)
    rows = tuple((_named(t, profile, name), *cells(t, profile, sets, name, hidden)) for name in names)
    head = [cell for code in sets for cell in (measure(t, code, profile), t("%"))]
    widths = (4, *([3, 3] * len(sets)))
    return Table((t("Counted as"), *head), rows, widths, "l" + "rr" * len(sets), dense=True)


def _named(t: Translator, profile: Profile, name: str) -> str:
    """A row's name; blanks that are counted in the row above say so."""
    inside = name == "blank" and profile.blank != "not_cast"
    return t("of these blank") if inside else term(name, t)


def cells(t: Translator, profile: Profile, sets: Measures, name: str, hidden: Hidden) -> Iterator[str]:
    within = _INSIDE[profile.blank] if name == "blank" else name
    base = "participating" if within in _OF_PARTICIPATING else "all"
    for code, row in sets.items():
        told, of = (code, name) not in hidden, (code, base) not in hidden
        yield weighed(row[name], profile.measures[code].decimals) if told else t(NOT_SHOWN)
        yield share(row[name], row[base]) if told and of else "–"


def weights(answered: Answered) -> tuple[str, ...]:
    """Who was for out of who took part, by measure, as a claim has it: 163/214; – where it is not shown."""
    result = answered.result
    places = {code: each.decimals for code, each in result.profile.measures.items()}
    return tuple(
        "–"
        if answered.hidden & {(code, "for"), (code, "participating")}
        else f"{decimal(row['for'], places[code])}/{decimal(row['participating'], places[code])}"
        for code, row in held(result.tally.binding).items()
    )
