"""Ballots: printed, handed out, back, keyed in, decided."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.plurals import N_n
from meeting_tui.lang.ways import Ways

WORDS = {
    "ballots.only_pdf": N_(
        "{path} is no name for ballots: they are printed as PDF. Give a name that ends in .pdf."
    ),
    "ballots.serial": N_("“{serial}” is a ballot number; say of which poll."),
    "ballots.unknown_serial": N_(
        "Poll {poll} has no ballot {serial}. Compare the number on the paper and try again."
    ),
    "ballots.not_printed": N_("Ballot {serial} of poll {poll} was never printed. Print the ballots first."),
    "ballots.test": N_("Ballot {serial} is a TEST ballot and never counts. Put it aside."),
    "ballots.other_poll": N_(
        "Ballot {serial} belongs to poll {poll}, not to {wanted}. Put it with the papers of that poll."
    ),
    "ballots.secret_paper": Ways(
        N_(
            "That is a secret paper: nobody may know who has it. Hand out an envelope with any paper in it, and "
            "register the envelope by its number ({way})."
        ),
        "meeting-tui envelopes issue",
        N_("key 1 on the poll"),
    ),
    "ballots.void": N_(
        "Ballot {serial} was made void by {by} on {at}: {reason}. Put it aside; only a new paper printed for its "
        "voter (Replace) counts."
    ),
    "ballots.one": N_("“{given}” names several ballots; this is done with one at a time."),
    "ballots.or_unit": N_(
        "“{given}” may be ballots {first} to {last}, or a unit. For the ballots write “{first} to {last}”; for the "
        "unit, its ballot's number or the voter's name."
    ),
    "ballots.backwards": N_("From {first} to {last} there is nothing: write the smaller number first."),
    "ballots.no_building": N_("No voter of this poll has a unit in “{building}”. There are: {known}."),
    "ballots.building_done": N_("In {building} no ballot is left to do this with."),
    "ballots.replaced": N_("Ballot {serial} is void for good: {new} was printed in its place."),
    "ballots.nothing_done": N_("Nothing was done with ballot {serial} that could be taken back."),
    "ballots.decided": N_(
        "Two people have decided ballot {serial} since ({by}, {at}). Let them decide it anew instead."
    ),
    "ballots.signature": N_("“{signature}” says nothing about a signature. Use one of: {known}."),
    "ballots.blind_nobody": N_(
        "{who} is an account of this computer, nobody known to this file. Press F12 and say who keys in: a second "
        "keying counts only by another person."
    ),
    "ballots.blind_first": N_("Nobody has keyed ballot {serial} in yet. The first keying comes first."),
    "ballots.blind_same": N_(
        "{by} keyed ballot {serial} in the first time. Somebody else must key it in the second time."
    ),
    "ballots.blind_done": N_("Ballot {serial} was keyed in twice, or decided, already: {by}."),
    "ballots.out": N_n(
        "{count} ballot of poll {poll} is already out ({serial}); printing all again would make "
        "two papers of one number. Replace single ballots instead.",
        "{count} ballots of poll {poll} are already out (the first is {serial}); printing all again would make "
        "two papers of one number. Replace single ballots instead.",
        by="count",
    ),
    "ballots.large_secret": N_(
        "Nobody may know which secret ballot is whose, so none can be in large print for one voter alone. Print "
        "all ballots of poll {poll} large."
    ),
    "ballots.other_form": N_(
        "The ballots of poll {poll} were printed in another form (normal or large print, or large for other "
        "voters). Print the same form again, or replace single ballots."
    ),
    "ballots.mode": N_("“{mode}” is no way of handing out. Use one of: {known}."),
    "ballots.issued": N_("Ballot {serial} was already handed to {to} on {at} by {by}."),
    "ballots.returned": N_(
        "Ballot {serial} already came back on {at}, taken by {by}. "
        "If this is another paper, key it in as a second paper."
    ),
    "ballots.not_issued": N_(
        "Nobody registered that ballot {serial} was handed out. Hand it out in the register first; if it was "
        "not, find out where this paper comes from."
    ),
    "ballots.not_returned": N_(
        "Nobody registered that ballot {serial} came back. Take it back in the register first; after the last "
        "minute two people say whether it was in time."
    ),
    "ballots.same_box": N_("{serial} lies in that box on record already."),
    "ballots.late": N_("Ballot {serial} came late: it was entered so on {at}, and does not count."),
    "ballots.second": N_(
        "Ballot {serial} is already counted: {by}, {at}. If this is another paper with the same number, "
        "put it on record as a second paper."
    ),
    "ballots.no_first": N_("No paper of ballot {serial} was counted yet. Key this one in."),
    "ballots.unknown_choice": N_("Question “{question}” has no box “{choice}”. It has: {known}."),
    "ballots.unknown_name": N_(
        "Nobody wrote the name “{name}” in so far. Look at the list of written names."
    ),
    "ballots.name_counts": N_(
        "{name} counts or watches in this poll and can't be elected in it. Leave that line out: the rest of the "
        "paper counts."
    ),
    "ballots.merged_already": N_(
        "“{name}” is counted as “{into}” already, so not the other way round. First let two people say that "
        "“{name}” stands for itself."
    ),
    "ballots.seen": N_(
        "The marks of ballot {serial} are already on record, so it can't be made void. "
        "Let two people decide it instead."
    ),
    "ballots.named_twice": N_("Ballot {serial} was named twice. Name each once."),
    "ballots.none_named": N_("No ballot was named. Name at least one."),
    "ballots.reason": N_("Say why: what is made void needs a reason on record."),
    "ballots.decide_one": N_(
        "Decide either the marks of the ballot or why it is invalid, not both and not neither."
    ),
    "ballots.faults": N_n(
        "The table of decisions has {count} fault, in row {row}. Nothing was decided; mend it and try again.",
        "The table of decisions has {count} faults, the first in row {row}. Nothing was decided; mend them "
        "and try again.",
        by="count",
    ),
    "ballots.no_columns": N_("{file} lacks columns in its first row: {columns}. Add them and try again."),
    "ballots.json_list": N_("The JSON is no list of decisions; docs/formats/decisions.md shows one."),
    "ballots.json_object": N_("Decision {no} is no JSON object; docs/formats/decisions.md shows one."),
    "ballots.json_key": N_(
        "Decision {no}: “{key}” is missing, has no place there or holds something else than "
        "docs/formats/decisions.md says."
    ),
    "ballots.no_name": N_("“{name}” is no name. Type the name as it stands on the paper."),
    "ballots.other_people": N_("Row {row} of this ballot names others. Let the same two decide all of it."),
    "ballots.other_reason": N_("Another row of this ballot gives another reason: “{reason}”. Give one."),
    "ballots.question_twice": N_("Question “{question}” of this ballot stands twice. Say it once."),
    "ballots.unsaid": N_("Nothing is said of {questions}. Add a row for each."),
    "ballots.unsaid_choice": N_(
        "Nothing is said of what is marked. Where nothing is, write one of: {words}."
    ),
    "ballots.why_invalid": N_("Say why: what is made invalid needs a reason on record."),
    "ballots.decided_since": N_(
        "Ballot {serial} was decided just so on {at}, and is not so any more. Look at what came since, and "
        "decide it by itself."
    ),
    "ballots.not_back": N_("Ballot {serial} has not come back, so there is nothing to decide."),
    "ballots.undo_two": N_(
        "What was done last with {serial} is for two people to take back: two said it, or the last minute is over. "
        "Name them."
    ),
    "ballots.void_two": N_(
        "{serial} came back once, or the last minute is over: it is for two people to make it void. Name them."
    ),
    "ballots.two_people": N_("Two people must say so, each by name (given: {given})."),
}
