"""Named invitations, their answers, and files for printing."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.fair import labels
from artel.fair.domain.states import LIVE, InvitationState
from artel.fair.models.allocation import Placement
from artel.fair.models.fair import Fair
from artel.fair.models.market import Graduate, Vacancy


class Invitation(models.Model):
    """An invitation of one graduate to one vacancy; the paper is signed by the enterprise and carries the number.

    `place` counts the live and accepted ones against the vacancy's limit; `replaces` is the one it was issued anew for.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="invitations")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="invitations")
    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="invitations")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="invitations")
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    paper = models.OneToOneField(
        "documents.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="fair_invitation"
    )
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    state = models.CharField(
        _("состояние"), max_length=10, choices=labels.INVITATION_STATES, default=InvitationState.DRAFT
    )
    valid_until = models.DateField(_("ответить до"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    issued_on = models.DateField(_("подписано"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("вручено"), null=True, blank=True)
    delivery = models.CharField(_("как вручено"), max_length=8, choices=labels.DELIVERIES, blank=True)
    mailed_at = models.DateTimeField(_("письмо отправлено"), null=True, blank=True)
    opened_at = models.DateTimeField(_("открыто выпускником"), null=True, blank=True)
    answered_at = models.DateTimeField(_("ответ получен"), null=True, blank=True)
    answer_reason = models.CharField(_("причина отказа"), max_length=300, blank=True)
    answered_by = models.ForeignKey(  # who wrote down an answer given on paper; empty: the graduate answered here
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("истекло или отозвано"), null=True, blank=True)
    end_reason = models.CharField(_("почему отозвано"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("именное приглашение")
        verbose_name_plural = _("именные приглашения")
        ordering = ["vacancy__number", "graduate__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate", "vacancy"], condition=Q(state__in=sorted(LIVE)), name="fair_invitation_one_live"
            ),
            models.UniqueConstraint(
                fields=["graduate"],
                condition=Q(state=InvitationState.ACCEPTED),
                name="fair_invitation_one_accepted",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[InvitationState.ACCEPTED, InvitationState.DECLINED])
                | Q(answered_at__isnull=False),
                name="fair_invitation_answered_at",
            ),
            models.CheckConstraint(
                condition=~Q(state=InvitationState.REVOKED) | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
                name="fair_invitation_revoked_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["fair", "state"], name="fair_invitation_state")]

    def __str__(self) -> str:
        return str(self.graduate)


class Printing(models.Model):
    """A file for printing: invitations of one employer or one college in one PDF, or one each in an archive."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="printings")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_merged = models.BooleanField(_("одним файлом"), default=True)
    count = models.PositiveIntegerField(_("приглашений"), default=0)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    job_key = models.CharField(max_length=120, unique=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("файл для печати")
        verbose_name_plural = _("файлы для печати")
        ordering = ["-asked_at"]
