"""What became of graduates after the fair."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.fair import labels
from artel.fair.domain.states import EMPLOYED
from artel.fair.models.fair import Fair
from artel.fair.models.market import Graduate


class EmploymentFact(models.Model):
    """What is known of a graduate at a milestone: one outcome, the first that fits (DOMAIN appendix E)."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="facts")
    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="facts")
    milestone = models.CharField(_("на какой день"), max_length=8, choices=labels.MILESTONES)
    outcome = models.CharField(_("состояние"), max_length=24, choices=labels.OUTCOMES)
    employer = models.ForeignKey(
        "members.Organisation", verbose_name=_("предприятие кластера"), on_delete=models.PROTECT, null=True, blank=True
    )
    employer_name = models.CharField(_("работодатель"), max_length=200, blank=True)
    position = models.CharField(_("должность"), max_length=200, blank=True)
    hired_on = models.DateField(_("принят"), null=True, blank=True)
    order_number = models.CharField(_("приказ №"), max_length=60, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("сведения о трудоустройстве")
        verbose_name_plural = _("сведения о трудоустройстве")
        ordering = ["milestone", "graduate__number"]
        constraints = [
            models.UniqueConstraint(fields=["graduate", "milestone"], name="fair_fact_once_a_milestone"),
            models.CheckConstraint(
                condition=Q(hired_on__isnull=True) | Q(outcome__in=sorted(EMPLOYED)), name="fair_fact_hired_works"
            ),
        ]


class EmploymentSummary(models.Model):
    """The signed summary at a milestone: what row 4.2 asks for. Figures are those of the day it was composed."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="summaries")
    milestone = models.CharField(_("на какой день"), max_length=8, choices=labels.MILESTONES)
    as_of = models.DateField(_("по состоянию на"))
    figures = models.JSONField(default=dict)
    paper = models.OneToOneField("documents.Paper", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("сводка о трудоустройстве")
        verbose_name_plural = _("сводки о трудоустройстве")
        ordering = ["as_of", "pk"]
