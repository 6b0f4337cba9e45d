"""Says the name of every key that comes in from the keyboard, as Textual names it."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Probe(App[None]):
    """The last key, between brackets."""

    def compose(self) -> ComposeResult:
        yield Static("<ready>", id="name", markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.query_one("#name", Static).update(f"<{event.key}>")


if __name__ == "__main__":
    Probe().run()
