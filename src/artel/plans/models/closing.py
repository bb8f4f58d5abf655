"""The end of a plan's year: what becomes of what was not done, and the figures as they were on the day it was closed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class YearClosing(models.Model):
    """One a plan. `choices`: for each obligation left open, its key → {"how", "reason", "by", "at"}.

    `figures` are written once, with the closing, and never again: evidence accepted later changes nothing of what was
    reported (shape: `plans.selectors.years.year_figures`).
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    plan = models.OneToOneField("plans.Plan", on_delete=models.CASCADE, related_name="closing")
    choices = models.JSONField(default=dict)
    figures = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("завершение года")
        verbose_name_plural = _("завершения годов")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, figures__isnull=True)
                | Q(closed_at__isnull=False, figures__isnull=False),
                name="plans_closing_with_its_figures",
            )
        ]

    def __str__(self) -> str:
        return str(self.plan)
