from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from artel.jobs import labels
from artel.jobs.domain.states import FINISHED, JobState


class Job(models.Model):
    """One piece of background work, asked for once by its key."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=80)
    cluster_id = models.PositiveBigIntegerField(null=True)
    actor_id = models.PositiveBigIntegerField(null=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(_("состояние"), max_length=8, choices=labels.JOB_STATES, default=JobState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    heartbeat = models.DateTimeField(null=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    fault = models.CharField(max_length=300, blank=True)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("фоновое задание")
        verbose_name_plural = _("фоновые задания")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=JobState.RUNNING, lease_until__isnull=False, heartbeat__isnull=False)
                | (~Q(state=JobState.RUNNING) & Q(lease_until__isnull=True, heartbeat__isnull=True)),
                name="jobs_job_running_has_a_lease",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(FINISHED), finished_at__isnull=False)
                | (~Q(state__in=sorted(FINISHED)) & Q(finished_at__isnull=True)),
                name="jobs_job_finished_has_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "cluster_id", "due_at"], name="jobs_job_waiting"),
            models.Index(fields=["cluster_id", "-created_at"], name="jobs_job_of_cluster"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_finished(self) -> bool:
        return self.state in FINISHED

    @property
    def is_unsuccessful(self) -> bool:
        return self.is_finished and self.state != JobState.DONE


class ScheduledJob(models.Model):
    """When a job of the timetable runs next. The rhythm itself is code (jobs.schedule)."""

    name = models.CharField(max_length=80, unique=True)
    next_run_at = models.DateTimeField()
    last_run_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("задание по расписанию")
        verbose_name_plural = _("задания по расписанию")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Pulse(models.Model):
    """A row to write when asked whether the database takes writes (/readyz)."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        verbose_name = _("отметка о записи")
        verbose_name_plural = _("отметки о записи")

    def __str__(self) -> str:
        return self.name
