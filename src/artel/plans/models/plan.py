"""The plan and its words. There is no state of a row here: it is computed (domain/status.py)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from artel.plans import labels
from artel.plans.domain.states import PlanState
from artel.terms import Term


class Plan(models.Model):
    """A year's work plan of a cluster, or a nested plan of one of its rows (`parent`)."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="plans")
    parent = models.ForeignKey(
        "plans.Activity",
        verbose_name=_("строка, для которой составлен"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nested_plans",
    )
    title = models.CharField(_("название"), max_length=500)
    year_label = models.CharField(_("год"), max_length=9)
    starts_on = models.DateField(_("начало"))
    ends_on = models.DateField(_("конец"))
    state = models.CharField(_("состояние"), max_length=12, choices=labels.PLAN_STATES, default=PlanState.DRAFT)
    is_marked_draft = models.BooleanField(_("на документе стоит «ПРОЕКТ»"), default=False)
    source_file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    follows = models.ForeignKey(
        "self",
        verbose_name=_("продолжает план"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="next_plans",
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    return_reason = models.TextField(_("замечания"), blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(_("дата утверждения"), null=True)
    approved_at = models.DateTimeField(null=True)
    approval_number = models.CharField(_("номер"), max_length=60, blank=True)
    approval_post = models.CharField(_("кем утверждён"), max_length=300, blank=True)
    approval_file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("план")
        verbose_name_plural = _("планы")
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="plans_plan_period_in_order"),
            models.CheckConstraint(
                condition=Q(
                    state__in=[PlanState.APPROVED, PlanState.CLOSED],
                    approved_on__isnull=False,
                    approved_at__isnull=False,
                )
                | (~Q(state__in=[PlanState.APPROVED, PlanState.CLOSED]) & Q(approved_on__isnull=True)),
                name="plans_plan_approved_with_its_date",
            ),
            models.UniqueConstraint(
                fields=["cluster", "starts_on", "ends_on"],
                condition=Q(parent__isnull=True),
                name="plans_plan_one_a_year",
            ),
            models.UniqueConstraint(
                fields=["parent"], condition=Q(parent__isnull=False), name="plans_plan_one_nested_a_row"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_live(self) -> bool:
        """Approved: it owes. A draft only shows what it would owe."""
        return self.state in (PlanState.APPROVED, PlanState.CLOSED)


class PlanVersion(models.Model):
    """A wording of the plan. Number 1 is the imported one; in force from the approval."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    in_force_from = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plans_version_number_unique")]


class Section(models.Model):
    """A section of the plan in one wording; `number` and `title` verbatim."""

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    title = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="plans_section_position_unique")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


class Activity(models.Model):
    """A row of the plan as an identity that outlives its wordings: evidence hangs on it.

    `follows`: the row of the year before that this one continues, where the plan was carried over from it.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="activities")
    key = models.CharField(max_length=20)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next_rows")

    class Meta:
        verbose_name = _("строка плана")
        verbose_name_plural = _("строки плана")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plans_activity_key_unique")]

    def __str__(self) -> str:
        row = self.wordings.order_by("pk").last()  # one query: for the journal, which asks once a deed
        return str(row) if row else self.key


class ActivityVersion(models.Model):
    """The words of a row in one wording of the plan, verbatim, and how its deadline was understood.

    `number` may repeat or be empty, as it does in real plans. `deadline_read_as` is the phrase a person gave where the
    plan's own could not be read or reads two ways; the plan's words stay as they are.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="wordings")
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="rows")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, related_name="rows")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(_("№ п/п"), max_length=40, blank=True)
    title = models.TextField(_("наименование мероприятия"))
    executors_text = models.TextField(_("исполнители"), blank=True)
    deadline_text = models.TextField(_("срок исполнения"), blank=True)
    result_text = models.TextField(_("ожидаемый результат"), blank=True)
    month = models.CharField(max_length=7, blank=True)
    deadline_read_as = models.CharField(_("читать срок как"), max_length=300, blank=True)
    term = models.JSONField(default=dict)
    search_key = models.TextField(editable=False, default="")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="plans_row_position_unique"),
            models.UniqueConstraint(fields=["version", "activity"], name="plans_row_activity_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @cached_property
    def deadline(self) -> Term:
        """The deadline as understood."""
        return Term.from_json(self.term)


class Executor(models.Model):
    """One executor of a row: its words, and the rule by which they become parties on a date (DESIGN 3, settled 5)."""

    row = models.ForeignKey(ActivityVersion, on_delete=models.CASCADE, related_name="executors")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    kind = models.CharField(max_length=16, choices=labels.EXECUTOR_KINDS)
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    direction = models.CharField(max_length=200, blank=True)
    is_each = models.BooleanField(_("каждый отдельно"), default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["row", "position"], name="plans_executor_position_unique")]

    def __str__(self) -> str:
        return self.words
