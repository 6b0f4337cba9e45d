"""Polls: why one can't be made, found or closed."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "polls.no_question": N_("This poll asks nothing. Add a [[question]] with id, title and text."),
    "polls.window": N_("The poll closes ({closes}) before it opens ({opens}). Correct “opens” or “closes”."),
    "polls.question_twice": N_("Two questions have the id “{id}”. Give each its own."),
    "polls.choice_twice": N_("Question “{question}” has the choice “{id}” twice. Give each its own id."),
    "polls.no_rule": N_(
        "Nothing says by which rule question “{question}” is decided. Add “matter” with a code of the profile, or “rule”."
    ),
    "polls.no_choices": N_("Question “{question}” is of the kind “{kind}” and needs “choices”."),
    "polls.seats": N_(
        "Question “{question}” fills {seats} seats from {candidates} candidates. “seats” must be 1 or more, and no more than there are candidates."
    ),
}
