"""Proposals: drafting, comments, amendments, what was heard."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.ways import Ways

WORDS = {
    "proposals.empty": N_("Nothing is written here."),
    "proposals.long": N_("Too long by far: {count}, where {most} is the most. Put the rest into an annex."),
    "proposals.basis": N_("“{basis}” is nothing to share a cost by. Use one of: {known}."),
    "proposals.heading": N_("“{heading}” is no part of a proposal. The parts are called: {known}."),
    "proposals.no_kind": Ways(
        N_("Of which kind of matter is it? The kind picks the rule that decides: {way}."),
        "--kind {known}",
        N_("Enter on the field shows the kinds"),
    ),
    "proposals.cost": N_("The cost is an amount of money like this: {such}, and not below zero."),
    "proposals.older_base": N_(
        "{by} wrote revision {newest} at {at}; yours was made from revision {base}. Nothing is lost: look at "
        "what changed, take it in, and save again from revision {newest}."
    ),
    "proposals.overlaps": Ways(
        N_(
            "Revision {newest} changes the same sentence as amendment {amendment}, which was moved to revision "
            "{revision}. Write both into a new revision, then settle the amendment as written in: {way}."
        ),
        "--written",
        N_("“It is in the text”"),
    ),
    "proposals.incomplete": N_(
        "The pack of proposal {proposal} is not full: {missing}. Complete it, or two people write why it is put "
        "to the vote all the same; that is printed on the pack."
    ),
    "proposals.not_full": N_("The pack of proposal {proposal} is not full yet."),
    "proposals.frozen": N_(
        "Proposal {proposal} is on a ballot and stays as it was voted on. A change of its text becomes a new "
        "proposal."
    ),
    "proposals.no_revision": N_("Proposal {proposal} has no revision {revision}."),
    "proposals.no_line": N_("The last line of revision {revision} is {count}; there is no line {line}."),
    "proposals.no_comment": N_("There is no comment {comment} on this proposal."),
    "proposals.resolved": N_("Comment {comment} is dealt with already."),
    "proposals.no_amendment": N_("There is no amendment {amendment} to this proposal."),
    "proposals.settled": N_("Amendment {amendment} is settled already."),
    "proposals.outcome": N_("“{outcome}” is no way to settle an amendment. Use one of: {known}."),
    "proposals.no_motion": N_(
        "Say as which motion the amendment is voted on: one of a meeting that was opened, on this proposal or "
        "its matter."
    ),
    "proposals.undecided": N_("Motion {motion} of “{meeting}”, which decides on it, is not decided yet."),
    "proposals.decided": N_(
        "Motion {motion} of “{meeting}” decided on it: {outcome}. It is settled as decided."
    ),
    "proposals.same_text": N_("That is the wording as it stands."),
    "proposals.no_reason": N_("Say why."),
    "proposals.way": N_("“{way}” is no way to hear people. Use one of: {known}."),
    "proposals.count": N_("Say how many households were heard, one at least."),
    "proposals.no_building": N_("The roll has no building “{building}”. It has: {known}."),
    "proposals.households": N_("More households than there are units can't have been heard: {most}."),
    "proposals.no_group": N_("Group {group} is not there. Look at the list of opinions."),
    "proposals.no_weights": N_("The roll says nothing to share the cost by in this way."),
    "proposals.template": N_("There is no template “{name}”. Use one of: {known}."),
    "proposals.ending": N_("{path}: a proposal is read and written as .md or .docx."),
    "proposals.unreadable": N_("{path}: {reason}."),
    "proposals.big": N_("{path} is bigger than {most} MB."),
    "proposals.not_utf8": N_("{path} is no UTF-8 text. Save it as UTF-8."),
    "proposals.lost": N_(
        "{path} has {found}, which would be lost. Accept or reject tracked changes, write tables and notes as "
        "lines, and enclose pictures as annexes; then save it and try again."
    ),
    "proposals.word": N_("{path} is no Word file that can be read (.docx). Save it anew in Word."),
}
