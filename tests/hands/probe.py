"""Says the name of every key that comes in from the keyboard, as Textual names it."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Probe(App[None]):
    """The last key, between brackets."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("<ready>", id="name", markup=False)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            self.query_one("#name", Static).update(f"<{event.key}>")
        else:
            await super().on_event(event)


if __name__ == "__main__":
    Probe().run()
