"""Runs of the allocation, what they propose, and what the commission made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.fair import labels
from artel.fair.domain.states import RunState
from artel.fair.models.fair import Fair
from artel.fair.models.market import Graduate, Vacancy


class MatchRun(models.Model):
    """A run of the allocation from a frozen snapshot. Its result can be computed again from the snapshot alone.

    `snapshot`: canonical JSON (matching.snapshot), `digest` its SHA-256. `result`: cut-offs by vacancy, reasons by
    application, counts (services/allocation.py says the shape). `round`: 1 the main one, 2 the second.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="runs")
    number = models.PositiveSmallIntegerField(_("запуск"))
    round = models.PositiveSmallIntegerField(_("тур"), default=1)
    state = models.CharField(_("состояние"), max_length=10, choices=labels.RUN_STATES, default=RunState.PROPOSED)
    snapshot = models.TextField()
    digest = models.CharField(max_length=64)
    algorithm = models.CharField(_("правило"), max_length=60)
    result = models.JSONField(default=dict)
    blocking_pairs = models.PositiveIntegerField(_("блокирующих пар"), null=True, blank=True)
    discard_reason = models.CharField(_("почему отменён"), max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("запуск распределения")
        verbose_name_plural = _("запуски распределения")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "number"], name="fair_run_number"),
            models.UniqueConstraint(
                fields=["fair", "round"], condition=~Q(state=RunState.DISCARDED), name="fair_run_one_of_a_round"
            ),
            models.CheckConstraint(
                condition=~Q(state=RunState.DISCARDED) | ~Q(discard_reason=""), name="fair_run_discarded_with_reason"
            ),
        ]


class Placement(models.Model):
    """A graduate allocated to a vacancy. One stands at a time; a change ends it and makes another, with the reason."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="placements")
    run = models.ForeignKey(MatchRun, on_delete=models.PROTECT, null=True, blank=True, related_name="placements")
    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="placements")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="placements")
    basis = models.CharField(_("основание"), max_length=12, choices=labels.BASES)
    rank = models.PositiveSmallIntegerField(_("какое по счёту пожелание"), null=True, blank=True)
    points = models.DecimalField(_("баллов"), max_digits=5, decimal_places=2, null=True, blank=True)
    note = models.CharField(_("примечание"), max_length=500, blank=True)  # the commission's reason
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(_("почему снято"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("распределение выпускника")
        verbose_name_plural = _("распределение выпускников")
        ordering = ["vacancy__number", "graduate__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate"], condition=Q(ended_at__isnull=True), name="fair_placement_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(ended_reason=""), name="fair_placement_ended_with_reason"
            ),
        ]


class Protocol(models.Model):
    """The commission's sitting on an allocation: who was there, and the paper. Registered: the allocation stands."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="protocols")
    round = models.PositiveSmallIntegerField(_("тур"), default=1)
    held_on = models.DateField(_("дата заседания"))
    present = models.JSONField(default=list)  # ids of persons of the commission who were there
    members_count = models.PositiveSmallIntegerField(_("членов комиссии"))
    paper = models.OneToOneField("documents.Paper", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("протокол комиссии")
        verbose_name_plural = _("протоколы комиссии")
        ordering = ["held_on", "pk"]
