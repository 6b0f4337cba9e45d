"""The words for states, kinds and choices: one list for screens, papers and the command line."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from meeting_tui.lang import N_, N_p, Translator

TERMS = {
    # agenda items and motions
    "report": N_("Report"),
    "discussion": N_("Discussion"),
    "decision": N_("Decision"),
    "for": N_("For"),
    "against": N_("Against"),
    "abstain": N_("Abstain"),
    # how a motion is voted, and motions about how to go on
    "roll_call": N_("Roll call"),
    "none_objects": N_("No objection"),
    "hands": N_("Show of hands"),
    "slips": N_("Slips"),
    "amend": N_("Amend"),
    "postpone": N_("Postpone"),
    "refer": N_("Refer"),
    "close_debate": N_("Close debate"),
    # answers about the roll's file
    "one-name": N_("one name"),
    "keep": N_("yes, keep it as it is"),
    "take-off": N_("no, take it off"),
    "two-places": N_("different places"),
    "one-building": N_("all one building"),
    "leave-out": N_("leave it out"),
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
    "no-ballot": N_("Not a ballot"),
    "same-paper": N_("The paper was read from another picture"),
    "duplicate": N_("A second ballot of one voter"),
    # an audit, and a drawn paper in it
    "confirmed": N_("Confirmed"),
    "overturned": N_("Not confirmed"),
    "audit-waits": N_("To be looked at"),
    "audit-once": N_("One person looked"),
    "audit-differs": N_("Two people saw different things"),
    "audit-agreed": N_("Two people looked"),
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
    "voted_in_person": N_("Voted in person"),
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
    "persons": N_("Persons"),
    # meetings, offices, matters, papers, registers
    "committee": N_("Committee meeting"),
    "assembly": N_("Owners' assembly"),
    "chair": N_("Chairperson"),
    "vice": N_("Vice chair"),
    "member": N_("Member"),
    "invited": N_("Invited"),
    "observer": N_("Observer"),
    "proposed": N_("Proposed"),
    "voting": N_("Being voted on"),
    "decided": N_("Decided"),
    "done": N_("Settled"),
    "dropped": N_("Dropped"),
    "printed": N_("Printed"),
    "issued": N_("Handed out"),
    "waiting": N_("Waits for people"),
    "valid": N_("Valid"),
    "void": N_("Void"),
    "running": N_("Running"),
    "held": N_("Held"),
    "notice": N_("Notice"),
    "minutes": N_("Minutes"),
    "decisions": N_("Decisions alone"),
    "debate": N_("Debate by name"),
    "agenda": N_("Agenda"),
    "resolution": N_("Decision notice"),
    "withdrawal": N_("Notice of withdrawal"),
    "postings": N_("Posting log"),
    "delivery": N_("Delivery register"),
    "pack": N_("Cover of the proposals"),
    "stubs": N_("Stubs received"),
    "stub-slips": N_("Stubs to hand out"),
    "attendance": N_("Sign-in sheet"),
    "result": N_("Result notice"),
    "poster": N_("Poster"),
    "proxy": N_("Proxy form"),
    "register": N_("Issue register"),
    "tally": N_("Tally sheet"),
    "audit": N_("Audit"),
    "chase": N_("Papers to go after"),
    "commands": N_("Codes for the counting table"),
    "public": N_("Public"),
    "archive": N_("Archive"),
    "registry": N_("registered area"),
    "survey": N_("surveyed area"),
    "contract": N_("area of the contract"),
    "hand": N_("into the hand"),
    "resident": N_("to a co-resident"),
    "door": N_("at the door"),
    "post": N_("by post"),
    "box": N_("letter box"),
    "contact": N_("registered contact"),
    "taken": N_("signed for"),
    "refused": N_("would not sign"),
    # what a check found, and where
    "community": N_("Community file"),
    "paper": N_("Paper"),
    "code": N_("Check code"),
    "signatures": N_("Signatures"),
    "top": N_("the top level"),
}
FORMS = {
    "speech": N_("Speech"),
    "question": N_("Question asked"),
    "answer": N_("Answer given"),
    "order": N_("Point of order"),
    "ruling": N_("Ruling"),
    "note": N_("Note of the recorder"),
}
"""As what something is said."""
UNIT_KINDS = {
    "home": N_("Dwelling"),
    "shop": N_("Shop"),
    "parking": N_("Parking"),
    "other": N_("Other"),
}
FIELDS = {
    "founded": N_("The community was founded"),
    "year": N_("Its accounts begin"),
    "term_begin": N_("The term began"),
    "term_end": N_("The term ends"),
    "contract_end": N_("The service contract ends"),
    "title": N_p("field", "Title"),
    "name": N_p("person", "Name"),
    "organ": N_("Speaks for"),
    "enclosure": N_("Enclose a file"),
    "chair": N_("Chair"),
    "recorder": N_("Recorder"),
    "planned": N_("Minutes planned"),
    "speech": N_("Minutes of one speech"),
    "presenter": N_("Presented by"),
    "speaker": N_("Speaker"),
    "remark": N_("Remark"),
    "action": N_("Action"),
    "who": N_("Responsible"),
    "correction": N_("It should say"),
    "reason": N_("Why"),
    "mover": N_("Moved by"),
    "seconder": N_("Seconded by"),
    "by": N_("Counted by"),
    "motion": N_("The motion"),
    "objection": N_("Objection"),
    "text": N_("Text"),
    "basis": N_("Shared by"),
    "cost": N_("Cost in all"),
    "budget": N_("Budget"),
    "funding": N_("Funding"),
    "effect": N_("Effect"),
    "need": N_("Why it is needed"),
    "single": N_("Why only this"),
    "why_class": N_("Why this kind"),
    "count": N_("Households heard"),
    "place": N_("Where"),
    "since": N_("Since"),
    "until": N_("Until"),
    "due": N_p("due", "By"),
    "two": N_("Second"),
    "refs": N_("Numbers"),
    "teller": N_("Teller"),
    "scrutineer": N_("Scrutineer"),
    "passphrase": N_("Passphrase"),
    "again": N_("Once more"),
    "tellers": N_("Tellers"),
    "choices": N_("Names or offers"),
    "seats": N_("Seats"),
    "excluded": N_("Has no vote"),
    "opens": N_("Begins"),
    "closes": N_("Ends"),
    # what a poll froze, and what a backup's manifest says
    "poll": N_("the poll"),
    "definition": N_("the questions and the ballot"),
    "profile": N_("the rules"),
    "roll": N_("the roll"),
    "ballots": N_("the ballots"),
    "size": N_("the size"),
    "sha256": N_("the content"),
    "records": N_("the records"),
    "format": N_("the way it is written"),
}
SHAPES = {
    "table": N_("a table"),
    "list": N_("a list"),
    "text": N_("a text"),
    "number": N_("a whole number"),
    "flag": N_("true or false"),
}
_TROUBLES = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("you may not do that there"),
    errno.EPERM: N_("you may not do that there"),
    errno.EROFS: N_("that disk can't be written to"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("part of the way there is a file, not a folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EBUSY: N_("another program is using it"),
    errno.EIO: N_("the disk or stick does not answer"),
}


def term(code: str, t: Translator, words: Mapping[str, str] = TERMS) -> str:
    """The word of a code; the code itself where it has none."""
    return t(words[code]) if code in words else code


def record_name(stream: str, t: Translator) -> str:
    """`meeting:2026-01` is the record of meeting 2026-01."""
    noun, _colon, number = stream.partition(":")
    if noun == "meeting":
        return t("the record of meeting {number}", number=number)
    if noun == "proposal":
        return t("the record of proposal {number}", number=number)
    if stream == "board:keys":
        return t("the record of keys and signatures")
    if stream == "board:postings":
        return t("the posting log")
    if noun == "board":
        return t("the record of what was issued")
    return t("the record of poll {number}", number=number) if noun == "poll" else stream


def trouble(code: int, t: Translator) -> str:
    """Why the system refused a file, by its errno."""
    return t(_TROUBLES[code]) if code in _TROUBLES else t("the system refused it")
