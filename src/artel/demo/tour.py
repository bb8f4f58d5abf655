"""Whom to sign in as in the demo, and what to look at first."""

from collections.abc import Iterator

from django.conf import settings

from artel.accounts.demo import DemoPerson
from artel.demo import fair2025, this_year, year2023
from artel.demo.fair_people import CITIZENS as FAIR_CITIZENS
from artel.demo.people import CITIZENS, NOW_CITIZENS, DemoCitizen
from artel.members.domain.kinds import RoleKind
from artel.members.labels import ROLE_KINDS
from artel.members.models import Cluster, Person, Role, Tenure

CLUSTER_NOTES = {
    year2023.SLUG: "План 2023/2024 года из настоящего документа; дата остановлена на 15 марта 2024 г., чтобы были видны все состояния.",
    this_year.SLUG: "План этого учебного года на сегодняшнюю дату.",
    fair2025.SLUG: "Ярмарка вакансий от объявления до мониторинга: 240 выпускников, 60 вакансий; дата остановлена на 14 ноября 2025 г.",
}
STORIES = ((year2023.SLUG, CITIZENS), (fair2025.SLUG, FAIR_CITIZENS), (this_year.SLUG, NOW_CITIZENS))
FIRST = "kravtsova"


def demo_people() -> Iterator[DemoPerson]:
    """People of the demo clusters for the door, with their roles as they are in the database now."""
    for slug, citizens in STORIES:
        cluster = Cluster.objects.filter(slug=slug, is_demo=True).first()
        if cluster is not None:
            yield from _of_cluster(cluster, citizens)


def _of_cluster(cluster: Cluster, citizens: tuple[DemoCitizen, ...]) -> Iterator[DemoPerson]:
    order = {f"{citizen.key}@{cluster.slug}.example": (n, citizen) for n, citizen in enumerate(citizens)}
    words: dict[int, list[str]] = {}
    labels = dict(ROLE_KINDS)
    for role in Role.objects.filter(cluster=cluster).select_related("organisation"):
        label = str(labels[RoleKind(role.kind)])
        words.setdefault(role.user_id, []).append(
            f"{label}: {role.organisation.short_name}" if role.organisation else label
        )
    for tenure in Tenure.objects.filter(cluster=cluster).select_related("office", "person"):
        words.setdefault(tenure.person.user_id, []).append(tenure.office.title)
    for person in (
        Person.objects.filter(cluster=cluster, user__isnull=False)
        .select_related("user")
        .prefetch_related("positions__organisation")
    ):
        n, citizen = order.get(person.user.email, (999, None))
        position = next(iter(person.positions.all()), None)
        yield DemoPerson(
            user_id=person.user_id,
            name=person.full_name,
            post=f"{position.title}, {position.organisation.short_name}" if position else "",
            role="; ".join(words.get(person.user_id, [])),
            cluster=cluster.short_name,
            note=citizen.note if citizen else "",
            order=n + 1000 * [slug for slug, _citizens in STORIES].index(cluster.slug),
            cluster_note=CLUSTER_NOTES[cluster.slug],
            is_suggested=bool(citizen and citizen.key == FIRST),
        )


def people_lines(limit: int = 6) -> list[str]:
    """A few people to begin with, a line each, for the console."""
    people = [person for person in sorted(demo_people(), key=lambda person: person.order) if person.note][:limit]
    return [f"{person.name} — {person.role}. {person.note}" for person in people]


def text() -> str:
    """The tour, as text."""
    lines = ["Что посмотреть сначала", ""]
    lines += [f"  {line}" for line in people_lines(12)]
    lines += [
        "",
        "  1. Сегодня: что просрочено, кто должен, сколько рабочих дней осталось.",
        "  2. План: таблица как в документе, шкала года, участники; «На дату» — 31.12.2023.",
        "  3. Строка 1.1: утверждены пять групп из шести, шестая ждёт подписи Лаптевой; строка 3.2: квартал пропущен.",
        "  4. Заседания: сегодня в 14:00 Координационный совет. Зорина открывает пульт секретаря, члены голосуют с телефонов.",
        "  5. На подпись: Лаптева подписывает протокол и решение о группе; номер, QR и проверка на странице /v/.",
        "  6. Строка 2.6: вложенный план; строка 4.2: сроки из документа.",
        "  7. Ярмарка вакансий: в «Кластере электроники» (Белова) пройдены все этапы; в «Промышленном» (Кравцова) выпускники выбирают вакансии.",
        "  8. Загрузить план: документ → проверка по строкам → черновик.",
    ]
    if settings.MODE == "demo":
        lines += ["", f"  Войти без пароля: {settings.BASE_URL}/demo/"]
    return "\n".join(lines)
