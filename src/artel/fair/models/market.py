"""Both sides of the market: vacancies of employers, profiles of graduates with their wishes, and personal links."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.fair import labels
from artel.fair.domain.states import GraduateState, VacancySource, VacancyState
from artel.fair.models.fair import Fair


class Vacancy(models.Model):
    """A vacancy for graduates. Salary is in whole roubles a month before income tax; an empty upper bound is «от».

    `offered`: invitations that hold a place (live or accepted), at most `offer_limit`; `taken`: accepted ones.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="vacancies")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="vacancies")
    number = models.PositiveIntegerField(_("номер на ярмарке"))
    organisation = models.ForeignKey(
        "members.Organisation", verbose_name=_("предприятие"), on_delete=models.PROTECT, related_name="vacancies"
    )
    title = models.CharField(_("должность или профессия"), max_length=200)
    occupation = models.ForeignKey(
        "catalogue.Occupation", verbose_name=_("по ОКПДТР"), on_delete=models.PROTECT, null=True, blank=True
    )
    is_worker = models.BooleanField(_("профессия рабочего"), default=True)  # «по профессии» or «на должность»
    grade = models.CharField(_("разряд"), max_length=60, blank=True)  # «3-й разряд»
    specialities = models.ManyToManyField(
        "catalogue.Speciality", verbose_name=_("профессии и специальности СПО"), related_name="+"
    )
    places = models.PositiveSmallIntegerField(_("мест"))
    department = models.CharField(_("подразделение"), max_length=200, blank=True)  # as printed: «участок регулировки»
    address = models.CharField(_("адрес места работы"), max_length=300, blank=True)
    municipality = models.CharField(_("населённый пункт"), max_length=100, blank=True)
    schedule = models.CharField(_("график работы"), max_length=200)
    salary_from = models.PositiveIntegerField(_("заработная плата от, руб."))
    salary_to = models.PositiveIntegerField(_("до, руб."), null=True, blank=True)
    housing = models.CharField(_("жильё"), max_length=200, blank=True)
    training = models.CharField(_("обучение"), max_length=200, blank=True)
    benefits = models.CharField(_("социальные гарантии"), max_length=300, blank=True)
    mentor = models.CharField(_("наставник"), max_length=200, blank=True)
    requirements = models.TextField(_("требования"), blank=True)
    needs_medical = models.BooleanField(_("нужен медицинский осмотр"), default=False)
    is_adults_only = models.BooleanField(_("только с 18 лет"), default=False)
    is_at_night = models.BooleanField(_("работа ночью"), default=False)
    hazard = models.CharField(_("класс условий труда"), max_length=4, blank=True, choices=labels.HAZARDS)
    starts_on = models.DateField(_("начало работы"))
    documents = models.CharField(_("иметь при себе"), max_length=300, blank=True)
    contact_name = models.CharField(_("контактное лицо"), max_length=200)
    contact_phone = models.CharField(_("телефон"), max_length=40)
    state = models.CharField(_("состояние"), max_length=10, choices=labels.VACANCY_STATES, default=VacancyState.DRAFT)
    return_reason = models.CharField(_("что исправить"), max_length=500, blank=True)
    source = models.CharField(_("откуда"), max_length=10, choices=labels.VACANCY_SOURCES, default=VacancySource.HAND)
    external_id = models.CharField(_("номер в «Работе России»"), max_length=60, blank=True)
    external_url = models.URLField(_("адрес в «Работе России»"), max_length=300, blank=True)
    offer_limit = models.PositiveIntegerField(default=0)
    offered = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    published_on = models.DateField(null=True, blank=True)
    search_key = models.CharField(max_length=900, editable=False, default="")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("вакансия")
        verbose_name_plural = _("вакансии")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "number"], name="fair_vacancy_number"),
            models.UniqueConstraint(
                fields=["fair", "external_id"], condition=~Q(external_id=""), name="fair_vacancy_external_once"
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="fair_vacancy_has_places"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="fair_vacancy_taken_within_places"),
            models.CheckConstraint(condition=Q(offered__lte=F("offer_limit")), name="fair_vacancy_offered_in_limit"),
            models.CheckConstraint(
                condition=Q(salary_to__isnull=True) | Q(salary_to__gte=F("salary_from")), name="fair_vacancy_salary"
            ),
        ]
        indexes = [models.Index(fields=["fair", "state"], name="fair_vacancy_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def where(self) -> str:
        """The town and the address; the town once where the address names it too."""
        if self.municipality and self.municipality.casefold() not in self.address.casefold():
            return ", ".join(part for part in (self.municipality, self.address) if part)
        return self.address


class Graduate(models.Model):
    """A student's profile at a fair. Employers see it by `number` until there is mutual interest and consent."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="graduates")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="graduates")
    student = models.ForeignKey("catalogue.Student", on_delete=models.PROTECT, related_name="fairs")
    number = models.PositiveIntegerField(_("номер на ярмарке"))
    state = models.CharField(
        _("состояние"), max_length=10, choices=labels.GRADUATE_STATES, default=GraduateState.ENTERED
    )
    refusal_reason = models.CharField(_("почему не участвует"), max_length=300, blank=True)
    average_grade = models.DecimalField(_("средний балл"), max_digits=3, decimal_places=2, null=True, blank=True)
    exam_points = models.DecimalField(
        _("демонстрационный экзамен, баллов из 100"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    grade = models.CharField(_("разряд, свидетельства"), max_length=200, blank=True)
    practice_at = models.ForeignKey(
        "members.Organisation",
        verbose_name=_("практика на предприятии"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    practice_note = models.CharField(_("отзыв о практике"), max_length=300, blank=True)
    achievements = models.CharField(_("чемпионаты, достижения"), max_length=300, blank=True)
    municipality = models.CharField(_("где хотел бы работать"), max_length=100, blank=True)
    is_ready_to_move = models.BooleanField(_("готов к переезду"), default=False)
    schedule_wish = models.CharField(_("пожелания к графику"), max_length=200, blank=True)
    needs_conditions = models.BooleanField(_("нужны особые условия"), default=False)  # that, never why
    about = models.TextField(_("о себе"), max_length=1000, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    wishes_at = models.DateTimeField(_("пожелания указаны"), null=True, blank=True)
    checked_in_at = models.DateTimeField(_("пришёл на ярмарку"), null=True, blank=True)
    checked_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    lottery = models.PositiveIntegerField(_("номер жребия"), null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("выпускник на ярмарке")
        verbose_name_plural = _("выпускники на ярмарке")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "student"], name="fair_graduate_once"),
            models.UniqueConstraint(fields=["fair", "number"], name="fair_graduate_number"),
            models.UniqueConstraint(
                fields=["fair", "lottery"], condition=Q(lottery__isnull=False), name="fair_graduate_lottery"
            ),
            models.CheckConstraint(
                condition=Q(average_grade__isnull=True) | Q(average_grade__gte=2, average_grade__lte=5),
                name="fair_graduate_grade_in_scale",
            ),
            models.CheckConstraint(
                condition=Q(exam_points__isnull=True) | Q(exam_points__gte=0, exam_points__lte=100),
                name="fair_graduate_exam_in_scale",
            ),
        ]
        indexes = [models.Index(fields=["fair", "state"], name="fair_graduate_state")]

    def __str__(self) -> str:
        """Without the name: this is what the journal keeps."""
        return self.public_number

    @property
    def public_number(self) -> str:
        """«В-017»: how the graduate is called where the name is not shown."""
        return f"В-{self.number:03d}"


class Wish(models.Model):
    """A line of a graduate's list. Rank 1 is the first wish."""

    fair = models.ForeignKey(Fair, on_delete=models.CASCADE, related_name="wishes")
    graduate = models.ForeignKey(Graduate, on_delete=models.CASCADE, related_name="wishes")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="wishes")
    rank = models.PositiveSmallIntegerField(_("порядок"))
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("пожелание")
        verbose_name_plural = _("пожелания")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["graduate", "rank"], name="fair_wish_rank"),
            models.UniqueConstraint(fields=["graduate", "vacancy"], name="fair_wish_vacancy"),
            models.CheckConstraint(condition=Q(rank__gte=1), name="fair_wish_from_one"),
        ]


class PersonalLink(models.Model):
    """A graduate's way in without an account. The code is an HMAC, never stored; a new version kills the old one."""

    graduate = models.OneToOneField(Graduate, on_delete=models.CASCADE, related_name="link")
    public_id = models.UUIDField(unique=True)
    version = models.PositiveSmallIntegerField(default=1)
    code_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField(_("действует до"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("отправлена"), null=True, blank=True)
    opened_at = models.DateTimeField(_("открыта"), null=True, blank=True)

    class Meta:
        verbose_name = _("личная ссылка")
        verbose_name_plural = _("личные ссылки")
