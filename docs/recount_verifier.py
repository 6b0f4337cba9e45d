"""Count a bundle again, sharing no code with meeting-tui: python recount_verifier.py BUNDLE.json

Written from docs/formats/recount.md alone. Exit code 3: the bundle claims other than its rows give."""

import hashlib
import json
import operator
import sys
from collections import defaultdict
from fractions import Fraction
from itertools import permutations, takewhile
from math import inf
from pathlib import Path
from statistics import median

ASKS = {"gt": operator.gt, "ge": operator.ge, "lt": operator.lt, "le": operator.le}
OURS = ("for", "blank", "invalid", "follow_majority")


def leaves(part):
    """The comparisons of a condition."""
    inner = part.get("all") or part.get("any")
    return [leaf for each in inner for leaf in leaves(each)] if inner else [part]


def compare(part, sets):
    """Whether one condition of the law holds."""
    if "all" in part:
        return all(compare(each, sets) for each in part["all"])
    if "any" in part:
        return any(compare(each, sets) for each in part["any"])
    row = sets[part["measure"]]
    if "frac" in part:
        base = row[part["of"]]
        return base > 0 and ASKS[part["cmp"]](row[part["num"]], Fraction(part["frac"]) * base)
    bounds = [part] if "count" in part else part.get("min_of") or part["max_of"]
    values = [Fraction(b["count"]) if "count" in b else Fraction(b["frac"]) * row[b["of"]] for b in bounds]
    return ASKS[part["cmp"]](row[part["num"]], max(values) if "max_of" in part else min(values))


def decide(law, name, sets, casting=""):
    """The outcome under one rule."""
    rule = law["rule"][name]
    if "quorum" in rule and not compare(rule["quorum"], sets):
        return "no_quorum"
    if compare(rule["approval"], sets):
        after = rule.get("after") if any("objecting" in row for row in sets.values()) else None
        return "rejected" if after and compare(after["fails_if"], sets) else "passed"
    failing = [sets[each["measure"]] for each in leaves(rule["approval"]) if not compare(each, sets)]
    if rule.get("tie") == "chair" and all(row["for"] == row["against"] > 0 for row in failing):
        return "passed" if casting == "for" else "rejected"
    back = rule.get("fallback")
    if back and compare(back["when"], sets):
        return "second_vote" if back["new_vote"] else decide(law, back["rule"], sets, casting)
    return "rejected"


def rowed(asked):
    """Whether a name has a row of boxes."""
    return asked.get("cumulative") or asked.get("method")


def rank(box):
    """The name a box is for, and the rank it gives."""
    name, _, place = box.partition(":")
    return name, int(place or 1)


def meaning(law, asked, ticks):
    """What ticks mean: ("ticked", choices), or blank, abstain, invalid."""
    chosen = list(dict.fromkeys(ticks))
    if not chosen:
        return "blank", ()
    if chosen == ["abstain"]:
        return "abstain", ("abstain",)
    offers = [*asked["choices"], "against"]
    rows, method = rowed(asked), asked.get("method")
    if rows:
        offers += [f"{name}:{n}" for name in asked["choices"] for n in range(2, asked["max_ticks"] + 1)]
    boxes = {"approve": law["options"], "rate": list("12345")}.get(asked["kind"], offers)
    free = asked["kind"] == "elect" and law["election"]["write_in"] and not rows
    known = all(
        c in boxes or (free and c not in ("for", "blank", "invalid", "follow_majority")) for c in chosen
    )
    alone = len(chosen) == 1 or not {"against", "abstain"} & set(chosen)
    enough = chosen == ["against"] or len(chosen) >= asked.get("min_ticks", 0)
    fits = known and alone and enough and (method or len(chosen) <= asked["max_ticks"])
    if fits and method:
        told = [rank(box) for box in chosen]
        fits = len(dict(told)) == len(told) and (method != "stv" or [n for _, n in told].count(1) == 1)
    return ("ticked", tuple(sorted(chosen))) if fits else ("invalid", ())


def standing(bundle, asked, papers):
    """What all papers of one voter say together on one question."""
    law, valid = bundle["profile"], set()
    for paper in papers:
        read = {q["id"]: meaning(law, q, paper["choices"].get(q["id"], [])) for q in bundle["questions"]}
        spoiled = law["invalid"]["scope"] == "ballot" and any(mark == "invalid" for mark, _ in read.values())
        if paper["valid"] and not spoiled:
            valid.add(read[asked["id"]])
    return valid.pop() if len(valid) == 1 else ("invalid", ())


def side(votes):
    """Where for and against lead the same way by every measure, that way; else abstain."""
    leads = {(v["for"] > v["against"]) - (v["for"] < v["against"]) for v in votes.values()}
    return {1: "for", -1: "against"}.get(leads.pop(), "abstain") if len(leads) == 1 else "abstain"


def bases(law, row):
    """The two bases that follow from the votes."""
    voted, spoiled = row["for"] + row["against"], row["invalid"]
    row["cast"] = voted + spoiled * law["invalid"]["in_cast"]
    row["participating"] = voted + row["abstain"] + spoiled * law["invalid"]["participates"]
    return row


def count(bundle, asked):
    """The strict and deemed sets by measure, and what each choice weighs."""
    law, papers = bundle["profile"], defaultdict(list)
    for ballot in bundle["ballots"]:
        papers[ballot["voter"]].append(ballot)
    sets, choices, kept = {}, {}, {name for voter in bundle["voters"] for name in voter}
    orders = defaultdict(int)
    against = {v["id"] for v in bundle["voters"] if asked["id"] in v.get("objecting", [])}
    asks = '"voted_in_person"' in json.dumps(law["rule"])
    for measure in law["measure"]:
        row, marks, weighs = defaultdict(Fraction), defaultdict(Fraction), defaultdict(Fraction)
        for voter in (each for each in bundle["voters"] if asked["id"] in each["outside"]):
            row["all"] += Fraction(voter.get("stays", {}).get(asked["id"], {}).get(measure, 0))
        for voter in (each for each in bundle["voters"] if asked["id"] not in each["outside"]):
            own = voter.get("weighed", {}).get(asked["id"], voter)
            weight = Fraction(own["weights"][measure])
            there = weight + Fraction(own.get("unvoted", {}).get(measure, 0))
            row["all"] += there + Fraction(own.get("uncounted", {}).get(measure, 0))
            for name in kept & {"delivered", "present", "in_person"}:
                row[name] += there * (voter[name] or (voter["id"] in papers and name == "delivered"))
            if against:
                row["objecting"] += there * (voter["id"] in against)
            if voter["id"] in papers:
                mark, chosen = standing(bundle, asked, papers[voter["id"]])
                row["returned"] += there
                row["voted_in_person"] += weight * (
                    asks and mark == "ticked" and bool(voter.get("in_person"))
                )
                marks[mark] += weight
                for choice in chosen:
                    weighs[choice.partition(":")[0] if rowed(asked) else choice] += weight
                if mark == "ticked" and chosen != ("against",) and measure == law["election"]["rank"][0]:
                    orders[chosen] += int(weight)
        row["against"] = weighs["against"]
        row["for"] = weighs["for"] if asked["kind"] == "approve" else marks["ticked"] - weighs["against"]
        row["blank"] = blank = marks["blank"]
        row["abstain"] = marks["abstain"] + blank * (law["blank"] == "abstain")
        row["invalid"] = marks["invalid"] + marks["blank"] * (law["blank"] == "invalid")
        row["present"] = row["present"] if "present" in kept else row["returned"]
        row["nonresponse"] = row["delivered"] - row["returned"]
        sets[measure], choices[measure] = row, weighs
    choices["orders"] = orders
    lead, policy = side(sets) if asked["kind"] == "approve" else "abstain", law["nonresponse"]["policy"]
    for measure, row in sets.items():
        row[lead] += choices[measure].get("follow_majority", 0)
        bases(law, row)
    if policy == "not_participating":
        return sets, None, choices
    silent = lead if policy == "follow_majority" else "abstain"
    deemed = {m: bases(law, row | {silent: row[silent] + row["nonresponse"]}) for m, row in sets.items()}
    return sets, deemed, choices


def contest(law, asked, sets, choices):
    """The outcome of a question with offers, and who is elected, waits or is tied."""
    won, outcomes = {}, set()
    written = set(next(iter(choices.values()))) - {*asked["choices"], "against", "abstain"}
    for name in [*asked["choices"], *sorted(written)]:
        own = {m: row.copy() for m, row in sets.items()}
        for m, row in own.items():
            if rowed(asked):
                row["for"] = choices[m][name]
                continue
            row["against"] += row["for"] - choices[m][name]
            row["for"] = choices[m][name]
            bases(law, row)
        outcome = decide(law, asked["rule"], own)
        outcomes.add(outcome)
        if outcome == "passed":
            won.setdefault(tuple(own[m]["for"] for m in law["election"]["rank"]), []).append(name)
    levels = [names for _weight, names in sorted(won.items(), reverse=True)]
    if asked.get("method"):
        able = [name for name in asked["choices"] if any(name in names for names in levels)]
        papers = {boxes: n for boxes, n in choices["orders"].items() if n}
        if asked["method"] == "stv":
            lots = law["election"]["ties"] == "lots" and asked["seed"]
            elected, tied = transferable(asked, able, papers, lots) if able else ([], [])
            placed = {"elected": elected, "reserve": [], "tied": tied}
            return ended(placed, outcomes), placed
        levels = (schulze if asked["method"] == "schulze" else judgment)(asked, able, papers)
    placed = seated(asked, levels)
    won = {*placed["elected"], *placed["tied"]}
    last = max((no for no, names in enumerate(levels) if won & {*names}), default=-1)
    order = []
    for no, names in enumerate(levels):
        seed = (asked.get("reserve_seed") if no > last else "") or asked["seed"]
        if seed and law["election"]["ties"] == "lots":
            lots = {n: hashlib.sha256(f"{seed}/{asked['id']}/{n}".encode()).hexdigest() for n in names}
            order += [[n] for n in sorted(names, key=lots.__getitem__)]
        else:
            order.append(names)
    placed = seated(asked, order)
    return ended(placed, outcomes), placed


def seated(asked, levels):
    """Who sits, waits or is tied: seats kept for a group go to its first, all others by rank alone."""
    groups = [(set(each["names"]), each["seats"]) for each in asked.get("groups", [])]
    free = (asked["seats"] if asked["kind"] == "elect" else 1) - sum(seats for _names, seats in groups)
    waiting, placed = asked["reserve"], {"elected": [], "reserve": [], "tied": []}
    for names in levels:
        sure, unsure, rest = [], [], [n for n in names if not any(n in group for group, _seats in groups)]
        want = len(rest)
        for no, (group, kept) in enumerate(groups):
            mine = [name for name in names if name in group]
            groups[no] = group, max(0, kept - len(mine))
            want += max(0, len(mine) - kept)
            (sure if len(mine) <= kept else unsure if kept else rest).extend(mine)
        if want <= free:
            sure, unsure, rest, free = names, [], [], free - want
        elif free:
            unsure, rest, free = [*unsure, *rest], [], 0
        placed["elected"] += [name for name in names if name in sure]
        placed["tied"] += [name for name in names if name in unsure]
        if waiting > 0:
            placed["reserve"] += [name for name in names if name in rest]
            waiting -= len(rest)
    return placed


def ended(placed, outcomes):
    """What came of a question with offers."""
    if placed["elected"] or placed["tied"]:
        return "second_vote" if placed["tied"] else "passed"
    return "no_quorum" if outcomes <= {"no_quorum"} else "rejected"


def schulze(_asked, able, papers):
    """Those who are able in levels, by the strongest chains of victories; who is not named is last."""
    before = defaultdict(int)
    for boxes, weight in papers.items():
        at = dict(map(rank, boxes))
        for one, other in permutations(able, 2):
            before[one, other] += weight * (at.get(one, inf) < at.get(other, inf))
    best = {(a, b): before[a, b] * (before[a, b] > before[b, a]) for a, b in permutations(able, 2)}
    for middle, one, other in permutations(able, 3):
        best[one, other] = max(best[one, other], min(best[one, middle], best[middle, other]))
    left, levels = list(able), []
    while left:
        levels.append([a for a in left if all(best[a, b] >= best[b, a] for b in left if a != b)])
        left = [name for name in left if name not in levels[-1]]
    return levels


def judgment(asked, able, papers):
    """Those who are able in levels, by their middle grades, the worst of which is the last box, or none."""
    merits = {name: [] for name in able}
    for boxes, weight in papers.items():
        given = dict(map(rank, boxes))
        for name in able:
            merits[name] += [-given.get(name, asked["max_ticks"])] * weight
    keys = defaultdict(list)
    for name, grades in merits.items():
        left, key = sorted(grades), []
        while left:
            key.append(left.pop((len(left) - 1) // 2))
        keys[tuple(key)].append(name)
    return [keys[key] for key in sorted(keys, reverse=True)]


def unbroken(boxes, names):
    """What a paper of the transferable vote says: up to the first rank at which not one name stands."""
    at = defaultdict(list)
    for name, place in map(rank, boxes):
        at[place].append(name)
    told = takewhile(lambda there: len(there) == 1, (at[place] for place in range(1, 10)))
    return [there[0] for there in told if there[0] in names]


def transferable(asked, able, papers, seed):
    """Who is elected, in order, and who is still in where lots would have to be drawn."""
    piles, elected, before = {name: [] for name in able}, [], []
    for boxes, weight in papers.items():
        if order := unbroken(boxes, able):
            piles[order[0]].append((order, weight, 100_000))
    votes = {name: sum(n * value for _, n, value in pile) for name, pile in piles.items()}
    seats = min(asked["seats"], len(able))
    quota = (sum(votes.values()) // 100_000 // (seats + 1) + 1) * 100_000
    while True:
        left = [name for name in able if name in piles and name not in elected]
        new = sorted((name for name in left if votes[name] >= quota), key=lambda name: -votes[name])
        rest = [name for name in left if name not in new]
        if len(rest) <= seats - len(elected) - len(new):
            new += sorted(rest, key=lambda name: -votes[name])
        elected += new
        before.insert(0, dict(votes))
        if len(elected) >= seats:
            return elected, []
        hopeful = [name for name in rest if name not in new]
        over = [name for name in elected if votes[name] > quota]
        level, best = (over, max) if over else (hopeful, min)
        for then in before:
            edge = best(then[name] for name in level)
            level = [name for name in level if then[name] == edge]
        if len(level) > 1 and not seed:
            return elected, hopeful
        lots = {n: hashlib.sha256(f"{seed}/{asked['id']}/{n}".encode()).hexdigest() for n in level}
        gone = min(level, key=lots.__getitem__)
        total, votes[gone] = votes[gone], quota if over else 0
        for order, n, value in piles.pop(gone):
            rest = [name for name in order if name in hopeful and name != gone]
            worth = value * (total - quota) // total if over else value
            if rest and worth:
                piles[rest[0]].append((rest, n, worth))
                votes[rest[0]] += n * worth


def find(law, asked, sets, choices):
    """What a question gives by one reading of silence: as much of the published finding as must agree."""
    if asked["kind"] == "approve":
        return {"outcome": decide(law, asked["rule"], sets, asked["casting"])}
    if asked["kind"] != "rate":
        outcome, placed = contest(law, asked, sets, choices)
        return {"outcome": outcome, **placed}
    marks = [int(mark) for mark in "12345" for _ in range(int(choices["heads"][mark]))]
    mean, middle = (Fraction(sum(marks), len(marks)), Fraction(median(marks))) if marks else (None, None)
    return {"outcome": None, "mean": mean, "median": middle}


def agrees(bundle, asked, claim):
    """Count one question, print what comes out, and say whether the claim is the same."""
    strict, deemed, choices = count(bundle, asked)
    readings = {"strict": strict} | ({"deemed": deemed} if deemed else {})
    found = {name: find(bundle["profile"], asked, sets, choices) for name, sets in readings.items()}
    sets, binding = deemed or strict, found["deemed" if deemed else "strict"]
    told = [(sets[m][name], n) for m, row in claim["measures"].items() for name, n in row.items()]
    same = claim["outcome"] == binding["outcome"] and bool(claim["deemed"]) == bool(deemed)
    same = same and all(mine == Fraction(theirs) for mine, theirs in told)
    for name, one in found.items():
        rates = claim[name].get("ratings", {}).get("heads", {})
        given = claim[name] | {k: v and Fraction(v) for k, v in rates.items() if k != "spread"}
        same = same and all(given[key] == value for key, value in one.items())
    print(asked["id"], binding["outcome"], "agrees" if same else "DIFFERS")
    return same


if __name__ == "__main__":
    poll = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if poll.get("copy") == "public":
        sys.exit("This is a public copy: it holds sums, no ballots that could be counted.")
    told = [agrees(poll, *pair) for pair in zip(poll["questions"], poll["results"], strict=True)]
    sys.exit(0 if all(told) else 3)
