"""Reports of execution. A draft is a question with what people wrote of causes; what was sent for signing holds its facts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.reports import labels
from artel.reports.domain import periods
from artel.reports.domain.scopes import ScopeKind
from artel.reports.domain.states import ReportState, state_of
from artel.reports.question import Question, Scope


class Report(models.Model):
    """A report on a plan for a period, as of a day.

    `facts` is everything that the paper says, as JSON (`reports.collect`), and `digest` the SHA-256 of its canonical
    bytes, which the signed text names: so that the signatures stand under the facts too. Empty while it is a draft. The
    state follows from the paper. `corrects`: the issued report in whose place this one comes.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="reports")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="reports")
    period_kind = models.CharField(_("период"), max_length=8, choices=labels.PERIOD_KINDS)
    period_key = models.CharField(max_length=40)
    period_words = models.CharField(max_length=120)
    starts_on = models.DateField(_("с"))
    ends_on = models.DateField(_("по"))
    on = models.DateField(_("по состоянию на"))
    is_then = models.BooleanField(_("как было известно на эту дату"), default=False)
    scope_kind = models.CharField(_("о чём"), max_length=8, choices=labels.SCOPE_KINDS, default=ScopeKind.WHOLE)
    scope_words = models.CharField(max_length=400, blank=True)
    section = models.PositiveSmallIntegerField(null=True, blank=True)
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    paper = models.OneToOneField(
        "documents.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="report"
    )
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    correction = models.CharField(_("что исправлено и почему"), max_length=500, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("отчёт об исполнении плана")
        verbose_name_plural = _("отчёты об исполнении плана")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="reports_report_period_in_order"),
            models.CheckConstraint(
                condition=Q(paper__isnull=True) | ~Q(digest=""), name="reports_report_paper_with_facts"
            ),
            models.CheckConstraint(
                condition=Q(scope_kind=ScopeKind.WHOLE, section=None, organisation=None, unit=None)
                | Q(scope_kind=ScopeKind.SECTION, section__isnull=False, organisation=None, unit=None)
                | Q(scope_kind=ScopeKind.ORGANISATION, section=None, organisation__isnull=False, unit=None)
                | Q(scope_kind=ScopeKind.UNIT, section=None, organisation=None, unit__isnull=False),
                name="reports_report_scope_whole",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction=""), name="reports_report_correction_said"
            ),
        ]
        indexes = [models.Index(fields=["cluster", "on"], name="reports_report_on")]

    def __str__(self) -> str:
        return _("Отчёт: {period}, на {day}").format(period=self.period_words, day=f"{self.on:%d.%m.%Y}")

    @classmethod
    def of(cls, question: Question) -> "Report":
        """A report on the question, not saved: what rights on a preview are asked of."""
        scope, period = question.scope, question.period
        return cls(
            cluster=question.plan.cluster,
            plan=question.plan,
            period_kind=period.kind,
            period_key=period.key,
            period_words=period.words,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            on=question.on,
            is_then=question.is_then,
            scope_kind=scope.kind,
            scope_words=scope.words,
            section=scope.section,
            organisation=scope.organisation,
            unit=scope.unit,
        )

    @property
    def question(self) -> Question:
        scope = Scope(ScopeKind(self.scope_kind), self.section, self.organisation, self.unit, self.scope_words)
        kind = periods.PeriodKind(self.period_kind)
        period = periods.Period(kind, self.period_key, self.period_words, self.starts_on, self.ends_on)
        return Question(self.plan, period, self.on, scope, self.is_then)

    @property
    def state(self) -> ReportState:
        """`is_superseded` comes with the selectors; a report read otherwise asks for it."""
        if self.paper is None:
            return ReportState.DRAFT
        superseded = getattr(self, "is_superseded", None)
        if superseded is None:
            superseded = type(self.paper).objects.filter(supersedes=self.paper, registered_at__isnull=False).exists()
        return state_of(self.paper.state, is_superseded=superseded)

    @property
    def is_frozen(self) -> bool:
        """Sent for signing or issued: shown from its facts, never collected anew."""
        return self.state is not ReportState.DRAFT


class ReportNote(models.Model):
    """Why a row is not executed and what is proposed, in the words of whoever makes the report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="notes")
    activity = models.ForeignKey("plans.Activity", on_delete=models.PROTECT, related_name="+")
    cause = models.TextField(_("причина"))
    proposal = models.TextField(_("предложение"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("причина и предложение")
        verbose_name_plural = _("причины и предложения")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "activity"], name="reports_note_once"),
            models.CheckConstraint(condition=~Q(cause="") & ~Q(proposal=""), name="reports_note_whole"),
        ]

    def __str__(self) -> str:
        return self.cause


class PublicPage(models.Model):
    """What a cluster shows of itself to everybody at /p/<slug>/. Off until the head switches it on; no row: never set up."""

    cluster = models.OneToOneField("members.Cluster", on_delete=models.CASCADE, related_name="public_page")
    is_on = models.BooleanField(_("открыта"), default=False)
    intro = models.CharField(_("вступление"), max_length=600, blank=True)
    contacts = models.CharField(_("контакты"), max_length=400, blank=True)
    shows_plan = models.BooleanField(_("исполнение плана"), default=True)
    shows_calendar = models.BooleanField(_("календарь"), default=True)
    shows_papers = models.BooleanField(_("документы"), default=True)
    shows_vacancies = models.BooleanField(_("вакансии ярмарки"), default=True)
    shows_members = models.BooleanField(_("участники"), default=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("публичная страница")
        verbose_name_plural = _("публичные страницы")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_on=False) | (~Q(intro="") & Q(opened_at__isnull=False)), name="reports_page_on_whole"
            )
        ]

    def __str__(self) -> str:
        return str(_("Публичная страница"))


class PublishedPaper(models.Model):
    """A registered paper that everybody may read on the public page: its text without names, or the file as well.

    `with_file` is a wish: the file is given out only while everybody named in it agrees, which is asked at every reading.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.CASCADE, related_name="published_papers")
    paper = models.OneToOneField("documents.Paper", on_delete=models.PROTECT, related_name="published")
    with_file = models.BooleanField(_("вместе с файлом"), default=False)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("опубликованный документ")
        verbose_name_plural = _("опубликованные документы")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return str(self.paper)
