"""Where plans stand in the menu, and what they say in the shell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from artel.kernel import clock
from artel.ui import menu


def register_places() -> None:
    """Put the plan into the menu. Called once, in ready()."""
    menu.register(
        menu.MenuItem(
            key="plan",
            label=_("План"),
            icon="table",
            url_name="plans:plan",
            group=menu.Group.DAILY,
            order=20,
            permission="plans.view_plan",
            tab=True,
        )
    )
    menu.register_text("caption", caption)
    menu.register_text("footer", footer)


def caption(request: HttpRequest) -> str:
    """«2023/2024 учебный год» under the cluster's name, by its today."""
    today = clock.today(request.cluster)
    first = today.year if today.month >= 9 else today.year - 1
    return _("{first}/{second} учебный год").format(first=first, second=first + 1)


def footer(request: HttpRequest) -> str:
    """The foot of every page: whose data and of what day."""
    cluster = request.cluster
    text = _("{name} · данные на {day}").format(name=cluster.name, day=f"{clock.today(cluster):%d.%m.%Y}")
    if cluster.is_demo:
        text = _("{text} · кластер вымышлен: лица, предприятия и сведения придуманы").format(text=text)
    return text
