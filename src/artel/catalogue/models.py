"""Classifiers in editions, common to the installation; study programmes, groups and students of a cluster's colleges."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.catalogue import labels
from artel.catalogue.domain.kinds import AdmissionBase, StudentState, StudyForm


class Edition(models.Model):
    """An edition of a classifier, with the act it was taken from. Never edited: a newer one is loaded beside it."""

    classifier = models.CharField(_("классификатор"), max_length=8, choices=labels.CLASSIFIERS)
    title = models.CharField(_("название"), max_length=200)
    act = models.CharField(_("акт"), max_length=300)
    valid_from = models.DateField(_("действует с"))
    valid_to = models.DateField(_("действует по"), null=True, blank=True)
    source = models.CharField(_("откуда взято"), max_length=300)
    checked_on = models.DateField(_("сверено"))
    is_complete = models.BooleanField(_("полный"), default=False)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("редакция классификатора")
        verbose_name_plural = _("редакции классификаторов")
        ordering = ["classifier", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["classifier", "title"], name="catalogue_edition_title"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="catalogue_edition_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Speciality(models.Model):
    """A profession or a speciality of secondary vocational education: «15.02.16 Технология машиностроения»."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="specialities")
    code = models.CharField(_("код"), max_length=8)
    name = models.CharField(_("наименование"), max_length=200)
    kind = models.CharField(_("вид"), max_length=10, choices=labels.SPECIALITY_KINDS)
    qualification = models.CharField(_("квалификация"), max_length=300, blank=True)
    standard = models.CharField(_("ФГОС"), max_length=200, blank=True)
    admission_stops_on = models.DateField(_("приём прекращён"), null=True, blank=True)
    predecessors = models.JSONField(_("прежние коды"), default=list)
    successor = models.CharField(_("код взамен"), max_length=8, blank=True)
    months_after_nine = models.PositiveSmallIntegerField(_("месяцев после 9 классов"), null=True, blank=True)
    search_key = models.CharField(max_length=320, editable=False, default="")

    class Meta:
        verbose_name = _("специальность")
        verbose_name_plural = _("специальности")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="catalogue_speciality_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def group_code(self) -> str:
        """УГПС: «15.00.00»."""
        return f"{self.code[:2]}.00.00"


class Occupation(models.Model):
    """A line of ОКПДТР: a worker's profession or an employee's post."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="occupations")
    code = models.CharField(_("код"), max_length=6)
    name = models.CharField(_("наименование"), max_length=200)
    is_worker = models.BooleanField(_("профессия рабочего"), default=True)
    grades = models.CharField(_("разряды"), max_length=40, blank=True)
    successor = models.CharField(_("код взамен"), max_length=6, blank=True)
    search_key = models.CharField(max_length=320, editable=False, default="")

    class Meta:
        verbose_name = _("профессия или должность")
        verbose_name_plural = _("профессии и должности")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="catalogue_occupation_code")]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """A study programme that a college teaches: ОПОП by a speciality, on a base, in a form."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="programmes")
    organisation = models.ForeignKey(
        "members.Organisation", verbose_name=_("ПОО"), on_delete=models.PROTECT, related_name="programmes"
    )
    kind = models.CharField(_("вид"), max_length=10, choices=labels.PROGRAMME_KINDS)
    speciality = models.ForeignKey(Speciality, on_delete=models.PROTECT, related_name="programmes")
    base = models.CharField(_("на базе"), max_length=2, choices=labels.ADMISSION_BASES, default=AdmissionBase.NINE)
    form = models.CharField(_("форма обучения"), max_length=12, choices=labels.STUDY_FORMS, default=StudyForm.FULL_TIME)
    months = models.PositiveSmallIntegerField(_("месяцев"))
    qualification = models.CharField(_("квалификация"), max_length=300, blank=True)
    starts_in = models.PositiveSmallIntegerField(_("год начала"))
    employer = models.ForeignKey(
        "members.Organisation",
        verbose_name=_("опорный работодатель"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    closed_on = models.DateField(_("закрыта"), null=True, blank=True)
    search_key = models.CharField(max_length=600, editable=False, default="")

    class Meta:
        verbose_name = _("образовательная программа")
        verbose_name_plural = _("образовательные программы")
        ordering = ["organisation", "speciality__code", "-starts_in"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "speciality", "base", "form", "starts_in"], name="catalogue_programme_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.speciality)


class Group(models.Model):
    """A study group: students of one programme who finish together."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="study_groups")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(_("группа"), max_length=40)
    starts_on = models.DateField(_("начало обучения"))
    graduates_on = models.DateField(_("выпуск"))
    curator = models.ForeignKey(
        "members.Person", verbose_name=_("куратор"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("учебная группа")
        verbose_name_plural = _("учебные группы")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name", "graduates_on"], name="catalogue_group_once"),
            models.CheckConstraint(condition=Q(graduates_on__gt=F("starts_on")), name="catalogue_group_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class Student(models.Model):
    """A person who studies in a group. Seen by their own college; by others only within a procedure, by consent.

    The person's record is marked `is_learner` while they are nothing else in the cluster.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="students")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="studies")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="students")
    born_on = models.DateField(_("дата рождения"), null=True, blank=True)  # empty once erased
    state = models.CharField(
        _("состояние"), max_length=10, choices=labels.STUDENT_STATES, default=StudentState.STUDYING
    )
    left_on = models.DateField(_("выбыл"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("студент")
        verbose_name_plural = _("студенты")
        ordering = ["person__last_name", "person__first_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "group"], name="catalogue_student_once"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False) | Q(born_on__isnull=False), name="catalogue_student_has_birthday"
            ),
        ]

    def __str__(self) -> str:
        """Without the name: this is what the journal, seen outside of the college, keeps."""
        return f"студент {self.pk}"


class TargetContract(models.Model):
    """A contract of target training: the student already has an employer (ПП 27.04.2024 № 555)."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="target_contracts")
    student = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="target_contracts")
    employer = models.ForeignKey(
        "members.Organisation", verbose_name=_("заказчик"), on_delete=models.PROTECT, related_name="target_contracts"
    )
    number = models.CharField(_("номер"), max_length=60)
    signed_on = models.DateField(_("дата договора"))
    released_on = models.DateField(_("работодатель отпустил"), null=True, blank=True)
    release_reason = models.CharField(_("основание"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("договор о целевом обучении")
        verbose_name_plural = _("договоры о целевом обучении")
        ordering = ["-signed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["student"], condition=Q(released_on__isnull=True), name="catalogue_contract_one_in_force"
            ),
        ]
