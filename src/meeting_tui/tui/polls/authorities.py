"""Who votes for whom in a poll, who paid, who objects, which spellings are one name: by a form each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from meeting_tui.lang import N_, _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.objecting import delivered_field, voter_field
from meeting_tui.tui.words import names, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.tui.polls.desk import PollDesk

Values = Mapping[str, str]
WORDS = {
    "give_proxy": (
        N_("Register a proxy"),
        N_("A voter lets somebody vote; the written authority lies before you"),
    ),
    "withdraw_proxy": (N_("Take a proxy back"), N_("While the ballot is still out; both stay on record")),
    "pay": (N_("Arrears are paid"), N_("Whoever had no vote for what they owed has it again")),
    "object": (
        N_("Somebody objects"),
        N_("In writing, to what was decided; the next count weighs it, within the days of the law"),
    ),
    "take_back": (
        N_("An objection is taken back"),
        N_("The next count weighs it no more; within the days of the law"),
    ),
    "merge_names": (
        N_("Two spellings of one name"),
        N_("A written name is counted as another, or as a candidate; two people say so"),
    ),
}
ROLES = ("", "family", "tenant")


def possible(view: PollView) -> tuple[str, ...]:
    """Which of them the poll knows at all."""
    proxies = ("give_proxy", "withdraw_proxy") if view.profile.proxy.allowed else ()
    owing = ("pay",) if any(each.arrears for each in view.asked) else ()
    objecting = ("object", "take_back") if _open_to_objection(view) else ()
    written = ("merge_names",) if any(each.write_ins for each in view.asked) else ()
    return (*proxies, *owing, *objecting, *written)


def _open_to_objection(view: PollView) -> list[tuple[str, str]]:
    """The questions whose decision the law lets objections undo, with their titles."""
    rules = view.profile.rules
    asked = ((each, rules.get(each.question.rule)) for each in view.asked)
    return [(each.id, each.title) for each, rule in asked if rule is not None and rule.after is not None]


def begin(place: PollDesk, view: PollView, act: str, two: Sequence[FormField]) -> None:
    """Ask for what it needs, and do it; `two` asks for two people and why."""
    forms = {
        **{"give_proxy": _given, "withdraw_proxy": _withdrawn, "pay": _paid},
        **{"object": _objected, "take_back": _taken_back},
    }
    if act in forms:
        place.ask(forms[act](view), _then(place))
    else:
        _names(place, view, two)


def _then(place: PollDesk) -> Callable[[str], object]:
    """Say what was done, on the poll as it is now."""

    def done(said: str) -> None:
        place.reload()
        place.house.say(said)

    return done


def _given(view: PollView) -> Form[str]:
    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.polls import proxies

        told = {"role": values["role"], "instructed": bool(values["instructed"])}
        made = proxies.appoint(office, view.id, values["voter"], values["holder"], **told)  # type: ignore[arg-type]
        return _("{holder} votes for {voter}.", holder=made.holder, voter=made.label)

    roles = [(role, word(role) if role else _("an owner, or as the roll knows")) for role in ROLES]
    instructed = (("", _("no")), ("yes", _("on each question")))
    fields = (
        voter_field(),
        FormField("holder", _("Votes for them"), kind="person", needed=True),
        FormField("role", _("Role"), kind="choice", options=roles),
        FormField("instructed", _("Says how to vote"), kind="choice", options=instructed),
    )
    return Form(_(WORDS["give_proxy"][0]), fields, act, _(WORDS["give_proxy"][1]), about=view.id)


def _withdrawn(view: PollView) -> Form[str]:
    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.polls import proxies

        proxies.withdraw(office, view.id, values["voter"], values["reason"])
        return _("The proxy is taken back.")

    fields = (voter_field(), FormField("reason", _("Why")))
    return Form(_(WORDS["withdraw_proxy"][0]), fields, act, _(WORDS["withdraw_proxy"][1]), about=view.id)


def _paid(view: PollView) -> Form[str]:
    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.polls import arrears

        return _("{name} has paid, and votes.", name=arrears.paid(office, view.id, values["voter"]))

    return Form(_(WORDS["pay"][0]), (voter_field(),), act, _(WORDS["pay"][1]), about=view.id)


def _objected(view: PollView) -> Form[str]:
    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.polls import objections
        from meeting_tui.tui.reading_fields import a_date

        delivered = a_date(values["delivered"], office)
        name = objections.file(office, view.id, values["question"], values["voter"], delivered)
        return _("{name} objects: the next count weighs it.", name=name)

    fields = (_question(view), voter_field(), delivered_field())
    return Form(_(WORDS["object"][0]), fields, act, _(WORDS["object"][1]), about=view.id)


def _taken_back(view: PollView) -> Form[str]:
    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.polls import objections

        name = objections.withdraw(office, view.id, values["question"], values["voter"])
        return _("{name} objects no more: the next count does not weigh it.", name=name)

    title, tip = WORDS["take_back"]
    return Form(_(title), (_question(view), voter_field()), act, _(tip), about=view.id)


def _question(view: PollView) -> FormField:
    """To what somebody objects."""
    asked = _open_to_objection(view)
    return FormField("question", _("Question"), asked[0][0], kind="choice", options=asked)


def _names(place: PollDesk, view: PollView, two: Sequence[FormField]) -> None:
    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.ballots import acts as ballots

        people = values["one"], values["two"]
        one = ballots.merge_names(office, view.id, values["of"], values["into"], people, values["reason"])
        if not one.into:
            return _("{name} is counted as it stands.", name=one.label)
        return _("{name} is counted as {other}.", name=one.label, other=values["into"])

    fields = (
        FormField("of", _("Written name"), says=lambda office, _values: _written(office, view.id)),
        FormField("into", _("Who that is"), hint=_("another or a candidate; itself takes it back")),
        *two,
    )
    title, tip = WORDS["merge_names"]
    place.ask(Form(_(title), fields, act, _(tip), about=view.id), _then(place))


def _written(office: Office, poll: str) -> str:
    """The names so far."""
    from meeting_tui.desk.ballots import acts as ballots

    written = [each.label for each in ballots.written(office, poll)]
    return names(written) if written else _("No name was written in so far.")
