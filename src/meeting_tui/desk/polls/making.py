"""Making a poll: a spec, the community's profile and its roll become one frozen thing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from meeting_tui.check_code import ALPHABET
from meeting_tui.desk.communities import CommunityView, community, profile
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import guest, resolve
from meeting_tui.desk.polls import spec as poll_spec
from meeting_tui.desk.polls.candidates import (
    check_counters,
    check_elects,
    check_owners,
    check_paid,
    slate,
    spread,
)
from meeting_tui.desk.polls.definition import Asked, Definition, ShareScale, asked, question_design
from meeting_tui.desk.polls.electorate import Places
from meeting_tui.desk.polls.frozen import BallotOf
from meeting_tui.desk.polls.part import Part, weighed_there
from meeting_tui.desk.polls.secret import secret_papers, weighed_for
from meeting_tui.desk.polls.spec import PollSpec, QuestionSpec
from meeting_tui.desk.polls.unpaid import Unpaid
from meeting_tui.desk.polls.weighing import in_one_part
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals import pack
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.acts import fingerprint
from meeting_tui.desk.roll.columns import FIELDS
from meeting_tui.desk.roll.voters import Electorate
from meeting_tui.lang import Translator, translator
from meeting_tui.lang.formats import moment
from meeting_tui.paper import fonts
from meeting_tui.paper.ballots.choices import kept_seats, silence, whose
from meeting_tui.paper.ballots.closing import closing
from meeting_tui.paper.ballots.design import BallotDesign
from meeting_tui.paper.ballots.words import ballot_words
from meeting_tui.paper.documents.issuer import committee_name
from meeting_tui.paper.headlines import pieces
from meeting_tui.record.chain import canonical
from meeting_tui.record.person import Person
from meeting_tui.refusal import Both, Choices, Refusal, Term
from meeting_tui.rules import check
from meeting_tui.rules.calendar import check_window
from meeting_tui.rules.holding import Holding, holding, together, total
from meeting_tui.rules.law_in_time import on
from meeting_tui.rules.profile import Profile, Rule
from meeting_tui.store import tables
from meeting_tui.store.frozen import ballots_digest


@dataclass(frozen=True)
class _Making:
    office: Office
    session: Session
    spec: PollSpec
    community: CommunityView
    profile: Profile
    t: Translator
    code: str
    without: frozenset[int] = frozenset()
    """Who gets no paper of a secret poll, for arrears: numbers on the roll."""

    @cached_property
    def whole(self) -> Electorate:
        """The roll; refused while it is empty."""
        roll = storage.load(self.session)
        if not roll.voters:
            raise Refusal("polls.empty_roll")
        return roll

    @cached_property
    def roll(self) -> Electorate:
        """Who votes; where every question is about a part of the estate, nobody who is asked nothing."""
        asked = self.places.asked(self.spec.questions)
        voters = tuple(each for each in self.whole.voters if each.no in asked - self.without)
        if not voters:
            raise Refusal("polls.empty_roll")
        return replace(self.whole, voters=voters)

    @cached_property
    def shares(self) -> tuple[Holding, ...] | None:
        """The voters' shares as parts of one whole; None where they don't weigh, or the roll has none."""
        told = [voter.share for voter in self.roll.voters]
        held = "share" in self.profile.measures and all(told)
        return together(map(holding, told)) if held else None

    @property
    def weights(self) -> set[str]:
        """What the roll weighs voters by."""
        area = all(line.area for line in self.roll.lines)
        return {"heads"} | ({"area"} if area else set()) | ({"share"} if self.shares else set())

    @property
    def unpaid(self) -> Unpaid:
        """The roll with who is in arrears on it."""
        return Unpaid.of(self.office, self.session, self.roll, self.places)

    @cached_property
    def places(self) -> Places:
        """The roll by place."""
        return Places(self.whole)


def make(office: Office, session: Session, spec: PollSpec) -> str:
    """Store the poll in the session's transaction, and return its id."""
    poll_spec.check(spec)
    poll_spec.check_ahead(spec, office.world.now().replace(tzinfo=None))
    home, law = community(office), on(profile(office), spec.opens.date().isoformat())
    t = translator(home.lang)
    spec = replace(spec, identity=spec.identity or law.identity)
    code = _code(office, session)
    making = _without_unpaid(_Making(office, session, spec, home, law, t, code))
    packs = _packs(making)
    definition = _definition(making)
    named = _ballots(making, definition)
    papers = secret_papers(office.world, named) if definition.identity == "secret" else []
    ballots = papers or named
    fonts.require(text for ballot in ballots for text in (ballot.label, ballot.units))
    roll = fingerprint(office)
    shares = [holding(each.share) for each in named] if making.shares else []
    more: dict[str, Any] = {"shares": total(shares).text} if shares else {}
    more |= {"twice": True} if spec.keyed_twice else {}
    more |= packs
    more |= {"unpaid": sorted(making.without)} if making.without else {}
    more |= {"unrehearsed": spec.without_rehearsal} if spec.without_rehearsal else {}
    text = canonical(definition.as_json()).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    session.add(_row(making, definition, text, digest, roll))
    session.flush()
    session.execute(insert(tables.PollVoter), [ballot.row(code) for ballot in ballots])
    if papers:
        session.execute(insert(tables.PollEnvelope), [each.row(code) for each in named])
    opened = office.append(
        session,
        f"poll:{code}",
        "poll.opened",
        poll=code,
        code=code,
        definition=digest,
        roll=roll,
        profile=hashlib.sha256(making.profile.text.encode()).hexdigest(),
        ballots=ballots_digest(session, code, len(ballots)),
        voters=len(named),
        heads=sum(ballot.heads for ballot in named),
        area=sum(ballot.area for ballot in named),
        **(_enveloped(session, code, papers, named) if papers else {"traced": True}),
        rehearse=True,
        **more,
    )
    proposals.moved(office, session, [each.proposal for each in definition.put], "ballot", opened)
    return code


def _without_unpaid(making: _Making) -> _Making:
    """Who owes is left out where the law says so."""
    questions, without = making.unpaid.left_out(making.spec, making.profile, making.t)
    return replace(making, spec=replace(making.spec, questions=questions), without=without)


def _packs(making: _Making) -> dict[str, Any]:
    """What is on record of packs that are not full; who stands for election is no plan to be worked out."""
    spec = making.spec
    put = spec.planned
    says = spec.without_pack, spec.without_pack_by
    return pack.checked(making.office, making.session, making.profile, put, *says)


def _enveloped(
    session: Session, code: str, papers: Sequence[BallotOf], named: Sequence[BallotOf]
) -> dict[str, Any]:
    return {
        "papers": len(papers),
        "envelopes": ballots_digest(session, code, len(named), tables.PollEnvelope),
    }


def _code(office: Office, session: Session) -> str:
    while True:
        code = "".join(ALPHABET[byte & 31] for byte in office.world.token(4))
        if session.get(tables.Poll, code) is None:
            return code


def _definition(making: _Making) -> Definition:
    spec, home, profile = making.spec, making.community, making.profile
    check_window(profile, spec.opens.date(), spec.closes.date())
    tellers, scrutineers = _people(making, spec.tellers), _people(making, spec.scrutineers)
    put = tuple(_stand(making, question, (*tellers, *scrutineers)) for question in spec.questions)
    questions = tuple(
        _asked(making, each, elects=question.kind == "each")
        for question in put
        for each in spread(question, making.t)
    )
    lines, parts = any(each.write_ins for each in questions), any(each.part for each in questions)
    design = BallotDesign(
        title=spec.title,
        pieces=pieces(spec.title),
        community=committee_name(making.t, home.name, home.term, home.place),
        questions=tuple(question_design(each, making.t) for each in questions),
        words=ballot_words(
            making.t,
            _weighing(making),
            several=any(each.question.limit > 1 for each in questions),
            lines=lines,
            parts=parts,
            proxies=profile.proxy.allowed,
            shared=any(len(storage.names_of(making.roll, voter)) > 1 for voter in making.roll.voters),
        ),
        deadline=moment(spec.closes.isoformat(), making.t.lang),
        return_to=spec.place,
        notes=_notes(making),
        closing=_closing(making, questions),
        identity="secret" if spec.identity == "secret" else "signed",
    )
    shares = making.shares
    return Definition(
        code=making.code,
        title=spec.title,
        community=home.name,
        lang=home.lang,
        identity=design.identity,
        opens=spec.opens.isoformat(timespec="minutes"),
        closes=spec.closes.isoformat(timespec="minutes"),
        place=spec.place,
        contact=spec.contact or home.contact,
        counting=spec.counting,
        objection_days=spec.objection_days,
        tellers=tellers,
        scrutineers=scrutineers,
        profile=profile.id,
        asked=questions,
        design=design,
        shares=None if shares is None else ShareScale(shares[0].of, _decimals(shares, questions)),
        open_count=spec.open_count,
        keyed_twice=spec.keyed_twice,
    )


def _decimals(shares: Sequence[Holding], questions: Sequence[Asked]) -> int:
    """As many as any share needs, of the whole or in a part."""
    parts = (each for asked in questions if asked.part for each in asked.part.weights.values())
    return max(each.decimals for each in (*shares, *(holding(part.share) for part in parts if part.share)))


def _weighing(making: _Making) -> dict[str, str]:
    """What the papers call the measures that weigh; heads only where the law has a word for them."""
    law = making.profile.measures
    found = {name: making.t.pick(dict(law[name].title)) for name in law.keys() & making.weights}
    return {name: said for name, said in found.items() if said or name != "heads"}


def _people(making: _Making, refs: Sequence[str]) -> tuple[Person, ...]:
    """Who counts, or watches; guests the spec names are registered first."""
    for each in making.spec.guests:
        guest(making.session, each.name, each.unit, each.organ)
    return tuple(dict.fromkeys(resolve(making.session, ref) for ref in refs))


def _stand(making: _Making, question: QuestionSpec, counters: Sequence[Person]) -> QuestionSpec:
    """The question with its names told apart; who stands for election counts no votes."""
    check_elects(making.profile, question)
    if question.kind not in ("elect", "each"):
        return question
    ids = (replace(each, names=poll_spec.names_of_group(question, each)) for each in question.groups)
    who = slate(making.session, replace(question, groups=tuple(ids)))
    check_counters(who.people, counters)
    check_owners(making.session, making.profile, who.people)
    check_paid(making.office, making.session, making.profile, who.people)
    return who.question


def _notes(making: _Making) -> tuple[str, ...]:
    """What an unreturned ballot means has to stand on the ballot, where it means anything."""
    policy = making.profile.nonresponse
    warning = making.t.pick(dict(policy.warning)) or silence(making.t, policy.policy)
    return (warning,) if policy.policy != "not_participating" else ()


def _closing(making: _Making, questions: Sequence[Asked]) -> tuple[str, ...]:
    """What makes a ballot count, by the rules that decide here."""
    rules = {each.question.rule for each in questions if each.question.rule}
    signed, contact = making.spec.identity == "signed", making.spec.contact or making.community.contact
    return closing(making.profile, rules, making.t, signed=signed, contact=contact)


def _asked(making: _Making, question: QuestionSpec, *, elects: bool) -> Asked:
    """The question ready to be put; where it `elects`, the name it is about says enough."""
    digest = ""
    if question.proposal:
        at = making.office.world.now().isoformat(timespec="seconds")
        digest = proposals.freeze(making.office, making.session, question.proposal, making.code, at).digest
    matter = making.profile.matters.get(question.matter)
    named = elects or (matter is not None and matter.elects)
    if not (question.text or named) and question.kind in ("approve", "choose"):
        raise Refusal("polls.no_text", question=question.id)
    _check_options(question, making.profile)
    if question.write_ins and not making.profile.election.write_in:
        raise Refusal("polls.write_in", question=question.id)
    ready = _put_to(making, question, asked(question, making.profile, making.t, digest))
    check(making.profile, ready.question)
    if ready.question.rule:
        _check_rule(making, making.profile.rule(ready.question.rule), question)
    return ready


def _put_to(making: _Making, spec: QuestionSpec, ready: Asked) -> Asked:
    """The question with its voters; the paper says so where it isn't everybody's."""
    held, excluded = making.places.of(spec)
    if (spec.electorate or spec.excluded) and making.spec.identity == "secret":
        raise Refusal("polls.secret_electorate", question=spec.id)
    lines = [ready.text, kept_seats(making.t, ready.question), _whose(making, spec)]
    text = "\n".join(filter(None, lines))
    of = making.shares[0].of if making.shares else 0
    there = weighed_there(making.roll, held, making.profile, of) if held else {}
    part = Part(spec.electorate, there) if spec.electorate and held else None
    electorate = None if held is None else frozenset(held)
    owing = _owing(making, spec, ready.question.rule)
    return replace(ready, text=text, electorate=electorate, excluded=excluded, arrears=owing, part=part)


def _owing(making: _Making, spec: QuestionSpec, rule: str) -> frozenset[int]:
    """Who has no vote for arrears; refused (`polls.arrears`) where the law takes nobody's for that."""
    owing = [each for each in spec.excluded if each.arrears]
    law = making.profile.arrears
    if owing and (law is None or rule not in law.rules):
        raise Refusal("polls.arrears", question=spec.id, profile=making.profile.id, rule=rule)
    return frozenset(making.places.excluded(each, spec.id) for each in owing)


def _whose(making: _Making, spec: QuestionSpec) -> str:
    asked = spec.electorate
    return whose(making.t, making.places.labels(asked, spec.id, making.t), asked.rooms) if asked else ""


def _check_options(question: QuestionSpec, profile: Profile) -> None:
    given = {choice.id for choice in question.choices}
    if question.kind == "approve" and given and given != set(profile.options):
        raise Refusal("polls.options", question=question.id, options=Choices(profile.options))


def _check_rule(making: _Making, rule: Rule, question: QuestionSpec) -> None:
    for measure in sorted(rule.measures - making.weights - {"persons"}):
        column = Both(field.title for field in FIELDS if field.id == measure)
        facts = {"question": question.id, "rule": rule.id, "measure": Term(measure), "column": column}
        raise Refusal("polls.measure", **facts)
    if question.casting and rule.tie != "chair":
        raise Refusal("polls.casting", question=question.id, rule=rule.id)


def _ballots(making: _Making, definition: Definition) -> list[BallotOf]:
    roll, lang = making.roll, making.community.lang
    shares = making.shares or (None,) * len(roll.voters)
    named = [
        BallotOf(
            serial=serial,
            voter=voter.no,
            label=storage.JOIN[lang].join(storage.names_of(roll, voter)),
            kind=voter.kind,
            units="\n".join(storage.places_of(roll, voter, lang)),
            heads=voter.heads,
            area=voter.area if "area" in making.profile.measures else 0,
            share=share.text if share else "",
        )
        for serial, voter, share in zip(_serials(making, len(shares)), roll.voters, shares, strict=True)
    ]
    if definition.identity == "secret":
        named = weighed_for(making.profile, definition, named)
    return sorted(in_one_part(definition, named), key=lambda ballot: ballot.serial)


def _serials(making: _Making, count: int) -> list[int]:
    """Serials for so many ballots, in no order that anybody could foresee."""
    return [no + 1 for no in making.office.world.order(count)]


def _row(making: _Making, definition: Definition, text: str, digest: str, roll: str) -> tables.Poll:
    return tables.Poll(
        id=definition.code,
        code=definition.code,
        title=definition.title,
        definition=text,
        digest=digest,
        roll_fingerprint=roll,
        profile_id=making.profile.id,
        profile_text=making.profile.text,
        opens=definition.opens,
        closes=definition.closes,
    )
