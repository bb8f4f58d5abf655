"""A fair, its rules, its stages in time."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.fair import labels
from artel.fair.domain.states import Stage


class Fair(models.Model):
    """A job fair of a cluster for the graduates of one year, with the rules it has declared.

    Points of a candidate are out of 100 by the three weights (percent, sum 100): the employer's mark of the interview,
    the demonstration exam, the average grade. Equal points are told apart by `criteria` in their order, then by the
    lottery number that follows from `lottery_seed` (domain/points.py).
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="fairs")
    name = models.CharField(_("название"), max_length=200)
    year = models.PositiveSmallIntegerField(_("год выпуска"))
    held_on = models.DateField(_("день ярмарки"))
    venue = models.CharField(_("место проведения"), max_length=300, blank=True)
    about = models.TextField(_("объявление"), blank=True)
    commission = models.ForeignKey(
        "members.Unit", verbose_name=_("комиссия"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stage = models.CharField(_("этап"), max_length=12, choices=labels.STAGES, default=Stage.ANNOUNCED)
    max_wishes = models.PositiveSmallIntegerField(_("пожеланий у выпускника, не больше"), default=5)
    weight_interview = models.PositiveSmallIntegerField(_("вес собеседования, %"), default=60)
    weight_exam = models.PositiveSmallIntegerField(_("вес демонстрационного экзамена, %"), default=25)
    weight_grade = models.PositiveSmallIntegerField(_("вес среднего балла, %"), default=15)
    criteria = models.JSONField(_("при равенстве баллов"), default=list)
    lottery_seed = models.CharField(_("основа жребия"), max_length=120, blank=True)
    over_offer = models.DecimalField(_("приглашений на одно место"), max_digits=3, decimal_places=2, default=1)
    are_cards_anonymous = models.BooleanField(_("до собеседования показывать анкеты без имён"), default=True)
    acceptance_withdraws_others = models.BooleanField(_("принятое приглашение снимает остальные"), default=True)
    answer_days = models.PositiveSmallIntegerField(_("на ответ, рабочих дней"), default=10)
    target_percent = models.PositiveSmallIntegerField(_("доля желающих с приглашением, %, не меньше"), default=100)
    starts_at = models.TimeField(_("начало собеседований"), null=True, blank=True)
    slot_minutes = models.PositiveSmallIntegerField(_("собеседование, минут"), default=15)
    wording = models.JSONField(_("текст приглашения"), default=dict)  # domain/wording.py; {} is the standard one
    number_prefix = models.CharField(_("начало номера приглашений"), max_length=20, blank=True)
    offers_count = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("ярмарка вакансий")
        verbose_name_plural = _("ярмарки вакансий")
        ordering = ["-year", "-held_on"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "name"], name="fair_fair_name_once"),
            models.CheckConstraint(
                condition=Q(weight_interview=100 - F("weight_exam") - F("weight_grade")), name="fair_fair_weights_sum"
            ),
            models.CheckConstraint(condition=Q(over_offer__gte=1), name="fair_fair_over_offer"),
            models.CheckConstraint(condition=Q(max_wishes__gte=1), name="fair_fair_some_wishes"),
        ]

    def __str__(self) -> str:
        return self.name


class FairStage(models.Model):
    """A stage of a fair: the days it was meant for, and when it really began and ended."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(_("этап"), max_length=12, choices=labels.STAGES)
    opens_on = models.DateField(_("с"), null=True, blank=True)
    due_on = models.DateField(_("по"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("этап ярмарки")
        verbose_name_plural = _("этапы ярмарки")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "stage"], name="fair_stage_once"),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("opens_on")),
                name="fair_stage_in_order",
            ),
        ]


class Stand(models.Model):
    """An employer's place at the fair: the room, and how many interviews it can hold at once."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="stands")
    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("members.Organisation", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(_("стенд, аудитория"), max_length=100, blank=True)
    tables = models.PositiveSmallIntegerField(_("столов для собеседований"), default=1)

    class Meta:
        verbose_name = _("стенд")
        verbose_name_plural = _("стенды")
        ordering = ["organisation__short_name"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "organisation"], name="fair_stand_once"),
            models.CheckConstraint(condition=Q(tables__gte=1), name="fair_stand_has_a_table"),
        ]
