"""A change of an approved plan on its way to being in force."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.plans import labels
from artel.plans.domain.states import AmendmentState


class Amendment(models.Model):
    """Version n+1 of a plan before it is approved: every row of it, matched to the rows that are.

    `rows` is a list of {"row": RowDraft as JSON, "key": key of the activity it rewords or "", "is_settled": a person or an
    exact likeness has decided the match}. Rows in force that nothing in the list names are left out by the amendment.
    Nothing of it is seen in the plan until it is approved: then `version` is written, and rows owe by it from
    `in_force_from`. Once approved it never changes.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="amendments")
    state = models.CharField(
        _("состояние"), max_length=10, choices=labels.AMENDMENT_STATES, default=AmendmentState.DRAFT
    )
    upload = models.OneToOneField(
        "plans.PlanUpload", on_delete=models.SET_NULL, null=True, blank=True, related_name="amendment"
    )
    base = models.ForeignKey("plans.PlanVersion", on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(
        "plans.PlanVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="amendment"
    )
    reason = models.TextField(_("почему план меняется"), blank=True)
    sections = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    return_reason = models.TextField(_("замечания"), blank=True)
    in_force_from = models.DateField(_("действует с"), null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(_("дата утверждения"), null=True)
    approved_at = models.DateTimeField(null=True)
    approval_number = models.CharField(_("номер"), max_length=60, blank=True)
    approval_post = models.CharField(_("кем утверждено"), max_length=300, blank=True)
    approval_file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("изменение плана")
        verbose_name_plural = _("изменения планов")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state__in=[AmendmentState.DRAFT, AmendmentState.APPROVAL]),
                name="plans_amendment_one_open",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=AmendmentState.APPROVED,
                    version__isnull=False,
                    in_force_from__isnull=False,
                    approved_on__isnull=False,
                    approved_at__isnull=False,
                )
                | (~Q(state=AmendmentState.APPROVED) & Q(version__isnull=True, approved_at__isnull=True)),
                name="plans_amendment_approved_with_its_version",
            ),
        ]

    def __str__(self) -> str:
        return str(self.plan)
