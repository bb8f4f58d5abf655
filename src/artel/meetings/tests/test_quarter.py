"""A quarter of a small cluster lived day by day: whatever happens in it, nobody is written to more than they can read.

The figures of docs/reminders.md: `pytest -s src/artel/meetings/tests/test_quarter.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from artel.accounts.models import User
from artel.documents.tests.factories import make_agreement
from artel.documents.tests.factories import sign as sign_paper
from artel.meetings.domain.states import AssignmentState, Choice
from artel.meetings.models import Assignment, Meeting, Minutes, Question
from artel.meetings.services import agenda, assignments, attendance, items, meetings, minutes, votes
from artel.meetings.tests.factories import attendee_of, chair, holder, make_body, members_of, secretary, voters
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster
from artel.members.tests.factories import (
    make_coordinator,
    make_head,
    make_observer,
    make_organisation,
    make_representative,
)
from artel.notices.models import Letter, Notice
from artel.notices.services import gather, queue_letters
from artel.plans import kinds
from artel.plans.services.evidence import accept_evidence, supply_evidence
from artel.plans.tests.factories import make_file, make_plan, obligation_of
from artel.plans.tests.world import CELLS

FIRST, LAST = date(2024, 1, 9), date(2024, 4, 12)
A_WEEK = 3  # letters that a person may get in a week before it is too many
ROWS = [
    dict(zip(CELLS, cells, strict=True))
    for cells in (
        ("1.1", "Формирование рабочих групп", "Экспертный совет", "Февраль 2024 г.", "Отчёт о мероприятии"),
        ("2.1", "Потребность в кадрах", "Участники кластера", "Февраль 2024 г.", "Отчёт о мероприятии"),
        ("2.2", "Пул экспертов", "Участники кластера", "Март 2024 г.", "Отчёт о мероприятии"),
        ("3.1", "Проведение заседаний Экспертного совета", "Председатель Экспертного совета",
         "Не реже 1 раза в квартал", "Протоколы заседаний Экспертного совета"),
        ("3.2", "Проведение заседаний Координационного совета", "Председатель Координационного совета",
         "Не реже 1 раза в квартал", "Протоколы заседаний Координационного совета"),
    )
]  # fmt: skip


class Life:
    """Who lives in the cluster, and what they do on which day."""

    def __init__(self) -> None:
        self.expert = make_body()
        self.cluster: Cluster = self.expert.cluster
        self.council = make_body(self.cluster, kind=UnitKind.COORDINATION_COUNCIL, name="Координационный совет")
        for unit in (self.expert, self.council):
            for kind in ("chair", "secretary"):
                make_agreement(holder(unit, kind))
        colleges = [make_organisation(self.cluster) for _number in range(2)]
        self.prompt, self.late = (make_representative(college) for college in colleges)
        self.roles: dict[str, User] = {
            "координатор": make_coordinator(self.cluster),
            "руководитель кластера": make_head(self.cluster),
            "наблюдатель": make_observer(self.cluster),
            "представитель, сдаёт вовремя": self.prompt,
            "представитель, ничего не сдаёт": self.late,
            "председатель ЭС": chair(self.expert),
            "секретарь ЭС": secretary(self.expert),
            "член ЭС с поручением": members_of(self.expert)[0].user,
            "член ЭС": members_of(self.expert)[1].user,
            "председатель КС, без заседания": chair(self.council),
            "секретарь КС, без заседания": secretary(self.council),
            "член КС": members_of(self.council)[0].user,
        }
        self.plan = make_plan(self.cluster, *ROWS, known=kinds.known())

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.get(unit=self.expert)

    @property
    def draft(self) -> Minutes:
        return Minutes.objects.select_related("meeting__unit", "paper").get()

    def deeds(self) -> dict[date, Callable[[], Any]]:
        desk, boss = secretary(self.expert), chair(self.expert)
        return {
            date(2024, 2, 20): self.set_meeting,
            date(2024, 2, 27): lambda: self.report("2.1", self.prompt),
            date(2024, 3, 4): lambda: agenda.notify_meeting(meeting=self.meeting, actor=desk),
            date(2024, 3, 6): lambda: self.move(date(2024, 3, 14)),
            date(2024, 3, 12): lambda: attendance.answer_rsvp(
                attendee=attendee_of(self.meeting, holder(self.expert, "chair")), rsvp="yes", actor=boss
            ),
            date(2024, 3, 14): self.hold,
            date(2024, 3, 15): lambda: minutes.draft_minutes(meeting=self.meeting, actor=desk),
            date(2024, 3, 18): lambda: minutes.show_for_remarks(minutes=self.draft, actor=desk),
            date(2024, 3, 19): self.remark,
            date(2024, 3, 20): lambda: minutes.send_minutes(minutes=self.draft, actor=desk),
            date(2024, 3, 21): lambda: sign_paper(self.draft.paper, holder(self.expert, "secretary")),
            date(2024, 3, 25): lambda: sign_paper(self.draft.paper, holder(self.expert, "chair")),
            date(2024, 3, 26): lambda: self.report("2.2", self.prompt),
            date(2024, 3, 27): self.report_assignment,
            date(2024, 4, 1): lambda: assignments.return_assignment(
                assignment=Assignment.objects.get(), words="Нет сводной", actor=desk
            ),
            date(2024, 4, 3): self.report_assignment,
            date(2024, 4, 4): lambda: assignments.close_assignment(assignment=Assignment.objects.get(), actor=desk),
        }

    def set_meeting(self) -> None:
        desk, speaker = secretary(self.expert), members_of(self.expert)[0]
        meeting = meetings.add_meeting(
            unit=self.expert, held_on=date(2024, 3, 13), starts_at=time(14, 0), place="ауд. 204", actor=desk
        )
        for title in ("О пуле экспертов", "О потребности в кадрах"):
            agenda.add_item(
                meeting=meeting, title=title, speaker=speaker, minutes=20, draft="Принять к сведению.", actor=desk
            )

    def move(self, day: date) -> None:
        desk = secretary(self.expert)
        meetings.change_meeting(meeting=self.meeting, held_on=day, actor=desk)
        agenda.notify_meeting(meeting=self.meeting, actor=desk)

    def hold(self) -> None:
        desk, meeting = secretary(self.expert), self.meeting
        attendance.open_meeting(meeting=meeting, presiding=holder(self.expert, "chair"), actor=desk)
        for attendee in voters(meeting):
            attendance.mark_came(attendee=attendee, actor=desk)
        for item in meeting.items.order_by("position"):
            item = items.start_item(item=item, actor=desk)
            item = items.write_item(
                item=item, heard="Сообщил о ходе работы", speeches=[], decisions=["Подготовить сводную ведомость"],
                base_version=item.text_version, actor=desk,
            )  # fmt: skip
            votes.open_question(item=item, unit=self.expert, text="Подготовить сводную ведомость.", actor=desk)
            question = Question.objects.get(item=item)
            for attendee in voters(meeting):
                votes.enter_vote(question=question, attendee=attendee, choice=Choice.FOR, actor=desk)
            votes.close_question(question=question, actor=desk)
            items.finish_item(item=item, actor=desk)
        assignments.add_assignment(
            point=item.decisions.get(), person=members_of(self.expert)[0], due_on=date(2024, 3, 29), actor=desk
        )
        attendance.close_meeting(meeting=meeting, actor=desk)

    def remark(self) -> None:
        remark = minutes.add_remark(minutes=self.draft, text="Уточнить формулировку", actor=chair(self.expert))
        minutes.answer_remark(remark=remark, is_taken=True, actor=secretary(self.expert))

    def report(self, number: str, user: User) -> None:
        organisation = user.roles.get().organisation
        owed = obligation_of(self.plan, number, organisation=organisation, purpose="result")
        evidence = supply_evidence(
            obligation=owed, title="Отчёт", happened_on=date(2024, 2, 20), in_force_on=date(2024, 2, 20),
            file=make_file(self.cluster), actor=user,
        )  # fmt: skip
        accept_evidence(evidence=evidence, actor=self.roles["координатор"])

    def report_assignment(self) -> None:
        it = Assignment.objects.get()
        assignments.report(assignment=it, words="Подготовлена", actor=members_of(self.expert)[0].user)
        assert Assignment.objects.get().state == AssignmentState.REPORTED


@pytest.mark.django_db
def test_a_quarter_day_by_day_writes_to_nobody_more_than_once_a_morning_and_thrice_a_week():
    with time_machine.travel(datetime(2024, 1, 9, 2, tzinfo=UTC), tick=False) as clock:
        life = Life()
        deeds = life.deeds()
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=number)
            clock.move_to(datetime.combine(day, time(2), tzinfo=UTC))  # 9 in Tomsk
            gather(cluster=life.cluster)
            queue_letters(cluster=life.cluster)
            clock.move_to(datetime.combine(day, time(5), tzinfo=UTC))
            deeds.get(day, lambda: None)()
            clock.move_to(datetime.combine(day, time(5, 15), tzinfo=UTC))
            queue_letters(cluster=life.cluster)
    letters = list(Letter.objects.values_list("user", "day", "slot", "count"))
    names = {user.pk: name for name, user in life.roles.items()}
    mornings = Counter((user, day) for user, day, slot, _count in letters if slot == "digest")
    assert max(mornings.values()) == 1
    weeks: dict[int, Counter] = defaultdict(Counter)
    for user, day, _slot, _count in letters:
        weeks[user][day.isocalendar()[:2]] += 1
    print()
    for pk, name in names.items():
        mine = [count for user, _day, _slot, count in letters if user == pk]
        at_once = sum(1 for user, _day, slot, _count in letters if user == pk and slot != "digest")
        worst = max(weeks[pk].values(), default=0)
        print(f"{name:32} писем {len(mine):2}, из них сразу {at_once:2}; строк {sum(mine):3}; в худшую неделю {worst}")
    worst = {names.get(user, user): max(found.values()) for user, found in weeks.items() if found}
    assert max(worst.values()) <= A_WEEK, worst
    assert not weeks[life.roles["наблюдатель"].pk]
    assert not Notice.objects.filter(user__in=[life.roles["наблюдатель"]]).exists()
    assert sum(weeks[life.prompt.pk].values()) < sum(weeks[life.late.pk].values())
    kinds_of_chair = set(Notice.objects.filter(user=life.roles["председатель ЭС"]).values_list("kind", flat=True))
    assert kinds_of_chair >= {"plans.due", "meetings.quarters", "meetings.news", "documents.asked"}
