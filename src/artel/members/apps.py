from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "artel.members"
    verbose_name = _("Участники")

    def ready(self) -> None:
        from artel import audit
        from artel.accounts import guest_links, privilege, profile
        from artel.members import (
            permissions,  # noqa: F401 -- registers the rights
            tasks,  # noqa: F401 -- registers the jobs
        )
        from artel.members.events import GROUP, TEXTS
        from artel.members.gate import carry, cluster_view
        from artel.members.guest_days import of_cluster
        from artel.members.profile import profile_sections, role_words
        from artel.members.selectors import members_figure
        from artel.members.standing import holds_privilege
        from artel.ui import gate, menu

        audit.register(TEXTS, group=GROUP)
        gate.register(cluster_view)
        carry("members_count", members_figure)
        privilege.register(holds_privilege)
        profile.register(profile_sections)
        guest_links.carry_cluster(frozen_on=of_cluster("frozen_on"), time_zone=of_cluster("time_zone"))
        menu.register_text("post", role_words)
        menu.register(
            menu.MenuItem(
                key="members",
                label=_("Участники"),
                icon="building-factory-2",
                url_name="members:organisations",
                group=menu.Group.STORES,
                order=10,
                permission="members.view_members",
                ref=lambda request: str(request.cluster.members_count),
            )
        )
        menu.register(
            menu.MenuItem(
                key="settings",
                label=_("Настройки кластера"),
                icon="settings",
                url_name="members:settings",
                group=menu.Group.PERSON,
                order=20,
                permission="members.view_settings",
            )
        )
        menu.register(
            menu.MenuItem(
                key="clusters",
                label=_("Мои кластеры"),
                icon="topology-star-3",
                url_name="members:clusters",
                group=menu.Group.PERSON,
                order=30,
                of_cluster=False,
            )
        )
