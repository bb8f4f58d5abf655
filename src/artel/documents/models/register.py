"""Numbers and the register of incoming documents."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.documents import labels


class NumberSequence(models.Model):
    """The last number given in a register of a cluster in a year. Never goes down; a number is never given twice."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cluster", "register", "year"], name="documents_sequence_unique"),
        ]


class IncomingDocument(models.Model):
    """A document received from outside and entered in the register: orders, project plans, schedules.

    Deadlines of the plan that another document sets stand on these rows (DESIGN 3, settled 4).
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="incoming_documents")
    number = models.PositiveIntegerField(_("входящий номер"))
    year = models.PositiveSmallIntegerField(_("год регистрации"))
    received_on = models.DateField(_("получен"))
    kind = models.CharField(_("вид"), max_length=20, choices=labels.DOCUMENT_KINDS)
    title = models.CharField(_("заголовок"), max_length=500)
    sender = models.CharField(_("отправитель"), max_length=300)
    sender_organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    their_number = models.CharField(_("номер документа"), max_length=60)
    their_date = models.DateField(_("дата документа"))
    file = models.ForeignKey(
        "files.StoredFile", verbose_name=_("файл"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("примечание"), blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(_("причина отмены"), max_length=500, blank=True)
    search_key = models.CharField(max_length=1000, editable=False, default="")
    # Sender and number, folded; empty for a document without a number, of which there may be several a day.
    identity_key = models.CharField(max_length=400, editable=False, default="")

    class Meta:
        verbose_name = _("входящий документ")
        verbose_name_plural = _("входящие документы")
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "year", "number"], name="documents_incoming_number_unique"),
            models.UniqueConstraint(
                fields=["cluster", "identity_key", "their_date"],
                condition=Q(cancelled_at__isnull=True) & ~Q(identity_key=""),
                name="documents_incoming_registered_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancelled_reason=""),
                name="documents_incoming_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} от {self.their_date:%d.%m.%Y} № {self.their_number}"

    @property
    def registration_number(self) -> str:
        """«14/2024»: numbers start anew every year."""
        return f"{self.number}/{self.year}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None
