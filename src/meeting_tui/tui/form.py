"""A form: labelled fields, Enter goes on, in the last field it saves, and so does Ctrl+S.

What was typed survives a refusal; a refusal about a field stands under it until the field is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, screen
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.choice import Choice, PartField, PickField
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.paths import PathInput
from meeting_tui.tui.people.field import PersonField, names_of
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line, lines, warned
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.typed.text import TypedText
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from meeting_tui.desk.office import Office
    from meeting_tui.record.person import Person

T = TypeVar("T")
FieldKind = Literal["line", "long", "choice", "pick", "path", "person", "persons", "part", "secret"]
_HINT_INSIDE = ("line", "secret", "person", "persons")
"""An empty one shows its hint; below the others it stands on a row of its own."""
TYPED = "="
"""Stands before a text in a draft: one alone is a field that was emptied."""
Values = Mapping[str, str]
Weigh = Callable[["Office", Values], Sure | None]
Typed = Sequence[tuple[PersonField, str]]
"""Fields for people, and what stands in each."""


@dataclass(frozen=True)
class FormField:
    """A value to ask for. `choice` shows its `options` in a row, `pick` in a list of its own; `long` text has
    several lines; of a `secret` one nothing is seen, and a `BlindForm` asks for it. `says` tells (in the
    desk's thread) how a value among all is understood.

    A `person` or several `persons` are known to the file: of their values, which are refs, one
    stands on a line. Who is `around` comes first; where they are `needed`, Enter opens the list; a
    `free` field takes a name of nobody known, too.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    kind: FieldKind = "line"
    options: Sequence[tuple[str, str]] = ()
    about: str = ""
    """What refusals call it, where that is not `name`."""
    says: Callable[[Office, Mapping[str, str]], str] | None = None
    people: Sequence[Person] = ()
    """Who stands in it already."""
    around: Sequence[Person] = ()
    needed: bool = False
    free: bool = False
    endings: tuple[str, ...] = ()
    """Of a `path`: which files fit; `saves`: one is made there; `folders`: a folder is as good."""
    saves: bool = False
    folders: bool = False
    when: Callable[[Mapping[str, str]], bool] | None = None
    """Whether it is asked for at all, by what stands in the others; else it holds what it began with."""
    opens: Callable[[str], Screen[str | None]] | None = None
    """Of a `part`: the form of its own, which gives its new value; `tells` is a value in words."""
    tells: Callable[[str], str] = str


class Form(WorkScreen[T | None]):
    """Asks for `fields`, runs `act` with them; dismissed with its result, or None when left.

    `about`: what tells it from others of its title, which have their own drafts.
    Where the act is for ever, `sure` says (in the desk's thread) what it will do, or None where these values
    do no harm; that is confirmed first, and done with the values that were confirmed.
    """

    HELP = N_(
        "Enter goes to the next field and saves in the last one; Ctrl+S saves from anywhere. Tab and the "
        "arrow keys move between fields. In a text of several lines Enter begins a new line."
    )
    NO_NEXT = N_("F8 saves nothing: press Enter in the last field, or Ctrl+S.")
    BINDINGS: ClassVar = [
        chord("ctrl+s", "done", N_("Save"), N_("Do what this form is for")),
        key("escape", "leave", N_("Back"), N_("Leave the form; what was typed is there when you come back")),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        act: Callable[[Office, Mapping[str, str]], T],
        intro: str = "",
        sure: Callable[[Office, Mapping[str, str]], Sure | None] | None = None,
        about: str = "",
    ) -> None:
        super().__init__(classes="dialog")
        self._about_what = about
        self._sure = sure
        self._title, self._fields, self._act, self._intro = title, tuple(fields), act, intro

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(self._title), classes="box-title")
            with VerticalScroll(can_focus=False):
                if self._intro:
                    yield Static(lines(self._intro), classes="intro")
                for field in self._fields:
                    yield from self._row(field)
            yield WordBar()
            yield KeyBar()

    def _row(self, field: FormField) -> ComposeResult:
        with Horizontal(classes=f"field -{field.kind}", id=f"row-{field.name}"):
            yield Static(line(field.label), classes="label")
            yield _widget(field)
        if field.hint and field.kind not in _HINT_INSIDE:
            yield Static(line(field.hint), classes="told -said", id=f"hint-{field.name}")
        if field.says is not None:
            yield Static("", classes="told", id=f"told-{field.name}")
        yield Static("", classes="wrong", id=f"wrong-{field.name}")

    def on_mount(self) -> None:
        self._place = self.draft_place
        for name, text in self.house.drafts.at(self._place).items():
            for widget in self.query(f"#field-{name}"):
                _put(widget, text.removeprefix(TYPED))
        self._unfold()
        self._widgets()[0].focus()

    @property
    def about(self) -> str:
        return f"{self._title} {self._about_what}".rstrip()

    def _keep(self) -> None:
        """What differs from what the form began with."""
        begun = {field.name: names_of(field.people) or field.value for field in self._fields}
        shown = {field.field: field.value for field in self.query(PersonField)}
        now = (self.values | shown).items()
        typed = {name: TYPED + text for name, text in now if text != begun[name]}
        self.house.drafts.keep(self._place, typed)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """What was saved is no draft any more."""
        if result is not None:
            self.house.drafts.keep(self._place, {})
        return super().dismiss(result)

    def _widgets(self) -> list[Widget]:
        """The fields that are asked for."""
        return [self._widget(field) for field in self._fields if self._shown(field)]

    def _widget(self, field: FormField) -> Widget:
        return self.query_one(f"#field-{field.name}")

    def _shown(self, field: FormField) -> bool:
        return self.query_one(f"#row-{field.name}").display

    def _unfold(self) -> None:
        """Ask for what the values so far make sense of, one field after another."""
        for field in self._fields:
            if field.when is not None:
                wanted = field.when(self.values)
                for widget in self.query(f"#row-{field.name}, #hint-{field.name}"):
                    widget.display = wanted

    @property
    def values(self) -> dict[str, str]:
        """What the fields hold now."""
        return {
            field.name: _value(self._widget(field)) if self._shown(field) else field.value
            for field in self._fields
        }

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        self._onward(event.line)

    def on_choice_done(self, _event: Choice.Done) -> None:
        if self.focused is not None:
            self._onward(self.focused)

    def _onward(self, widget: Widget) -> None:
        """Enter goes to the next field, on the last one it saves."""
        widgets = self._widgets()
        at = widgets.index(widget) + 1 if widget in widgets else 0
        if at < len(widgets):
            widgets[at].focus()
        else:
            self.action_done()

    def action_done(self) -> None:
        self.right(*(field.name for field in self._fields))
        self.submit(self.values)

    def submit(self, values: Mapping[str, str]) -> None:
        """Run the act, once it is confirmed if need be; the form goes away when it was done."""
        sure = self._sure
        if sure is None:
            self._run(values)
        else:
            typed = self._typed(values)
            self.do(lambda office: _weighed(office, values, typed, sure), self._confirm, self.wrong)

    def _confirm(self, weighed: tuple[Sure | None, Values]) -> None:
        sure, values = weighed
        if sure is None:
            self._run(values)
        else:
            self.ask(Ask(sure), lambda _yes: self._run(values))

    def _run(self, values: Mapping[str, str]) -> None:
        drafts, place = self.house.drafts, self._place  # the act may come when the screens are gone
        typed = self._typed(values)

        def kept(office: Office) -> T:
            """What is on record is no draft any more, on the disk too: nobody meets it after a kill."""
            done = self._act(office, _meant(office, values, typed))
            drafts.keep(place, {})
            drafts.write()
            return done

        self.do(kept, self.dismiss, self.wrong)

    def _typed(self, values: Values) -> Typed:
        """The fields for people in which something stands, with that."""
        return [(field, values[field.field]) for field in self.query(PersonField) if values[field.field]]

    def wrong(self, refusal: Refusal) -> None:
        """A refusal stands at the field it is about, which gets the keyboard."""
        name = self._about(refusal)
        if name is None:
            self.house.refused(refusal)
            return
        said = self.query_one(f"#wrong-{name}", Static)
        said.update(lines(warned(word(refusal, screen()))))
        said.add_class("-said")
        self.query_one(f"#field-{name}").focus()
        self.call_after_refresh(said.scroll_visible, animate=False)

    def _about(self, refusal: Refusal) -> str | None:
        """The field a refusal names, or the only one that holds what it repeats."""
        names = [field.name for field in self._fields]
        called = {field.about or field.name: field.name for field in self._fields}
        facts = refusal.facts
        named = [called.get(fact, "") for fact in facts.values() if isinstance(fact, FieldName)]
        named.append(called.get(str(facts.get("question")), ""))
        repeated = {fact for fact in facts.values() if isinstance(fact, str) and fact}
        holds = [name for name in names if clean(self.values[name]) in repeated]
        return next(filter(None, named), holds[0] if len(holds) == 1 else None)

    def right(self, *names: str) -> None:
        """Fields were changed: what was refused about them, and about the whole, is not true any more."""
        for name in names:
            self.query_one(f"#wrong-{name}").remove_class("-said")
        self.query_one(WordBar).forget()

    def _edited(self, widget: Widget) -> None:
        if (widget.id or "").startswith("field-"):
            self.right(str(widget.id).removeprefix("field-"))
            self._unfold()
            self._keep()
            self._say_back()

    def _say_back(self) -> None:
        """Beside a field stands how it is understood; another field may have changed what follows from it."""
        values = self.values
        for field in self._fields:
            if field.says is not None:
                self._hear(field.name, field.says, values)

    def _hear(self, name: str, says: Callable[[Office, Mapping[str, str]], str], values: Values) -> None:
        def told(text: str) -> None:
            if self.values == values:
                beside = self.query_one(f"#told-{name}", Static)
                beside.update(lines(text))
                beside.set_class(bool(text), "-said")

        self.do(lambda office: says(office, values), told, lambda _refusal: told(""))

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        self._edited(event.input)

    def on_text_area_changed(self, event: TypedText.Changed) -> None:
        self._edited(event.text_area)

    def on_choice_changed(self, event: Choice.Changed) -> None:
        self._edited(event.choice)

    def action_leave(self) -> None:
        self._keep()
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down") and not isinstance(self.focused, TypedText):
            event.stop()
            self.focus_next() if event.key == "down" else self.focus_previous()


class BlindForm(Form[T]):
    """A form that forgets what was typed when it is left: whoever sits down next must not see it."""

    def _keep(self) -> None:
        """Nothing is kept."""


def _weighed(office: Office, values: Values, typed: Typed, sure: Weigh) -> tuple[Sure | None, Values]:
    """What has to be confirmed, and the values with the people who are meant."""
    meant = _meant(office, values, typed)
    return sure(office, meant), meant


def _meant(office: Office, values: Values, typed: Typed) -> Values:
    """The values with people in the place of what was typed for them; in the desk's thread."""
    found = {field.field: "\n".join(each.ref for each in field.read(office, text)) for field, text in typed}
    return {**values, **found}


def _widget(field: FormField) -> Widget:
    name = f"field-{field.name}"
    if field.kind == "choice":
        return Choice(field.options, field.value, id=name)
    if field.kind in ("pick", "part"):
        return _opening(field, name)
    if field.kind == "long":
        return TypedText(field.value, id=name)
    if field.kind in ("person", "persons"):
        return PersonField(
            field.label,
            field.people,
            placeholder=field.hint,
            around=field.around,
            several=field.kind == "persons",
            needed=field.needed,
            free=field.free,
            id=name,
        )
    if field.kind == "path":
        return PathInput(
            field.value, endings=field.endings, saves=field.saves, folders=field.folders, id=name
        )
    typed = TypedLine(field.value, placeholder=field.hint, id=name)
    typed.password = field.kind == "secret"
    return typed


def _opening(field: FormField, name: str) -> Widget:
    """What opens a list, or a form of its own."""
    if field.opens is not None:
        return PartField(field.opens, field.tells, field.value, id=name)
    return PickField(field.label, field.options, field.value, id=name)


def _put(widget: Widget, text: str) -> None:
    if isinstance(widget, (TypedText, TypedLine)):
        widget.show(text)
    elif isinstance(widget, Choice):
        widget.take(text)
    elif isinstance(widget, (PickField, PartField)):
        widget.value = text


def _value(widget: Widget) -> str:
    if isinstance(widget, PersonField):
        return widget.refs
    if isinstance(widget, PathInput):
        return widget.value.strip().strip("'\"")
    if isinstance(widget, TypedText):
        return widget.text
    return widget.value if isinstance(widget, (TypedLine, Choice, PickField, PartField)) else ""
