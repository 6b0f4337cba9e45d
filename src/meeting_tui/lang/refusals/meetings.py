"""Meetings: what can't be done in one, and what to do first."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.plurals import Counting, N_n
from meeting_tui.lang.ways import Ways

WORDS = {
    "meetings.unknown": Ways(
        N_("There is no meeting “{meeting}”. Those there are: {way}."), "meeting-tui meeting list", "F5"
    ),
    "meetings.template": N_("There is no template “{template}”. It must be one of: {known}."),
    "meetings.no_agenda": N_("This meeting has no agenda. Add [[agenda]] with title, kind and presenter."),
    "meetings.empty": N_("“{field}” is empty. Write something there."),
    "meetings.text_long": N_(
        "“{field}” has {length} characters; the record takes {most}. Shorten it, or enter it in parts."
    ),
    "meetings.not_open": N_("“{title}” has not been opened yet. Open the meeting first."),
    "meetings.open_already": N_("The meeting is open since {at}."),
    "meetings.closed": N_(
        "“{title}” was closed at {at}. Only corrections can be added; call a new meeting for the rest."
    ),
    "meetings.paused": N_("The meeting is interrupted since {at}. Go on with it first."),
    "meetings.past_time": N_("{at} is over already. Write when the meeting goes on, or leave it empty."),
    "meetings.not_paused": N_("The meeting is not interrupted: there is nothing to go on with."),
    "meetings.another_day": N_(
        "The meeting was interrupted on another day ({at}): first see who is here now, then it goes on."
    ),
    "meetings.same_day": N_(
        "The meeting was interrupted today ({at}): whoever was here then still counts until they leave."
    ),
    "meetings.no_members": N_(
        "The committee has no members yet. Enter its members under Home, then open the meeting."
    ),
    "meetings.no_chair": N_("Nobody chairs this meeting yet. Say who does, then open it."),
    "meetings.no_recorder": N_("Nobody records this meeting yet. Say who does, then open it."),
    "meetings.role": N_("“{role}” is no office of a meeting. It must be chair or recorder."),
    "meetings.office_leaves": N_(
        "{name} chairs or records this meeting. Give that to someone who is there, then let {name} leave."
    ),
    "meetings.capacity": N_("Nobody attends as “{capacity}”. It must be one of: {known}."),
    "meetings.not_member": N_(
        "{name} is not a member of the committee ({members}). Enter them as invited or as observer."
    ),
    "meetings.is_member": N_("{name} is a member of the committee. Enter them as a member."),
    "meetings.owner_observes": N_(
        "In a committee meeting an owner has no vote. Enter {name} as invited or as observer."
    ),
    "meetings.here_already": N_("{name} is here already."),
    "meetings.not_here": N_("{name} is not here. Record that they came, or choose someone who is here."),
    "meetings.side": N_("Nobody speaks “{side}”. It must be one of: {known}; or leave it empty."),
    "meetings.nobody_before": N_("Nobody else spoke on this item before. Write whose words these are."),
    "meetings.no_number": N_("Nobody here bears the number {no}. Write the name, or a number that is shown."),
    "meetings.rest": N_(
        "“{text}” does not belong here: a name alone says who comes or goes. Write it as a line of its own."
    ),
    "meetings.has_floor": N_("{name} has the floor already."),
    "meetings.waits_already": N_("{name} waits for the floor already."),
    "meetings.not_waiting": N_("{name} does not wait for the floor."),
    "meetings.nobody_waits": N_("Nobody who is here waits for the floor. Put somebody into the queue first."),
    "meetings.nobody_speaks": N_("Nobody has the floor."),
    "meetings.not_said": N_("Entry {seq} holds nobody's words. Choose a remark."),
    "meetings.as_it_is": N_("Entry {seq} says that already. Change what is wrong, or leave with Esc."),
    "meetings.confirmed": N_("The speaker confirmed entry {seq} at {at} already."),
    "meetings.was_not_here": N_(
        "{name} was not here at any time. Enter first when they came, or choose someone who was here."
    ),
    "meetings.form": N_("Nothing is said as “{form}”. It must be one of: {known}."),
    "meetings.outside": N_("That was not during this meeting ({begin} to {end}). Write a time between."),
    "meetings.no_stay": N_("Entry {seq} does not say that somebody came. Choose one that does."),
    "meetings.to_come": N_("{at} is still to come; it is {now}. Write an earlier time."),
    "meetings.came_later": N_("Who came at {came} can't have left at {left}. Write a later time."),
    "meetings.overlaps": N_("{name} is entered as here from {came} on already. Change that entry."),
    "meetings.has_voted": N_("{name} voted on motion {motion} then, so was here. That vote stands."),
    "meetings.item_kind": N_("An item can't be of the kind “{kind}”. It must be one of: {known}."),
    "meetings.no_such_item": N_("There is no item {no}; the agenda has {most}."),
    "meetings.item_open": N_("Item {no} “{title}” is still being dealt with. Finish it first."),
    "meetings.no_other_item": N_("The agenda has no other item. Put one on it first."),
    "meetings.item_done": N_(
        "Item {no} “{title}” is finished. Put a new item on the agenda to come back to it."
    ),
    "meetings.item_stays": N_(
        "Item {no} “{title}” is finished and stays as it was. Take it up again to change it."
    ),
    "meetings.item_taken_up": N_("Item {no} “{title}” was taken up already. It stays on the agenda."),
    "meetings.removal_reason": N_(
        "“{field}” is empty. Others have read this agenda: say why the item comes off it."
    ),
    "meetings.nothing_above": N_(
        "Nothing stands before item {no} “{title}” that it could go under. Move it down first."
    ),
    "meetings.at_the_top": N_("Item {no} “{title}” stands under no other item."),
    "meetings.too_deep": N_("An agenda has {most} levels at most."),
    "meetings.planned": N_("An item takes 0 to {most} minutes. Write whole minutes."),
    "meetings.speech": N_("One speech takes 0 to {most} minutes; 0: as the rules say. Write whole minutes."),
    "meetings.enclosure_unreadable": N_("{path} can't be read: {reason}. Choose a file."),
    "meetings.enclosure_big": N_("{path} is larger than {most} MB. Enclose a smaller file."),
    "meetings.enclosure_digest": N_(
        "The fingerprint of “{name}” must be 64 digits and letters a to f. Give the file itself instead."
    ),
    "meetings.enclosures_many": N_("An item has {most} enclosures at most. Put several into one file."),
    "meetings.no_item": N_("No item is being dealt with. Take one up first."),
    "meetings.on_paper": N_(
        "This assembly was opened without a roll, so nobody knows who votes. Make a poll on paper ballots."
    ),
    "meetings.no_roll": N_("An assembly goes by the roll, and it is empty. Import it first (F3)."),
    "meetings.measure": N_(
        "The rule “{rule}” counts {measure}, and the roll does not say it of every unit. Complete the column "
        "“{column}”, or choose another rule."
    ),
    "meetings.committee_law": N_(
        "This assembly was called under the rules of a committee ({profile}). Call it anew: it then goes by "
        "the community's law."
    ),
    "meetings.committee_measure": N_(
        "A committee counts heads, and the rule “{rule}” ({profile}) counts {measures} too. Choose another rule."
    ),
    "meetings.first_call_kind": N_(
        "“{title}” was called as {kind}. A second call is a meeting of the same kind."
    ),
    "meetings.first_call_law": N_(
        "“{title}” went by the rules {profile}, and so does its second call. Leave out “profile”."
    ),
    "meetings.first_call_held": N_(
        "“{title}” was not opened, or it had a quorum or decided something, so it can't be called a second "
        "time. Call a meeting “like” it instead."
    ),
    "meetings.second_call_early": N_(
        "The rules allow the second call from {at}, no earlier; until then it needs the quorum of the first."
    ),
    "meetings.voter_here": N_(
        "{name} has a vote here already: {holder} is there for it. Who owns it too comes as an observer."
    ),
    "meetings.not_on_roll": N_(
        "{name} is no voter of the roll. Enter them as invited or as observer; the roll tells who owns what."
    ),
    "meetings.no_voter": N_("{name} stands for no voter of the roll, so moves and votes nothing here."),
    "meetings.not_in_vote": N_(
        "{name} was not there when this vote began, or stands for nobody. Begin the vote anew to count them."
    ),
    "meetings.proxy_form": N_("A written authority can't be “{form}”. It must be one of: {known}."),
    "meetings.no_proxy": N_("Nobody who is there represents {name}."),
    "meetings.names_needed": N_(
        "Numbers alone don't tell what those counted weigh, and this rule counts {measures} too. Vote by "
        "hands and name the smaller side, or by roll call; or make a poll on paper ballots."
    ),
    "meetings.rest_missing": N_n(
        "{count} voter has not answered on motion {motion}. Name those who differ, then say how all others "
        "vote.",
        "{count} voters have not answered on motion {motion}. Name those who differ, then say how all others "
        "vote.",
        by="count",
    ),
    "meetings.not_for_decision": N_(
        "Item {no} “{title}” is not on the agenda for decision. Put it on the agenda as a decision, then move it there."
    ),
    "meetings.no_vote": N_("{name} has no vote here: only members who are present move and vote."),
    "meetings.no_motion": N_("There is no motion {motion} in this meeting."),
    "meetings.motion_done": N_(
        "Motion {motion} is decided or withdrawn already. Put a new one to vote again."
    ),
    "meetings.motion_open": N_(
        "Motion {motion} “{text}” waits for its vote. Vote on it or withdraw it first."
    ),
    "meetings.vote_open": N_(
        "Voting on motion {motion} “{text}” has begun. Conclude that vote first, or withdraw the motion."
    ),
    "meetings.no_form": N_("The rules of this meeting know no motion to {form}; they know: {known}."),
    "meetings.debate_closed": N_(
        "Debate on motion {motion} is closed: the vote follows. Only a point of order is heard now."
    ),
    "meetings.nothing_put": N_("No motion waits for its vote. Put one first."),
    "meetings.same_wording": N_(
        "“{field}” says what motion {motion} says already. Write the whole wording as it should be."
    ),
    "meetings.no_seconder": N_("“{field}” is empty. The rules of this meeting want every motion seconded."),
    "meetings.seconds_own": N_("{name} moves this and can't second it too. Choose someone else."),
    "meetings.aside_already": N_("{name} stands aside on this item already."),
    "meetings.not_aside": N_("{name} does not stand aside on this item."),
    "meetings.aside": N_("{name} stands aside on this item and has no vote."),
    "meetings.method": N_("A vote can't be held as “{method}”. It must be one of: {known}."),
    "meetings.nobody_votes": N_("Nobody who is here has a vote on this item. Check in a member who has one."),
    "meetings.no_vote_open": N_("There is no vote open on motion {motion}. Choose how it is voted first."),
    "meetings.other_method": N_(
        "Motion {motion} is being voted on ({method}). Begin the vote anew to hold it in another way."
    ),
    "meetings.two_tellers": N_("“{field}” needs two people: slips are counted by two who are here."),
    "meetings.numbers": N_("Write whole numbers, none below 0, for: {known}."),
    "meetings.numbers_missing": N_("A number is missing for: {missing}. Only one may follow from the rest."),
    "meetings.too_many": Counting(
        N_("{counted}, but only {voters}. Count again."),
        counted=N_n("{n} vote was counted", "{n} votes were counted"),
        voters=N_n("{n} votes here", "{n} vote here"),
    ),
    "meetings.not_counted": N_("The votes on motion {motion} were not counted yet. Enter the numbers first."),
    "meetings.tied": N_("For and against are equal on motion {motion}: the chair decides. Give that vote."),
    "meetings.casting": N_("The chair's casting vote can't be “{casting}”. It must be one of: {known}."),
    "meetings.not_tied": N_("Motion {motion} is no tie: the chair has no casting vote."),
    "meetings.vote_missing": N_(
        "No answer yet from: {missing}. Every member present answers, abstaining included."
    ),
    "meetings.voted_twice": N_("{name} answers twice in this roll call. Give one answer each."),
    "meetings.choice": N_("{name} can't vote “{choice}”. It must be one of: {known}."),
    "meetings.answer": N_("Nobody can vote “{choice}”. It must be one of: {known}."),
    "meetings.date": N_("“{value}” is no date. Write it like 2026-12-08."),
    "meetings.past": N_("{value} is past (today is {today}). Give a day that is still to come."),
    "meetings.no_entry": N_("There is no entry {seq}; the record has {most}."),
    "meetings.nothing_to_erase": N_("Entry {seq} holds no personal text, or it was erased already."),
}
