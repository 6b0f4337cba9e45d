"""Polls: why one can't be made, found or closed."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import CANDIDATES, HEAD_VOTES, SEATS, VOTERS_WEIGH
from meeting_tui.lang.plurals import Counting
from meeting_tui.lang.ways import Ways

WORDS = {
    "polls.no_question": N_("This poll asks nothing. Add a [[question]] with id, title and text."),
    "polls.window": N_("The poll closes ({closes}) before it opens ({opens}). Correct “opens” or “closes”."),
    "polls.question_twice": N_("Two questions have the id “{id}”. Give each its own."),
    "polls.choice_twice": N_("Question “{question}” has the choice “{id}” twice. Give each its own id."),
    "polls.question_alike": N_(
        "Questions “{first}” and “{question}” read the same: “{title}”. Tell them apart, or delete one."
    ),
    "polls.choice_alike": N_(
        "Question “{question}” would have two boxes “{label}”. Tell them apart, or delete one."
    ),
    "polls.over": N_("The poll would have been over before it was made ({closes}). Correct “closes”."),
    "polls.no_rule": N_(
        "Nothing says by which rule question “{question}” is decided. "
        "Add “matter” with a code of the profile, or “rule”."
    ),
    "polls.no_choices": N_("Question “{question}” is of the kind “{kind}” and needs “choices”."),
    "polls.no_text": N_(
        "Question “{question}” has no text. Owners vote on what is written: "
        "say what will be done, what it costs and who pays."
    ),
    "polls.options": N_(
        "Question “{question}” can't change its options: the rules offer {options}. Leave “choices” out."
    ),
    "polls.seats": Counting(
        N_(
            "Question “{question}” fills {seats} from {candidates}. "
            "“seats” must be 1 or more, and no more than there are candidates."
        ),
        seats=SEATS,
        candidates=CANDIDATES,
    ),
    "polls.group_name": N_(
        "Question “{question}” keeps a seat for “{group}”, of which {name} is not among the names that stand. Write "
        "the name as it stands there."
    ),
    "polls.groups": N_(
        "Question “{question}” keeps seats that can't be: a name stands in two groups, a group has fewer names "
        "than seats, or more seats are kept than there are."
    ),
    "polls.group_line": N_(
        "“{line}” doesn't say for whom seats are kept. Write the group, =, how many seats, a colon, and the names: "
        "Building 1 = 1: Ann Lee, Bob Ray."
    ),
    "polls.about_line": N_(
        "“{line}” doesn't say what is told of whom. Write the name as it stands on the ballot, a colon, and what is "
        "told: Ann Lee: 56, Building 3, teacher."
    ),
    "polls.about_name": N_(
        "Question “{question}” tells of {name}, who is not among the names that stand, or is told of twice. Write "
        "the name as it stands there, on one line."
    ),
    "polls.elects": N_(
        "Question “{question}” is an election: people stand for seats. Say which: kind “elect” with “seats”, or "
        "kind “each” to vote for, against or abstain on every name."
    ),
    "polls.not_one_name": N_(
        "Question “{question}”: “{name}” is not one name. Write one name a line, without a number before it."
    ),
    "polls.name_twice": N_(
        "Question “{question}”: {name} stands there twice. Where two people bear one name, write the unit "
        "behind each, such as 3-2-301."
    ),
    "polls.candidates_count": N_(
        "{names} can't stand for election and count or watch its votes. Name other tellers and scrutineers."
    ),
    "polls.key_kind": N_(
        "Question “{question}”: “{key}” means nothing for the kind “{kind}”. Remove it, or set another “kind”."
    ),
    "polls.excluded_who": N_(
        "“{key}”: name the voter who has no vote either by “voter”, the number on the roll, or by “room”."
    ),
    "polls.exclusion_line": N_(
        "“{line}” doesn't say who has no vote and why. Write the unit, or # and the number on the roll, a colon, "
        "and the reason: 3-2-301: party to the contract."
    ),
    "polls.no_building": N_(
        "Question “{question}” is for building “{building}”, which is not on the roll. There are: {known}."
    ),
    "polls.no_stair": N_(
        "Question “{question}” is for the stair “{stair}”, which is not on the roll. "
        "Write building and stair, such as 3-2. There are: {known}."
    ),
    "polls.no_floor": N_(
        "Question “{question}” is for the floor “{floor}”, on which the roll has no unit. "
        "Write building and floor, such as 3-12, or building, stair and floor, such as 3-2-12; "
        "a floor is the room number without its last two digits."
    ),
    "polls.no_room": N_(
        "Question “{question}” names the unit “{room}”, which is not on the roll. "
        "Write it as the roll does, or as building-stair-room, such as 3-2-301."
    ),
    "polls.no_voter": N_(
        "Question “{question}” excludes voter {voter}, but the roll counts from 1 to {last}. Correct the number."
    ),
    "polls.arrears": N_(
        "Question “{question}”: under rule {rule} of {profile} nobody loses their vote for arrears. "
        "Leave “arrears” out."
    ),
    "polls.not_owing": N_("Of {voter} poll {poll} doesn't say that they owe anything. Name another voter."),
    "polls.paid_late": N_("{voter} paid too late to vote: the last day was {last}."),
    "polls.candidate_owns_nothing": N_(
        "{names} can't stand: the roll knows nothing that they own ({clause}). Name owners, or correct the roll."
    ),
    "polls.candidate_owes": N_(
        "{names} can't stand: by the record of arrears they owe ({clause}). Enter that they paid, or take the "
        "note back with the reason."
    ),
    "polls.arrears_part": N_(
        "Question “{question}”: voter {voter} owes for {units}, but not for {paid}, and casts one ballot for both. "
        "Write them under “excluded” if they have no vote, or take the note back with the reason."
    ),
    "polls.nobody": N_(
        "Nobody is left to vote on question “{question}”. Correct “electorate” or “excluded”."
    ),
    "polls.secret_electorate": N_(
        "Question “{question}” is for some voters only, and secret ballots tell nobody's name. "
        "Ask it in a poll of its own, with identity “signed”."
    ),
    "polls.casting": N_(
        "Question “{question}”: rule “{rule}” gives the chair no casting vote. Leave “casting” out."
    ),
    "polls.min_ticks": N_(
        "Question “{question}”: more names must be ticked than may be. Ask for fewer, or let more be ticked."
    ),
    "polls.write_in": N_(
        "Question “{question}”: these rules count no names that voters write in. Leave “write_ins” out, or "
        "derive rules with write_in = true for this vote."
    ),
    "polls.no_deliveries": N_(
        "The rules of poll {poll} count silence ({policy}), but no paper is registered as handed out. "
        "Register the deliveries first: afterwards nobody could tell silence from a paper that never came."
    ),
    "polls.measure": N_(
        "Rule “{rule}” of question “{question}” weighs votes by “{measure}”, which the roll doesn't hold. "
        "Add the column “{column}” to the roll's file, fill it in for every unit and import the file again, or "
        "choose another rule."
    ),
    "polls.empty_roll": N_("The roll is empty, so there is nobody to ask. Import the roll first."),
    "polls.secret_weight": Counting(
        N_(
            "A secret ballot of {heads} and {area} would tell whose it is: only {count} that much. "
            "Choose “signed”, or a rule that counts heads alone."
        ),
        heads=HEAD_VOTES,
        count=VOTERS_WEIGH,
    ),
    "polls.secret_share": Counting(
        N_(
            "A secret ballot of {heads} and a share of {share} would tell whose it is: only {count} that much. "
            "Choose “signed”, or a rule that counts heads alone."
        ),
        heads=HEAD_VOTES,
        count=VOTERS_WEIGH,
    ),
    "polls.unknown": N_("There is no poll “{poll}”. There are: {known}."),
    "polls.none": N_("There is no poll “{poll}”, nor any other yet. Make one first."),
    "polls.unknown_question": N_("Poll {poll} has no question “{question}”. It has: {known}."),
    "polls.not_open": N_(
        "Poll {poll} is closed: no paper goes out or comes in any more. What came back can still be read and counted."
    ),
    "polls.not_begun": N_(
        "Poll {poll} begins at {at}. Until then ballots can be printed and handed out, nothing comes back."
    ),
    "polls.not_rehearsed": Ways(
        N_(
            "No ballot of poll {poll} goes out before a rehearsal: print its test deck, scan it with your scanner "
            "and have it read, or say why there is none; that stands on the result. {way}."
        ),
        N_("meeting-tui ballots rehearse {poll}, or meeting-tui poll open {poll} --without-rehearsal REASON"),
        N_("F8 on the poll asks for either"),
    ),
    "polls.rehearsed": N_("What is to be said of a rehearsal of poll {poll} is on record since {at}."),
    "rehearsal.pages": N_(
        "Not all of the test deck was read: {missing} of {pages} lacking, first {first} (number/page). Scan all "
        "of it, as it was printed."
    ),
    "rehearsal.doubts": N_(
        "Too much of what was marked plainly was left to people, {missed} of {answers}: with these scans the "
        "evening gets long. Clean the glass, set the scanner to 200 dpi and grey, print at 100 %, scan it again."
    ),
    "polls.running": N_(
        "Poll {poll} takes ballots until {at}. Close it first; what came back then is counted."
    ),
    "polls.ended": N_(
        "The time of poll {poll} was up at {at}: nothing goes out, and nothing is taken as in time without more "
        "ado. Two people enter a ballot as late, or say why it was in time; or they extend the poll."
    ),
    "polls.unclosed": N_("The time of poll {poll} was up at {at}, and it is not closed. Close it first."),
    "polls.uncounted": N_("Poll {poll} has no result on record yet."),
    "polls.on_record": N_(
        "The result of poll {poll} is on record since {at}, and nothing changes it. What came late is entered "
        "as late; two people can begin a recount, whose result stands beside this one."
    ),
    "polls.recounted": N_(
        "Poll {poll} is being counted again. Decide what waits and count; the earlier result stays on record."
    ),
    "polls.withdrawn": N_(
        "Poll {poll} was withdrawn on {at}: {reason}. It stays on record; nothing is counted."
    ),
    "polls.early": Ways(
        N_(
            "Poll {poll} takes ballots until {at}; {back} of {voters} are back. Two people may close it earlier "
            "and say why; that stands on the result. {way}."
        ),
        N_("meeting-tui poll close {poll} --by NAME --by NAME --reason REASON"),
        N_("The key that closes the poll asks for them"),
    ),
    "polls.not_later": N_("The new last minute {closes} is not after {before}. Give a later one."),
    "polls.reason": N_("Say why: what changes the course of a poll needs a reason on record."),
    "polls.version": N_(
        "Poll {poll} was made by a later version (format {version}). Open it with that version of meeting-tui."
    ),
}
