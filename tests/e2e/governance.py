"""The part of furnish.py that is about bodies, meetings and papers: what the demo's world has none of, and where all is."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from artel.accounts.models import User
from artel.bodies.domain.states import CompositionState, Part
from artel.bodies.models import Composition, Direction
from artel.bodies.services.compositions import SeatDraft, draft_composition
from artel.bodies.services.directions import add_direction, open_call
from artel.bodies.services.following import suspend_member
from artel.bodies.services.nominations import nominate
from artel.demo.papers import sample_pdf
from artel.documents.models import Paper
from artel.documents.selectors import code_of
from artel.files.models import StoredFile
from artel.files.services import store_bytes
from artel.meetings.domain.states import Choice, MeetingForm, MeetingState
from artel.meetings.models import Assignment, Attendee, Meeting
from artel.meetings.services import agenda, assignments, attendance, items, meetings, minutes, votes
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster, Person, Unit
from artel.plans.services.agreement import ask_agreement

TODAY = date(2024, 3, 15)  # of the demo


def user(key: str, cluster: Cluster) -> User:
    return User.objects.get(email=f"{key}@{cluster.slug}.example")


def person(key: str, cluster: Cluster) -> Person:
    return Person.objects.get(cluster=cluster, user__email=f"{key}@{cluster.slug}.example")


def furnish(cluster: Cluster, made: Mapping[str, Any]) -> dict[str, Any]:
    """A direction with its call, a draft composition, meetings of the Expert Council in hand and over, an approval sheet."""
    found = _bodies(cluster)
    found |= _meetings(cluster)
    college = person("yusupova", cluster).positions.first().organisation
    found["sheet"] = ask_agreement(
        plan=made["waiting"], organisations=[college.pk], due_on=date(2024, 4, 1), actor=user("kravtsova", cluster)
    )
    return found


def _bodies(cluster: Cluster) -> dict[str, Any]:
    coordinator = user("kravtsova", cluster)
    direction = add_direction(
        cluster=cluster, name="Бережливое производство", code="РГ-7", goal="обучение бережливому производству",
        tasks=["Провести семинары."], actor=coordinator,
    )  # fmt: skip
    open_call(direction=direction, due_on=date(2024, 4, 12), actor=coordinator)
    nominee = person("yusupova", cluster)
    nomination = nominate(
        direction=direction, organisation=nominee.positions.first().organisation, person=nominee, post="заместитель директора",
        basis="письмо от 14.03.2024 № 31", file=_scan(cluster, coordinator), actor=user("yusupova", cluster),
    )  # fmt: skip
    other = add_direction(cluster=cluster, name="Цифровые производства", code="РГ-8", actor=coordinator)
    seats = [SeatDraft(person("belova", cluster), Part.CHAIR), SeatDraft(person("samoylova", cluster), Part.MEMBER)]
    drafted = draft_composition(direction=other, seats=seats, actor=coordinator)
    group = Unit.objects.get(cluster=cluster, kind=UnitKind.WORKING_GROUP, name__contains="Наставничество")
    suspension = suspend_member(
        unit=group, person=Person.objects.get(cluster=cluster, last_name="Дёмина"), from_day=TODAY,
        reason="Перешла в другую организацию", actor=coordinator,
    )  # fmt: skip
    return {
        "direction": direction, "nomination": nomination, "drafted": drafted, "suspension": suspension, "group": group,
    }  # fmt: skip


def _meetings(cluster: Cluster) -> dict[str, Any]:
    desk = user("pak", cluster)
    coming = _appointed(cluster, date(2024, 4, 10))
    material = agenda.add_material(item=coming.items.first(), title="Справка", file=_scan(cluster, desk), actor=desk)
    going = _opened(cluster)
    item = items.start_item(item=going.items.order_by("position").first(), actor=desk)
    items.recuse(item=item, attendee=_row(going, "volkov"), reason="автор программы", actor=desk)
    question = votes.open_question(item=item, unit=going.unit, text="Рекомендовать программу.", actor=desk)
    votes.enter_vote(question=question, attendee=_row(going, "melnik"), choice=Choice.FOR, actor=desk)
    over = _opened(cluster)
    done = _decided(over, desk)
    attendance.close_meeting(meeting=over, actor=desk)
    draft = minutes.draft_minutes(meeting=over, actor=desk)
    minutes.show_for_remarks(minutes=draft, actor=desk)
    remark = minutes.add_remark(
        minutes=draft, text="Уточнить срок доработки.", item=done, actor=user("sizova", cluster)
    )
    poll = _appointed(cluster, date(2024, 4, 12), unit=UnitKind.COORDINATION_COUNCIL, form=MeetingForm.ABSENTEE)
    return {
        "coming": coming, "material": material, "going": going, "question": question, "over": over, "remark": remark,
        "done": done, "poll": poll,
    }  # fmt: skip


def _appointed(
    cluster: Cluster, day: date = TODAY, *, unit: UnitKind = UnitKind.EXPERT_COUNCIL, **fields: Any
) -> Meeting:
    desk = user("pak" if unit == UnitKind.EXPERT_COUNCIL else "zorina", cluster)
    meeting = meetings.add_meeting(
        unit=Unit.objects.get(cluster=cluster, kind=unit), held_on=day, starts_at=time(16), place="ауд. 214", actor=desk,
        is_urgent=True, **fields,
    )  # fmt: skip
    for title in ("О программе профессионального обучения", "О графике экспертизы"):
        agenda.add_item(
            meeting=meeting,
            title=title,
            speaker=person("melnik", cluster),
            draft="Рекомендовать программу.",
            actor=desk,
        )
    return meeting


def _opened(cluster: Cluster) -> Meeting:
    desk = user("pak", cluster)
    meeting = agenda.notify_meeting(meeting=_appointed(cluster), actor=desk)
    for row in meeting.attendees.exclude(person__last_name="Охотников"):
        attendance.mark_came(attendee=row, actor=desk)
    return attendance.open_meeting(meeting=meeting, presiding=person("grineva", cluster), actor=desk)


def _row(meeting: Meeting, key: str) -> Attendee:
    return meeting.attendees.get(person=person(key, meeting.cluster))


def _decided(meeting: Meeting, desk: User) -> Any:
    item = items.start_item(item=meeting.items.order_by("position").first(), actor=desk)
    item = items.write_item(
        item=item, heard="Представила программу.", speeches=[(person("sizova", meeting.cluster), "Поддержала.")],
        decisions=["Рекомендовать программу.", "Доработать раздел о практике."], base_version=item.text_version, actor=desk,
    )  # fmt: skip
    question = votes.open_question(item=item, unit=meeting.unit, text="Рекомендовать программу.", actor=desk)
    for place in question.roll.all():
        votes.enter_vote(question=question, attendee=place.attendee, choice=Choice.FOR, actor=desk)
    votes.close_question(question=question, actor=desk)
    assignments.add_assignment(
        point=item.decisions.last(), person=person("yusupova", meeting.cluster), due_on=date(2024, 4, 5), actor=desk
    )
    return items.finish_item(item=item, actor=desk)


def _scan(cluster: Cluster, actor: User) -> StoredFile:
    return store_bytes(sample_pdf("Письмо", "О кандидате"), "Письмо.pdf", cluster=cluster, actor=actor)


def samples(cluster: Cluster, made: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Objects for the addresses, by the name of the route or its beginning (furnish.py)."""
    one = lambda found: [{"pk": found.pk}]  # noqa: E731 -- a table reads better so
    many = lambda *found: [{"pk": each.pk} for each in found]  # noqa: E731
    units = {unit.kind: unit for unit in Unit.objects.filter(cluster=cluster).order_by("-pk")}
    expert, council = units[UnitKind.EXPERT_COUNCIL], units[UnitKind.COORDINATION_COUNCIL]
    approving = Composition.objects.get(cluster=cluster, state=CompositionState.APPROVAL)
    in_force = Composition.objects.get(unit=expert, state=CompositionState.APPROVED)
    directions = [Direction.objects.get(cluster=cluster, code=code) for code in ("РГ-1", "РГ-6")]
    of_today = Meeting.objects.get(unit=council, held_on=TODAY)
    proposal = of_today.items.get(state="proposed")
    forming = Meeting.objects.get(unit=expert, held_on=date(2024, 2, 13))
    unsigned = Meeting.objects.get(unit=council, held_on=date(2024, 3, 1))
    on_paper = Meeting.objects.get(cluster=cluster, recorded_afterwards=True)
    failed = Meeting.objects.get(cluster=cluster, state=MeetingState.FAILED)
    planned = Meeting.objects.filter(cluster=cluster, state=MeetingState.PLANNED).order_by("pk")
    coming, going, over = made["coming"], made["going"], made["over"]
    current = going.items.get(state="current")
    signed, waiting, scanned = (meeting.minutes.get().paper for meeting in (forming, unsigned, on_paper))
    decision = Paper.objects.filter(cluster=cluster, kind="bodies.decision", state="registered").first()
    own = Assignment.objects.get(cluster=cluster, person__user__email__startswith="yusupova@")
    states = {row.state: row for row in Assignment.objects.filter(cluster=cluster).order_by("pk")}
    of = lambda meeting, item, **more: [{"pk": meeting.pk, "item_pk": item.pk, **more}]  # noqa: E731
    line = made["sheet"].lines.get()
    question = [{"pk": going.pk, "question_pk": made["question"].pk}]
    return {
        "bodies:detail": many(council, expert, made["group"]), "bodies:rules": one(council), "bodies:suspend": one(expert),
        "bodies:resume": one(made["suspension"]), "bodies:composition_new": one(council),
        "bodies:composition": many(approving, in_force, made["drafted"]), "bodies:composition_change": one(made["drafted"]),
        "bodies:composition_agree": one(made["drafted"]),
        "bodies:composition_enact": one(made["drafted"]), "bodies:composition_return": one(approving),
        "bodies:composition_scan": one(in_force), "bodies:": one(made["direction"]),
        "bodies:direction": many(*directions, made["direction"]), "bodies:direction_change": one(made["direction"]),
        "bodies:direction_close": one(made["direction"]), "bodies:direction_composition_new": one(made["direction"]),
        "bodies:nomination": one(made["nomination"]), "bodies:nominations": one(made["direction"]),
        "documents:paper": many(signed, waiting, decision), "documents:paper_pdf": one(signed),
        "documents:paper_docx": one(signed), "documents:paper_scan": one(scanned), "documents:by_hand": one(waiting),
        "documents:revoke": one(signed), "documents:sheet": one(made["sheet"]),
        "documents:decide": [{"pk": made["sheet"].pk, "line_pk": line.pk}],
        "documents:answer_remark": [{"pk": made["sheet"].pk, "line_pk": line.pk}],
        "documents:check": [{"token": code_of(signed)}, {"token": "X" * 20}], "plans:agree": one(made["waiting"]),
        "meetings:detail": many(of_today, going, over, forming, unsigned, on_paper, failed, planned[0], made["poll"]),
        "meetings:change": one(coming), "meetings:cancel": one(coming), "meetings:notify": one(coming),
        "meetings:rsvp": one(of_today), "meetings:invite": one(of_today), "meetings:open": one(of_today),
        "meetings:excuse": [{"pk": of_today.pk, "attendee_pk": of_today.attendees.first().pk}],
        "meetings:proxy": [{"pk": going.pk, "attendee_pk": _row(going, "ohotnikov").pk}],
        "meetings:agenda": one(coming), "meetings:item_add": one(coming), "meetings:item_propose": one(of_today),
        "meetings:item": of(coming, coming.items.first()), "meetings:item_decline": of(of_today, proposal),
        "meetings:material": of(coming, coming.items.first(), material_pk=made["material"].pk),
        "meetings:poll_open": one(made["poll"]), "meetings:": one(going), "meetings:notice": one(of_today),
        "meetings:remove": of(going, current), "meetings:recuse": of(going, current),
        "meetings:assignment_add": of(over, made["done"]), "meetings:vote": question, "meetings:bulletin": question,
        "meetings:me": many(going, of_today, over), "meetings:hall": many(going, of_today), "meetings:hall_code": one(going),
        "meetings:pulse": [{"pk": going.pk, "part": part} for part in ("me", "hall")],
        "meetings:assignment": many(*states.values()), "meetings:assignment_report": one(own),
        **dict.fromkeys(
            (f"meetings:assignment_{deed}" for deed in ("return", "move", "lift", "file")), one(states["reported"])
        ),
        "meetings:minutes": many(over, forming, unsigned, on_paper, failed), "meetings:minutes_correct": one(forming),
        **dict.fromkeys(
            (f"meetings:{name}" for name in ("minutes_show", "remark", "dissent", "minutes_pdf", "minutes_docx", "sheet")),
            one(over),
        ),
        "meetings:remark_answer": [{"pk": over.pk, "remark_pk": made["remark"].pk}], "meetings:extract": one(forming),
    }  # fmt: skip
