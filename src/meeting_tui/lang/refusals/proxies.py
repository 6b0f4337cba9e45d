"""Proxies: why one can't be registered or taken back."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.plurals import N_n

WORDS = {
    "proxies.secret": N_(
        "Poll {poll} is secret: no paper tells whose it is, and these rules cut what a proxy carries. Let the voter "
        "take part in person, or make a poll by name."
    ),
    "proxies.holder": N_("Nobody is named who holds the proxy. Name them."),
    "proxies.reason": N_("Say why the proxy is taken back."),
    "proxies.no_proxy": N_("{voter} has given no proxy in this poll."),
    "proxies.no_voter": N_(
        "“{voter}” is nobody on the roll of this poll. Give a number from 1 to {last}, a unit as the ballot "
        "writes it, or a full name."
    ),
    "proxies.unclear": N_("Several voters are called “{name}”. Give the number on the roll: {numbers}."),
    "proxies.back": N_(
        "The ballot of {voter} (no. {serial}) came back already. A proxy can change nothing any more."
    ),
    "proxies.not_allowed": N_("These rules allow no proxies. Whoever votes must vote in person."),
    "proxies.unknown_principal": N_(
        "“{holder}” would vote for somebody who is not on the roll of this poll."
    ),
    "proxies.twice": N_("This voter has given a proxy already. Take it back first."),
    "proxies.handed_on": N_(
        "“{holder}” has given a proxy away, and a proxy can't be handed on. Name somebody else."
    ),
    "proxies.forbidden_role": N_(
        "By these rules nobody who is “{role}” may hold a proxy. Name somebody else."
    ),
    "proxies.no_instruction": N_(
        "These rules want the voter's opinion on every question in the written authority. "
        "Look at it, then register it as instructed."
    ),
    "proxies.too_many": N_n(
        "“{holder}” would hold {number} proxy, over the {limit} of {clause}. Name somebody else.",
        "“{holder}” would hold {number} proxies, over the {limit} of {clause}. Name somebody else.",
        by="number",
    ),
}
