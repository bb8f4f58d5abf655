"""Secret links by which a program of a person's asks for their calendar."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.calendars import labels


class CalendarFeed(models.Model):
    """A calendar given out by a secret link: to one person, of one cluster. Only the hash of the secret is kept.

    `tail` tells links apart. A renewed link is another row: the old one is revoked. `has_alarms`: the calendar rings
    before things. `last_asked_at` is kept to the hour.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.CASCADE, related_name="calendar_feeds")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    scope = models.CharField(_("что показывает"), max_length=8, choices=labels.SCOPES)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    tail = models.CharField(max_length=4)
    has_alarms = models.BooleanField(_("напоминать заранее"), default=False)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_asked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("ссылка на календарь")
        verbose_name_plural = _("ссылки на календарь")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "user", "scope"],
                condition=Q(revoked_at__isnull=True),
                name="calendars_feed_one_live",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()} …{self.tail}"

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None
