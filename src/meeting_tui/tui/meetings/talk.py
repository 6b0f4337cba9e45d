"""The line at the foot of the record: who speaks, and what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.desk.meetings.marks import COLONS, NAMES_ALONE, marked, parts, with_next_form
from meeting_tui.desk.meetings.meant import CalledSo, LineMeant, LineTable, understood
from meeting_tui.lang import N_, _, screen
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import SPEECH
from meeting_tui.record.person import Person
from meeting_tui.tui.keys import key
from meeting_tui.tui.meetings.chips import candidates, chips
from meeting_tui.tui.people.finding import shown
from meeting_tui.tui.text import line as plain_line
from meeting_tui.tui.text import tell
from meeting_tui.tui.typed.step import done
from meeting_tui.tui.typed.text import TypedText

if TYPE_CHECKING:
    from meeting_tui.tui.house import House

FORM_KEYS = "/／、"
"""One key, in whatever mode an input method is."""
_BEGUN = re.compile(r"[^\W\d_]{1,2}\d{0,2}")
"""A letter or two, and a number behind them."""
NEXT = "\x1e"
"""Parts the lines of a draft: no keyboard sends it."""


class RemarkText(TypedText):
    """Where a remark is typed; a name at its beginning is completed."""

    BINDINGS: ClassVar = [
        key(
            "tab,slash",
            "form",
            N_("Kind of remark"),
            N_("The line is a question, an answer, a point of order … (/ in front of the words)"),
            show=False,
        )
    ]

    def __init__(self, owner: TalkLine) -> None:
        legend = _("? question ! order = ruling # motion > action + queue @ in, out")
        super().__init__(takes=True, placeholder=legend)
        self._owner = owner

    def update_suggestion(self) -> None:
        act, text = marked(self.text)
        found = (name for name in self._owner.people if text and name.startswith(text))
        name = next(found, "")
        colon = "" if act in NAMES_ALONE else "："
        self.suggestion = f"{name}{colon}"[len(text) :] if name else ""

    async def _on_key(self, event: Key) -> None:
        if event.key == "up" and self.cursor_at_first_line:
            done(event)
            self.post_message(TalkLine.Upward())
        elif event.key == "down" and self.cursor_at_last_line:
            done(event)
            self.post_message(TalkLine.Downward())
        elif event.character and event.character in FORM_KEYS and self._at_words:
            done(event)
            self.action_form()

    @property
    def _at_words(self) -> bool:
        """Whether nothing but a mark or a name stands before the cursor; a colon alone says: plain words."""
        before = self.get_text_range((0, 0), self.cursor_location)
        said = parts(before)
        return not said.text and (bool(said.head) or not before.rstrip().endswith(COLONS))

    def action_form(self) -> None:
        """What is typed counts as the next of the forms."""
        line, text = self._owner.shown, self.text
        addressed = bool(line.head) and not line.asks
        self.show(with_next_form(text, addressed=addressed, wide=screen().lang == "zh"))


class TalkLine(Vertical):
    """How the line is understood, and its text.

    What Enter took is done in order: where it isn't sure who is meant, the line comes back, and those after
    it wait behind it.
    """

    class Said(Message):
        """Enter took a line; tell the line `kept` once it is on record, else `give_back` what was `typed`."""

        def __init__(self, no: int, line: LineMeant, typed: str) -> None:
            super().__init__()
            self.no, self.line, self.typed = no, line, typed

    class Doubted(Message):
        """Enter took a line whose head nobody looked up yet; tell the line `answered`."""

        def __init__(self, line: LineMeant, typed: str) -> None:
            super().__init__()
            self.line, self.typed = line, typed

    class Asked(Message):
        """While somebody types: who may be meant? Tell the line `hear`."""

        def __init__(self, line: LineMeant) -> None:
            super().__init__()
            self.line = line

    class Downward(Message):
        """The writer wants to go down into the list of who may be meant."""

    class Upward(Message):
        """The reader wants to go up into the record."""

    def __init__(self, meeting: str) -> None:
        super().__init__(id="talk")
        self._place = f"record/{meeting}"
        self._state = MeetingState()
        self.people: dict[str, Person] = {}
        self.speaker: Person | None = None
        self._numbers = count(1)
        self._saying: dict[int, str] = {}  # handed on, not yet on record
        self._doubted = ""  # taken by Enter, while it is looked up whom it means
        self._behind: list[str] = []  # taken by Enter, waiting for a line before them
        self._returned = ""  # the line that came back, as it stands in the field
        self._aside = ""  # what was being typed when it came back
        self._known: dict[tuple[str, bool], CalledSo] = {}  # who may be meant, as far as was asked
        self._asking = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="typing"):
            yield Static("", id="chips")
            yield RemarkText(self)
        yield Static("", id="may")

    @property
    def input(self) -> TypedText:
        """Where text is typed."""
        return self.query_one(RemarkText)

    def give(self, state: MeetingState) -> None:
        """The meeting as it is now: who may speak, and how each is called here."""
        if state.attendance != self._state.attendance:
            self._known.clear()
        self._state = state
        here = [stay.person for stay in state.in_room]
        label, spoke = state.labels, self.speaker or state.chair
        self.people = {label(each): each for each in here}
        self._speaks(next((each for each in here if spoke and each.is_(spoke)), None))

    def _speaks(self, person: Person | None) -> None:
        self.speaker = person or next(iter(self.people.values()), None)
        self._show()

    def turn_to(self, person: Person) -> None:
        """Somebody who is here speaks from now on."""
        self._speaks(next((each for each in self.people.values() if each.is_(person)), self.speaker))

    # how it is understood

    def read(self, typed: str, called: CalledSo | None = None) -> LineMeant:
        """What a line means; `called`: whom its head can mean, where that was looked up."""
        today = cast("House", self.app).world.now().date()
        return understood(typed, LineTable(self._state, self.speaker, today, screen().lang), called)

    @property
    def shown(self) -> LineMeant:
        """What the line in the field means, as far as is known by now."""
        line = self.read(self.input.text)
        known = self._known.get((line.head, line.everybody)) if line.asks else None
        return self.read(self.input.text, known) if known is not None else line

    def _show(self) -> None:
        line = self.shown
        tell(self.query_one("#chips", Static), chips(line))
        may = self.query_one("#may", Static)
        begun = self._begun
        told = line.may or (self._known.get((begun.head, False)) if begun and not line.head else None)
        if begun and told:
            told = CalledSo(told.here, (), told.numbers)
        may.display = told is not None and bool(told.everybody)
        tell(may, plain_line(candidates(told) if told else ""))
        asked = line if line.asks else begun
        if asked and (asked.head, asked.everybody) not in self._known and not self._asking:
            self._asking = True
            self.post_message(self.Asked(asked))

    @property
    def _begun(self) -> LineMeant | None:
        """A name that may have been begun: who is called so is told before there is a colon behind it."""
        head = _BEGUN.fullmatch(marked(self.input.text)[1].strip())
        return LineMeant(SPEECH, "", head=clean(head[0]), asks=True) if head else None

    def hear(self, line: LineMeant, called: CalledSo) -> None:
        """Who may be meant by its head."""
        self._asking = False
        self._known[line.head, line.everybody] = called
        self._show()

    # what is not on record yet

    def recall(self) -> None:
        """What was typed here and not kept is there again, as far as the record doesn't have it."""
        draft = cast("House", self.app).drafts.at(self._place)
        done = Counter(_recorded(self._state, int(draft.get("after", "0"))))
        lines = [each for each in draft.get("lines", "").split(NEXT) if each]
        waiting = [each for each in lines if not _is_done(each, done)]
        text = draft.get("text", "")
        if any(each.startswith(_gist(text)) for each in done.elements() if _gist(text)):
            text = ""  # finished since: what lies beside the record is written a moment later
        spoke = next((each for each in self.people.values() if each.ref == draft.get("speaker")), None)
        self._behind, self._aside = waiting[1:], text if waiting else ""
        self._returned = waiting[0] if waiting else ""
        self.input.show(self._returned or text)
        self._speaks(spoke or self.speaker)

    def _note(self) -> None:
        """Keep beside the record what would be lost with the program."""
        lines = [*self._saying.values(), *filter(None, (self._doubted, self._returned)), *self._behind]
        text = self._aside + self.input.text.removeprefix(self._returned)
        fields = {
            "lines": NEXT.join(lines),
            "text": text,
            "speaker": self.speaker.ref if self.speaker else "",
            "after": str(self._state.count) if lines or text else "",
        }
        cast("House", self.app).drafts.keep(self._place, fields)

    def on_text_area_changed(self, event: TypedText.Changed) -> None:
        event.stop()
        self._show()
        self._note()

    # Enter

    def on_typed_text_entered(self, event: TypedText.Entered) -> None:
        event.stop()
        text, came_back = event.text, self._returned
        self._returned = ""
        if came_back and text.startswith(came_back):  # typed on without looking: that is a line of its own
            after = self._aside + text.removeprefix(came_back)
            text, self._aside = came_back, ""
            self._behind += [after] if after else []
        self._behind.insert(0, text)
        self._go_on()
        self._note()

    def _go_on(self) -> None:
        """Do what waits, up to a line of which it isn't sure whose it is, or what it sets off."""
        while self._behind:
            typed = self._behind.pop(0)
            line = self.read(typed)
            if line.asks:
                self._doubted = typed
                self.post_message(self.Doubted(line, typed))
                return
            if not self._take(line, typed):
                return
        if self._aside and not self._returned:
            self.input.put(self._aside)
            self._aside = ""

    def _take(self, line: LineMeant, typed: str) -> bool:
        """Hand a line on; whether those behind it need not wait for what it does."""
        if line.is_remark and line.head and line.person is not None:
            self.turn_to(line.person)
        if not typed.strip() or (line.act == SPEECH and not line.text):
            return True
        no = next(self._numbers)
        self._saying[no] = typed
        self.post_message(self.Said(no, line, typed))
        return line.is_remark

    def answered(self, typed: str, called: CalledSo) -> LineMeant:
        """A doubted line's head means these; where that settles it, the line is done, else it comes back."""
        self._doubted = ""
        line = self.read(typed, called)
        if line.may is not None:
            self.give_back(typed)
        elif self._take(line, typed):
            self._go_on()
        self._note()
        return line

    def choose(self, called: CalledSo) -> None:
        """Whoever is meant by the line in the field, which came back, was chosen."""
        typed, self._returned, self.input.text = self.input.text, "", ""
        self.answered(typed, called)

    def kept(self, no: int, *, waited: bool = False) -> None:
        """It is on record; `waited`: what is behind it waited for that."""
        self._saying.pop(no, None)
        if waited:
            self._go_on()
        self._note()

    def give_back(self, typed: str, no: int = 0) -> None:
        """It could not be kept: it stands in the field again, what was being typed comes after it."""
        self._saying.pop(no, None)
        self._doubted = ""
        if self._returned:  # another came back before
            self._behind.append(typed)
            return
        self._aside = self.input.text
        self._returned = typed
        self.input.show(typed)

    def lay_back(self, typed: str, no: int) -> None:
        """It lacks something: it stands in the field until then, and whoever types on goes on in it."""
        self.give_back(typed, no)
        if self._returned == typed and not self._aside:
            self._returned = ""
        self._note()

    def settled(self) -> None:
        """What the line in the field needed was given: it is done."""
        self._returned, self.input.text = "", ""
        self._go_on()
        self._note()


def _gist(typed: str) -> str:
    """What a line leaves in the record: its words, or whom it names."""
    said = parts(typed)
    return said.text or said.head


def _is_done(typed: str, done: Counter[str]) -> bool:
    """Whether a line is on record; each entry is that of one line."""
    gist = _gist(typed)
    found = done[gist] > 0
    done[gist] -= found
    return found


def _recorded(state: MeetingState, after: int) -> Iterator[str]:
    """What the entries behind entry `after` say, and whom they name."""
    label = state.labels
    for item in state.items:
        yield from (remark.text or "" for remark in item.remarks if remark.seq > after)
        yield from (motion.text for motion in item.motions if motion.seq > after)
        yield from (action.what for action in item.actions if action.seq > after)
        yield from (label(waiting.person) for waiting in item.queue)
    moved = (stay.person for stay in state.attendance if max(stay.seq, stay.left_seq) > after)
    for person in moved:
        yield from {label(person), person.name, shown(person)}
