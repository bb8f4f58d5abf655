from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "artel.search"
    verbose_name = _("Поиск")

    def ready(self) -> None:
        from django.urls import reverse

        from artel.members import followers
        from artel.search import kinds, members_kinds, permissions, tasks  # noqa: F401 -- they register rights and jobs
        from artel.ui import menu

        members_kinds.register_kinds()
        followers.register_reader(lambda people: kinds.refresh("person", people))
        menu.register_text("search", lambda request: reverse("search:search", args=[request.cluster.slug]))
