"""First-year students of the demo's college, whose parents are asked about consents by links: every way it may go."""

from datetime import date, timedelta

from artel.accounts import guest_links
from artel.accounts.domain.guest_links import TRIES
from artel.accounts.models import GuestLink
from artel.catalogue.domain.guardians import ASKED, Answer, Degree
from artel.catalogue.guardian_links import bearer_of
from artel.catalogue.models import Student
from artel.catalogue.services import guardians
from artel.catalogue.services import students as catalogue
from artel.demo.founding import World
from artel.kernel import clock
from artel.members import services as members
from artel.members.consent_drafts import draft
from artel.members.domain.kinds import ConsentPurpose

GROUP, CODE = "РЭ-11", "11.02.17"
# Surname, name, patronymic, sex; the parent who answers for them.
LEARNERS = (
    ("Аникеев", "Матвей", "Сергеевич", "m", "Аникеева Ольга Петровна"),
    ("Балашова", "Варвара", "Ильинична", "f", "Балашов Илья Андреевич"),
    ("Воробьёв", "Артём", "Денисович", "m", "Воробьёва Светлана Юрьевна"),
    ("Гаврилова", "Кира", "Олеговна", "f", "Гаврилова Марина Львовна"),
    ("Демидов", "Тимур", "Романович", "m", "Демидова Алина Рашидовна"),
    ("Ершова", "Полина", "Егоровна", "f", "Ершов Егор Павлович"),
    ("Жилин", "Никита", "Олегович", "m", "Жилина Вера Степановна"),
    ("Зуева", "Алиса", "Павловна", "f", "Зуева Нина Ивановна"),
    ("Калинин", "Глеб", "Антонович", "m", "Калинина Юлия Олеговна"),
    ("Лаптева", "Дарья", "Игоревна", "f", "Лаптев Игорь Львович"),
    ("Мельник", "Роман", "Викторович", "m", "Мельник Анна Тарасовна"),
    ("Носова", "Ева", "Кирилловна", "f", "Носова Инна Марковна"),
    ("Осокин", "Фёдор", "Ильич", "m", "Осокина Лидия Павловна"),
    ("Пахомова", "Мила", "Денисовна", "f", "Пахомов Денис Ильич"),
)
TODAY_ASKED = date(2025, 11, 4)  # a parents' meeting ten days before the demo's today
EARLIER = date(2025, 9, 15)


def ask_parents(world: World, *, curator: str, college: str, lead: str) -> None:
    """In September a few were asked and did not answer in time; in November all of them, by letter and on paper."""
    user = world[curator]
    world.day(date(2025, 9, 8))
    for purpose in (ConsentPurpose.PROCESSING, ConsentPurpose.PUBLICATION):
        members.adopt_consent_text(
            cluster=world.cluster, purpose=purpose, body=draft(purpose, world.cluster), from_day=date(2025, 9, 8), actor=world[lead]
        )  # fmt: skip
    rows = [
        catalogue.StudentRow(
            last_name=last, first_name=first, patronymic=patronymic, gender=gender, code=CODE, group=GROUP,
            born_on=date(2009, 12, 1) + timedelta(23 * place), graduates_on=date(2029, 6, 30), contract=None,
        )
        for place, (last, first, patronymic, gender, _parent) in enumerate(LEARNERS)
    ]  # fmt: skip
    learners = catalogue.enter_students(organisation=world.organisations[college], rows=rows, actor=user)
    learners = sorted(learners, key=lambda student: student.person.last_name)

    world.day(EARLIER)
    late = learners[11:13]
    guardians.ask_guardians(cluster=world.cluster, students=late, purposes=ASKED, emails=_emails(late), actor=user)
    world.day(TODAY_ASKED)
    by_letter, on_paper = learners[:7], learners[7:11]
    guardians.ask_guardians(
        cluster=world.cluster, students=by_letter, purposes=ASKED, emails=_emails(by_letter), actor=user
    )
    guardians.print_slips(cluster=world.cluster, students=on_paper, actor=user)
    _answered(world, learners)
    # One was shut by wrong birthdays, one opened the page and thinks, one slip was lost.
    _link(learners[5]).update(wrong_count=TRIES)
    for student in (learners[4], learners[8]):
        _link(student).update(opened_at=clock.now_in(world.cluster))
    guardians.revoke_guardian_link(student=learners[10], actor=user)


def _answered(world: World, learners: list[Student]) -> None:
    given = dict.fromkeys(ASKED, Answer.GIVEN)
    for place, answers, degree, document, days in (
        (0, given, Degree.MOTHER, "", 1),
        (1, {**given, ConsentPurpose.PUBLICATION: Answer.REFUSED}, Degree.FATHER, "", 2),
        (2, given, Degree.MOTHER, "", 3),
        (3, dict.fromkeys(ASKED, Answer.REFUSED), Degree.MOTHER, "", 4),
        (7, given, Degree.GUARDIAN, "распоряжение опеки от 12.03.2019 № 45", 0),
        (9, given, Degree.FATHER, "", 0),
    ):
        student = Student.objects.select_related("cluster", "person").get(pk=learners[place].pk)
        world.day(TODAY_ASKED + timedelta(days))
        student.cluster = world.cluster
        link = guest_links.open_link(guest_links.code_of(_link(student).get()))
        guest_links.note_opening(link)
        asked = guardians.open_questions(link, student)
        guardians.answer_as_guardian(
            link=link, student=student, answers={each: answers[each] for each in asked}, texts={each: text.pk for each, text in asked.items()},
            name=LEARNERS[place][4], degree=degree, document=document, actor=bearer_of(student),
        )  # fmt: skip
        if place == 2:
            taken = guardians.standing_consents(student).get(purpose=ConsentPurpose.PUBLICATION)
            guardians.take_back_as_guardian(link=link, student=student, consent_id=taken.pk, actor=bearer_of(student))


def _emails(students: list[Student]) -> dict[int, str]:
    return {student.pk: f"parent{place}@mail.example" for place, student in enumerate(students, 1)}


def _link(student: Student):
    return GuestLink.objects.filter(thing_id=student.pk, revoked_at=None)
