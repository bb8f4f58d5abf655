"""What councils and groups live by, for the world of access: rules, compositions, directions, meetings in every state, papers.

All of it is the Expert Council's, which has a chair and a secretary of its own; the working group has no secretary, so that
there those who lead stand in at the desk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any

import time_machine

from artel.accounts.rights import system
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import Part
from artel.bodies.services.bodies import adopt_rules
from artel.bodies.services.compositions import SeatDraft, draft_composition, enact_by_document, submit_composition
from artel.bodies.services.directions import add_direction, open_call
from artel.bodies.services.following import suspend_member
from artel.bodies.services.nominations import nominate
from artel.documents import subjects
from artel.documents.services.approvals import PartyDraft, decide_line, open_sheet
from artel.documents.services.papers import SignerDraft, compose_paper, send_for_signature
from artel.documents.services.signing import join_agreement, sign_by_hand, sign_papers
from artel.documents.tests.factories import make_document
from artel.files.tests.factories import make_stored_file
from artel.meetings.domain.states import Choice, MeetingForm
from artel.meetings.models import Attendee, Meeting
from artel.meetings.services import agenda, assignments, attendance, items, meetings, minutes, votes
from artel.members.models import Person
from artel.members.tests.factories import PASSWORD, make_consent_text, make_person, make_position

TODAY = date(2024, 3, 15)
HELD = date(2024, 2, 15)
AHEAD = date(2024, 3, 27)


def compose(side: Any) -> None:
    """Compositions: one in force, and one in every state on its way; a direction with its call and nominations."""
    cluster, things, author = side.cluster, side.things, side.things["author"]
    expert = things["expert"]
    adopt_rules(
        unit=expert, rules=Rules(allows_absentee=True, allows_proxy=True, secretary_votes=True, min_members=3),
        from_day=expert.valid_from, basis="Положение об Экспертном совете", actor=author,
    )  # fmt: skip
    things["expert_chair"], things["expert_secretary"] = person(side, "chair_expert"), person(side, "secretary")
    things["member"], things["late"] = things["tenure"].person, make_person(cluster)
    things["absent"] = make_person(cluster)
    make_position(things["late"], things["employer"])
    seats = (
        (things["expert_chair"], Part.CHAIR), (things["expert_secretary"], Part.SECRETARY),
        (things["member"], Part.MEMBER), (things["late"], Part.MEMBER), (things["absent"], Part.MEMBER),
    )  # fmt: skip
    things["composition"] = _draft(side, seats, unit=expert)
    enact_by_document(
        composition=things["composition"], words="Приказ департамента от 12.01.2024 № 12", approved_on=date(2024, 1, 12),
        effective_from=date(2024, 1, 12), file=make_stored_file(cluster, actor=author), actor=author,
    )  # fmt: skip
    direction = add_direction(
        cluster=cluster, name="Приём и КЦП", code="РГ-1", project="Профессионалитет", goal="Согласовать приём",
        tasks=["сверить потребность"], frequency="раз в квартал", report_due="доклад совету", forming_unit=expert,
        activities=[things["row_of_group"]], actor=author,
    )  # fmt: skip
    things["direction"] = open_call(direction=direction, due_on=date(2024, 4, 1), actor=author)
    things["nomination"] = nominate(
        direction=direction, organisation=things["organisation"], person=person(side, "representative_college"),
        post="методист", basis="Письмо № 114", file=make_stored_file(cluster, actor=author),
        actor=side.people["representative_college"],
    )  # fmt: skip
    things["suspension"] = suspend_member(
        unit=expert, person=things["absent"], from_day=TODAY, reason="Уволен", actor=author
    )
    things["drafted"] = _group(side, "Ярмарка вакансий")
    things["voted"] = submit_composition(composition=_group(side, "Наставники"), actor=author)
    things["to_decide"] = submit_composition(composition=_group(side, "Профориентация"), actor=author)


def _draft(side: Any, seats: Any, **of: Any) -> Any:
    drafts = [SeatDraft(who, part, post="директор", **more) for who, part, *rest in seats for more in [dict(*rest)]]
    return draft_composition(seats=drafts, actor=side.things["author"], **of)


def _group(side: Any, name: str) -> Any:
    """A draft of a group that nothing is wrong with: somebody of a college, somebody of an employer."""
    cluster, things = side.cluster, side.things
    direction = add_direction(cluster=cluster, name=name, forming_unit=things["expert"], actor=things["author"])
    of = [things["organisation"], things["employer"], things["employer"]]
    parts = (Part.CHAIR, Part.SECRETARY, Part.MEMBER)
    seats = [
        (make_person(cluster), part, {"organisation": organisation})
        for part, organisation in zip(parts, of, strict=True)
    ]
    return _draft(side, seats, direction=direction)


def agree(side: Any) -> None:
    """A round of agreement of a plan: one has still to answer, one has refused."""
    things = side.things
    make_consent_text(side.cluster, purpose="simple_signature")
    for role in ("chair_expert", "secretary", "representative_college", "representative_employer"):
        join_agreement(person=person(side, role), password=PASSWORD, actor=side.people[role])
    asked = (("representative_college", "organisation"), ("representative_employer", "employer"))
    things["sheet"] = open_sheet(
        cluster=side.cluster, subject_kind="plans.plan", subject_id=str(things["submitted"].pk), title="проекту плана",
        digest="0" * 64, due_on=date(2024, 4, 1), file=make_stored_file(side.cluster, actor=side.author), actor=side.author,
        parties=[PartyDraft(person(side, role), "директор", "И.О. Фамилия", things[house]) for role, house in asked],
    )  # fmt: skip
    things["line"], things["refused_line"] = things["sheet"].lines.order_by("position")
    decide_line(
        line=things["refused_line"], decision="refused", remark="Сроки не те", password=PASSWORD,
        actor=side.people["representative_employer"],
    )  # fmt: skip


def person(side: Any, role: str) -> Person:
    """The card of somebody of the table."""
    return side.people[role].persons.get(cluster=side.cluster)


# --- meetings ---


def meet(side: Any) -> None:
    """A meeting in every state, so that every press of the desk has where to be pressed."""
    things = side.things
    desk = side.people["secretary"]
    _held(side)
    _decided(side)
    (things["planned"],) = meetings.plan_meetings(unit=things["expert"], days=[date(2024, 6, 20)], actor=desk)
    things["ahead"] = ahead = _appointed(side, AHEAD, titles=("О приёме", "О составе группы"))
    things["item"], things["next_item"] = ahead.items.order_by("position")
    things["material"] = agenda.add_material(
        item=things["item"], title="Проект решения", file=make_stored_file(side.cluster, actor=side.author), actor=desk
    )
    things["proposal"] = agenda.propose_item(
        meeting=ahead, title="О наставниках", draft="Поддержать.", actor=side.people["representative_college"]
    )
    things["called"] = called = agenda.notify_meeting(meeting=_appointed(side), actor=desk)
    things["called_member"] = _row(called, things["member"])
    attendance.answer_rsvp(
        attendee=_row(called, things["late"]), rsvp="no", note="Командировка", actor=desk,
    )  # fmt: skip
    guest = person(side, "representative_college")
    attendance.invite_person(meeting=called, person=guest, post="методист", actor=desk)
    things["voting"] = voting = _opened(side)
    things["voting_item"] = items.start_item(item=voting.items.first(), actor=desk)
    things["question"] = votes.open_question(item=things["voting_item"], unit=voting.unit, text="Принять.", actor=desk)
    votes.enter_vote(
        question=things["question"], attendee=_row(voting, things["member"]), choice=Choice.AGAINST, opinion="Рано",
        actor=desk,
    )  # fmt: skip
    things["going"] = going = _opened(side)
    things["current"] = current = items.start_item(item=going.items.order_by("position").first(), actor=desk)
    items.recuse(item=current, attendee=_row(going, things["member"]), reason="Заинтересован", actor=desk)
    things["current"] = current = _write(side, current)
    things["given"] = assignments.add_assignment(
        point=current.decisions.first(), person=things["late"], due_on=date(2024, 4, 1), actor=desk
    )
    things["next"] = going.items.order_by("position").last()
    things["between"] = between = _opened(side)
    things["waiting_item"] = between.items.order_by("position").first()
    things["empty"] = _opened(side, there=())
    things["poll_ahead"] = _appointed(side, form=MeetingForm.ABSENTEE)
    things["poll"] = votes.open_absentee(meeting=_appointed(side, form=MeetingForm.ABSENTEE), until=TODAY, actor=desk)
    for question in (item.questions.get() for item in things["poll"].items.all()):
        for place in question.roll.exclude(attendee__person=things["expert_chair"]):
            votes.enter_vote(question=question, attendee=place.attendee, choice=Choice.FOR, actor=desk)
        votes.cast_vote(
            question=question, attendee=_row(things["poll"], things["expert_chair"]), choice=Choice.FOR,
            opinion="При условии", actor=side.people["chair_expert"],
        )  # fmt: skip


def meet_with_all(side: Any, people: dict[str, Any]) -> None:
    """Meetings of the other bodies, one of the Expert Council where everybody of the table is, a paper they all sign."""
    things, desk, cluster = side.things, side.people["secretary"], side.cluster
    for name, unit, actor in (
        ("of_council", "coordination", side.people["chair_coordination"]),
        ("of_group", "group", side.people["group_chair"]),
    ):
        things[name] = meetings.add_meeting(unit=things[unit], held_on=AHEAD, starts_at=time(10), actor=actor)
    here = {role: user.persons.get(cluster=cluster) for role, user in people.items() if role != "observer"}
    things["of_all"] = meeting = _opened(side)
    for role, who in here.items():
        if role not in ("chair_expert", "secretary"):
            attendance.mark_came(attendee=attendance.invite_person(meeting=meeting, person=who, actor=desk), actor=desk)
    paper = compose_paper(
        cluster=cluster, kind="meetings.extract", unit=things["expert"], title="Документ, который подписывают все",
        dated_on=TODAY, document=make_document(signers=len(here)), subject_kind="meetings.item", subject_id="0", actor=system(),
    )  # fmt: skip
    drafts = [SignerDraft(who, "Член совета", who.short_name) for who in here.values()]
    things["signed_by_all"] = send_for_signature(paper=paper, signers=drafts, actor=system())


def _appointed(
    side: Any, day: date = TODAY, *, titles: tuple[str, ...] = ("О приёме", "О составе"), **fields: Any
) -> Meeting:
    desk = side.people["secretary"]
    given = {"starts_at": time(10), "place": "ауд. 101", "link": "https://video.example.test/1"}
    meeting = meetings.add_meeting(unit=side.expert, held_on=day, actor=desk, **given | fields)
    for title in titles:
        agenda.add_item(
            meeting=meeting, title=title, speaker=side.things["expert_secretary"], speaker_post="секретарь",
            draft="Принять к сведению.", actor=desk,
        )  # fmt: skip
    return meeting


def _opened(side: Any, day: date = TODAY, *, there: tuple[str, ...] = ("chair_expert", "secretary")) -> Meeting:
    """An open meeting of a quorum, unless only some are there."""
    desk = side.people["secretary"]
    meeting = agenda.notify_meeting(meeting=_appointed(side, day), actor=desk)
    came = [person(side, role) for role in there] + ([side.things["member"]] if len(there) > 1 else [])
    for who in came:
        attendance.mark_came(attendee=_row(meeting, who), actor=desk)
    return attendance.open_meeting(meeting=meeting, presiding=side.things["expert_chair"], actor=desk)


def _row(meeting: Meeting, who: Person) -> Attendee:
    return meeting.attendees.get(person=who)


def _write(side: Any, item: Any) -> Any:
    return items.write_item(
        item=item, heard="Доложила о приёме", speeches=[(side.things["member"], "Поддержала")],
        decisions=["Принять к сведению.", "Подготовить сводку."], base_version=item.text_version,
        actor=side.people["secretary"],
    )  # fmt: skip


@contextmanager
def on(day: date) -> Iterator[None]:
    with time_machine.travel(f"{day:%Y-%m-%d} 05:00:00+00:00", tick=False):
        yield


def _held(side: Any) -> None:
    """A meeting that is over: voted, with assignments in every state."""
    things, desk = side.things, side.people["secretary"]
    with on(HELD):
        things["held"] = meeting = _opened(side, HELD)
        item = _decide(side, meeting, meeting.items.order_by("position").first())
        point = item.decisions.last()
        college = person(side, "representative_college")
        given = {
            "assignment": college, "reported": things["late"], "controlled": things["member"],
        }  # fmt: skip
        for name, who in given.items():
            things[name] = assignments.add_assignment(
                point=point, person=who, due_on=date(2024, 3, 1), helpers=[things["member"]],
                controller=things["expert_chair"], actor=desk,
            )  # fmt: skip
        attendance.close_meeting(meeting=meeting, actor=desk)
        things["minutes"] = minutes.draft_minutes(meeting=meeting, actor=desk)
    assignments.report(
        assignment=things["reported"], words="Сводка готова", file=make_stored_file(side.cluster, actor=side.author),
        actor=system(),
    )  # fmt: skip
    minutes.show_for_remarks(minutes=things["minutes"], actor=desk)
    things["remark"] = minutes.add_remark(
        minutes=things["minutes"], text="Уточнить срок", item=item, actor=side.people["chair_expert"]
    )
    things["dissent"] = minutes.add_dissent(item=item, text="Срок мал", actor=side.people["chair_expert"])


def _decided(side: Any) -> None:
    """Minutes that are signed, which bring a composition to its approval; and minutes that wait for their signatures."""
    things, desk = side.things, side.people["secretary"]
    things["decided"] = meeting = _opened(side)
    subject = next(each for each in subjects.waiting_for(meeting.unit) if "Профориентация" in each.title)
    _decide(side, meeting, agenda.take_subject(meeting=meeting, subject=subject, actor=desk))
    for item in meeting.items.filter(state="waiting"):
        items.remove_item(item=item, words="Болезнь докладчика", actor=desk)
    things["decided_item"] = meeting.items.get(state="done")
    attendance.close_meeting(meeting=meeting, actor=desk)
    things["signed_minutes"] = _sent(side, meeting)
    things["registered"] = things["signed_minutes"].paper
    for role in ("chair_expert", "secretary"):
        paper = things["registered"]
        sign_papers(signings=[(paper, paper.digest)], password=PASSWORD, actor=side.people[role])
    things["registered"].refresh_from_db()
    things["approving"] = things["to_decide"]
    things["approving"].refresh_from_db()
    things["extract"] = minutes.order_extract(minutes=things["signed_minutes"], item=things["decided_item"], actor=desk)
    things["scanned"] = sign_by_hand(
        paper=minutes.order_extract(minutes=things["signed_minutes"], item=things["decided_item"], actor=desk).paper,
        scan=make_stored_file(side.cluster, actor=side.author), signed_on=TODAY, number="7-в", actor=side.author,
    )  # fmt: skip
    things["unsigned"] = meeting = _opened(side)
    _decide(side, meeting, meeting.items.order_by("position").first())
    attendance.close_meeting(meeting=meeting, actor=desk)
    things["unsigned_minutes"] = _sent(side, meeting)
    things["paper"] = things["unsigned_minutes"].paper
    for name in ("over", "noted"):
        things[name] = meeting = _opened(side)
        _decide(side, meeting, meeting.items.order_by("position").first())
        attendance.close_meeting(meeting=meeting, actor=desk)
    minutes.draft_minutes(meeting=things["noted"], actor=desk)  # nobody has begun those of the other


def _sent(side: Any, meeting: Meeting) -> Any:
    desk = side.people["secretary"]
    return minutes.send_minutes(minutes=minutes.draft_minutes(meeting=meeting, actor=desk), actor=desk)


def _decide(side: Any, meeting: Meeting, item: Any, *, choice: str = Choice.FOR) -> Any:
    """An item from its beginning to its end: words, a vote by hands, done."""
    desk = side.people["secretary"]
    item = _write(side, items.start_item(item=item, actor=desk))
    question = votes.open_question(item=item, unit=meeting.unit, text="Принять.", actor=desk)
    for place in question.roll.all():
        votes.enter_vote(question=question, attendee=place.attendee, choice=choice, actor=desk)
    votes.close_question(question=question, actor=desk)
    return items.finish_item(item=item, actor=desk)
