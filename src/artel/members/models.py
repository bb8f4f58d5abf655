"""Clusters, their organisations and people; units, offices, roles and consents, all of them in time.

A period is [valid_from, valid_to]: both days belong to it, and an empty end means "still". A tenure or a role whose
end is before its beginning was taken back before it had worked a day: it never was in force, and the row stays as its
trace.
"""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.members import labels
from artel.members.domain.kinds import SOLE_OFFICES
from artel.members.domain.tables import TableState


def _period(prefix: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=f"{prefix}_period_in_order"
    )


class Cluster(models.Model):
    """An educational-industrial cluster, and the rules it has settled for itself."""

    slug = models.SlugField(_("адрес"), max_length=40, unique=True)
    name = models.CharField(_("полное наименование"), max_length=300)
    short_name = models.CharField(_("краткое наименование"), max_length=120)
    region = models.CharField(_("регион"), max_length=120)
    place = models.CharField(_("место составления документов"), max_length=120, blank=True)
    time_zone = models.CharField(_("часовой пояс"), max_length=40, default="Europe/Moscow")
    lead = models.ForeignKey(
        "Organisation", verbose_name=_("ведущая ПОО"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    quarter_scheme = models.CharField(
        _("кварталы"), max_length=20, choices=labels.QuarterScheme, default=labels.QuarterScheme.CALENDAR_SPLIT
    )
    roll_forward = models.BooleanField(_("переносить срок на рабочий день"), default=True)
    soon_days = models.PositiveSmallIntegerField(_("«срок близко», рабочих дней"), default=15)
    registration_days = models.PositiveSmallIntegerField(
        _("срок по документу, зарегистрированному позже своего окна, рабочих дней"), default=10
    )
    colleges_include_branches = models.BooleanField(_("«ПОО» в плане включают филиалы"), default=True)
    is_demo = models.BooleanField(_("вымышленный кластер"), default=False)
    frozen_on = models.DateField(_("остановленная дата"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("кластер")
        verbose_name_plural = _("кластеры")
        ordering = ["short_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_on__isnull=True) | Q(is_demo=True), name="members_cluster_only_a_demo_stands_still"
            )
        ]

    def __str__(self) -> str:
        return self.short_name


class Organisation(models.Model):
    """An organisation as one cluster knows it; the same ИНН in two clusters is two records."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="organisations")
    kind = models.CharField(_("тип"), max_length=20, choices=labels.ORGANISATION_KINDS)
    parent = models.ForeignKey(
        "self", verbose_name=_("головная организация"), on_delete=models.PROTECT, null=True, blank=True
    )
    short_name = models.CharField(_("краткое наименование"), max_length=200)
    full_name = models.CharField(_("полное наименование"), max_length=500)
    inn = models.CharField(_("ИНН"), max_length=12, blank=True)
    kpp = models.CharField(_("КПП"), max_length=9, blank=True)
    ogrn = models.CharField(_("ОГРН"), max_length=15, blank=True)
    is_anchor = models.BooleanField(_("опорный работодатель"), default=False)
    has_growth_point = models.BooleanField(_("центр «Точка роста»"), default=False)
    week = models.PositiveSmallIntegerField(_("рабочая неделя"), choices=labels.WEEKS, default=5)
    time_zone = models.CharField(_("часовой пояс"), max_length=40, blank=True)
    address = models.CharField(_("адрес"), max_length=300, blank=True)
    email = models.EmailField(_("электронная почта"), blank=True)
    phone = models.CharField(_("телефон"), max_length=40, blank=True)
    site = models.URLField(_("сайт"), blank=True)
    vk = models.CharField("VK", max_length=200, blank=True)
    ok = models.CharField("OK", max_length=200, blank=True)
    telegram = models.CharField("TG", max_length=200, blank=True)
    max_channel = models.CharField("MAX", max_length=200, blank=True)
    search_key = models.CharField(max_length=800, editable=False, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("организация")
        verbose_name_plural = _("организации")
        ordering = ["kind", "short_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "inn", "kpp"], condition=~Q(inn=""), name="members_organisation_inn_kpp_unique"
            ),
        ]
        indexes = [models.Index(fields=["cluster", "kind"], name="members_org_cluster_kind")]

    def __str__(self) -> str:
        return self.short_name


class FormerName(models.Model):
    """A name that an organisation bore through a day; papers of that time print it, not today's."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="former_names")
    short_name = models.CharField(_("краткое наименование"), max_length=200)
    full_name = models.CharField(_("полное наименование"), max_length=500)
    valid_to = models.DateField(_("по"))

    class Meta:
        verbose_name = _("прежнее наименование")
        verbose_name_plural = _("прежние наименования")
        ordering = ["valid_to"]
        constraints = [models.UniqueConstraint(fields=["organisation", "valid_to"], name="members_former_name_day")]


class Membership(models.Model):
    """A period in which an organisation is a member of the cluster, on the ground of its agreement."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    valid_from = models.DateField(_("вступила"))
    valid_to = models.DateField(_("вышла"), null=True, blank=True)
    basis = models.CharField(_("основание"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("участие в кластере")
        verbose_name_plural = _("участие в кластере")
        ordering = ["valid_from"]
        constraints = [
            _period("members_membership"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(valid_to__isnull=True), name="members_membership_one_open"
            ),
        ]


class Person(models.Model):
    """A person as one cluster knows them: one record, however many roles. May have no account."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="persons"
    )
    last_name = models.CharField(_("фамилия"), max_length=100)
    first_name = models.CharField(_("имя"), max_length=100)
    patronymic = models.CharField(_("отчество"), max_length=100, blank=True)
    gender = models.CharField(_("пол"), max_length=1, choices=labels.GENDERS, blank=True)
    email = models.EmailField(_("электронная почта"), blank=True)
    phone = models.CharField(_("телефон"), max_length=40, blank=True)
    # Known to the cluster only as a student: seen by their own college, not among the cluster's people.
    is_learner = models.BooleanField(_("только учится"), default=False)
    search_key = models.CharField(max_length=320, editable=False, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("человек")
        verbose_name_plural = _("люди")
        ordering = ["last_name", "first_name", "patronymic"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "user"], condition=Q(user__isnull=False), name="members_person_one_per_user"
            )
        ]
        indexes = [models.Index(fields=["cluster", "last_name"], name="members_person_cluster_name")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        """«Кравцова Е. В.»"""
        initials = " ".join(f"{part[0]}." for part in (self.first_name, self.patronymic) if part)
        return f"{self.last_name} {initials}".strip()


class Position(models.Model):
    """A post that a person holds in an organisation."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="positions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField(_("должность"), max_length=200)
    valid_from = models.DateField(_("с"))
    valid_to = models.DateField(_("по"), null=True, blank=True)

    class Meta:
        verbose_name = _("должность")
        verbose_name_plural = _("должности")
        ordering = ["-valid_from"]
        constraints = [_period("members_position")]

    def __str__(self) -> str:
        return self.title


class Unit(models.Model):
    """A council, a working group, a commission: thin here; its rules and composition come with `bodies`."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="units")
    kind = models.CharField(_("вид"), max_length=24, choices=labels.UNIT_KINDS)
    name = models.CharField(_("наименование"), max_length=200)
    direction = models.CharField(_("направление"), max_length=200, blank=True)
    valid_from = models.DateField(_("действует с"))
    valid_to = models.DateField(_("действует по"), null=True, blank=True)

    class Meta:
        verbose_name = _("орган кластера")
        verbose_name_plural = _("органы кластера")
        ordering = ["kind", "name"]
        constraints = [
            _period("members_unit"),
            models.UniqueConstraint(
                fields=["cluster", "kind"],
                condition=Q(kind__in=["coordination_council", "expert_council"], valid_to__isnull=True),
                name="members_unit_one_council_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """A post that a plan can name: «Председатель Экспертного совета», «руководитель ведущей ПОО».

    Exactly one of `unit` and `organisation` is set.
    """

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="offices")
    kind = models.CharField(_("вид"), max_length=12, choices=labels.OFFICE_KINDS)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="offices")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="offices"
    )
    title = models.CharField(_("наименование"), max_length=200)

    class Meta:
        verbose_name = _("пост")
        verbose_name_plural = _("посты")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, organisation__isnull=True)
                | Q(unit__isnull=True, organisation__isnull=False),
                name="members_office_belongs_to_one",
            ),
            models.UniqueConstraint(
                fields=["unit", "kind"], condition=Q(unit__isnull=False), name="members_office_unit_kind"
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind"], condition=Q(organisation__isnull=False), name="members_office_org_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_sole(self) -> bool:
        """One person holds it at a time."""
        return self.kind in SOLE_OFFICES


class Tenure(models.Model):
    """A period in which a person holds an office. An empty period is an appointment taken back."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="tenures")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tenures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    is_sole = models.BooleanField(_("единственный на посту"))
    is_acting = models.BooleanField(_("исполняет обязанности"), default=False)
    valid_from = models.DateField(_("с"))
    valid_to = models.DateField(_("по"), null=True, blank=True)
    basis = models.CharField(_("основание"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("пребывание на посту")
        verbose_name_plural = _("пребывание на постах")
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["office"],
                condition=Q(valid_to__isnull=True, is_sole=True, is_acting=False),
                name="members_tenure_one_holder",
            ),
            models.UniqueConstraint(
                fields=["office", "person"], condition=Q(valid_to__isnull=True), name="members_tenure_person_once"
            ),
        ]


class Role(models.Model):
    """A right of an account in a cluster, in time. It ends with its last day and is never deleted.

    An empty period is a role taken back at once.
    """

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(_("роль"), max_length=16, choices=labels.ROLE_KINDS)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="roles"
    )
    valid_from = models.DateField(_("с"))
    valid_to = models.DateField(_("по"), null=True, blank=True)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("роль")
        verbose_name_plural = _("роли")
        ordering = ["kind", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="representative", organisation__isnull=False)
                | (~Q(kind="representative") & Q(organisation__isnull=True)),
                name="members_role_organisation_of_a_representative",
            ),
            models.UniqueConstraint(
                fields=["cluster", "user", "kind"],
                condition=Q(valid_to__isnull=True, organisation__isnull=True),
                name="members_role_one_open",
            ),
            models.UniqueConstraint(
                fields=["cluster", "user", "organisation"],
                condition=Q(valid_to__isnull=True, organisation__isnull=False),
                name="members_role_one_open_per_organisation",
            ),
        ]
        indexes = [models.Index(fields=["user", "cluster"], name="members_role_user_cluster")]


class ConsentText(models.Model):
    """An edition of the text that people consent to. Never edited: a change is the next version."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="consent_texts")
    purpose = models.CharField(_("цель"), max_length=20, choices=labels.CONSENT_PURPOSES)
    version = models.PositiveSmallIntegerField(_("редакция"))
    body = models.TextField(_("текст"))
    digest = models.CharField(max_length=64)
    adopted_on = models.DateField(_("действует с"))

    class Meta:
        verbose_name = _("текст согласия")
        verbose_name_plural = _("тексты согласий")
        ordering = ["purpose", "version"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "purpose", "version"], name="members_consent_text_version")
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {self.version}"

    @staticmethod
    def digest_of(body: str) -> str:
        """SHA-256 of the text as it is shown."""
        return hashlib.sha256(body.encode()).hexdigest()


class Consent(models.Model):
    """One consent of one person for one purpose: a document of its own (152-ФЗ ст. 9; DOMAIN 2.2)."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("цель"), max_length=20, choices=labels.CONSENT_PURPOSES)
    text = models.ForeignKey(ConsentText, verbose_name=_("текст"), on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField(_("дано"))
    representative = models.CharField(_("представитель"), max_length=300, blank=True)
    way = models.CharField(_("как дано"), max_length=10, choices=labels.CONSENT_WAYS, blank=True)
    link = models.ForeignKey(
        "accounts.GuestLink",
        verbose_name=_("ссылка"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    revoked_on = models.DateField(_("отозвано"), null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("согласие")
        verbose_name_plural = _("согласия")
        ordering = ["-given_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | Q(revoked_on__gte=F("given_on")), name="members_consent_in_order"
            ),
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(revoked_on__isnull=True), name="members_consent_one_in_force"
            ),
        ]


class CalendarOverride(models.Model):
    """A day that the cluster's calendar counts otherwise than the national one, with the act that says so."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="calendar_overrides")
    day = models.DateField(_("день"))
    kind = models.CharField(_("считать"), max_length=8, choices=labels.DAY_KINDS)
    act = models.CharField(_("акт"), max_length=300)

    class Meta:
        verbose_name = _("особый день календаря")
        verbose_name_plural = _("особые дни календаря")
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["cluster", "day"], name="members_calendar_override_day")]


class SheetUpload(models.Model):
    """A table of organisations, people, roles or offices, checked and waiting for the person who brought it.

    `rows` are the texts as read, `findings` what the check said of each (`members.sheets.SheetRow.to_json`), `digest`
    is of those findings: a table whose check would say another thing by now is not entered. Rows hold personal data;
    they are taken away with the entry, and the whole upload two days after it was made.
    """

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="sheet_uploads")
    kind = models.CharField(_("таблица"), max_length=16, choices=labels.TABLE_KINDS)
    state = models.CharField(_("состояние"), max_length=10, choices=labels.TABLE_STATES, default=TableState.CHECKED)
    file_name = models.CharField(_("имя файла"), max_length=200)
    sha256 = models.CharField(max_length=64)
    letters = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=1)
    message = models.CharField(max_length=500, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()
    entered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("загруженная таблица")
        verbose_name_plural = _("загруженные таблицы")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=TableState.ENTERED, entered_at__isnull=False)
                | (~Q(state=TableState.ENTERED) & Q(entered_at__isnull=True)),
                name="members_sheet_entered_has_a_moment",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
