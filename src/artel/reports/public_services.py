"""The public page: its words and parts, switching it on and off, publishing papers."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Cluster
from artel.members.services.clusters import changed_fields, lock_cluster
from artel.reports.domain.naming import Names
from artel.reports.events import ReportEvent
from artel.reports.models import PublicPage, PublishedPaper
from artel.reports.public_page import names_of, page_of
from artel.reports.public_texts import PUBLISHABLE, named_in

PARTS = ("shows_plan", "shows_calendar", "shows_papers", "shows_vacancies", "shows_members")
_NAMED = 5  # people told in a refusal


@transaction.atomic
def describe_page(*, cluster: Cluster, intro: str, contacts: str, actor: Any, **parts: bool) -> PublicPage:
    """Write the introduction and contacts, and choose what is shown (PARTS). Does not show the page.

    Refused if the words name somebody who has not agreed to that, or if an open page would be left without its introduction.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "reports.keep_public_page", cluster)
    page, names = page_of(cluster), names_of(cluster)
    texts = {"intro": " ".join(intro.split()), "contacts": contacts.strip()}
    for name, text in texts.items():
        _require_agreed(text, names, field=name)
    if page.is_on and not texts["intro"]:
        raise BrokenRule(_("Страница открыта: вступление не может быть пустым."), field="intro")
    changed = changed_fields(page, {**texts, **{name: parts[name] for name in PARTS}})
    if changed or page.pk is None:
        page.save()
        fields = ", ".join(str(page._meta.get_field(name).verbose_name) for name in changed)
        audit.record(ReportEvent.PAGE_CHANGED, actor=actor, target=page, fields=fields or _("создана"))
    return page


@transaction.atomic
def open_page(*, cluster: Cluster, actor: Any) -> PublicPage:
    """Show the page to everybody. Refused without an introduction and without a single part. The head's own deed."""
    cluster = lock_cluster(cluster)
    authorize(actor, "reports.open_public_page", cluster)
    page = page_of(cluster)
    if page.is_on:
        raise IllegalTransition(_("Публичная страница уже открыта."))
    if not page.intro:
        raise BrokenRule(_("Сначала напишите вступление: по нему посетитель поймёт, что это за кластер."))
    if not any(getattr(page, name) for name in PARTS):
        raise BrokenRule(_("Отметьте хотя бы один раздел, который увидят посетители."))
    page.is_on, page.opened_at = True, clock.now_in(cluster)
    page.save(update_fields=["is_on", "opened_at"])
    audit.record(ReportEvent.PAGE_OPENED, actor=actor, target=page)
    return page


@transaction.atomic
def close_page(*, cluster: Cluster, actor: Any) -> PublicPage:
    """Take the page away at once; its words and published papers wait for the next opening."""
    cluster = lock_cluster(cluster)
    authorize(actor, "reports.keep_public_page", cluster)
    page = page_of(cluster)
    if not page.is_on:
        raise IllegalTransition(_("Публичная страница и так закрыта."))
    page.is_on = False
    page.save(update_fields=["is_on"])
    audit.record(ReportEvent.PAGE_CLOSED, actor=actor, target=page)
    return page


@transaction.atomic
def publish_paper(*, paper: Paper, with_file: bool, actor: Any) -> PublishedPaper:
    """Put a signed paper on the public page: its words without names, and the file too if asked for.

    The file shows everybody named in the paper, so all of them must have agreed to that (152-ФЗ ст. 10.1); it is asked again
    at every reading. Published once more, it changes between the two ways.
    """
    paper = Paper.objects.select_for_update().select_related("cluster").get(pk=paper.pk)
    authorize(actor, "reports.keep_public_page", paper.cluster)
    if paper.kind not in PUBLISHABLE:
        raise BrokenRule(_("На публичной странице показывают протоколы и отчёты об исполнении плана."))
    if paper.state != PaperState.REGISTERED or _is_superseded(paper):
        raise IllegalTransition(_("Опубликовать можно подписанный документ, который действует."))
    if with_file:
        _require_all_agree(paper, names_of(paper.cluster))
    row, _is_new = PublishedPaper.objects.update_or_create(
        paper=paper,
        defaults={
            "cluster": paper.cluster,
            "with_file": with_file,
            "published_by": account_of(actor),
            "published_at": clock.now_in(paper.cluster),
        },
    )
    form = _("текст и файл") if with_file else _("текст без имён")
    audit.record(ReportEvent.PAPER_PUBLISHED, actor=actor, target=paper, form=form)
    return row


@transaction.atomic
def withdraw_paper(*, paper: Paper, actor: Any) -> None:
    """Take a paper off the public page at once."""
    paper = Paper.objects.select_for_update().select_related("cluster").get(pk=paper.pk)
    authorize(actor, "reports.keep_public_page", paper.cluster)
    deleted, _rows = PublishedPaper.objects.filter(paper=paper).delete()
    if not deleted:
        raise IllegalTransition(_("Этот документ не опубликован."))
    audit.record(ReportEvent.PAPER_WITHDRAWN, actor=actor, target=paper)


def _is_superseded(paper: Paper) -> bool:
    return Paper.objects.filter(supersedes=paper, state=PaperState.REGISTERED).exists()


def _require_agreed(text: str, names: Names, *, field: str) -> None:
    hidden = [said.words for said in names.said_in(text) if not said.may_be_shown]
    if hidden:
        raise BrokenRule(
            _("Нельзя назвать без согласия на распространение: {names}. Запишите согласие или уберите имя.").format(
                names=", ".join(dict.fromkeys(hidden))
            ),
            field=field,
        )


def _require_all_agree(paper: Paper, names: Names) -> None:
    hidden = [said.words for said in named_in(paper, names) if not said.may_be_shown]
    if hidden:
        more = _(" и ещё {count}").format(count=len(hidden) - _NAMED) if len(hidden) > _NAMED else ""
        raise BrokenRule(
            _(
                "Файл целиком опубликовать нельзя: нет согласий на распространение от тех, кто в нём назван: {names}{more}. "
                "Опубликуйте текст без имён."
            ).format(names=", ".join(hidden[:_NAMED]), more=more)
        )
