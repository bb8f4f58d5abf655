"""What a meeting decided, and who does it by when, under control until closed (DOMAIN 3.3.1, B 15)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.meetings import labels
from artel.meetings.domain.states import AssignmentState


class DecisionPoint(models.Model):
    """A point of РЕШИЛИ, «1.1»: an infinitive and a full stop, as it will stand in the minutes."""

    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.CASCADE, related_name="decisions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("решение"))

    class Meta:
        verbose_name = _("пункт решения")
        verbose_name_plural = _("пункты решения")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def meeting(self):
        return self.item.meeting

    @property
    def cluster(self):
        return self.item.meeting.cluster


class Assignment(models.Model):
    """What a point obliges somebody to, by a day. In force from the meeting's closing; under control until closed or lifted."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(DecisionPoint, on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey(
        "members.Person", verbose_name=_("ответственный"), on_delete=models.PROTECT, related_name="assignments"
    )
    helpers = models.ManyToManyField("members.Person", verbose_name=_("соисполнители"), blank=True, related_name="+")
    words_due_on = models.DateField(_("срок"))
    due_on = models.DateField(_("срок с переносом на рабочий день"))
    controller = models.ForeignKey(
        "members.Person", verbose_name=_("контроль"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=8, choices=labels.ASSIGNMENT_STATES, default=AssignmentState.ISSUED)
    report = models.TextField(_("что сделано"), blank=True)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField(_("исполнено"), null=True, blank=True)
    issued_on = models.DateField(_("выдано"), null=True, blank=True)

    class Meta:
        verbose_name = _("поручение")
        verbose_name_plural = _("поручения")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[AssignmentState.REPORTED, AssignmentState.CLOSED]) | ~Q(report=""),
                name="meetings_assignment_reported_with_words",
            ),
        ]
        indexes = [models.Index(fields=["cluster", "state", "due_on"], name="meetings_assignment_control")]

    def __str__(self) -> str:
        return self.point.text


class AssignmentStep(models.Model):
    """A step of an assignment's life: accepted, reported, returned, moved to another day, closed, lifted. Rows, never updates."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=8)  # a verb of the workflow, or «move»
    words = models.TextField(blank=True)
    old_due_on = models.DateField(null=True, blank=True)
    new_due_on = models.DateField(null=True, blank=True)
    basis = models.CharField(_("основание"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
