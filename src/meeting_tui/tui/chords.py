"""What each key means, once for the whole program: a binding gives a key no second meaning.

A place may have no act for a key, or one of its own that the meaning covers; those are listed with it, and
`tests/tui/test_chords.py` holds every binding against this list. Enter, the space bar, Tab and the arrows are
not in it: everywhere they act on what the cursor is on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from meeting_tui.lang import N_


class KeyMeaning(NamedTuple):
    """What a key means, a message id; and the acts, by their names, that it stands for somewhere."""

    words: str
    acts: frozenset[str]


def _means(words: str, acts: str) -> KeyMeaning:
    return KeyMeaning(words, frozenset(acts.split()))


NEXT = (
    "open_meeting resume vote next_item close_meeting minutes record close chair poll take take_up next"
    " import found readonly done write notice second go_on here read_back"
)
MEANINGS: Mapping[str, KeyMeaning] = {
    "f1": _means(N_("Help, once more the guide"), "help"),
    "f2": _means(N_("Go to: Home"), "place"),
    "f3": _means(N_("Go to: Roll"), "place"),
    "f4": _means(N_("Go to: Matters"), "place"),
    "f5": _means(N_("Go to: Meetings"), "place"),
    "f6": _means(N_("Go to: Polls"), "place"),
    "f7": _means(N_("Go to: Board"), "place"),
    "f8": _means(N_("The next step, and nothing that can't be undone"), NEXT),
    "f9": _means(N_("The view for the wall"), "project"),
    "f12": _means(N_("Who is at the keyboard"), "who"),
    "slash": _means(N_("In front of a line: as what it counts"), "form"),
    "plus": _means(N_("A name that is not printed"), "write_in"),
    "escape": _means(N_("Back, or stop"), "back leave close dismiss stop"),
    "delete": _means(N_("Take off what the cursor is on"), "leaves remove invalid dropped"),
    "backspace": _means(N_("The last answer back"), "undo go take_back"),
    "ctrl+a": _means(N_("Who stands aside"), "aside"),
    "ctrl+b": _means(N_("Who is here"), "presence"),
    "ctrl+d": _means(N_("Move it down"), "move"),
    "ctrl+e": _means(N_("The queue of speakers"), "queue"),
    "ctrl+f": _means(N_("Find"), "find find_all"),
    "ctrl+g": _means(N_("An action: who is to do what, until when"), "assign"),
    "ctrl+k": _means(N_("Who speaks"), "speaker"),
    "ctrl+l": _means(N_("The agenda"), "agenda"),
    "ctrl+n": _means(N_("Something new"), "new propose item fresh guest register blank again"),
    "ctrl+o": _means(
        N_("Open: a list to choose from, a file, all of an item"),
        "files places list people pages other import whole more settle",
    ),
    "ctrl+p": _means(N_("Every command by name"), "command_palette"),
    "ctrl+q": _means(N_("Leave the program"), "quit"),
    "ctrl+r": _means(N_("The roll call"), "roll_call"),
    "ctrl+s": _means(N_("Save what stands here"), "done export"),
    "ctrl+t": _means(N_("A motion"), "motion"),
    "ctrl+u": _means(N_("Move it up; in a line, take away what stands before the cursor"), "move"),
    "ctrl+w": _means(N_("Withdraw the motion"), "withdraw"),
    "ctrl+x": _means(N_("Done with the first in line: the next"), "next_speaker seen_to"),
    "ctrl+y": _means(N_("Interrupt the meeting"), "pause"),
}
"""A digit, in either width, stands for what bears that number on the screen."""
EDITING = frozenset({"ctrl+u", "delete", "backspace", "escape"})
"""Of these, what a field does with the key too."""
