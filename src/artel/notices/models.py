"""Notices, the letters that carry them, and what letters a person wants."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.notices import labels
from artel.notices.domain.posting import DEFAULT_HOUR, HOURS, Wish
from artel.notices.domain.states import Choice, LetterState


class Notice(models.Model):
    """One person is told of one thing, once: a stage of a reminder, or what a deed has decided.

    `key` names the occasion; a reminder's is thing, day and stage. Words of the day («осталось 3 раб. дня») are not
    stored: they are made of `on` when shown. Settled: the thing is done, lifted or moved, or a later stage has come.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("о чём"), max_length=60)
    thing = models.CharField(max_length=100, blank=True)
    key = models.CharField(max_length=180)
    stage = models.SmallIntegerField(null=True)
    anchor = models.CharField(max_length=5, choices=labels.ANCHORS, blank=True)
    on = models.DateField(_("срок"), null=True)
    organisation = models.ForeignKey("members.Organisation", on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(_("напоминание"), max_length=400)
    text = models.TextField(blank=True)
    act = models.CharField(max_length=80)
    url = models.CharField(max_length=500)
    is_pressing = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    raised_on = models.DateField(_("день"))
    raised_at = models.DateTimeField(_("когда"))
    seen_at = models.DateTimeField(_("прочитано"), null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("уведомление")
        verbose_name_plural = _("уведомления")
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="notices_notice_told_once"),
            models.CheckConstraint(
                condition=Q(anchor="", on__isnull=True) | (~Q(anchor="") & Q(on__isnull=False)),
                name="notices_notice_anchor_has_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["cluster", "user"], condition=Q(seen_at=None, settled_at=None), name="notices_notice_new"
            ),
            models.Index(fields=["cluster", "kind"], condition=Q(settled_at=None), name="notices_notice_standing"),
            models.Index(fields=["cluster", "user", "-raised_at"], name="notices_notice_of_user"),
            models.Index(fields=["cluster", "-raised_at"], name="notices_notice_log"),
            models.Index(fields=["thing"], name="notices_notice_thing"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_new(self) -> bool:
        return self.seen_at is None and self.settled_at is None


class Letter(models.Model):
    """A letter to one person: the digest of a day, or a pressing one. Its words are made at sending, of its notices."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="letters")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters")
    day = models.DateField(_("день"))
    slot = models.CharField(_("вид"), max_length=6, choices=labels.SLOTS)
    state = models.CharField(_("состояние"), max_length=8, choices=labels.LETTER_STATES, default=LetterState.QUEUED)
    notices = models.ManyToManyField(Notice, related_name="letters")
    count = models.PositiveIntegerField(_("уведомлений"))
    message_id = models.CharField(max_length=120, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(_("причина"), max_length=300, blank=True)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("принято"), null=True)

    class Meta:
        verbose_name = _("письмо")
        verbose_name_plural = _("письма")
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "cluster", "day", "slot"], name="notices_letter_once_a_slot"),
            models.CheckConstraint(
                condition=Q(state=LetterState.SENT, sent_at__isnull=False)
                | (~Q(state=LetterState.SENT) & Q(sent_at__isnull=True)),
                name="notices_letter_sent_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["cluster", "-queued_at"], name="notices_letter_log")]

    def __str__(self) -> str:
        return f"{self.get_slot_display()} {self.day:%d.%m.%Y}"


class Preference(models.Model):
    """What letters a person wants of a cluster. Without a row: the digest at nine, and what presses at once."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    letters = models.CharField(_("письма"), max_length=8, choices=labels.CHOICES, default=Choice.AT_ONCE)
    hour = models.PositiveSmallIntegerField(_("час сводки"), default=DEFAULT_HOUR)
    muted = models.JSONField(_("о чём не писать"), default=list)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("настройка писем")
        verbose_name_plural = _("настройки писем")
        constraints = [
            models.UniqueConstraint(fields=["user", "cluster"], name="notices_preference_one"),
            models.CheckConstraint(
                condition=Q(hour__gte=HOURS.start, hour__lt=HOURS.stop), name="notices_preference_hour_of_a_day"
            ),
        ]

    @property
    def wish(self) -> Wish:
        return Wish(Choice(self.letters), self.hour)
