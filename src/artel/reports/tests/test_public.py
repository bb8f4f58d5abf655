"""The public page: who switches it on, what is on it and never on it, papers and their consents, what caches see."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel import jobs
from artel.documents.services.papers import revoke_paper
from artel.fair.domain.states import Stage
from artel.fair.tests.factories import make_fair, make_vacancy
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.tests import minutes_world
from artel.meetings.tests.factories import make_meeting
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Cluster, Consent, Person
from artel.members.services import revoke_consent
from artel.members.tests.factories import make_consent, make_consent_text, make_organisation, make_person
from artel.plans.tests.factories import activity_of
from artel.plans.tests.world import traces
from artel.reports import public_services as services
from artel.reports.domain.naming import HIDDEN, HIDDEN_CONTACT
from artel.reports.events import ReportEvent
from artel.reports.models import PublicPage, PublishedPaper
from artel.reports.public_page import names_of
from artel.reports.public_texts import named_in
from artel.reports.tests.world import TODAY, make_issued

INTRO = "Шесть колледжей и восемь предприятий готовят специалистов для приборостроения."
ALL = dict.fromkeys(services.PARTS, True)


def describe(world, **changes):
    words = {"intro": INTRO, "contacts": "post@example.test", "actor": world.coordinator, **ALL, **changes}
    return services.describe_page(cluster=world.cluster, **words)


@pytest.fixture
def shown(world):
    """A page that is open."""
    describe(world)
    services.open_page(cluster=world.cluster, actor=world.head)
    return world


def address(world, name="public_page", **args):
    return reverse(f"reports:{name}", kwargs={"slug": world.cluster.slug, **args})


def read(client, world, name="public_page", **args):
    answer = client.get(address(world, name, **args))
    assert answer.status_code == 200, name
    return answer.content.decode().replace("\u00a0", " ")


# --- switching it on ---


def test_a_page_is_off_until_the_head_shows_it_and_off_is_the_same_as_unknown(world, client):
    describe(world)
    paper = make_issued(world).paper
    services.publish_paper(paper=paper, with_file=False, actor=world.coordinator)
    places = ("public_page", "public_calendar"), ("public_paper", "public_file")
    closed = [address(world, name) for name in places[0]] + [address(world, n, code=paper.public_id) for n in places[1]]
    unknown = client.get("/p/nobody/")
    for url in closed:
        assert client.get(url).status_code == 404
    assert client.get(closed[0]).content == unknown.content
    assert client.get("/p/").status_code == 404
    for actor in (world.coordinator, world.observer, world.watcher, world.college_man, world.chair, world.foreigner):
        with pytest.raises(Denied):
            services.open_page(cluster=world.cluster, actor=actor)

    services.open_page(cluster=world.cluster, actor=world.head)
    with pytest.raises(IllegalTransition):
        services.open_page(cluster=world.cluster, actor=world.head)
    assert client.get(closed[0]).status_code == client.get(closed[1]).status_code == 200
    assert address(world) in client.get("/p/").content.decode()
    assert reverse("reports:public_index") in client.get(reverse("account_login")).content.decode()

    services.close_page(cluster=world.cluster, actor=world.coordinator)
    with pytest.raises(IllegalTransition):
        services.close_page(cluster=world.cluster, actor=world.coordinator)
    assert [client.get(url).status_code for url in closed] == [404] * 4
    assert traces()[-2:] == [ReportEvent.PAGE_OPENED, ReportEvent.PAGE_CLOSED]


def test_a_page_without_words_or_parts_is_not_shown(world):
    with pytest.raises(BrokenRule, match="вступление"):
        services.open_page(cluster=world.cluster, actor=world.head)
    describe(world, **dict.fromkeys(services.PARTS, False))
    with pytest.raises(BrokenRule, match="раздел"):
        services.open_page(cluster=world.cluster, actor=world.head)
    describe(world)
    services.open_page(cluster=world.cluster, actor=world.head)
    with pytest.raises(BrokenRule, match="вступление"):
        describe(world, intro="  ")
    with pytest.raises(Denied):
        describe(world, actor=world.observer)


def test_the_introduction_names_nobody_who_has_not_agreed(world):
    person = make_person(world.cluster, last_name="Кравцова", first_name="Елена", patronymic="Викторовна")
    with pytest.raises(BrokenRule, match=r"Кравцовой Е\. В\.") as refusal:
        describe(world, contacts="Обращайтесь к Кравцовой Е. В., post@example.test")
    assert refusal.value.field == "contacts"
    make_consent_text(world.cluster, purpose="publication")
    make_consent(person, purpose="publication")
    describe(world, contacts="Обращайтесь к Кравцовой Е. В., post@example.test")


# --- what is on it ---


def full(world):
    """Something for every part."""
    make_meeting(make_unit_of(world), held_on=date(2024, 3, 28), starts_at=time(14, 0), place="ТЭПК, актовый зал")
    make_meeting(make_unit_of(world), held_on=date(2024, 4, 2), state="cancelled")
    make_organisation(
        world.cluster, short_name="ООО «Прибор»", kind=OrganisationKind.EMPLOYER, site="https://pribor.example"
    )
    fair = make_fair(world.cluster, Stage.WISHES, name="Ярмарка вакансий 2024", venue="Дворец творчества")
    return make_vacancy(fair, title="Наладчик станков с ЧПУ", places=4)


def make_unit_of(world):
    return world.cluster.units.get(kind="expert_council")


def test_every_part_is_on_the_page_and_a_part_switched_off_is_not(shown, client):
    vacancy = full(shown)
    text = read(client, shown)
    parts = {
        "shows_plan": ("Исполнение плана на 15.03.2024", "Формирование групп", "Просрочено"),
        "shows_calendar": ("Заседание: Экспертный совет", "ТЭПК, актовый зал", "Ярмарка вакансий 2024"),
        "shows_vacancies": ("Наладчик станков с ЧПУ", "4 места", "от 60 000 руб."),
        "shows_members": ("ООО «Прибор»", "https://pribor.example"),
    }
    for words in parts.values():
        for word in words:
            assert word in text, word
    assert vacancy.contact_name not in text
    assert INTRO.split()[0] in text and "post@example.test" in text
    assert 'property="og:title"' in text and "noindex" not in text
    assert "2 апреля" not in text
    for off, words in parts.items():
        describe(shown, **{off: False})
        rest = read(client, shown)
        assert not [word for word in words if word in rest], off
        if off == "shows_calendar":
            assert client.get(address(shown, "public_calendar")).status_code == 404
    Cluster.objects.filter(pk=shown.cluster.pk).update(is_demo=True)
    assert "noindex" in read(client, shown)


def test_the_plan_is_shown_as_of_the_ends_of_past_quarters_and_of_no_other_day(shown, client):
    def said(on):
        text = client.get(address(shown), {"on": on}).content.decode()
        return text[text.index("Исполнение плана на") :][:30].split()[3][:10]

    assert said("31.12.2023") == "31.12.2023"
    assert {said(each) for each in ("01.02.2024", "31.03.2024", "x" * 10, "1", "")} == {"15.03.2024"}


def test_the_calendar_for_programs_tells_days_and_no_agenda(shown, client):
    full(shown)
    answer = client.get(address(shown, "public_calendar"))
    body = answer.content.decode().replace("\r\n ", "")
    assert "Заседание: Экспертный совет" in body and "Ярмарка вакансий 2024" in body
    assert "STATUS:CANCELLED" in body and "О вопросе номер" not in body
    assert client.get(address(shown, "public_calendar"), headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_it_sets_no_cookie_asks_no_session_and_is_asked_for_once(shown, client, django_assert_num_queries, settings):
    settings.CACHES = {
        **settings.CACHES,
        "open_pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "public"},
    }
    client.force_login(shown.coordinator)
    client.cookies.clear()
    first = client.get(address(shown))
    assert first["Cache-Control"] == "public, no-cache" and not first.cookies
    with django_assert_num_queries(2):  # the page and the journal's last line
        again = client.get(address(shown))
    assert again.content == first.content
    assert client.get(address(shown), headers={"if-none-match": first["ETag"]}).status_code == 304
    client.force_login(shown.coordinator)
    assert client.get(address(shown)).content == first.content  # the same for whoever asks
    person = make_person(shown.cluster, last_name="Кравцова", first_name="Елена", patronymic="Викторовна")
    make_consent_text(shown.cluster, purpose="publication")
    consent = make_consent(person, purpose="publication")
    describe(shown, intro="Спросите Кравцову Е. В.")
    assert "Кравцову" in client.get(address(shown)).content.decode()
    revoke_consent(consent=consent, revoked_on=TODAY, actor=shown.coordinator)
    assert "Кравцову" not in client.get(address(shown)).content.decode()  # kept pages do not outlive a consent
    describe(shown, intro="Девять колледжей.")
    assert "Девять колледжей" in client.get(address(shown), headers={"if-none-match": first["ETag"]}).content.decode()


def test_the_page_costs_the_same_for_one_and_for_many(shown, client):
    def cost():
        with CaptureQueriesContext(connection) as caught:
            read(client, shown)
        return len(caught)

    fair = full(shown).fair
    before = cost()
    for number in range(3):
        make_vacancy(fair, title=f"Сварщик {number}")
        make_organisation(shown.cluster)
        make_person(shown.cluster)
        make_meeting(make_unit_of(shown), held_on=date(2024, 5, 20 + number))
    assert cost() == before == 19


# --- nobody is named ---

SURNAME = "Канарейкина"


def test_no_name_address_or_telephone_gets_out_wherever_it_was_written(shown, client):
    """The canary is put past the services into every text that the page draws from."""
    cluster = shown.cluster
    person = make_person(
        cluster, last_name=SURNAME, first_name="Евдокия", patronymic="Фёдоровна", email="canary@example.test",
        phone="+7 3822 99-88-77",
    )  # fmt: skip
    tail = f" — {SURNAME} Е. Ф., Канарейкиной, {person.email}, {person.phone}, Чужаков В. В."
    vacancy = full(shown)
    row = activity_of(shown.plan, "1").wordings.get()
    for obj, names in (
        (row, ("title", "executors_text", "deadline_text", "result_text")),
        (shown.plan, ("title",)),
        (vacancy, ("title",)),
        (vacancy.fair, ("name", "venue")),
        (make_unit_of(shown), ("name",)),
        (cluster.meetings.get(state="agenda"), ("place",)),
        (make_organisation(cluster, short_name="ИП"), ("short_name",)),
        (PublicPage.objects.get(cluster=cluster), ("intro",)),
    ):
        for name in names:
            setattr(obj, name, (getattr(obj, name) + tail)[:500])
        obj.save(update_fields=names)
    shown.supply(shown.obligation("2", shown.other), title=f"Отчёт {SURNAME}", by=shown.other_man)
    texts = [
        read(client, shown),
        read(client, shown, "public_calendar").replace("\r\n ", ""),
        client.get(address(shown), {"on": "31.12.2023"}).content.decode(),
    ]
    for text in texts:
        said = text.casefold()
        assert "канарейкин" not in said and "чужаков" not in said and "99-88-77" not in said
        assert HIDDEN in text
    assert HIDDEN_CONTACT in texts[0]
    people = Person.objects.filter(cluster=cluster).exclude(pk=person.pk)
    assert people.count() > 5
    assert not [each for each in people if each.last_name in texts[0]]


# --- papers ---


def consent_of_all(world, paper):
    """Everybody named in the paper agrees."""
    make_consent_text(world.cluster, purpose="publication")
    for said in named_in(paper, names_of(world.cluster)):
        for citizen in said.citizens:
            person = Person.objects.get(pk=citizen.key)
            if not Consent.objects.filter(person=person, purpose="publication").exists():
                make_consent(person, purpose="publication")


def test_a_report_is_published_without_names_and_its_file_only_with_every_consent(shown, client):
    paper = make_issued(shown).paper
    with pytest.raises(BrokenRule, match="нет согласий"):
        services.publish_paper(paper=paper, with_file=True, actor=shown.coordinator)
    services.publish_paper(paper=paper, with_file=False, actor=shown.coordinator)
    code = paper.public_id
    text = read(client, shown, "public_paper", code=code)
    assert "Строки плана" in text and "Формирование групп" in text and "Соболев" not in text
    assert address(shown, "public_paper", code=code) in read(client, shown)
    assert client.get(address(shown, "public_file", code=code)).status_code == 404

    consent_of_all(shown, paper)
    named = named_in(paper, names_of(shown.cluster))
    assert named and all(said.may_be_shown for said in named), [said.words for said in named if not said.may_be_shown]
    services.publish_paper(paper=paper, with_file=True, actor=shown.coordinator)
    jobs.run_pending()
    assert client.get(address(shown, "public_file", code=code)).content.startswith(b"%PDF")

    # A consent taken back closes the file the same minute, with no deed on the paper.
    director = Person.objects.get(cluster=shown.cluster, last_name="Соболев")
    consent = Consent.objects.get(person=director, purpose="publication")
    revoke_consent(consent=consent, revoked_on=TODAY, actor=shown.director)
    assert client.get(address(shown, "public_file", code=code)).status_code == 404
    assert read(client, shown, "public_paper", code=code)

    services.withdraw_paper(paper=paper, actor=shown.coordinator)
    assert client.get(address(shown, "public_paper", code=code)).status_code == 404
    with pytest.raises(IllegalTransition):
        services.withdraw_paper(paper=paper, actor=shown.coordinator)


def test_minutes_show_the_agenda_and_the_decision_and_nobody(shown, client):
    unit = minutes_world.make_council(cluster=shown.cluster, kind="working_group", name="Рабочая группа наставников")
    paper = minutes_world.signed(minutes_world.sent(minutes_world.held(unit))).paper
    for actor in (shown.observer, shown.college_man, shown.chair):
        with pytest.raises(Denied):
            services.publish_paper(paper=paper, with_file=False, actor=actor)
    services.publish_paper(paper=paper, with_file=False, actor=shown.coordinator)
    text = read(client, shown, "public_paper", code=paper.public_id)
    assert "О вопросе номер 1" in text and "Принять к сведению" in text
    assert "Сообщил о ходе работы" not in text and "Поддержал" not in text
    people = Person.objects.filter(attendances__meeting__unit=unit)
    assert people.count() >= 5
    assert not [each for each in people if each.last_name in text]

    revoke_paper(paper=paper, reason="Ошибка", actor=shown.coordinator)
    assert client.get(address(shown, "public_paper", code=paper.public_id)).status_code == 404
    assert address(shown, "public_paper", code=paper.public_id) not in read(client, shown)
    with pytest.raises(IllegalTransition):
        services.publish_paper(paper=paper, with_file=False, actor=shown.coordinator)
    assert PublishedPaper.objects.filter(paper=paper).exists()


# --- where it is prepared ---


def test_the_coordinator_prepares_looks_and_publishes(world, client):
    paper = make_issued(world).paper
    client.force_login(world.coordinator)
    place = address(world, "public_settings")
    assert place in client.get(reverse("members:settings", args=[world.cluster.slug])).content.decode()
    form = {"intro": INTRO, "contacts": "", "shows_plan": "on", "shows_papers": "on"}
    assert client.post(place, form).status_code == 302
    page = PublicPage.objects.get(cluster=world.cluster)
    assert (page.shows_plan, page.shows_members, page.is_on) == (True, False, False)
    preview = read(client, world, "public_preview")
    assert "Так страницу увидят все" in preview and "noindex" in preview
    text = read(client, world, "public_publish", pk=paper.pk)
    assert "Соболев" in text and "без согласия" in text
    client.post(address(world, "public_publish", pk=paper.pk), {"file": "1"})
    assert not PublishedPaper.objects.exists()
    client.post(address(world, "public_publish", pk=paper.pk), {"file": "0"})
    assert "текст без имён" in read(client, world, "public_settings")
    assert client.post(address(world, "public_switch"), {"on": "1"}).status_code == 403
    client.force_login(world.head)
    client.post(address(world, "public_switch"), {"on": "1"})
    assert PublicPage.objects.get(cluster=world.cluster).is_on
    client.force_login(world.observer)
    assert "Сохранить" not in read(client, world, "public_settings")
    assert client.post(place, form).status_code == 403
    client.force_login(world.college_man)
    assert client.get(place).status_code == 403
