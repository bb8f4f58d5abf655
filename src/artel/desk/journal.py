"""The journal's screens: reading it, taking it out as a table, checking that it is whole."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel import audit
from artel.accounts.rights import can
from artel.audit.models import Entry
from artel.audit.selectors import entries
from artel.desk.forms import AnchorForm, JournalFilter
from artel.desk.services import export_journal
from artel.kernel import clock
from artel.members.gate import cluster_view
from artel.ui.exports import Column, attachment, write_xlsx
from artel.ui.paging import paginate

FORMS = gettext_lazy("запись,записи,записей")


def entries_visible_to(user: Any, cluster: Any, **narrowing: Any) -> QuerySet[Entry]:
    """Lines of the cluster's journal that the person may read: all of them, or those of the person's own deeds."""
    if not can(user, "audit.view_whole_journal", cluster):
        narrowing["actor_id"] = user.pk
    return entries(cluster.pk, **narrowing)


@cluster_view("audit.view_journal")
def journal(request: HttpRequest) -> HttpResponse:
    """The journal, the newest line first."""
    sees_all = can(request.user, "audit.view_whole_journal", request.cluster)
    chosen = JournalFilter(request.GET, cluster=request.cluster, with_actors=sees_all)
    narrowing = chosen.narrowing()
    page = paginate(request, entries_visible_to(request.user, request.cluster, **narrowing))
    context = {
        "page": page,
        "lines": [{"entry": entry, "text": audit.text_of(entry)} for entry in page],
        "chosen": chosen,
        "groups": chosen.fields["group"].choices,
        "actors": chosen.fields["actor"].choices,
        "kept": [(name, request.GET[name]) for name in chosen.fields if request.GET.get(name)],
        "problems": [error for errors in chosen.errors.values() for error in errors],
        "is_narrowed": any(narrowing.values()),
        "reset_url": request.path if any(request.GET.values()) else "",
        "sees_all": sees_all,
        "may_export": page.total and can(request.user, "audit.export_journal", request.cluster),
        "forms": FORMS,
    }
    return render(request, "desk/journal.html", context)


@cluster_view("audit.export_journal", methods=("POST",))
def journal_export(request: HttpRequest) -> HttpResponse:
    """The same lines as a table to keep. Taking it out is itself a line of the journal, so it is a POST."""
    chosen = JournalFilter(request.POST, cluster=request.cluster, with_actors=True)
    lines = export_journal(cluster=request.cluster, actor=request.user, **chosen.narrowing())
    moment = clock.now_in(request.cluster)
    note = _("Выгружено {moment}, {who}").format(moment=f"{moment:%d.%m.%Y %H:%M}", who=request.user)
    content = write_xlsx(COLUMNS, lines, title=_("Журнал"), note=note)
    return attachment(
        content, _("Журнал {cluster} {day}.xlsx").format(cluster=request.cluster, day=f"{moment:%d.%m.%Y}")
    )


@cluster_view("audit.view_whole_journal")
def journal_check(request: HttpRequest) -> HttpResponse:
    """Whether any line was changed, and the anchor to keep for the next time."""
    form = AnchorForm(request.GET)
    verdict = None
    if form.is_valid():
        try:
            verdict = audit.verify(request.cluster.pk, anchor=form.cleaned_data["anchor"])
        except ValueError:
            form.add_error(
                "anchor", _("Это не отпечаток: нужны номер записи, двоеточие и не меньше 16 знаков после него.")
            )
    context = {
        "form": form,
        "verdict": verdict,
        "anchor": in_groups(audit.anchor(request.cluster.pk)),
        "place": "journal",
    }
    return render(request, "desk/journal_check.html", context)


def in_groups(anchor: str) -> str:
    """An anchor as a person copies it: by eight signs. The check does not mind the spaces."""
    seq, digest = anchor.split(":")
    return " ".join([f"{seq}:", *(digest[start : start + 8] for start in range(0, len(digest), 8))])


COLUMNS = [
    Column(gettext_lazy("№"), lambda entry: entry.seq, 8),
    Column(gettext_lazy("Когда"), lambda entry: entry.recorded_at, 17),
    Column(gettext_lazy("Кто"), lambda entry: entry.actor_name, 34),
    Column(gettext_lazy("Что сделано"), audit.text_of, 60),
    Column(gettext_lazy("О чём"), lambda entry: entry.target_name, 50),
]
