"""A whole meeting by its deeds — nine members, two leave at item 3, one recused at item 4, a tie resolved by the chair —
and the minutes that are made of it.
"""

from datetime import date, timedelta

import pytest

from artel.accounts.rights import system
from artel.documents.models import Paper
from artel.documents.papers.tree import Document, Table
from artel.meetings import papers
from artel.meetings.domain.states import Choice, MinutesForm
from artel.meetings.models import Meeting
from artel.meetings.services.assignments import add_assignment
from artel.meetings.services.attendance import close_meeting, excuse, invite_person, mark_came, mark_left, open_meeting
from artel.meetings.services.items import finish_item, recuse, start_item, write_item
from artel.meetings.services.minutes import add_dissent
from artel.meetings.services.votes import close_question, enter_vote, open_question
from artel.meetings.tests.factories import attendee_of, holder, make_body, make_item, notified
from artel.meetings.tests.test_papers_minutes import lines
from artel.members.models import Person
from artel.members.tests.factories import make_cluster, make_organisation, make_person, make_position, make_tenure

VOTERS = (
    ("Ярцев", "Михаил", "Андреевич", "m", "технический директор", "АО «Заречный приборостроительный завод»"),
    ("Бондаренко", "Татьяна", "Юрьевна", "f", "заместитель директора", "ОГБПОУ «Северный приборостроительный колледж»"),
    ("Гордеев", "Сергей", "Николаевич", "m", "главный технолог", "ООО «Томь-Станкосервис»"),
    ("Дёмин", "Виктор", "Геннадьевич", "m", "директор", "ОГБПОУ «Причулымский техникум машиностроения»"),
    ("Ким", "Анна", "Вадимовна", "f", "директор", "ООО «Обские электронные системы»"),
    ("Лебедянская", "Ирина", "Викторовна", "f", "заместитель директора", "ОГБПОУ «ТЭПК»"),
    ("Мельник", "Роман", "Кириллович", "m", "главный сварщик", "ООО «Металлокомплект-Обь»"),
    ("Рахимов", "Тимур", "Шамилевич", "m", "начальник производства", "ООО «Ушайка-Кабель»"),
    ("Черных", "Олег", "Игоревич", "m", "начальник отдела обучения персонала", "АО «Притомский механический завод»"),
    ("Захарова", "Елена", "Дмитриевна", "f", "заведующий кафедрой", "Притомский инженерный институт"),
    ("Соболева", "Надежда", "Алексеевна", "f", "начальник отдела кадров", "ООО «Верхнеобский электромонтаж»"),
)  # fmt: skip
AGENDA = (
    ("О формировании рабочих групп по направлениям Плана работы кластера на 2023/2024 учебный год", "Лебедянская",
     "Сообщила, что по итогам выдвижения от 14 организаций-участников поступило 38 кандидатур по пяти направлениям. "
     "По каждому направлению представлены и работодатели, и профессиональные образовательные организации",
     (("Гордеев", "Предложил, чтобы рабочую группу по отраслевому чемпионату возглавил представитель предприятия, на "
       "площадке которого пройдут соревнования"),
      ("Бондаренко", "Поддержала предложение; обратила внимание, что три кандидата заявлены более чем в три группы")),
     ("Сформировать пять рабочих групп в составах согласно приложению",
      "Представить составы рабочих групп на утверждение председателю Координационного совета")),
    ("О плане заседаний на второе полугодие", "Ярцев", "Представил график заседаний", (),
     ("Утвердить график заседаний на второе полугодие",)),
    ("О формировании пула экспертов из числа специалистов предприятий-работодателей", "Черных",
     "Представил порядок формирования пула, форму анкеты-заявки и предложил установить предельную нагрузку",
     (("Ким", "Высказалась за предельную нагрузку не более двух экспертиз в месяц"),),
     ("Одобрить форму анкеты-заявки эксперта и установить предельную нагрузку — три экспертизы в месяц",
      "Организациям-участникам представить письма о выдвижении и анкеты кандидатов")),
    ("О согласовании образовательной программы по специальности 15.02.16 Технология машиностроения (ОГБПОУ «ТЭПК»)",
     "Ярцев", "Доложил итоги экспертизы: средняя оценка двух экспертов — 34,5 балла из 40", (),
     ("Согласовать образовательную программу (версия 2.2, набор 2024 года)",)),
)  # fmt: skip


def person(meeting: Meeting, last: str) -> Person:
    return Person.objects.get(cluster=meeting.cluster, last_name=last)


def lived(clock) -> Meeting:
    """The meeting, closed."""
    cluster = make_cluster(name="Промышленный образовательно-отраслевой кластер Томской области", place="г. Томск")
    unit = make_body(cluster, members=0)
    chair, keeper = holder(unit, "chair"), holder(unit, "secretary")
    for who, names in (
        (chair, VOTERS[0]),
        (keeper, ("Савина", "Ольга", "Петровна", "f", "методист", "ОГБПОУ «ТЭПК» ")),
    ):
        Person.objects.filter(pk=who.pk).update(
            last_name=names[0], first_name=names[1], patronymic=names[2], gender=names[3]
        )
    orgs = {}
    for last, first, patronymic, gender, post, org in VOTERS:
        orgs.setdefault(org, make_organisation(cluster, short_name=org))
        who = chair
        if last != "Ярцев":
            who = make_person(cluster, last_name=last, first_name=first, patronymic=patronymic, gender=gender)
            make_tenure(unit.offices.get(kind="member"), person=who)
        make_position(who, orgs[org], title=post)
    meeting = notified(unit, items=0, form="mixed", place="конференц-зал ОГБПОУ «ТЭПК»")
    for title, speaker, *_rest in AGENDA:
        who = person(meeting, speaker)
        make_item(meeting, title=title, speaker=who, speaker_post=attendee_of(meeting, who).post)
    clock.move_to("2024-03-15 07:00:00+00:00")
    meeting = open_meeting(meeting=meeting, presiding=chair, actor=system())
    guest = make_person(cluster, last_name="Троицкий", first_name="Денис", patronymic="Олегович", gender="m")
    make_position(guest, orgs["АО «Заречный приборостроительный завод»"], title="ведущий инженер-технолог")
    mark_came(attendee=invite_person(meeting=meeting, person=guest, actor=system()), actor=system())
    for last, *_rest in VOTERS[:9]:
        mode = "video" if last in ("Дёмин", "Рахимов") else "hall"
        mark_came(attendee=attendee_of(meeting, person(meeting, last)), mode=mode, actor=system())
    for last, reason in (("Захарова", "командировка"), ("Соболева", "больничный лист")):
        excuse(attendee=attendee_of(meeting, person(meeting, last)), words=reason, actor=system())
    for number in range(1, 5):
        clock.shift(timedelta(minutes=10))
        _consider(meeting, number, clock)
    clock.shift(timedelta(minutes=10))
    add_dissent(item=meeting.items.get(position=3), text="Считаю нагрузку завышенной.", actor=_account(meeting, "Ким"))
    return close_meeting(meeting=meeting, actor=system())


def _account(meeting: Meeting, last: str):
    from artel.members.tests.factories import make_user

    who = person(meeting, last)
    if who.user is None:
        who.user = make_user()
        who.save()
    return who.user


def _consider(meeting: Meeting, number: int, clock) -> None:
    item = meeting.items.get(position=number)
    _title, _speaker, heard, speeches, decisions = AGENDA[number - 1]
    if number == 3:
        mark_left(attendee=attendee_of(meeting, person(meeting, "Гордеев")), actor=system())
        clock.shift(timedelta(minutes=5))
        mark_left(attendee=attendee_of(meeting, person(meeting, "Рахимов")), actor=system())
    if number == 4:
        recuse(
            item=item, attendee=attendee_of(meeting, person(meeting, "Лебедянская")),
            reason="должностное лицо организации — разработчика программы", actor=system(),
        )  # fmt: skip
    clock.shift(timedelta(minutes=1))
    start_item(item=item, actor=system())
    item = write_item(
        item=item, heard=heard, speeches=[(person(meeting, last), text) for last, text in speeches],
        decisions=list(decisions), base_version=1, actor=system(),
    )  # fmt: skip
    if len(decisions) > 1:
        add_assignment(
            point=item.decisions.order_by("position")[1], person=person(meeting, "Черных"), due_on=date(2024, 4, 8),
            actor=system(),
        )  # fmt: skip
    clock.shift(timedelta(minutes=9))
    question = open_question(item=item, unit=meeting.unit, text=decisions[0], actor=system())
    voters = list(question.roll.select_related("attendee__person").order_by("attendee__person__last_name"))
    against = {1: (), 2: ("Мельник",), 3: ("Ким",), 4: ("Бондаренко", "Дёмин", "Ким")}[number]
    for place in voters:
        last = place.attendee.person.last_name
        choice = Choice.AGAINST if last in against else Choice.FOR
        if number == 2 and last == "Мельник":
            choice = Choice.ABSTAIN
        enter_vote(question=question, attendee=place.attendee, choice=choice, actor=system())
    close_question(question=question, actor=system())
    finish_item(item=item, actor=system())


@pytest.fixture
def meeting(noon) -> Meeting:
    return lived(noon)


def test_the_quorum_is_recounted_for_every_item(meeting):
    document = papers.minutes_document(meeting, MinutesForm.FULL)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.rows == (
        ("1", "9", "—", "9", "11", "6", "имеется"),
        ("2", "9", "—", "9", "11", "6", "имеется"),
        ("3", "7", "—", "7", "11", "6", "имеется"),
        ("4", "7", "1", "6", "10", "6", "имеется"),
    )


def test_the_votes_are_told_item_by_item(meeting):
    said = [line for line in lines(papers.minutes_document(meeting, MinutesForm.FULL)) if line.startswith("Голосовали")]
    assert said == [
        "Голосовали: «за» — 9, «против» — 0, «воздержались» — 0. Решение принято единогласно.",
        "Голосовали: «за» — 8, «против» — 0, «воздержались» — 1. Решение принято большинством голосов.",
        "Голосовали: «за» — 6, «против» — 1, «воздержались» — 0. Решение принято большинством голосов. "
        "Особое мнение Ким А.В. прилагается (приложение 2).",
        "Голосовали: «за» — 3, «против» — 3, «воздержались» — 0; не участвовали (самоотвод) — 1. "
        "Решение принято при равенстве голосов голосом председательствующего.",
    ]


def test_who_left_and_who_was_recused_is_told_where_it_happened(meeting):
    said = lines(papers.minutes_document(meeting, MinutesForm.FULL))
    assert said[said.index("3. СЛУШАЛИ:") + 1] == (
        "К началу рассмотрения вопроса заседание покинули Гордеев С.Н. (14:50) и Рахимов Т.Ш. (14:55, отключение от ВКС)."
    )
    assert said[said.index("4. СЛУШАЛИ:") + 1] == (
        "До начала рассмотрения вопроса Лебедянская И.В. заявила самоотвод (должностное лицо организации — разработчика "
        "программы); в обсуждении и голосовании не участвовала."
    )
    assert said[said.index("1. СЛУШАЛИ:") + 1].startswith("Лебедянская И.В. — Сообщила, что по итогам")
    assert said[said.index("2. СЛУШАЛИ:") + 1].startswith("Ярцев М.А. — Представил график")


def test_people_are_told_with_the_posts_of_that_day(meeting):
    said = lines(papers.minutes_document(meeting, MinutesForm.FULL))
    assert "Рахимов Т.Ш. — начальник производства ООО «Ушайка-Кабель» (ВКС)" in said
    assert (
        "Ярцев М.А. — технический директор АО «Заречный приборостроительный завод», председатель Экспертного совета"
    ) in said
    assert "Захарова Е.Д. — заведующий кафедрой, Притомский инженерный институт (командировка)" in said
    assert "Соболева Н.А. — начальник отдела кадров ООО «Верхнеобский электромонтаж» (уважительная причина)" in said
    assert "Секретарь: Савина О.П. (без права голоса)" in said
    assert not any(line.startswith("Савина О.П. —") for line in said)
    assert "Троицкий Д.О. — ведущий инженер-технолог АО «Заречный приборостроительный завод»" in said
    assert "Ответственный: Черных О.И. Срок: до 8 апреля 2024 г." in said


def test_the_minutes_cost_the_same_for_one_item_and_for_four(meeting, django_assert_max_num_queries):
    meeting = Meeting.objects.select_related("cluster", "unit", "joint_with", "presiding", "secretary").get(
        pk=meeting.pk
    )
    with django_assert_max_num_queries(24):
        papers.facts_of(meeting)


def test_the_sheets_round_the_meeting_can_be_made(meeting):
    sheet = papers.registration_sheet(meeting)
    rows = [row for block in sheet.blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) == 13  # eleven members, the secretary, a guest
    notice = lines(papers.notice_document(meeting))
    assert any(line.startswith("Докладчик — Черных Олег Игоревич") for line in notice)
    bulletin = papers.bulletin(meeting.items.get(position=3).questions.get())
    assert "3. О формировании пула экспертов из числа специалистов предприятий-работодателей." in lines(bulletin)
    for document in (sheet, papers.notice_document(meeting), bulletin):
        assert Document.from_json(document.to_json()) == document
    assert not Paper.objects.exists()
