"""What happened: evidence with its verdicts, decisions on obligations, requests, events, indicators. Rows, never updates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.plans import labels
from artel.plans.domain.status import DecisionKind


class Event(models.Model):
    """Something that happened or will happen in the cluster; rows «не позднее 1 рабочего дня после события» count from it."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="events")
    title = models.CharField(_("событие"), max_length=300)
    starts_on = models.DateField(_("начало"))
    ends_on = models.DateField(_("окончание"))
    place = models.CharField(_("место"), max_length=200, blank=True)
    organiser = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    activity = models.ForeignKey(
        "plans.Activity", on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("событие")
        verbose_name_plural = _("события")
        ordering = ["-ends_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="plans_event_in_order")]

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """A document, a link or a paper that proves an obligation. Three dates: DESIGN 3, settled 1.

    `happened_on` picks the slot; `in_force_on` (the last signature or approval) decides late or not; `recorded_at` is
    when Artel came to know. Papers signed by others inside Artel (`source_kind`) need no acceptance.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    obligation = models.ForeignKey("plans.Obligation", on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(_("документ"), max_length=300)
    number = models.CharField(_("номер"), max_length=60, blank=True)
    happened_on = models.DateField(_("когда состоялось"))
    in_force_on = models.DateField(_("вступило в силу"), null=True)
    url = models.URLField(_("ссылка"), max_length=500, blank=True)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    incoming = models.ForeignKey(
        "documents.IncomingDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("пояснение"), blank=True)
    supplied_by = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    supplied_for = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    needs_acceptance = models.BooleanField(default=True)
    source_kind = models.CharField(max_length=60, blank=True)
    source_id = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("доказательство")
        verbose_name_plural = _("доказательства")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_on__isnull=True) | Q(in_force_on__gte=F("happened_on")),
                name="plans_evidence_in_force_after",
            ),
            models.CheckConstraint(
                condition=Q(needs_acceptance=True) | ~Q(source_kind=""),
                name="plans_evidence_unaccepted_only_from_artel",
            ),
            models.UniqueConstraint(
                fields=["obligation", "source_kind", "source_id"],
                condition=~Q(source_kind=""),
                name="plans_evidence_source_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} № {self.number}" if self.number else self.title


class Verdict(models.Model):
    """An acceptance or a rejection of evidence. A later one overrules an earlier one; none is ever changed."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="verdicts")
    kind = models.CharField(max_length=8, choices=labels.VERDICTS)
    reason = models.TextField(_("причина"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="accepted") | ~Q(reason=""), name="plans_verdict_rejected_with_reason"
            )
        ]


class Decision(models.Model):
    """A move, a lift or a restoring of an obligation, with its basis. The old day stays in the obligation.

    `amended_by`: the wording of the plan that decided it, where no person did.
    """

    obligation = models.ForeignKey("plans.Obligation", on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=8, choices=labels.DECISIONS)
    on = models.DateField(_("дата решения"))
    new_due_on = models.DateField(_("новый срок"), null=True, blank=True)
    reason = models.CharField(_("причина"), max_length=20, choices=labels.MOVE_REASONS, blank=True)
    basis = models.CharField(_("основание"), max_length=500)
    amended_by = models.ForeignKey("plans.PlanVersion", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("решение по обязательству")
        verbose_name_plural = _("решения по обязательствам")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.MOVE, new_due_on__isnull=False)
                | (~Q(kind=DecisionKind.MOVE) & Q(new_due_on__isnull=True)),
                name="plans_decision_move_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="plans_decision_has_a_basis"),
        ]


class ExtensionRequest(models.Model):
    """A debtor asks for another day; the cluster's leader decides, with a basis."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    obligation = models.ForeignKey("plans.Obligation", on_delete=models.PROTECT, related_name="requests")
    state = models.CharField(max_length=8, choices=labels.REQUEST_STATES, default="asked")
    wanted_due_on = models.DateField(_("просят перенести на"))
    reason = models.TextField(_("почему"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="request")
    answer = models.TextField(_("ответ"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("просьба о переносе")
        verbose_name_plural = _("просьбы о переносе")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["obligation"], condition=Q(state="asked"), name="plans_request_one_open"),
            models.CheckConstraint(
                condition=Q(state="asked", decided_at__isnull=True)
                | Q(state="granted", decided_at__isnull=False, decision__isnull=False)
                | (Q(state="refused", decided_at__isnull=False, decision__isnull=True) & ~Q(answer="")),
                name="plans_request_decided_whole",
            ),
        ]


class Indicator(models.Model):
    """An indicator of a row: planned and reached, for a period. No plan means «не установлено», and no percentage is shown."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("plans.Activity", on_delete=models.CASCADE, related_name="indicators")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("показатель"), max_length=300)
    unit = models.CharField(_("единица"), max_length=60)
    is_more_better = models.BooleanField(_("чем больше, тем лучше"), default=True)
    planned = models.DecimalField(_("план"), max_digits=14, decimal_places=2, null=True, blank=True)
    reached = models.DecimalField(_("факт"), max_digits=14, decimal_places=2, null=True, blank=True)
    reached_on = models.DateField(_("на дату"), null=True, blank=True)
    source = models.CharField(_("источник"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("показатель")
        verbose_name_plural = _("показатели")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reached__isnull=True) | Q(reached_on__isnull=False), name="plans_indicator_fact_has_a_day"
            )
        ]
