"""The surroundings of every box in one stack of upright patches, as darkness: 0 paper, BLACK its black."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Box
from meeting_tui.scan.image import Gray
from meeting_tui.scan.plane import Matrix, moved, shift

DENSITY = 8  # pixels a mm
HALF = 60  # pixels from the middle of a patch to its edge: 7.5 mm
SIDE = 2 * HALF
_BLOCK = 8
_BLOCKS = SIDE // _BLOCK
_WITHIN = 4  # blocks: further than the blackest mark reaches
_SMOOTH = 2
_EDGED = np.clip(np.arange(-_SMOOTH, _BLOCKS + _SMOOTH), 0, _BLOCKS - 1)  # with more of its first and last

BLACK = 200  # the page's own black in a stack; 0 is its paper

Stack = NDArray[np.uint8]  # one patch, SIDE × SIDE, a box


def cut_out(
    gray: Gray, boxes: Sequence[Box], mapping: Matrix, moves: NDArray[np.float64], zoom: int = 1
) -> Gray:
    """The patches of the boxes one under the other; `moves` shifts each by so many mm.

    With `zoom` they show that many times more, that many times smaller.
    """
    import cv2

    tall = np.empty((len(boxes) * SIDE, SIDE), np.uint8)
    scale = np.diag([zoom / DENSITY, zoom / DENSITY, 1.0]) @ shift(0.5 - HALF, 0.5 - HALF)
    for at, (box, (right, down)) in enumerate(zip(boxes, moves, strict=True)):
        x, y = box.rect.center
        cv2.warpPerspective(
            gray,
            mapping @ shift(x + right, y + down) @ scale,
            (SIDE, SIDE),
            dst=tall[at * SIDE : (at + 1) * SIDE],
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    return tall


def darkness(tall: Gray, contrast: float) -> Stack:
    """How dark each pixel is against the paper round it, in parts of the page's own black.

    `contrast` is that black: 0 as bright as paper, 1 without any light.
    """
    import cv2

    bright = cv2.divide(tall, np.maximum(_paper(tall), 1), scale=255)
    levels = BLACK * (1 - np.arange(256) / 255) / contrast
    dark = cv2.LUT(bright, np.clip(np.rint(levels), 0, 255).astype(np.uint8))
    return np.asarray(dark, dtype=np.uint8).reshape(-1, SIDE, SIDE)


def _paper(tall: Gray) -> Gray:
    """The brightness of bare paper: of the brightest mm² within 4 mm, smoothed, patch by patch."""
    import cv2

    blocks = cv2.resize(tall, (_BLOCKS, len(tall) // _BLOCK), interpolation=cv2.INTER_AREA)
    blocks = blocks.reshape(-1, _BLOCKS, _BLOCKS)
    apart = np.zeros((len(blocks), _BLOCKS + 2 * _WITHIN, _BLOCKS), np.uint8)
    apart[:, _WITHIN:-_WITHIN] = blocks
    wide = cv2.dilate(apart.reshape(-1, _BLOCKS), np.ones((2 * _WITHIN + 1,) * 2, np.uint8))
    wide = wide.reshape(apart.shape)[:, _WITHIN:-_WITHIN]
    edged = wide.take(_EDGED, axis=1)
    smooth = cv2.blur(edged.reshape(-1, _BLOCKS), (2 * _SMOOTH + 1,) * 2)
    large = cv2.resize(smooth, (SIDE, len(smooth) * _BLOCK), interpolation=cv2.INTER_LINEAR)
    margin = _SMOOTH * _BLOCK
    kept = large.reshape(len(blocks), -1, SIDE)[:, margin:-margin]
    return np.asarray(kept, dtype=np.uint8).reshape(-1, SIDE)


def shown(gray: Gray, boxes: Sequence[Box], mapping: Matrix) -> NDArray[np.bool_]:
    """Which boxes the image shows whole."""
    rects = [box.rect.grown(0.5) for box in boxes]
    edges = np.array([[(r.x, r.y), (r.right, r.y), (r.x, r.bottom), (r.right, r.bottom)] for r in rects])
    places = moved(mapping, edges.reshape(-1, 2)).reshape(edges.shape)
    within = (places >= 0) & (places < (gray.shape[1], gray.shape[0]))
    return np.asarray(within.all(axis=(1, 2)), dtype=np.bool_)
