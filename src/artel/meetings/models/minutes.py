"""Minutes made from the facts of a meeting: draft, remarks, signatures; extracts; dissenting opinions; corrections."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.meetings import labels
from artel.meetings.domain.states import MinutesForm, MinutesState


class Minutes(models.Model):
    """An edition of a meeting's minutes. Its text is computed from the meeting until it is sent for signature (`paper`)."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="minutes")
    edition = models.PositiveSmallIntegerField(_("редакция"), default=1)
    form = models.CharField(_("форма протокола"), max_length=5, choices=labels.MINUTES_FORMS, default=MinutesForm.FULL)
    state = models.CharField(max_length=10, choices=labels.MINUTES_STATES, default=MinutesState.DRAFT)
    paper = models.OneToOneField(
        "documents.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="minutes"
    )
    correction = models.CharField(_("что исправлено и почему"), max_length=500, blank=True)
    remarks_until = models.DateField(_("замечания до"), null=True, blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    draft_due_on = models.DateField(_("проект до"))
    signing_due_on = models.DateField(_("подписать до"))

    class Meta:
        verbose_name = _("протокол")
        verbose_name_plural = _("протоколы")
        ordering = ["edition"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "edition"], name="meetings_minutes_edition"),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(state__in=[MinutesState.DRAFT, MinutesState.REMARKS, MinutesState.SIGNING]),
                name="meetings_minutes_one_at_work",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MinutesState.SIGNING, MinutesState.SIGNED]) | Q(paper__isnull=False),
                name="meetings_minutes_signed_paper",
            ),
            models.CheckConstraint(condition=Q(edition=1) | ~Q(correction=""), name="meetings_minutes_correction_said"),
        ]


class Remark(models.Model):
    """A remark of somebody who was present, and what the secretary answered."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="remarks")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(_("замечание"))
    made_at = models.DateTimeField()
    is_taken = models.BooleanField(_("учтено"), null=True)
    answer = models.TextField(_("ответ"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("замечание к протоколу")
        verbose_name_plural = _("замечания к протоколу")
        ordering = ["pk"]


class Dissent(models.Model):
    """A dissenting opinion of a member on an item; printed in the minutes."""

    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.CASCADE, related_name="dissents")
    attendee = models.ForeignKey("meetings.Attendee", on_delete=models.PROTECT, related_name="dissents")
    text = models.TextField(_("особое мнение"))
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("особое мнение")
        verbose_name_plural = _("особые мнения")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "attendee"], name="meetings_dissent_once")]


class Extract(models.Model):
    """An extract of one item of signed minutes: word for word, certified by the secretary."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="extracts")
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, related_name="extracts")
    paper = models.OneToOneField("documents.Paper", on_delete=models.PROTECT, related_name="+")
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("выписка")
        verbose_name_plural = _("выписки")
        ordering = ["pk"]
