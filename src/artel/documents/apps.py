from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "artel.documents"
    verbose_name = _("Документы")

    def ready(self) -> None:
        from artel import audit
        from artel.documents import notice_sources, permissions, tasks  # noqa: F401 -- register calls, rights and jobs
        from artel.documents.events import GROUP, TEXTS
        from artel.documents.search_kinds import register_kinds
        from artel.documents.selectors import awaiting_figure
        from artel.members import gate
        from artel.ui import menu

        audit.register(TEXTS, group=GROUP)
        gate.carry("papers_awaiting_me", awaiting_figure)
        register_kinds()
        menu.register(
            menu.MenuItem(
                key="documents",
                label=_("Документы"),
                icon="files",
                url_name="documents:register",
                group=menu.Group.STORES,
                order=20,
                permission="documents.view_register",
                tab=True,
            )
        )
        menu.register(
            menu.MenuItem(
                key="signing",
                label=_("На подпись"),
                icon="writing-sign",
                url_name="documents:signing",
                group=menu.Group.DAILY,
                order=35,
                permission="documents.view_signing",
                badge=lambda request: request.cluster.papers_awaiting_me,
            )
        )
