"""The approval sheet (лист согласования): one mechanism for everything that several people agree (DOMAIN 2.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.documents import labels
from artel.documents.domain.states import LineDecision, SheetState


class ApprovalSheet(models.Model):
    """A round of approval of one version of something, bound to its digest: a changed version voids the round."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="approval_sheets")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    title = models.CharField(_("к чему"), max_length=500)  # dative: «проекту состава рабочей группы „…“»
    edition = models.PositiveSmallIntegerField(_("круг"), default=1)
    digest = models.CharField(max_length=64)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(_("состояние"), max_length=10, choices=labels.SHEET_STATES, default=SheetState.OPEN)
    due_on = models.DateField(_("срок"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("лист согласования")
        verbose_name_plural = _("листы согласования")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "subject_kind", "subject_id", "edition"], name="documents_sheet_edition"
            ),
            models.UniqueConstraint(
                fields=["cluster", "subject_kind", "subject_id"],
                condition=Q(state=SheetState.OPEN),
                name="documents_sheet_one_open",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ApprovalLine(models.Model):
    """One party of a round: asked, answered. Silence is never an agreement (papers/README 4)."""

    sheet = models.ForeignKey(ApprovalSheet, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(_("роль"), max_length=10, choices=labels.LINE_ROLES, default="agrees")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="+")
    post = models.CharField(_("должность"), max_length=300)
    name = models.CharField(_("фамилия и инициалы"), max_length=120)
    received_at = models.DateTimeField(_("получено"))
    due_on = models.DateField(_("срок"))
    decision = models.CharField(_("решение"), max_length=14, choices=labels.LINE_DECISIONS, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.TextField(_("замечание"), blank=True)
    answer = models.TextField(_("ответ на замечание"), blank=True)
    digest = models.CharField(max_length=64, blank=True)
    code = models.CharField(_("идентификатор подписи"), max_length=20, blank=True)
    agreement = models.ForeignKey(
        "documents.SigningAgreement", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("строка листа согласования")
        verbose_name_plural = _("строки листа согласования")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "position"], name="documents_line_position"),
            models.UniqueConstraint(fields=["sheet", "person"], name="documents_line_once"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="documents_line_decided_whole",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=[LineDecision.WITH_REMARKS, LineDecision.REFUSED]) | ~Q(remark=""),
                name="documents_line_remark_said",
            ),
        ]

    @property
    def cluster(self):
        return self.sheet.cluster
