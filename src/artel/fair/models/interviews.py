"""Interviews: who meets whom, when, at which table, and what the employer says after."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.fair import labels
from artel.fair.domain.states import InterviewState
from artel.fair.models.fair import Fair, Stand
from artel.fair.models.market import Graduate, Vacancy


class Interview(models.Model):
    """A meeting of a graduate with an employer about a vacancy. `round` counts from 1; none yet: not in the timetable.

    `is_locked`: settled by a person (agreed, or called off for good), the timetable is made around it. `is_invited`: the
    employer asked for it without a wish. `revision` counts changes of its time, for calendars that have it already.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="interviews")
    graduate = models.ForeignKey(Graduate, on_delete=models.CASCADE, related_name="interviews")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="interviews")
    stand = models.ForeignKey(Stand, on_delete=models.PROTECT, related_name="interviews")
    round = models.PositiveSmallIntegerField(_("очередь"), null=True, blank=True)
    table = models.PositiveSmallIntegerField(_("стол"), null=True, blank=True)
    starts_at = models.DateTimeField(_("начало"), null=True, blank=True)
    is_locked = models.BooleanField(_("время согласовано"), default=False)
    is_invited = models.BooleanField(_("по приглашению предприятия"), default=False)
    revision = models.PositiveIntegerField(default=0)
    state = models.CharField(
        _("состояние"), max_length=10, choices=labels.INTERVIEW_STATES, default=InterviewState.PLANNED
    )
    mark = models.PositiveSmallIntegerField(_("оценка"), null=True, blank=True)  # 1…5
    readiness = models.CharField(_("решение предприятия"), max_length=8, choices=labels.READINESS, blank=True)
    comment = models.CharField(_("комментарий"), max_length=500, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("собеседование")
        verbose_name_plural = _("собеседования")
        ordering = ["round", "stand", "table"]
        constraints = [
            models.UniqueConstraint(fields=["graduate", "vacancy"], name="fair_interview_once"),
            models.UniqueConstraint(
                fields=["graduate", "round"],
                condition=Q(round__isnull=False) & ~Q(state=InterviewState.CANCELLED),
                name="fair_interview_graduate_free",
            ),
            models.UniqueConstraint(
                fields=["stand", "table", "round"],
                condition=Q(round__isnull=False) & ~Q(state=InterviewState.CANCELLED),
                name="fair_interview_table_free",
            ),
            models.CheckConstraint(
                condition=Q(mark__isnull=True) | Q(mark__gte=1, mark__lte=5), name="fair_interview_mark_in_scale"
            ),
            models.CheckConstraint(
                condition=~Q(state=InterviewState.HELD) | ~Q(readiness=""), name="fair_interview_held_has_a_word"
            ),
        ]

    def __str__(self) -> str:
        return str(self.graduate)
