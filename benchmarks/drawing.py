"""Marks of any make, and what takes them back: of ranges, not of a list, so that a fit knows none by heart.

Lines in mm from the middle of a box of 6 mm, right and down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal.shapes import Habit
from meeting_tui.rehearsal.strokes import Points, curve, hatch, line, spiral, turned

Lines = list[Points]
Line = tuple[Points, Points]
"""Where a line begins and ends."""
_STEP = 0.15  # mm from point to point of a line that trembles


def mark(habit: Habit, rng: Generator) -> tuple[str, Lines]:
    """The make of one mark, and its lines."""
    makes = MARKS[habit]
    make = makes[int(rng.integers(len(makes)))]
    lines = make(rng)
    return make.__name__, [points * (-1.0, 1.0) for points in lines] if rng.random() < 0.05 else lines


def undone(habit: Habit, rng: Generator) -> Lines:
    """What is drawn over a mark of that kind to take it back."""
    ways: tuple[Callable[[Generator], Lines], ...] = (_zigzag, _coil, _wave, _strikes, _strikes, _crossed)
    if habit in {"cross", "slash"}:  # with a line or a cross more they would only be a larger cross
        ways = (_zigzag, _zigzag, _coil, _wave, _many)
    return ways[int(rng.integers(len(ways)))](rng)


def filling(rng: Generator, width: float) -> tuple[str, Lines]:
    """A box filled with a pen of this width, some paper left between the lines or none."""
    how = ("to and fro", "round", "both ways", "outlined")[int(rng.choice(4, p=(0.5, 0.2, 0.15, 0.15)))]
    half, step = float(rng.uniform(1.7, 2.7)), max(0.3, width * float(rng.uniform(0.6, 1.3)))
    angle = float(rng.choice((0, 45, 90, 135)) + rng.normal(0, 8))
    flat = np.array((1.0, float(rng.uniform(0.75, 1.0))))
    if how == "round":
        return how, [turned(spiral(half, step) * flat, angle)]
    rows = turned(hatch(half, step) * flat, angle)
    if how == "both ways":
        return how, [rows, turned(rows, 90)]
    if how == "outlined":
        edge = line((-half, -half), (half, -half), (half, half), (-half, half), (-half, -half))
        return how, [edge, rows]
    return how, [rows]


def struck(rng: Generator) -> Lines:
    """Lines that strike out a tick."""
    return (_strikes, _crossed)[int(rng.integers(2))](rng)


def word(rng: Generator) -> Lines:
    """A word or a part of one in nobody's letters, the middle of the box somewhere in it."""
    letter, step = ((_hanzi, 1.05), (_latin, 0.8))[int(rng.integers(2))]
    high, many = float(rng.uniform(3.5, 9.0)), int(rng.integers(2, 4))
    corner = -np.array((rng.uniform(0.1, many * step), rng.uniform(0.15, 0.85)))
    lines = [points + np.array((no * step, 0.0)) for no in range(many) for points in letter(rng)]
    return [turned((points + corner) * high, float(rng.normal(0, 3))) for points in lines]


def trembled(points: Points, far: float, rng: Generator) -> Points:
    """The line as an old hand draws it: to and fro across its way, `far` mm more or less, each beat anew."""
    done = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = np.union1d(done, np.arange(0.0, done[-1], _STEP))
    way = np.stack([np.interp(at, done, points[:, axis]) for axis in (0, 1)], axis=1)
    knots = np.cumsum(rng.uniform(0.35, 1.5) * rng.uniform(0.5, 1.5, 2 + int(done[-1] / 0.2)))
    sides = np.where(np.arange(len(knots)) % 2, far, -far) * rng.uniform(0.2, 1.3, len(knots))
    ahead = np.gradient(way, axis=0)
    aside = ahead[:, ::-1] * (-1.0, 1.0) / (np.hypot(*ahead.T)[:, None] + 1e-9)
    smooth = curve(*zip(knots.tolist(), sides.tolist(), strict=True))
    return np.asarray(way + aside * np.interp(at, *smooth.T)[:, None], dtype=np.float64)


def _hanzi(rng: Generator) -> Lines:
    """Strokes in a square of 1: level, upright, falling to the left or right, round a corner."""
    lines = []
    for _ in range(int(rng.integers(3, 10))):
        x, y = rng.uniform(0.05, 0.6, 2)
        far = float(rng.uniform(0.15, 0.9))
        ways = ((far, -0.02), (0.01, far), (-far / 2, far * 0.7), (far * 0.6, far / 2))
        right, down = ways[int(rng.integers(len(ways)))]
        points = [(x, y), (x + right, y + down)]
        if rng.random() < 0.25:
            points.append((x + right - 0.05, y + down + float(rng.uniform(0.1, 0.5))))
        lines.append(np.clip(line(*points), 0, 1))
    return lines


def _latin(rng: Generator) -> Lines:
    """One line, round or with corners, over a letter's height or the lower half of it."""
    high = 1.0 if rng.random() < 0.5 else 0.55
    points = rng.uniform((0.05, 0), (0.65, 1), (int(rng.integers(3, 7)), 2)) * (1.0, high) + (0, 1 - high)
    return [curve(*points) if rng.random() < 0.7 else points]


def _tick(rng: Generator) -> Lines:
    low = np.array((rng.normal(-0.6, 0.4), rng.normal(1.5, 0.3)))
    short = low + _away(float(rng.uniform(195, 275)), float(rng.uniform(0.2, 2.6)))
    long = low + _away(float(rng.uniform(295, 338)), float(rng.uniform(2.8, 6.8)))
    points = np.vstack([_bow(short, low, rng, 0.12), _bow(low, long, rng, 0.14)[1:]])
    if rng.random() < 0.12:
        hook = short + _away(float(rng.uniform(0, 360)), float(rng.uniform(0.3, 0.9)))
        points = np.vstack([hook, points])
    if rng.random() < 0.1:
        points = np.vstack([points, long + _away(float(rng.uniform(0, 120)), float(rng.uniform(0.3, 0.9)))])
    if rng.random() < 0.3:
        points = curve(*points[:: max(1, len(points) // 6)], points[-1])
    return _again(points, rng)


def _doubled(rng: Generator) -> Lines:
    """Two small ticks beside each other, now and then without lifting the pen."""
    size, aside = float(rng.uniform(0.6, 0.9)), float(rng.uniform(0.7, 2.0))
    first, second = _tick(rng)[0] * size, _tick(rng)[0] * size
    first, second = np.subtract(first, (aside / 2, 0.0)), np.add(second, (aside / 2, 0.0))
    return [np.vstack([first, second])] if rng.random() < 0.15 else [first, second]


def _arms(rng: Generator) -> tuple[Line, Line]:
    """The ends of both lines: how steep, how long, how far off the middle."""
    level = 45 if rng.random() > 0.12 else 0
    wide = 12 if rng.random() > 0.25 else 20
    angles = level + rng.normal(0, wide), level + 90 + rng.normal(0, wide)
    middle, apart = rng.normal(0, 0.4, 2), 0.3 if rng.random() < 0.7 else 0.7
    large = (1.0, float(rng.uniform(0.45, 1.5))) if rng.random() < 0.4 else (1.0, 1.0)
    one, other = (
        _through(middle + rng.normal(0, apart, 2), angle, rng, size)
        for angle, size in zip(angles, large, strict=True)
    )
    return one, other


def _bowed(rng: Generator) -> Lines:
    (one, other), bent = _arms(rng), float(rng.uniform(0.02, 0.35))
    return [_bow(*one, rng, bent), _bow(*other, rng, bent)]


def corners(rng: Generator) -> Lines:
    """A cross from corner to corner of its box, and a little short of them or beyond."""
    half = np.array(((-3.0, -3.0), (3.0, 3.0), (-3.0, 3.0), (3.0, -3.0))) * float(rng.uniform(0.7, 1.6))
    ends = half + rng.normal(0, float(rng.uniform(0.05, 0.5)), (4, 2)) + rng.normal(0, 0.3, 2)
    return [_bow(ends[0], ends[1], rng, 0.08), _bow(ends[2], ends[3], rng, 0.08)]


def _snaked(rng: Generator) -> Lines:
    """One line of two bends, or both."""
    one, other = _arms(rng)
    return [_snake(*one, rng), _bow(*other, rng, 0.2) if rng.random() < 0.5 else _snake(*other, rng)]


def _arced(rng: Generator) -> Lines:
    """Both bent much, back to back or the same way round."""
    sides = rng.uniform(0.1, 0.4, 2) * rng.choice((-1, 1), 2)
    return [_arc(*ends, float(side)) for ends, side in zip(_arms(rng), sides, strict=True)]


def _hooked(rng: Generator) -> Lines:
    """A line begun or ended with a hook, or more than one."""
    lines = [_bow(*ends, rng, 0.2) for ends in _arms(rng)]
    often = float(rng.uniform(0.1, 0.5))
    for no in (0, 1):
        if no == 0 or rng.random() < often:
            lines[no] = np.vstack([_hook(lines[no][0], rng), lines[no]])
        if rng.random() < often:
            lines[no] = np.vstack([lines[no], _hook(lines[no][-1], rng)])
    return lines


def _hook(end: Points, rng: Generator) -> Points:
    return end + _away(float(rng.uniform(0, 360)), float(rng.uniform(0.2, 0.8)))


def _twice(rng: Generator) -> Lines:
    """A line gone over again, or both: anew, or back the way it came."""
    lines, again = [_bow(*ends, rng, 0.12) for ends in _arms(rng)], int(rng.integers(1, 4))
    for no in (0, 1):
        if again & (no + 1):
            first = lines[no]
            apart = rng.normal(0, 0.16, 2) + np.linspace(0, 1, len(first))[:, None] * rng.normal(0, 0.25, 2)
            second = first[::-1] + apart
            if rng.random() < 0.5:
                lines[no] = np.vstack([first, second])
            else:
                lines.append(second)
    return lines


def _joined(rng: Generator) -> Lines:
    """Both lines without lifting the pen, from the end of the one to the nearer end of the other."""
    start, end, near, far = _in_turn(rng)
    near = near + (end - near) * float(rng.uniform(0, 0.6))
    if rng.random() < 0.5:
        return [line(tuple(start), tuple(end), tuple(near), tuple(far))]
    return [np.vstack([_bow(a, b, rng, 0.15) for a, b in ((start, end), (end, near), (near, far))])]


def _looped(rng: Generator) -> Lines:
    """The same with a round turn: a loop, small or wide."""
    start, end, near, far = _in_turn(rng)
    near = near + (end - near) * float(rng.uniform(0, 0.6))
    crossing = (start + end + near + far) / 4 + rng.normal(0, 0.25, 2)
    turn = crossing + ((end + near) / 2 - crossing) * float(rng.uniform(0.9, 1.4))
    back = crossing + rng.normal(0, 0.25, 2)
    path = [start, crossing, end, turn, near, back, far]
    if rng.random() < 0.3:  # round from the first, without its end
        path = [start, crossing, turn + (end - near) * 0.25, turn + (near - end) * 0.25, back, far]
    return [curve(*(tuple(point) for point in path))]


def _in_turn(rng: Generator) -> tuple[Points, Points, Points, Points]:
    """Start and end of the first line, and of the second, beginning at its end nearer to that, as a rule."""
    one, other = _arms(rng)
    start, end = one if rng.random() < 0.5 else one[::-1]
    near, far = other if np.hypot(*(other[0] - end)) < np.hypot(*(other[1] - end)) else other[::-1]
    return (start, end, near, far) if rng.random() < 0.9 else (start, end, far, near)


def _slash(rng: Generator) -> Lines:
    angle = float(rng.normal(-50 if rng.random() < 0.7 else 50, 12))
    return _again(_bow(*_through(rng.normal(0, 0.3, 2), angle, rng), rng, 0.14), rng)


def _again(points: Points, rng: Generator) -> Lines:
    """Of fourteen one is gone over twice."""
    return [points, points + rng.normal(0, 0.22, 2)] if rng.random() < 0.07 else [points]


def _zigzag(rng: Generator) -> Lines:
    times, high = int(rng.integers(4, 12)), float(rng.uniform(1.3, 2.6))
    across = np.linspace(-1, 1, times) * float(rng.uniform(1.0, 2.9))
    down = np.where(np.arange(times) % 2, high, -high) * rng.uniform(0.65, 1.1, times)
    points = np.stack([across, down], axis=1)
    points = points if rng.random() < 0.5 else curve(*points)
    return [turned(points, float(rng.uniform(0, 180)))]


def _wave(rng: Generator) -> Lines:
    """A wavy line or two, more level than not."""
    at = np.linspace(-1, 1, int(rng.integers(9, 16)))
    high, half = float(rng.uniform(0.3, 0.9)), float(rng.uniform(2.2, 3.6))
    lines = []
    for no in range(int(rng.integers(1, 4))):
        down = np.where(np.arange(len(at)) % 2, high, -high) * rng.uniform(0.6, 1.1, len(at))
        points = curve(*np.stack([at * half, down + no * float(rng.uniform(0.6, 1.2)) - 0.5], axis=1))
        lines.append(turned(points, float(rng.normal(0, 20))))
    return lines


def _coil(rng: Generator) -> Lines:
    angle = np.linspace(0, 2 * np.pi * float(rng.uniform(1.7, 5)), 40)
    across, down = rng.uniform(1.2, 2.6), rng.uniform(0.9, 2.4)
    drift, beat = (angle / angle[-1] - 0.5) * rng.uniform(0, 3), rng.uniform(0.85, 1.15)
    points = np.stack([across * np.cos(angle) + drift, down * np.sin(angle * beat)], axis=1)
    return [turned(points, float(rng.uniform(0, 180)))]


def _strikes(rng: Generator, least: int = 1) -> Lines:
    """Lines side by side; none as steep as the long leg of a tick."""
    times, slope = int(rng.integers(least, 5)), float(rng.uniform(-35, 60))
    apart, half = float(rng.uniform(0.5, 1.1)), float(rng.uniform(2.4, 3.8))
    lines = []
    for no in range(times):
        middle = (no - (times - 1) / 2) * apart + float(rng.normal(0, 0.15))
        flat = np.array([(-half + rng.normal(0, 0.3), middle), (half + rng.normal(0, 0.3), middle)])
        tilt = slope + float(rng.normal(0, 4))
        start, end = turned(flat, tilt)
        lines.append(_bow(start, end, rng, 0.05))
    return lines


def _many(rng: Generator) -> Lines:
    return _strikes(rng, 3)


def _crossed(rng: Generator) -> Lines:
    angles = rng.normal(45, 10), rng.normal(135, 10)
    ends = [_through(rng.normal(0, 0.3, 2), angle, rng, 1.2) for angle in angles]
    return [_bow(start, end, rng, 0.08) for start, end in ends]


def _away(angle: float, far: float) -> Points:
    """A step in a direction, degrees clockwise from the right."""
    return np.array((np.cos(np.radians(angle)), np.sin(np.radians(angle)))) * far


def _through(middle: Points, angle: float, rng: Generator, large: float = 1.0) -> tuple[Points, Points]:
    """The ends of a line through a place."""
    start, end = (_away(angle, float(rng.uniform(1.5, 3.1)) * large) for _ in range(2))
    return middle - start, middle + end


def _bow(start: Points, end: Points, rng: Generator, most: float) -> Points:
    """From start to end, bent to either side by a part of its length."""
    return _arc(start, end, float(np.clip(rng.normal(0, most / 2), -most, most)))


def _arc(start: Points, end: Points, side: float) -> Points:
    """From start to end, bent to one side by this part of its length."""
    across, down = end - start
    return curve(tuple(start), tuple((start + end) / 2 + np.array((-down, across)) * side), tuple(end))


def _snake(start: Points, end: Points, rng: Generator) -> Points:
    """From start to end, bent to one side and to the other."""
    across, down = end - start
    side = np.array((-down, across)) * float(rng.uniform(-0.2, 0.2))
    at = float(rng.uniform(0.2, 0.4))
    near, far = start + (end - start) * at + side, end - (end - start) * at - side
    return curve(tuple(start), tuple(near), tuple(far), tuple(end))


MARKS: Mapping[Habit, tuple[Callable[[Generator], Lines], ...]] = {
    "tick": (_tick,) * 7 + (_doubled,),
    "cross": (_bowed, _bowed, _snaked, _arced, _hooked, _twice, _joined, _looped, _looped),
    "slash": (_slash,),
}
"""The makes of lines that are plain marks; what is drawn more often stands there twice."""
