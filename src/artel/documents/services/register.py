"""Numbers, and deeds on the register of incoming documents."""

import re
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents import labels
from artel.documents.events import DocumentEvent
from artel.documents.models import IncomingDocument, NumberSequence
from artel.documents.usage import uses_of
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Cluster, Organisation
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru, search_key

INCOMING = "incoming"
WITHOUT_NUMBER = "б/н"
_NO_NUMBER = re.compile(r"(?i)\s*(б\s*/?\s*н\.?|без\s+номера|-|—)?\s*")


class AlreadyRegistered(BrokenRule):
    """The document stands in the register already; `document` is where."""

    def __init__(self, message: str, document: IncomingDocument) -> None:
        super().__init__(message, field="their_number")
        self.document = document


def next_number(cluster: Cluster, register: str, year: int) -> int:
    """Give the next number of a register in a year.

    The counter's row stays locked until the transaction ends, so whoever comes next waits: no number is given twice,
    and one that was given in an undone transaction is given again. Runs only inside a transaction (RuntimeError).
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is given only within the transaction of its deed")
    sequence, _made = NumberSequence.objects.select_for_update().get_or_create(
        cluster=cluster, register=register, year=year
    )
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last


@transaction.atomic
def register_incoming(
    *,
    cluster: Cluster,
    received_on: date,
    kind: str,
    title: str,
    sender: str,
    their_number: str,
    their_date: date,
    actor: Any,
    sender_organisation: Organisation | None = None,
    file: StoredFile | Received | None = None,
    note: str = "",
) -> IncomingDocument:
    """Enter a document received from outside, under the next number of the year it was received in.

    A document of the same sender, number and date is refused (AlreadyRegistered, with the one that stands there); one
    without a number («б/н») cannot be told from another, so it is not. Sets no deadline: a deed of the plan does, and
    calls this one.
    """
    authorize(actor, "documents.register_incoming", cluster)
    require_same_cluster(cluster, sender_organisation, file if isinstance(file, StoredFile) else None)
    document = IncomingDocument(
        cluster=cluster,
        received_on=received_on,
        year=received_on.year,
        kind=kind,
        title=" ".join(title.split()),
        sender=" ".join(sender.split()) or (sender_organisation.short_name if sender_organisation else ""),
        sender_organisation=sender_organisation,
        their_number=_number(their_number),
        their_date=their_date,
        note=note.strip(),
        registered_by=account_of(actor),
        registered_at=clock.now_in(cluster),
    )
    _check(document)
    # The counter's lock also keeps two people from entering one document at once.
    document.number = next_number(cluster, INCOMING, document.year)
    _refuse_second(document)
    document.file = kept(file, cluster=cluster, actor=actor)
    document.search_key = _search_key(document)
    document.save()
    audit.record(
        DocumentEvent.INCOMING_REGISTERED,
        actor=actor,
        target=document,
        number=document.registration_number,
        kind=kind,
        sha256=document.file.sha256 if document.file else None,
    )
    return document


@transaction.atomic
def correct_incoming(
    *, document: IncomingDocument, actor: Any, title: str | None = None, note: str | None = None
) -> IncomingDocument:
    """Correct a slip in the title or the note.

    Numbers, dates, sender and file stay: a document wrong in those is cancelled and entered anew.
    """
    document = IncomingDocument.objects.select_for_update().get(pk=document.pk)
    authorize(actor, "documents.correct_incoming", document)
    if document.is_cancelled:
        raise IllegalTransition(_("Регистрация этого документа отменена, запись больше не меняют."))
    before = {"title": document.title, "note": document.note}
    if title is not None:
        document.title = " ".join(title.split())
    if note is not None:
        document.note = note.strip()
    _check_title(document)
    different = [name for name, value in before.items() if getattr(document, name) != value]
    if not different:
        return document
    document.search_key = _search_key(document)
    document.save(update_fields=[*different, "search_key"])
    audit.record(
        DocumentEvent.INCOMING_CORRECTED,
        actor=actor,
        target=document,
        number=document.registration_number,
        was={name: before[name] for name in different},
    )
    return document


@transaction.atomic
def cancel_incoming(*, document: IncomingDocument, reason: str, actor: Any) -> IncomingDocument:
    """Cancel a registration made by mistake. The number stays taken and visible; the document can be entered anew.

    Refuses while something stands on the document (artel.documents.usage).
    """
    document = IncomingDocument.objects.select_for_update().get(pk=document.pk)
    authorize(actor, "documents.cancel_incoming", document)
    if document.is_cancelled:
        raise IllegalTransition(_("Регистрация этого документа уже отменена."))
    if not reason.strip():
        raise BrokenRule(_("Напишите причину отмены."), field="reason")
    if uses := uses_of(document):
        raise BrokenRule(
            _("На этом документе стоит: {what}. Сначала уберите эту связь.").format(
                what="; ".join(words for words, _url in uses)
            ),
            field="reason",
        )
    document.cancelled_at = clock.now_in(document.cluster)
    document.cancelled_reason = reason.strip()
    document.save(update_fields=["cancelled_at", "cancelled_reason"])
    audit.record(
        DocumentEvent.INCOMING_CANCELLED,
        actor=actor,
        target=document,
        number=document.registration_number,
        reason=document.cancelled_reason,
    )
    return document


@transaction.atomic
def record_register_export(*, cluster: Cluster, rows: int, actor: Any) -> None:
    """Leave the trace of the register taken out."""
    authorize(actor, "documents.export_register", cluster)
    audit.record(DocumentEvent.REGISTER_EXPORTED, actor=actor, target=cluster, rows=rows)


def _number(text: str) -> str:
    """The sender's number as written, without a leading «№»; «б/н» for a document that has none."""
    text = " ".join(text.split()).removeprefix("№").strip()
    return WITHOUT_NUMBER if _NO_NUMBER.fullmatch(text) else text


def _check(document: IncomingDocument) -> None:
    _check_title(document)
    if not document.sender:
        raise BrokenRule(_("Укажите, от кого документ."), field="sender")
    if document.kind not in dict(labels.DOCUMENT_KINDS):
        raise BrokenRule(_("Выберите вид документа."), field="kind")
    if document.received_on > clock.today(document.cluster):
        raise BrokenRule(_("Документ нельзя зарегистрировать будущим числом."), field="received_on")
    if document.their_date > document.received_on:
        raise BrokenRule(_("Дата документа не может быть позже дня, когда он получен."), field="their_date")


def _check_title(document: IncomingDocument) -> None:
    if not document.title:
        raise BrokenRule(_("Укажите заголовок документа."), field="title")


def _refuse_second(document: IncomingDocument) -> None:
    if document.their_number == WITHOUT_NUMBER:
        return
    document.identity_key = search_key(f"{document.sender}|{document.their_number}")[:400]
    earlier = IncomingDocument.objects.filter(
        cluster=document.cluster,
        identity_key=document.identity_key,
        their_date=document.their_date,
        cancelled_at__isnull=True,
    ).first()
    if earlier is not None:
        raise AlreadyRegistered(
            _("Этот документ уже зарегистрирован под № {number}, получен {day}.").format(
                number=earlier.registration_number, day=date_ru(earlier.received_on)
            ),
            earlier,
        )


def _search_key(document: IncomingDocument) -> str:
    words = (document.title, document.sender, document.their_number, document.registration_number, document.note)
    return search_key(" ".join(words))[:1000]
