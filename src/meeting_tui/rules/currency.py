"""In which currency a community counts its money: that of the land whose law it goes by."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.rules.profile import Profile

_OF: Mapping[str, str] = {
    "cn": "CNY",
    "hk": "HKD",
    "tw": "TWD",
    "jp": "JPY",
    "sg": "SGD",
    "au": "AUD",
    "ca": "CAD",
    "us": "USD",
    "uk": "GBP",
    "ch": "CHF",
    "de": "EUR",
    "fr": "EUR",
}
"""By the first part of the id of a profile that ships (ISO 4217)."""
_ANYWHERE = frozenset({"us-roberts"})
"""Rules of order that are no land's law."""


def currency_of(profile: Profile) -> str:
    """The code of the currency; empty where the rules are of no land. A community's own rules are derived
    from some that ship, whose land is theirs."""
    shipped = profile.extends or profile.id
    return "" if shipped in _ANYWHERE else _OF.get(shipped.partition("-")[0], "")
