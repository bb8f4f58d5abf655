from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "artel.accounts"
    verbose_name = _("Учётные записи")

    def ready(self) -> None:
        from artel import audit
        from artel.accounts import events, permissions, tasks  # noqa: F401 -- register rights and jobs
        from artel.ui import menu

        audit.register(events.TEXTS, group=_("Учётные записи"))
        menu.register(
            menu.MenuItem(
                key="account",
                label=_("Моя учётная запись"),
                icon="user-circle",
                url_name="accounts:profile",
                group=menu.Group.PERSON,
                order=80,
                of_cluster=False,
            )
        )
        menu.register(
            menu.MenuItem(
                key="theme",
                label=_("Светлое или тёмное"),
                icon="moon",
                url_name="accounts:theme",
                group=menu.Group.PERSON,
                order=90,
                of_cluster=False,
                post=True,
            )
        )
        menu.register(
            menu.MenuItem(
                key="logout",
                label=_("Выйти"),
                icon="logout",
                url_name="account_logout",
                group=menu.Group.PERSON,
                order=100,
                of_cluster=False,
                post=True,
            )
        )
