"""A document brought to be read as a plan, until a person confirms what was understood."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.plans import labels


class PlanUpload(models.Model):
    """An uploaded plan on its way to a draft: the rows as read, with every correction a person made.

    `rows` is a list in the shape of `plans.domain.understanding.RowDraft.to_json()`. A carried-over plan has no file: it
    `follows` the plan of the year before. A document that `amends` an approved plan becomes an amendment, no new plan.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.CASCADE, related_name="plan_uploads")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    follows = models.ForeignKey("plans.Plan", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    amends = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=labels.UPLOAD_STATES, default="reading")
    refusal = models.TextField(blank=True)
    title = models.CharField(_("название плана"), max_length=500, blank=True)
    year_label = models.CharField(_("год"), max_length=9, blank=True)
    is_marked_draft = models.BooleanField(default=False)
    sections = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    parent = models.ForeignKey("plans.Activity", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.OneToOneField("plans.Plan", on_delete=models.SET_NULL, null=True, blank=True, related_name="upload")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("загруженный план")
        verbose_name_plural = _("загруженные планы")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refusal=""), name="plans_upload_refused_with_a_sentence"
            )
        ]

    def __str__(self) -> str:
        return self.title or (self.file.name if self.file else "")
