"""What members say of an account: the words under its name, and its clusters on the page «Моя учётная запись»."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.models import User
from artel.accounts.profile import ProfileLine, ProfileSection
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind, RoleKind
from artel.members.domain.periods import Period
from artel.members.models import Role, Tenure
from artel.members.standing import Standing
from artel.russian import date_ru

_ROLES = (
    (RoleKind.HEAD, gettext_lazy("Руководитель кластера")),
    (RoleKind.COORDINATOR, gettext_lazy("Координатор кластера")),
    (RoleKind.OBSERVER, gettext_lazy("Наблюдатель департамента")),
    (RoleKind.REPRESENTATIVE, gettext_lazy("Представитель организации")),
)
_OFFICES = (
    (OfficeKind.CHAIR, gettext_lazy("Председатель")),
    (OfficeKind.SECRETARY, gettext_lazy("Секретарь")),
    (OfficeKind.DEPUTY, gettext_lazy("Заместитель председателя")),
    (OfficeKind.HEAD, gettext_lazy("Руководитель организации")),
    (OfficeKind.MEMBER, gettext_lazy("Член совета или группы")),
)


def role_words(request: HttpRequest) -> str:
    """The first thing a person is in the cluster of the request, for the line under their name."""
    standing: Standing | None = getattr(request, "standing", None)
    if standing is None:
        return ""
    held = {office.kind: office.title for office in standing.offices}
    words = [words for kind, words in _ROLES[:3] if kind in standing.roles]
    words += [held[kind] or words for kind, words in _OFFICES[:2] if kind in held]
    words += [words for kind, words in _ROLES[3:] if kind in standing.roles]
    words += [words for kind, words in _OFFICES[2:] if kind in held]
    return str(words[0]) if words else ""


def profile_sections(user: User) -> Iterator[ProfileSection]:
    """«Мои кластеры и роли»: every role and office in force today."""
    roles = Role.objects.filter(user=user).select_related("cluster", "organisation").order_by("cluster", "kind")
    tenures = Tenure.objects.filter(person__user=user).select_related("cluster", "office").order_by("cluster", "pk")
    lines = [
        ProfileLine(
            title=f"{role.cluster.short_name}: {role.get_kind_display()}",
            note=_("{organisation}с {day}").format(
                organisation=f"{role.organisation.short_name}, " if role.organisation else "",
                day=date_ru(role.valid_from),
            ),
            url=reverse("members:organisations", args=[role.cluster.slug]),
        )
        for role in roles
        if Period.of(role).holds(clock.today(role.cluster))
    ]
    lines += [
        ProfileLine(
            title=f"{tenure.cluster.short_name}: {tenure.office.title}",
            note=_("с {day}").format(day=date_ru(tenure.valid_from)),
            url=reverse("members:units", args=[tenure.cluster.slug]),
        )
        for tenure in tenures
        if Period.of(tenure).holds(clock.today(tenure.cluster))
    ]
    yield ProfileSection(
        title=_("Мои кластеры и роли"),
        lines=tuple(lines),
        empty=_("У вас пока нет роли ни в одном кластере. Её выдаёт координатор."),
    )
