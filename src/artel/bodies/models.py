"""Rules of bodies, their compositions in versions, directions of working groups and nominations (row 1.1).

A body itself is `members.Unit`; who holds an office in it on a day is `members.Tenure`. An approved composition makes
and ends tenures, so that rights, executors and quorum have one source.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.bodies import labels
from artel.bodies.domain.rules import MajorityBase, Rules, Share
from artel.bodies.domain.states import CompositionState, NominationState, Part


class BodyRules(models.Model):
    """An edition of a body's rules, in force from a day until the next one. Never changed once that day has come."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, related_name="rules")
    valid_from = models.DateField(_("действуют с"))
    template = models.CharField(_("шаблон"), max_length=40, blank=True)
    basis = models.CharField(_("основание"), max_length=300, blank=True)
    quorum_share = models.CharField(_("кворум"), max_length=16, choices=labels.SHARES, default=Share.MORE_THAN_HALF)
    recused_leave_quorum = models.BooleanField(_("заявивший самоотвод не учитывается в кворуме"), default=True)
    majority_share = models.CharField(
        _("решение принимают"), max_length=16, choices=labels.SHARES, default=Share.MORE_THAN_HALF
    )
    majority_base = models.CharField(
        _("голоса считаются от"), max_length=8, choices=labels.MAJORITY_BASES, default=MajorityBase.PRESENT
    )
    casting_vote = models.BooleanField(_("при равенстве решает голос председательствующего"), default=True)
    secretary_votes = models.BooleanField(_("секретарь голосует"), default=False)
    allows_secret = models.BooleanField(_("тайное голосование допускается"), default=True)
    allows_absentee = models.BooleanField(_("заочное голосование допускается"), default=False)
    allows_proxy = models.BooleanField(_("голосование по доверенности допускается"), default=False)
    notice_days = models.PositiveSmallIntegerField(_("извещение, рабочих дней"), default=5)
    materials_days = models.PositiveSmallIntegerField(_("материалы, рабочих дней"), default=5)
    draft_days = models.PositiveSmallIntegerField(_("проект протокола, рабочих дней"), default=2)
    signing_days = models.PositiveSmallIntegerField(_("подписание протокола, рабочих дней"), default=5)
    min_members = models.PositiveSmallIntegerField(_("не меньше человек в составе"), default=3)
    needs_employer = models.BooleanField(_("нужен представитель предприятия"), default=False)
    needs_college = models.BooleanField(_("нужен представитель ПОО"), default=False)
    load_limit = models.PositiveSmallIntegerField(_("предупреждать, если человек больше чем в … органах"), default=3)
    term_months = models.PositiveSmallIntegerField(_("срок полномочий, месяцев (0 — без срока)"), default=0)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("правила органа")
        verbose_name_plural = _("правила органов")
        ordering = ["valid_from"]
        constraints = [models.UniqueConstraint(fields=["unit", "valid_from"], name="bodies_rules_one_a_day")]

    @property
    def rules(self) -> Rules:
        """The same as pure data."""
        return Rules(
            **{
                name: getattr(self, name)
                for name in Rules.__dataclass_fields__
                if name not in ("quorum_share", "majority_share", "majority_base")
            },
            quorum_share=Share(self.quorum_share),
            majority_share=Share(self.majority_share),
            majority_base=MajorityBase(self.majority_base),
        )


class Direction(models.Model):
    """A direction that a working group is formed for; the group (`unit`) exists from the approval of its composition."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="directions")
    code = models.CharField(_("шифр"), max_length=20, blank=True)
    name = models.CharField(_("направление"), max_length=200)
    project = models.CharField(_("проект или программа"), max_length=300, blank=True)
    goal = models.TextField(_("цель группы"), blank=True)
    tasks = models.JSONField(_("задачи"), default=list)
    frequency = models.CharField(_("периодичность заседаний"), max_length=200, blank=True)
    report_due = models.CharField(_("порядок отчёта"), max_length=300, blank=True)
    forming_unit = models.ForeignKey(
        "members.Unit", verbose_name=_("формирует"), on_delete=models.PROTECT, related_name="+"
    )
    unit = models.OneToOneField(
        "members.Unit",
        verbose_name=_("группа"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="direction_of",
    )
    activities = models.ManyToManyField("plans.Activity", verbose_name=_("строки плана"), blank=True, related_name="+")
    call_opened_on = models.DateField(_("выдвижение объявлено"), null=True, blank=True)
    call_due_on = models.DateField(_("выдвинуть до"), null=True, blank=True)
    call_closed_on = models.DateField(_("выдвижение закрыто"), null=True, blank=True)
    added_on = models.DateField(_("заведено"))
    closed_on = models.DateField(_("закрыто"), null=True, blank=True)

    class Meta:
        verbose_name = _("направление")
        verbose_name_plural = _("направления")
        ordering = ["code", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "name"], condition=Q(closed_on__isnull=True), name="bodies_direction_name_once"
            ),
            models.CheckConstraint(
                condition=Q(call_due_on__isnull=True)
                | Q(call_opened_on__isnull=False, call_due_on__gte=F("call_opened_on")),
                name="bodies_direction_call_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Nomination(models.Model):
    """A person whom a member organisation puts forward for a direction. Counts once the person has consented."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="nominations")
    organisation = models.ForeignKey("members.Organisation", on_delete=models.PROTECT, related_name="nominations")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="nominations")
    post = models.CharField(_("должность"), max_length=200)
    part = models.CharField(_("в качестве"), max_length=10, choices=labels.PARTS_OF_GROUP, default=Part.MEMBER)
    basis = models.CharField(_("письмо о выдвижении (№ и дата)"), max_length=200, blank=True)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=labels.NOMINATION_STATES, default=NominationState.PROPOSED)
    nominated_on = models.DateField(_("выдвинут"))
    nominated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    by_link = models.BooleanField(_("по ссылке"), default=False)  # by an organisation without an account
    consented_on = models.DateField(_("согласие от"), null=True, blank=True)
    consent_words = models.CharField(_("как получено согласие"), max_length=200, blank=True)
    reason = models.CharField(_("причина отказа"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("выдвижение")
        verbose_name_plural = _("выдвижения")
        ordering = ["nominated_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "person"],
                condition=Q(state__in=[NominationState.PROPOSED, NominationState.CONSENTED]),
                name="bodies_nomination_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=NominationState.CONSENTED) | Q(consented_on__isnull=False),
                name="bodies_nomination_consented_with_day",
            ),
        ]


class Composition(models.Model):
    """A version of who sits in a body. In force from `effective_from` until the next approved version, or its last day.

    Of a body that exists (`unit`) or of a group still to be made (`direction`); a group's later versions have both.
    `minutes`: the paper of the vote; `act`: the paper that approved it (or `act_words` and a scan for an act on paper).
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="compositions")
    unit = models.ForeignKey(
        "members.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="compositions"
    )
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, null=True, blank=True, related_name="compositions"
    )
    number = models.PositiveSmallIntegerField(_("редакция"))
    state = models.CharField(max_length=10, choices=labels.COMPOSITION_STATES, default=CompositionState.DRAFT)
    reason = models.CharField(_("почему меняется состав"), max_length=500, blank=True)
    term_until = models.DateField(_("срок полномочий до"), null=True, blank=True)
    minutes = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    minutes_item = models.CharField(_("пункт протокола"), max_length=20, blank=True)
    act = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    act_words = models.CharField(_("чем утверждён"), max_length=300, blank=True)
    act_file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(_("утверждён"), null=True, blank=True)
    effective_from = models.DateField(_("действует с"), null=True, blank=True)
    return_reason = models.CharField(_("замечания"), max_length=500, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("состав")
        verbose_name_plural = _("составы")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(direction__isnull=False), name="bodies_composition_of_something"
            ),
            models.UniqueConstraint(
                fields=["unit", "number"], condition=Q(unit__isnull=False), name="bodies_composition_unit_number"
            ),
            models.UniqueConstraint(
                fields=["direction", "number"],
                condition=Q(direction__isnull=False),
                name="bodies_composition_direction_number",
            ),
            models.UniqueConstraint(
                fields=["unit", "effective_from"],
                condition=Q(state=CompositionState.APPROVED, unit__isnull=False),
                name="bodies_composition_one_from_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=CompositionState.APPROVED)
                | Q(approved_on__isnull=False, effective_from__isnull=False, unit__isnull=False),
                name="bodies_composition_approved_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit or self.direction}, {self.number}"


class Seat(models.Model):
    """A person in a composition, with the post and the organisation of that time."""

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="seats")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    post = models.CharField(_("должность"), max_length=200)
    part = models.CharField(_("в составе"), max_length=10, choices=labels.PARTS, default=Part.MEMBER)
    has_vote = models.BooleanField(_("право голоса"), default=True)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("место в составе")
        verbose_name_plural = _("места в составе")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["composition", "person"], name="bodies_seat_person_once"),
            models.UniqueConstraint(
                fields=["composition", "part"],
                condition=Q(part__in=[Part.CHAIR, Part.SECRETARY]),
                name="bodies_seat_sole",
            ),
        ]


class Suspension(models.Model):
    """A member whose seat does not count from a day: left the nominating organisation, for one. Past votes stand."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, related_name="suspensions")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(_("с"))
    valid_to = models.DateField(_("по"), null=True, blank=True)
    reason = models.CharField(_("причина"), max_length=300)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("приостановление членства")
        verbose_name_plural = _("приостановления членства")
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person"], condition=Q(valid_to__isnull=True), name="bodies_suspension_one_open"
            ),
        ]
