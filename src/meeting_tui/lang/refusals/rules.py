"""What is said of faults in a profile, in the numbers to decide, in a question or in a bundle."""

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import CANDIDATES, CHOICES, SEATS, TICKS
from meeting_tui.lang.plurals import Counting, N_n

WORDS = {
    # what was asked
    "rules.unknown_profile": N_("There is no profile “{profile}”. Take one of these: {known}."),
    "rules.unknown_rule": N_("Profile {profile} has no rule “{rule}”. Take one of these: {known}."),
    "rules.unknown_matter": N_("Profile {profile} has no matter “{matter}”. Take one of these: {known}."),
    "rules.unknown_holidays": N_(
        "There is no holiday list “{name}”. Leave it out, or take one that ships with the program."
    ),
    "rules.choices": N_(
        "Question {question}: it needs at least one offer or name, each only once, and none called for, "
        "blank, invalid or follow_majority."
    ),
    "rules.seats": Counting(
        N_(
            "Question {question}: {seats} but {candidates}. Give at least one seat and as many candidates "
            "as seats."
        ),
        seats=SEATS,
        candidates=CANDIDATES,
    ),
    "rules.ticks": Counting(
        N_(
            "Question {question}: {ticks} allowed but {choices}. Allow at least one and no more than there are."
        ),
        ticks=TICKS,
        choices=CHOICES,
    ),
    "rules.cumulative": N_(
        "Question {question}: several votes may go to one name only in an election, under rules that let "
        "them, and where a number of votes elects. Derive such rules, or give one vote to a name."
    ),
    "rules.votes": N_("Question {question}: a voter may have 1 to {most} votes to heap, not {votes}."),
    "rules.ranked": N_(
        "Question {question}: names are put in order (“{method}”) only in an election, under rules that know "
        "the method, and where a number of votes elects. Derive such rules, or let names be ticked."
    ),
    "rules.ranks": N_("Question {question}: a name may have 1 to {most} boxes for its rank, not {ranks}."),
    "rules.grades": N_(
        "Question {question}: by majority judgment names are given grades: at least two, the best first, no "
        "two alike, as many as boxes. Other methods take none."
    ),
    "rules.ranked_reserve": N_(
        "Question {question}: the transferable vote puts nobody in waiting. Leave “reserve” out."
    ),
    "rules.groups": N_(
        "Question {question}: seats are kept for names that stand, each in one group, no more for a group than "
        "it has names, and no more in all than there are seats."
    ),
    "rules.groups_kind": N_(
        "Question {question}: seats are kept for groups in elections alone, and not by the transferable vote."
    ),
    "rules.voter_twice": N_("Voter {voter} is on the list twice. Each votes once; remove one."),
    "rules.delivery_unknown": N_(
        "This profile counts silence ({policy}), but there is no record of which papers were delivered. "
        "Record the deliveries first."
    ),
    "rules.window": N_n(
        "The vote is open for {days} day; the profile allows {least} to {most}. Choose other days.",
        "The vote is open for {days} days; the profile allows {least} to {most}. Choose other days.",
        by="days",
    ),
    # the numbers
    "rules.bundle_size": N_("{path} holds more questions, voters or ballots than any poll."),
    "rules.not_json": N_("This is not JSON, near line {line}. Correct it there and try again."),
    "rules.request_shape": N_(
        "The numbers belong under “measures”, by measure and set (measures, heads, all). See "
        "docs/formats/profile.md."
    ),
    "rules.casting": N_("“{value}” is no casting vote. Write for or against, or leave it out."),
    "rules.unknown_measure": N_("“{measure}” is no measure. Take these: {known}."),
    "rules.unknown_set": N_("{measure}: “{set}” is no set of voters. Take these: {known}."),
    "rules.set_missing": N_(
        "{measure}: the number “{set}” is missing and doesn't follow from the others. Add it."
    ),
    "rules.not_a_number": N_(
        "“{value}” is no exact number. Write digits, with at most {decimals} behind the point."
    ),
    "rules.no_number": N_(
        "{measure}, {set}: “{value}” is no exact number. Write at most 15 digits, with at most {decimals} behind "
        "the point."
    ),
    "rules.no_whole_number": N_(
        "{measure}, {set}: “{value}” is no whole number. Write digits alone, at most 15."
    ),
    "rules.negative": N_("{measure}, {set}: {value} is less than nothing. Correct it."),
    "rules.too_many": N_("{measure}, {parts}: {value}, more than {whole}: {limit}. Correct one of them."),
    "rules.unmatched": N_(
        "{set}: {heads} by head, but {value} by {measure}. Neither can be without the other; correct one of them."
    ),
    # a profile or a bundle
    "rules.question_twice": N_(
        "The bundle holds two questions called {question}, so its papers can't be counted."
    ),
    "rules.profile_syntax": N_("{source}, line {line}: this is not TOML. Correct it there and try again."),
    "rules.profile_faults": N_n(
        "{source} has {count} fault, in line {line}. Correct it and try again.",
        "{source} has {count} faults, the first in line {line}. Correct them and try again.",
        by="count",
    ),
    "rules.profile_missing": N_("{source}, line {line}, {at}: “{key}” is missing. Add it."),
    "rules.profile_unknown_key": N_(
        "{source}, line {line}, {at}: “{key}” is not known here. Take these: {known}."
    ),
    "rules.profile_decimals": N_n(
        "{source}, line {line}, {at}: write the number in quotation marks, with at most {decimals} digit behind the point.",
        "{source}, line {line}, {at}: write the number in quotation marks, with at most {decimals} digits behind the point.",
        by="decimals",
    ),
    "rules.profile_type": N_("{source}, line {line}, {at}: {wanted} belongs here."),
    "rules.profile_value": N_(
        "{source}, line {line}, {at}: “{value}” can't stand here. Take one of: {known}."
    ),
    "rules.profile_too_big": N_("{source}, line {line}, {at}: too large; at most {most}."),
    "rules.profile_too_small": N_("{source}, line {line}, {at}: {value} is too small; at least {least}."),
    "rules.profile_id": N_(
        "{source}, line {line}, {at}: “{value}” is no id. Use letters, digits, points and hyphens."
    ),
    "rules.profile_date": N_("{source}, line {line}, {at}: “{value}” is no date. Write YYYY-MM-DD."),
    "rules.profile_fraction": N_(
        "{source}, line {line}, {at}: “{value}” is no fraction. Write it as a text like 2/3, never as a "
        "decimal."
    ),
    "rules.profile_fraction_over_one": N_(
        "{source}, line {line}, {at}: {value} can't be: a part is never more than its whole. Write a "
        "fraction up to 1."
    ),
    "rules.profile_pointless": N_(
        "{source}, line {line}, {at}: {cmp} {value} holds always or never. Write what the clause says."
    ),
    "rules.profile_condition": N_(
        "{source}, line {line}, {at}: a condition needs all, any, frac, count, min_of or max_of."
    ),
    "rules.profile_empty": N_("{source}, line {line}, {at}: the list has too few entries."),
    "rules.profile_cite": N_(
        "{source}, line {line}, {at}: the citation is missing. No rule without the clause that says so."
    ),
    "rules.profile_cycle": N_(
        "{source}, line {line}, {at}: second votes lead round in a circle ({rules}). Break it."
    ),
    "rules.profile_replaced": N_(
        "{source}, line {line}, {at}: a second call replaces “{rule}” by “{instead}”, which is replaced itself. "
        "Name the rule that holds in the end."
    ),
    "rules.profile_span": N_("{source}, line {line}, {at}: it ends before it begins, on {since}."),
    "rules.profile_overlap": N_(
        "{source}, line {line}, {at}: on some day both this and “{rule}” would hold. Let one end before the other."
    ),
    "rules.profile_options": N_(
        "{source}, line {line}, {at}: the options need for and against, each only once."
    ),
    "rules.profile_factor": N_(
        "{source}, line {line}, {at}: a factor belongs to the effect “times”, and only to it."
    ),
    "rules.profile_silence": N_(
        "{source}, line {line}, {at}: silence may follow the majority only with the clause of the bylaws and "
        "the warning printed on the ballot. Add bylaw and warning."
    ),
}
