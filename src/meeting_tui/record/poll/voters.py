"""What entries of a poll say of its voters: who votes for whom, who paid what they owed, who objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from meeting_tui.record.ballot import ProxyGiven
from meeting_tui.record.chain import Entry
from meeting_tui.record.paper_acts import Texts


class VotersOfPoll(Protocol):
    """What of a register these entries change (`record.register.BallotRegister`)."""

    proxies: dict[int, ProxyGiven]
    paid: frozenset[int]
    objections: Mapping[str, frozenset[int]]
    settled_seq: int


def proxy_given(register: VotersOfPoll, entry: Entry, texts: Texts) -> None:
    """Somebody lets somebody vote."""
    body, holder = entry.body, texts.get((entry.seq, "holder"))
    told = (body["voter"], holder, body.get("carrier"), body["role"], body["instructed"], body["by"])
    register.proxies[body["voter"]] = ProxyGiven(entry.seq, *told, entry.at)


def proxy_withdrawn(register: VotersOfPoll, entry: Entry, _texts: Texts) -> None:
    """And does so no more."""
    register.proxies.pop(entry.body["voter"], None)


def objected(register: VotersOfPoll, entry: Entry, _texts: Texts) -> None:
    """Somebody objects to what was decided: the next count weighs it."""
    asked = entry.body["question"]
    before = register.objections.get(asked, frozenset())
    register.objections = {**register.objections, asked: before | {entry.body["voter"]}}
    register.settled_seq = entry.seq


def took_back(register: VotersOfPoll, entry: Entry, _texts: Texts) -> None:
    """And objects no more."""
    asked = entry.body["question"]
    left = register.objections.get(asked, frozenset()) - {entry.body["voter"]}
    register.objections = {**register.objections, asked: left}
    register.settled_seq = entry.seq


def paid(register: VotersOfPoll, entry: Entry, _texts: Texts) -> None:
    """Somebody in arrears owes nothing any more, or never did."""
    register.paid |= {entry.body["voter"]}
