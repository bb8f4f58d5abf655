"""What a row owes: requirements, and obligations as requirement × slot × party."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.plans import labels
from artel.plans.domain.obligations import Purpose


class Requirement(models.Model):
    """A thing the expected result promises, and the kind of evidence that proves it.

    `suggested_kind` names a kind whose app does not exist yet (DESIGN 3, settled 9). `term` overrides the row's deadline.
    """

    activity = models.ForeignKey("plans.Activity", on_delete=models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("вид доказательства"), max_length=60)
    suggested_kind = models.CharField(max_length=60, blank=True)
    words = models.TextField(_("слова ожидаемого результата"))
    parameters = models.JSONField(default=dict)
    needed = models.PositiveSmallIntegerField(_("сколько документов нужно"), default=1)
    due_read_as = models.CharField(_("свой срок"), max_length=300, blank=True)
    term = models.JSONField(null=True)
    retired_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("требование")
        verbose_name_plural = _("требования")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "position"], name="plans_requirement_position_unique"),
            models.CheckConstraint(condition=Q(needed__gte=1), name="plans_requirement_needs_something"),
        ]

    def __str__(self) -> str:
        return self.words


class DeferralWindow(models.Model):
    """The dates that a registered document gave to a row that awaited it; one row a window, a party's own where it says so."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("plans.Activity", on_delete=models.CASCADE, related_name="windows")
    document = models.ForeignKey("documents.IncomingDocument", on_delete=models.PROTECT, related_name="windows")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(_("слова документа"), max_length=300, blank=True)
    opens_on = models.DateField(_("с"))
    words_due_on = models.DateField(_("по"))
    due_on = models.DateField(_("срок с учётом регистрации"))
    registered_on = models.DateField()

    class Meta:
        ordering = ["position", "opens_on"]
        constraints = [
            models.CheckConstraint(condition=Q(words_due_on__gte=models.F("opens_on")), name="plans_window_in_order"),
        ]


class Obligation(models.Model):
    """Somebody owes something by a day. Dates are stored, the state is not: today's passing changes it.

    The columns hold what the wording in force says. `former_dates` keeps what earlier wordings said, each until the day the
    next came into force (`domain.status.FormerDates`), so that the past stays as it was (decisions/0024). `brought_by`: the
    later wording that brought it, before which nobody owed it; `left_out_by`: the one that asks for it no more.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="obligations")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="obligations")
    activity = models.ForeignKey("plans.Activity", on_delete=models.CASCADE, related_name="obligations")
    requirement = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    purpose = models.CharField(max_length=8, choices=labels.PURPOSES, default=Purpose.RESULT)
    key = models.CharField(max_length=80)
    slot_kind = models.CharField(max_length=10)
    slot_key = models.CharField(max_length=40)
    slot_label = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField(default=0)
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    event = models.ForeignKey(
        "plans.Event", on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    window = models.ForeignKey(
        DeferralWindow, on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    opens_on = models.DateField(null=True)
    words_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    awaits_document = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=True)
    needed = models.PositiveSmallIntegerField(default=1)
    exists_from = models.DateField(null=True)
    former_dates = models.JSONField(default=list)
    brought_by = models.ForeignKey("plans.PlanVersion", on_delete=models.PROTECT, null=True, related_name="+")
    left_out_by = models.ForeignKey("plans.PlanVersion", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("обязательство")
        verbose_name_plural = _("обязательства")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "key"], name="plans_obligation_key_unique"),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.DOCUMENT, requirement__isnull=True)
                | Q(purpose=Purpose.RESULT, requirement__isnull=False),
                name="plans_obligation_purpose",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(words_due_on__isnull=False), name="plans_obligation_due_has_words"
            ),
        ]
        indexes = [
            models.Index(fields=["cluster", "due_on"], name="plans_obligation_due"),
            models.Index(fields=["organisation", "due_on"], name="plans_obligation_party"),
        ]

    def __str__(self) -> str:
        return self.slot_label or self.key
