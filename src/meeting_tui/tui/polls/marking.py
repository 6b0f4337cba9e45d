"""The marks of one ballot being keyed in: one digit a question, then the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from meeting_tui.cells import wrap
from meeting_tui.lang import N_, _
from meeting_tui.record.written import NAME
from meeting_tui.tui.keys import SPACE, digit, key
from meeting_tui.tui.text import short, spread
from meeting_tui.tui.words import names

if TYPE_CHECKING:
    from meeting_tui.desk.polls.definition import Asked

Marks = Mapping[str, tuple[str, ...]]
DIGITS = 9
"""So many boxes have a digit at a time."""


def _digits(asked: Asked) -> int:
    """So many boxes have a digit at a time: all ranks of a name, where names are put in order."""
    return asked.question.columns if asked.question.method else DIGITS


class Marking(Widget, can_focus=True):
    """Questions with their choices: 1 to 9 ticks, 0 leaves blank, Enter is done when all have an answer.
    The key + asks for a name that is written in; the right arrow goes to the boxes behind the ninth, of
    which each shows the keys that tick it. Where names are put in order a digit gives the name that is up its
    rank, and the right arrow goes to the next name.

    One digit more than there are questions means that one of them bounced: then nothing is done before
    somebody went back to look. Letters are no teller's keys: part of a scan came as digits, no mark counts.
    """

    DEFAULT_CSS = """
    Marking { height: auto; width: 100%; }
    """
    BINDINGS: ClassVar = [
        *(key(digit(n), f"tick({n})", show=False) for n in range(1, 10)),
        key(f"{digit(0)},{SPACE}", "blank", N_("Blank"), N_("Nothing is ticked on this question")),
        key(
            "plus,fullwidth_plus_sign",
            "write_in",
            N_("Written name"),
            N_("A name that is not printed is written there"),
        ),
        key("right", "turn(1)", N_("Further boxes"), N_("The digits tick the boxes behind the ninth")),
        key("left", "turn(-1)", show=False),
        key("up,backspace", "go(-1)", N_("One back"), N_("Back to the question before")),
        key("down", "go(1)", show=False),
        key("enter", "done", N_("Keep and next"), N_("Keep this ballot and take the next")),
    ]

    class Done(Message):
        """Every question has its answer and Enter was pressed."""

        def __init__(self, marks: Marks) -> None:
            super().__init__()
            self.marks = marks

    class Marked(Message):
        """A question got another answer."""

    class Naming(Message):
        """A name stands on a line of the question; `name_it` takes it."""

        def __init__(self, asked: Asked) -> None:
            super().__init__()
            self.asked = asked

    class Moved(Message):
        """Another question is the one to answer; empty once all have an answer."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class Surplus(Message):
        """A digit was pressed when every question had its answer; no Enter counts before one goes back."""

    class Strayed(Message):
        """Something that is no key for marks was typed; all marks are taken back."""

    class Held(Message):
        """A key came while `hold` keeps the marks as they are."""

    class Unanswered(Message):
        """Enter was pressed too early; the cursor stands on the question."""

        def __init__(self, title: str) -> None:
            super().__init__()
            self.title = title

    def __init__(self, *, brief: bool = False) -> None:
        """`brief` gives a question one line, save that which is to be answered."""
        super().__init__()
        self._brief = brief
        self._asked: tuple[Asked, ...] = ()
        self._marks: dict[str, tuple[str, ...]] = {}
        self._none: Marks = {}
        self._at = self._turned = 0
        self._held = self._surplus = False

    @property
    def complete(self) -> bool:
        """Whether every question has its answer, and nothing speaks against it."""
        return not self._surplus and all(each.id in self._marks for each in self._asked)

    def hold(self, held: bool = True) -> None:
        """Take no key, or take keys again."""
        self._held = held

    @property
    def marks(self) -> Marks:
        """What was ticked so far; an empty tuple is blank, a missing question unanswered."""
        return self._marks

    def ask(self, asked: Sequence[Asked], known: Marks | None = None, none: Marks | None = None) -> None:
        """Begin a ballot; `known` are marks that are sure already, `none` those of questions on which its
        voter has no vote."""
        self._asked, self._none = tuple(asked), dict(none or {})
        self._marks = {**self._none, **(known or {})}
        self._at = next((n for n, each in enumerate(self._asked) if each.id not in self._marks), 0)
        self._held = self._surplus = False
        self._show()

    def _show(self) -> None:
        """Draw it anew, and keep the question that is to be answered in sight, from its first box on."""
        self._turned = 0
        self.refresh(layout=True)
        self.call_after_refresh(self._to_sight)
        self.post_message(self.Moved(self._asked[self._at].id if self._at < len(self._asked) else ""))

    def _to_sight(self) -> None:
        blocks = [len(block) for block in self._blocks(self.content_size.width)]
        at = min(self._at, len(blocks) - 1)
        if blocks and isinstance(self.parent, Widget):
            here = Region(0, sum(blocks[:at]), 1, blocks[at]).translate(self.virtual_region.offset)
            self.parent.scroll_to_region(here, animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        return [row for block in self._blocks(width) for row in block]

    def _blocks(self, width: int) -> list[list[Content]]:
        """The lines of each question."""
        return [
            [self._in_a_line(n, each, width)]
            if self._brief and n != self._at
            else self._block(n, each, width)
            for n, each in enumerate(self._asked)
        ]

    def _block(self, n: int, each: Asked, width: int) -> list[Content]:
        here = n == self._at
        mark = ">" if here else " "
        rows = [
            spread(
                (f"{mark if not k else ' '} {n + 1 if not k else ' '} ", "bold $accent"),
                (piece, "bold" if here else ""),
            )
            for k, piece in enumerate(wrap(each.title, max(width - 6, 8)))
        ]
        return [*rows, *self._choices(each, here, width), *([] if self._brief else [Content("")])]

    def _in_a_line(self, n: int, each: Asked, width: int) -> Content:
        """What is answered so far, before as much of the question as there is room for."""
        ticked = self._marks.get(each.id)
        marked = [each.labels.get(choice, choice) for choice in ticked or ()]
        said = f"[{names(marked)}]" if marked else self._blank(each)
        answer = "" if ticked is None else f"{said} "
        return spread((f"  {n + 1} ", "bold $accent"), (short(answer + each.title, max(width - 6, 8)), ""))

    def _choices(self, each: Asked, here: bool, width: int) -> list[Content]:
        """The boxes in a row, or one under the other where they are too wide."""
        ticked = self._marks.get(each.id)
        written = (tick.removeprefix(NAME) for tick in ticked or () if tick.startswith(NAME))
        if each.question.method:
            return list(self._ranks(each, here))
        items = [spread((f"[{NAME} {name}]", "bold reverse")) for name in written]
        items += [
            self._box(n, label, ticked is not None and choice in ticked, here)
            for n, (choice, label) in enumerate(each.labels.items(), 1)
        ]
        if each.write_ins:
            items.append(spread((f" {NAME} ", "bold" if here else "$text-muted"), (_("a written name"), "")))
        if ticked == ():
            items.append(spread((self._blank(each), "bold reverse")))
        together = sum(item.cell_length + 2 for item in items)
        indent = Content("    ")
        if together + 4 <= width:
            return [indent + Content("  ").join(items)]
        return [indent + item for item in items]

    def _blank(self, each: Asked) -> str:
        """What stands for nothing ticked."""
        return _("[no vote on it]") if each.id in self._none else _("[blank]")

    def _ranks(self, each: Asked, here: bool) -> Iterator[Content]:
        """A line for each name behind its ranks, so that no long name hides one; then what else there is."""
        ticked, boxes, columns = self._marks.get(each.id), list(each.labels), each.question.columns
        for turn, at in enumerate(range(0, len(boxes), columns)):
            up = here and turn == self._turned
            pieces = [("    > " if up else "      ", "bold $accent")]
            row = boxes[at : at + columns]
            rest = boxes[at] not in each.question.choices
            for n, box in enumerate(row, 1):
                told = f"{n} {each.labels[box]}" if rest else str(n)
                marked = ticked is not None and box in ticked
                pieces.append((f"[{told}]" if marked else f" {told} ", "bold reverse" if marked else ""))
            if not rest:
                pieces.append((f"  {each.labels[row[0]]}", "bold" if up else ""))
            yield spread(*pieces)
        if ticked == ():
            yield spread((f"    {self._blank(each)}", "bold reverse"))

    def _box(self, n: int, label: str, ticked: bool, here: bool) -> Content:
        turns, at = divmod(n - 1, DIGITS)
        turns -= self._turned if here else 0
        keys = f"{'→' * turns}{'←' * -turns}{at + 1}"
        if ticked:
            return spread((f"[{keys} {label}]", "bold reverse"))
        return spread((f" {keys} ", "bold" if here else "$text-muted"), (f"{label} ", ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The keys for written names and for further boxes are there where a question has such."""
        if action == "turn":
            return any(len(each.labels) > _digits(each) for each in self._asked)
        return action != "write_in" or any(each.write_ins for each in self._asked)

    def on_key(self, event: events.Key) -> None:
        """Letters, at every width: no hand types them here."""
        if (event.character or "").isalpha() and not self._held:
            event.stop()
            self.ask(self._asked, none=self._none)
            self.post_message(self.Strayed())

    def action_turn(self, step: int) -> None:
        """The digits tick the nine boxes after, or before, those they tick now."""
        if self._held:
            self.post_message(self.Held())
        elif self._at < len(self._asked):
            last = (len(self._asked[self._at].labels) - 1) // _digits(self._asked[self._at])
            self._turned = max(0, min(self._turned + step, last))
            self.refresh(layout=True)

    def action_tick(self, n: int) -> None:
        if not self._may_answer():
            return
        each = self._asked[self._at]
        boxes, first = list(each.labels), _digits(each) * self._turned
        if n > _digits(each) or first + n > len(boxes):
            return
        choice, now = boxes[first + n - 1], self._marks.get(each.id, ())
        if each.question.method:  # of the ranks of a name one at most
            row = boxes[first : first + _digits(each)]
            self._add(each, (*(tick for tick in now if tick not in row), choice))
        elif each.question.limit == 1:
            self._answer((choice,))
        else:  # a key that bounces must not take its own mark back
            self._add(each, (*now, choice))

    def _add(self, each: Asked, ticks: tuple[str, ...]) -> None:
        """These are ticked, and the next digit is of the same question."""
        boxes = tuple(box for box in each.labels if box in ticks)
        self._marks[each.id] = boxes + tuple(dict.fromkeys(tick for tick in ticks if tick not in boxes))
        self.refresh(layout=True)
        self.post_message(self.Marked())

    def action_write_in(self) -> None:
        if self._may_answer() and self._asked[self._at].write_ins:
            self.post_message(self.Naming(self._asked[self._at]))

    def name_it(self, written: str) -> None:
        """That name stands on a line of the question that is up."""
        each = self._asked[self._at]
        if self._held:
            self.post_message(self.Held())
        elif each.question.limit == 1:
            self._answer((NAME + written,))
        else:
            self._add(each, (*self._marks.get(each.id, ()), NAME + written))

    def action_blank(self) -> None:
        if self._may_answer():
            self._answer(())

    def _answer(self, ticks: tuple[str, ...]) -> None:
        self._marks[self._asked[self._at].id] = ticks
        self.action_go(1)
        self.post_message(self.Marked())

    def _may_answer(self) -> bool:
        """Whether a digit is an answer now."""
        if self._held:
            self.post_message(self.Held())
        elif self._at >= len(self._asked):
            self._surplus = bool(self._asked)
            self.post_message(self.Surplus())
        else:
            return True
        return False

    def action_go(self, step: int) -> None:
        if self._held:
            self.post_message(self.Held())
            return
        self._at = 0 if self._surplus else max(0, min(self._at + step, len(self._asked)))
        self._surplus = False
        self._show()

    def take_back(self) -> None:
        """The last answer is none again."""
        answered = [n for n, each in enumerate(self._asked) if each.id in self._marks]
        last = max((n for n in answered if n < self._at), default=answered[-1] if answered else None)
        if last is not None and not self._held:
            del self._marks[self._asked[last].id]
            self._at, self._surplus = last, False
            self._show()
            self.post_message(self.Marked())

    def action_done(self) -> None:
        if self._held:
            self.post_message(self.Held())
            return
        if self._surplus:
            self.post_message(self.Surplus())
            return
        missing = next((n for n, each in enumerate(self._asked) if each.id not in self._marks), None)
        if missing is None:
            self.post_message(self.Done(dict(self._marks)))
        else:
            self._at = missing
            self._show()
            self.post_message(self.Unanswered(self._asked[missing].title))
