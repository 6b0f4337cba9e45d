"""What entries do to an item of the agenda: taken up, spoken on, closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import SPEECH, Item, Remark
from meeting_tui.record.person import person_of

Texts = Mapping[tuple[int, str], str | None]
Act = Callable[[MeetingState, Entry, Texts], MeetingState]


def on_item(change: Callable[[Item, Entry, Texts], Item]) -> Act:
    """A step that changes the item whose number the entry holds."""

    def act(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
        no = entry.body["no"]
        return replace(
            state,
            items=tuple(change(item, entry, texts) if item.no == no else item for item in state.items),
        )

    return act


def _taken_up(item: Item, entry: Entry, _texts: Texts) -> Item:
    """The first time, or again: then the time it took before is kept."""
    before = ((item.opened_at, item.closed_at),) if item.closed_at else ()
    return replace(item, opened_at=entry.at, closed_at="", earlier=(*item.earlier, *before))


def _remark(item: Item, entry: Entry, texts: Texts) -> Item:
    body, text = entry.body, texts.get((entry.seq, "text"))
    form = body.get("form", SPEECH)
    said = Remark(entry.seq, entry.at, person_of(body, "speaker"), text, form=form)
    return replace(item, remarks=(*item.remarks, said))


STEPS: Mapping[str, Act] = {
    "item.opened": on_item(_taken_up),
    "item.closed": on_item(lambda item, entry, _texts: replace(item.silent(entry.at), closed_at=entry.at)),
    "remark": on_item(_remark),
}
