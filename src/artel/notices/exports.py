"""Whom the cluster has warned, as a table to keep."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel import audit
from artel.accounts.rights import authorize
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.models import Cluster
from artel.notices import selectors, sources, words
from artel.notices.events import NoticeEvent
from artel.notices.models import Notice
from artel.ui.exports import Column, write_xlsx

LARGEST = 5000  # RELIABILITY T17: more lines with names than this do not leave in one go


@transaction.atomic
def export_log(*, cluster: Cluster, actor: Any, **narrowing: Any) -> bytes:
    """The chosen lines of the log as XLSX; that they were taken is a line of the journal."""
    authorize(actor, "notices.export_log", cluster)
    found = selectors.log_of(actor, cluster, **narrowing)
    count = found.count()
    if count > LARGEST:
        raise BrokenRule(
            _t("Отобрано {count} строк, а выгрузить можно не больше {most}. Сузьте период.").format(
                count=count, most=LARGEST
            )
        )
    moment = clock.now_in(cluster)
    note = _t("Выгружено {moment}, {who}").format(moment=f"{moment:%d.%m.%Y %H:%M}", who=actor)
    content = write_xlsx(COLUMNS, found, title=_t("Напоминания"), note=note)
    audit.record(NoticeEvent.LOG_EXPORTED, actor=actor, cluster=cluster, rows=count)
    return content


def letter_words(notice: Notice) -> str:
    """What became of the letter with the notice: «сводка, принято почтовым сервером 15.03.2024 09:00»."""
    if not notice.carried_by:
        return _t("нет")
    letter = notice.carried_by[0]
    said = f"{letter.get_slot_display()}, {letter.get_state_display()}"
    if letter.sent_at:
        said += f" {letter.sent_at.astimezone(clock.zone(notice.cluster)):%d.%m.%Y %H:%M}"
    return f"{said}. {letter.why}" if letter.why else said


COLUMNS = [
    Column(_("Когда"), lambda notice: notice.raised_at, 17),
    Column(_("Кого"), lambda notice: notice.user.name, 34),
    Column(_("О чём"), lambda notice: str(sources.label_of(notice.kind)), 26),
    Column(_("Напоминание"), lambda notice: notice.title, 60),
    Column(_("Срок"), lambda notice: notice.on, 12),
    Column(_("Ступень"), lambda notice: words.stage_words(notice), 20),
    Column(_("Прочитано"), lambda notice: notice.seen_at, 17),
    Column(_("Письмо"), letter_words, 44),
]
