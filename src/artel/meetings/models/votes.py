"""Votes. One member, one vote, under any race; a secret choice is never kept beside a name (RELIABILITY T3, T5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.meetings import labels
from artel.meetings.domain.states import Ballot, QuestionState


class Question(models.Model):
    """One putting to the vote of an item, by one body. Never opened again: starting anew makes the next question.

    `result` is the arithmetic as it was counted at closing (meetings.domain.count): it is printed, not recomputed.
    """

    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.CASCADE, related_name="questions")
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("что ставится на голосование"))
    ballot = models.CharField(_("голосование"), max_length=8, choices=labels.BALLOTS, default=Ballot.OPEN)
    state = models.CharField(max_length=8, choices=labels.QUESTION_STATES, default=QuestionState.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=labels.OUTCOMES, blank=True)
    result = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("голосование")
        verbose_name_plural = _("голосования")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "unit", "number"], name="meetings_question_number"),
            models.UniqueConstraint(
                fields=["item", "unit"],
                condition=~Q(state=QuestionState.ANNULLED),
                name="meetings_question_one_live",
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.CLOSED) | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="meetings_question_closed_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def meeting(self):
        return self.item.meeting

    @property
    def cluster(self):
        return self.item.meeting.cluster


class Participation(models.Model):
    """A member on the roll of a question, frozen at its opening. `has_voted` says that, never how."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="roll")
    attendee = models.ForeignKey("meetings.Attendee", on_delete=models.CASCADE, related_name="+")
    has_voted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "attendee"], name="meetings_participation_once")]


class Vote(models.Model):
    """An open or an absentee vote: named, and changeable while the question is open. A secret one has no row."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="votes")
    attendee = models.ForeignKey("meetings.Attendee", on_delete=models.CASCADE, related_name="votes")
    choice = models.CharField(max_length=7, choices=labels.CHOICES)
    opinion = models.TextField(_("особое мнение"), blank=True)
    cast_at = models.DateTimeField()
    cast_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    is_entered = models.BooleanField(_("внесён секретарём"), default=False)

    class Meta:
        verbose_name = _("голос")
        verbose_name_plural = _("голоса")
        constraints = [models.UniqueConstraint(fields=["question", "attendee"], name="meetings_vote_once")]


class Urn(models.Model):
    """The choices of a secret ballot while it is open: three counts, sealed, of one size, deleted at the closing.

    Sealed by a key that stands on the installation's secret, never in the database. No names, no moments, no order.
    """

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="urn")
    sealed = models.BinaryField()
