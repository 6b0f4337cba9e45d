"""Keys take turns: each goes to whoever has the keyboard once what the keys before it set off is done.

Textual hands every key at once to the widget that has the focus now. Whoever types ahead of the screen writes
then into a field that is about to close, marks a paper that is not there yet, or presses a key nobody hears.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from textual import events
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widgets import Input
from textual.worker import Worker, WorkerError

from meeting_tui.tui.plain_app import PlainApp
from meeting_tui.tui.typed.scan import scans, whole
from meeting_tui.tui.typed.step import ENTER, Field

R = TypeVar("R")
PATIENCE = 10.0
"""Seconds in which a widget must get round to its messages; one that doesn't is not waited for."""
GLANCE = 1.0
"""Seconds without a key after which somebody has seen what the screen says."""
PAUSE, LULL = 0.15, 2.0
"""Seconds without a key after which a whole code is over though no Enter came, and after which a part of one
is taken for what it is: a machine that is busy may hear a scanner in pieces."""
PAUSED = "<pause>"
"""No key, but that none came for so long."""
ROUNDS = 20
"""So often what a key set off may set off more before the next key is let in all the same."""


class KeysInOrder(PlainApp[R]):
    """An application in which a key never overtakes the one before it."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._turns: Worker[None] | None = None
        self._awaited: list[Worker[Any]] = []
        self._written = False
        self._burst: list[events.Key] = []
        self._forgetting = 0.0
        self.key_at = 0.0
        """When the key that is dealt with now came in, on the clock of Textual's events."""

    def keys_wait(self, answer: Worker[Any]) -> None:
        """What is typed from now on is for whatever this answer brings on the screen."""
        self._awaited.append(answer)

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded or not self._running:
            await super().on_event(event)
        elif isinstance(event, events.Key) and event.key in getattr(self.screen, "urgent", ()):
            await self._let_in(event)  # it may end what all others wait for
        elif self._free and self._letter(event):
            self._written = True
            await self._let_in(event)
        else:
            self._in_turn(event)

    def forget_typed(self, *, more: bool = False) -> None:
        """What was typed ahead for a thing that can't be had, up to its Enter or a scan, is lost; `more` of
        it may still be on its way."""
        if self._ahead or more:
            self._forgetting = self._ahead[-1].time if self._ahead else self.key_at

    def _forgets(self, event: events.Key | events.Paste) -> bool:
        """Whether this belongs to what can't be had; who looked up before typing it meant something else."""
        if not self._forgetting:
            return False
        stops = isinstance(event, events.Key) and event.key in ENTER
        looked = event.time - self._forgetting > GLANCE
        begins = isinstance(event, events.Key) and scans(event.character or "")
        self._forgetting = 0.0 if stops or looked or begins else max(event.time, self._forgetting)
        return not (looked or begins)

    async def _scanned(self, event: events.Key | events.Paste) -> bool:
        """Whether this is part of a scan, which goes to the screen in one piece and is over with its Enter,
        or with a pause where the scanner sends none."""
        takes, field = self._scanning, isinstance(self.focused, Field)
        typed = "".join(key.character or "" for key in self._burst)
        char = (event.character or "") if isinstance(event, events.Key) else ""
        if takes is not None and isinstance(event, events.Key) and char and scans(typed + char):
            self._burst.append(event)
            self.set_timer(PAUSE if whole(typed + char) else LULL, partial(self._paused, event))
            return True
        burst, self._burst = self._burst, []
        over = isinstance(event, events.Key) and (event.key in ENTER or event.key == PAUSED)
        glued = bool(burst and char) and not over and event.time - burst[-1].time < PAUSE
        if takes is not None and ((whole(typed) and not (glued and field)) or (len(burst) > 2 and not field)):
            self._forgetting = event.time if glued else 0.0  # more of the same: no key of anybody
            self.key_at = event.time
            takes(typed + char if glued else typed)
            await self._settled()
            return over or glued or self._forgets(event)
        for key in burst:
            await self._let_in(key)
            await self._settled()
        return isinstance(event, events.Key) and event.key == PAUSED

    def _paused(self, last: events.Key) -> None:
        """Nothing came after this key of a scan for a while: it is over."""
        if self._burst and self._burst[-1] is last and not self._ahead:
            self._in_turn(events.Key(PAUSED, None))

    def _in_turn(self, event: events.Key | events.Paste) -> None:
        self._ahead.append(event)
        if self._turns is None or self._turns.is_finished:
            self._turns = self.run_worker(self._take_turns(), group="keys")

    @property
    def _scanning(self) -> Callable[[str], object] | None:
        """What takes scans on this screen, wherever the keyboard is; none where a code is mere text."""
        takes: Callable[[str], object] | None = getattr(self.screen, "scanned", None)
        return takes or (None if isinstance(self.focused, (Field, Input)) else self.scanned_in_vain)

    def scanned_in_vain(self, typed: str) -> None:
        """A scan came where nobody takes one: no part of it is a key."""

    @property
    def _free(self) -> bool:
        """Whether nothing is waited for."""
        awaited = any(not answer.is_finished for answer in self._awaited)
        if awaited or self._ahead or self._burst or self._forgetting:
            return False
        return self._turns is None or self._turns.is_finished

    def _letter(self, event: events.Key | events.Paste) -> bool:
        """Whether it only adds to what is being typed: then the next key need not wait for it."""
        field = self.focused
        return isinstance(field, Field) and field.only_adds(event) and self._scanning is None

    async def _take_turns(self) -> None:
        while self._ahead:
            if self._awaited:
                await self._settled()
            event = self._ahead.popleft()
            if self._forgets(event) or await self._scanned(event):
                continue
            if self._letter(event):
                self._written = True
                await self._let_in(event)
                continue
            if self._written:
                self._written = False
                await self._settled()
            await self._let_in(event)
            await self._settled()

    def key_begins(self, key: events.Key) -> None:
        """A key's turn has come."""

    async def _let_in(self, event: events.Key | events.Paste) -> None:
        self.key_at = event.time
        if isinstance(event, events.Key):
            self.key_begins(event)
        await super().on_event(event)

    async def _settled(self) -> None:
        """Until who has the keyboard stays the same."""
        stood: object = None
        for _round in range(ROUNDS):
            for node in self._hearers():
                await self._passed(node)
            answered = await self._answers()
            stands = (self.screen, self.focused)
            if stands == stood and not answered and not await self._still_opening():
                return
            stood = stands

    def _hearers(self) -> list[DOMNode]:
        """Those through whom a key goes, from the widget that has the keyboard up to the application."""
        return list((self.focused or self.screen).ancestors_with_self)

    async def _passed(self, node: MessagePump) -> None:
        """Until `node` has dealt with what it has heard so far."""
        passed = asyncio.Event()
        if node.call_later(passed.set):
            with suppress(TimeoutError):  # whoever is stuck holds up nobody
                await asyncio.wait_for(passed.wait(), PATIENCE)

    async def _answers(self) -> bool:
        """Until every answer that keys wait for is on the screen; whether there was one, which may have set
        off more."""
        waited = bool(self._awaited)
        while self._awaited:
            with suppress(WorkerError):  # it has told its failure itself
                await self._awaited.pop().wait()
        return waited

    async def _still_opening(self) -> bool:
        """Whether a screen on which nobody has the keyboard yet is only being built."""
        if self.focused is not None:
            return False
        drawn = asyncio.Event()
        self.screen.call_after_refresh(drawn.set)
        with suppress(TimeoutError):  # whoever is stuck holds up nobody
            await asyncio.wait_for(drawn.wait(), PATIENCE)
        return self.focused is not None or bool(self._awaited)
