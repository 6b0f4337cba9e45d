"""The words for states, kinds and choices: one list for screens, papers and the command line."""

from __future__ import annotations

from meeting_tui.lang import N_, Translator

TERMS = {
    # agenda items and motions
    "report": N_("Report"),
    "discussion": N_("Discussion"),
    "decision": N_("Decision"),
    "for": N_("For"),
    "against": N_("Against"),
    "abstain": N_("Abstain"),
    # outcomes
    "passed": N_("Passed"),
    "rejected": N_("Not passed"),
    "no_quorum": N_("No quorum"),
    "second_vote": N_("A second vote is open"),
    "elected": N_("Elected"),
    "reserve": N_("In waiting"),
    "tied": N_("Tied"),
    "out": N_("Not elected"),
    # polls and papers
    "planned": N_("Planned"),
    "open": N_("Open"),
    "ended": N_("Time is up"),
    "closed": N_("Closed"),
    "counted": N_("Counted"),
    "withdrawn": N_("Withdrawn"),
    "signed": N_("By name"),
    "secret": N_("Secret"),
    # why a whole ballot is invalid
    "unsigned": N_("Not signed"),
    "not-owner": N_("Not signed by the owner"),
    "no-proxy": N_("Proxy without a written authority"),
    "not-ours": N_("Not one of our ballots"),
    "unreadable": N_("Can't be read"),
    "late": N_("Came too late"),
    "duplicate": N_("A second ballot of one voter"),
    # silence
    "not_participating": N_("A paper that does not come back takes no part"),
    "follow_majority": N_("A paper that does not come back counts with the majority"),
    # voters
    "person": N_("Person"),
    "company": N_("Company"),
    "developer": N_("Developer"),
    "co-owners": N_("Co-owners"),
    "owner": N_("Owner"),
    "family": N_("Family"),
    "tenant": N_("Tenant"),
    "manager": N_("Service company"),
    "other": N_("Somebody else"),
    # conditions
    "quorum": N_("Quorum"),
    "approval": N_("Approval"),
    "all": N_("Everyone"),
    "delivered": N_("Handed a paper"),
    "returned": N_("Paper came back"),
    "present": N_("Present"),
    "in_person": N_("Present in person"),
    "participating": N_("Taking part"),
    "cast": N_("For and against"),
    "nonresponse": N_("No answer"),
    "invalid": N_("Invalid"),
    "blank": N_("Blank"),
    "objecting": N_("Objecting"),
    # measures
    "heads": N_("Owners"),
    "area": N_("Area"),
    "share": N_("Shares"),
}


def term(code: str, t: Translator) -> str:
    """The word of a code; the code itself where it has none."""
    return t(TERMS[code]) if code in TERMS else code
