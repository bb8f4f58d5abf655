"""What of papers waits for a person on the home page: signatures to give, approval sheets to answer."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.desk.todo import Task, may_wait
from artel.documents.selectors import lines_awaiting, papers_awaiting
from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.selectors import calendar_of
from artel.russian import date_words, plural


def tasks_of_papers(user: Any, cluster: Cluster) -> list[Task]:
    """Papers to sign, as one task for one sitting, and sheets to answer by their days. Two queries at most."""
    return [*_signing(user, cluster), *_approvals(user, cluster)]


def _signing(user: Any, cluster: Cluster) -> list[Task]:
    if not may_wait(cluster, "papers_awaiting_me"):
        return []
    titles = list(papers_awaiting(user, cluster).values_list("title", flat=True)[:100])
    if not titles:
        return []
    text = "; ".join(titles[:3]) + ("…" if len(titles) > 3 else "")
    unit = plural(len(titles), _("документ"), _("документа"), _("документов"))
    url = reverse("documents:signing", args=[cluster.slug])
    return [Task(str(len(titles)), unit, _("Прочитать и подписать"), text, url, _("Подписать"), "soon")]


def _approvals(user: Any, cluster: Cluster) -> list[Task]:
    today, tasks = clock.today(cluster), []
    for line in lines_awaiting(user, cluster).order_by("due_on", "pk")[:5]:
        left = calendar_of(cluster).working_days_between(today, line.due_on)
        unit = plural(abs(left), _("раб. день"), _("раб. дня"), _("раб. дней")) if left else _("сегодня")
        text = _("К {what}. Ответить до {day}").format(what=line.sheet.title, day=date_words(line.due_on))
        url = reverse("documents:decide", args=[cluster.slug, line.sheet_id, line.pk])
        title = _("Ответить по листу согласования")
        tasks.append(Task(str(left), unit, title, text, url, _("Ответить"), "overdue" if left < 0 else "soon"))
    return tasks
