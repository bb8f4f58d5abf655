"""A working group whose call goes by letters with links: enterprises name people without signing in, one of them answers."""

from datetime import date

from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.bodies.guest_links import NOMINEE, bearer_of_call, bearer_of_nomination
from artel.bodies.services import directions, guests
from artel.demo.founding import World
from artel.members import services as members

CALLED = {
    "cable": "office@kabel.example",
    "robot": "priem@robolinii.example",
    "kip": "kadry@kip.example",
    "lift": "info@lift.example",
}


def call_by_letters(world: World, *, lead: str) -> None:
    """The call of November 2025: four letters, two enterprises have answered, one nominee has agreed."""
    world.day(date(2025, 11, 5))
    user = world[lead]
    for key, email in CALLED.items():
        world.organisations[key] = members.change_organisation(
            organisation=world.organisations[key], email=email, actor=user
        )
    direction = directions.add_direction(
        cluster=world.cluster, name="Наставничество на первом рабочем месте", code="РГ-1", forming_unit=world.units["expert"],
        goal="Чтобы выпускник, пришедший по именному приглашению, в первые полгода не остался без наставника.",
        tasks=["собрать порядок наставничества предприятий", "предложить единую памятку наставника"],
        frequency="раз в квартал", report_due="доклад Экспертному совету в июне", activities=[], actor=user,
    )  # fmt: skip
    direction = directions.open_call(direction=direction, due_on=date(2025, 11, 28), actor=user)
    called = [world.organisations[key] for key in CALLED]
    links = guests.call_by_link(direction=direction, organisations=called, actor=user)
    by_organisation = {link.for_id: link for link in links}
    world.day(date(2025, 11, 11))
    for key, last, first, patronymic, post, email in (
        ("cable", "Голубева", "Рената", "Олеговна", "начальник учебного участка", "golubeva@kabel.example"),
        ("robot", "Шестаков", "Юрий", "Львович", "ведущий инженер", "shestakov@robolinii.example"),
    ):
        organisation = world.organisations[key]
        link = guest_links.open_link(guest_links.code_of(by_organisation[organisation.pk]))
        guest_links.note_opening(link)
        guests.nominate_by_link(
            link=link, direction=direction, organisation=organisation, last_name=last, first_name=first, patronymic=patronymic,
            post=post, email=email, basis="письмо от 10.11.2025 № 214", actor=bearer_of_call(organisation),
        )  # fmt: skip
    opened = guest_links.open_link(guest_links.code_of(by_organisation[world.organisations["kip"].pk]))
    guest_links.note_opening(opened)
    world.day(date(2025, 11, 12))
    nomination = direction.nominations.select_related("cluster", "direction", "person").get(
        person__last_name="Голубева"
    )
    link = GuestLink.objects.get(purpose=NOMINEE, thing_id=nomination.pk)
    guests.answer_by_link(link=link, nomination=nomination, agrees=True, actor=bearer_of_nomination(nomination))
