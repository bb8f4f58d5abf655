"""Where notices stand: the bell of the top bar, the log behind the person's name, the letters on one's own page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.accounts import profile
from artel.accounts.models import User
from artel.accounts.profile import ProfileLine, ProfileSection
from artel.members import gate
from artel.members.selectors import clusters_visible_to
from artel.notices.models import Preference
from artel.notices.selectors import unseen_figure
from artel.ui import menu


def register_places() -> None:
    """Put notices into the menu. Called once, in ready()."""
    menu.register(
        menu.MenuItem(
            key="notices",
            label=_("Уведомления"),
            icon="bell",
            url_name="notices:list",
            group=menu.Group.BAR,
            order=10,
            permission="notices.view_own",
            badge=lambda request: request.cluster.unseen_notices,
        )
    )
    menu.register(
        menu.MenuItem(
            key="notices_log",
            label=_("Кого и когда предупредили"),
            icon="mail",
            url_name="notices:log",
            group=menu.Group.PERSON,
            order=25,
            permission="notices.view_log",
        )
    )
    gate.carry("unseen_notices", unseen_figure)
    profile.register(profile_sections)


def profile_sections(user: User) -> Iterator[ProfileSection]:
    """«Письма и напоминания» on the person's own page: what each cluster may write, and where that is settled."""
    settled = {row.cluster_id: row for row in Preference.objects.filter(user=user)}
    lines = tuple(
        ProfileLine(
            title=cluster.short_name,
            note=str((settled.get(cluster.pk) or Preference()).get_letters_display()).lower(),
            url=reverse("notices:settings", args=[cluster.slug]),
        )
        for cluster in clusters_visible_to(user)
    )
    yield ProfileSection(title=_t("Письма и напоминания"), lines=lines)
