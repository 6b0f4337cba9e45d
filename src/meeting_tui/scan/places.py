"""Where things lie in the picture of a question, for who draws it and for who shows it."""

from __future__ import annotations

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect

DENSITY = 4.0  # pixels a mm


def places(layout: PageLayout, question: str) -> dict[str, Rect]:
    """Where each box of a question lies in its picture, in pixels."""
    boxes = [box for box in layout.boxes if box.question == question]
    if not boxes:
        return {}
    shown = area(layout, boxes)
    return {
        box.choice: Rect(
            *(side * DENSITY for side in (box.rect.x - shown.x, box.rect.y - shown.y, box.rect.w, box.rect.h))
        )
        for box in boxes
    }


def area(layout: PageLayout, boxes: list[Box]) -> Rect:
    """What of the page the picture of a question shows: its boxes with what is written round them."""
    left = min(box.rect.x for box in boxes) - 12
    top = min(box.rect.y for box in boxes) - 13
    right = min(layout.width - 8, max(box.rect.right for box in boxes) + 42)
    return Rect(left, top, right - left, max(box.rect.bottom for box in boxes) + 6 - top)
