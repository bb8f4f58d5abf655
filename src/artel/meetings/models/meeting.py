"""A meeting, those who take part, the agenda. Moments are aware; days are the cluster's."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from artel.meetings import labels
from artel.meetings.domain.states import ItemState, MeetingForm, MeetingState, Presence
from artel.russian import search_key


class Meeting(models.Model):
    """A meeting of a body, or of two at once (`joint_with`): from the yearly schedule to its minutes.

    `held_on` is the day of the meeting: it picks the quarter. `recorded_afterwards`: entered from paper, after the day.
    `version` grows with every change that a live page has to show.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="meetings")
    unit = models.ForeignKey("members.Unit", verbose_name=_("орган"), on_delete=models.PROTECT, related_name="meetings")
    joint_with = models.ForeignKey(
        "members.Unit",
        verbose_name=_("совместно с"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="joint_meetings",
    )
    number = models.PositiveSmallIntegerField(_("№ заседания"))
    year = models.PositiveSmallIntegerField(_("год"))
    form = models.CharField(_("форма"), max_length=10, choices=labels.MEETING_FORMS, default=MeetingForm.IN_PERSON)
    is_urgent = models.BooleanField(_("внеочередное"), default=False)
    state = models.CharField(max_length=10, choices=labels.MEETING_STATES, default=MeetingState.PLANNED)
    held_on = models.DateField(_("день заседания"))
    starts_at = models.TimeField(_("начало"), null=True, blank=True)
    planned_minutes = models.PositiveSmallIntegerField(_("отведено, минут"), default=90)
    polls_until = models.DateField(_("голоса принимаются до"), null=True, blank=True)
    place = models.CharField(_("место"), max_length=300, blank=True)
    link = models.URLField(_("ссылка на видеосвязь"), max_length=500, blank=True)
    presiding = models.ForeignKey(
        "members.Person",
        verbose_name=_("председательствующий"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    presiding_words = models.CharField(_("на каком основании председательствует"), max_length=300, blank=True)
    secretary = models.ForeignKey(
        "members.Person", verbose_name=_("секретарь"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    notified_at = models.DateTimeField(null=True, blank=True)
    notice_warning = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome_words = models.CharField(_("почему не состоялось или отменено"), max_length=500, blank=True)
    recorded_afterwards = models.BooleanField(_("внесено после заседания"), default=False)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("заседание")
        verbose_name_plural = _("заседания")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="meetings_meeting_number_once"),
            models.CheckConstraint(
                condition=Q(joint_with__isnull=True) | ~Q(joint_with=F("unit")),
                name="meetings_meeting_joint_with_another",
            ),
        ]
        indexes = [models.Index(fields=["unit", "held_on"], name="meetings_meeting_day")]

    def __str__(self) -> str:
        return f"{self.unit}, {self.held_on:%d.%m.%Y}"

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The body, and the other one of a joint meeting."""
        return (self.unit_id,) if self.joint_with_id is None else (self.unit_id, self.joint_with_id)

    @property
    def units(self) -> list:
        """The same as units."""
        return [self.unit] if self.joint_with_id is None else [self.unit, self.joint_with]


class Attendee(models.Model):
    """A person of a meeting: a member of the body by the roll of that day, or somebody invited.

    The roll is taken from the composition when the notice is sent and taken anew at the opening; then it stands still.
    In a joint meeting a person who sits in both bodies has a row in each.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    post = models.CharField(_("должность"), max_length=200, blank=True)
    part = models.CharField(_("в составе"), max_length=10, blank=True)  # bodies.domain.states.Part; empty: invited
    has_vote = models.BooleanField(_("право голоса"), default=False)
    proxy_words = models.CharField(_("доверенность"), max_length=300, blank=True)
    rsvp = models.CharField(_("ответ"), max_length=8, choices=labels.RSVPS, blank=True)
    rsvp_note = models.CharField(_("пояснение"), max_length=300, blank=True)
    absence = models.CharField(_("причина отсутствия"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("участник заседания")
        verbose_name_plural = _("участники заседания")
        ordering = ["person__last_name", "person__first_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "unit", "person"], name="meetings_attendee_once"),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(unit__isnull=True), name="meetings_attendee_invited_once"
            ),
        ]

    @property
    def is_member(self) -> bool:
        return self.unit_id is not None

    @property
    def cluster(self):
        return self.meeting.cluster


class Stay(models.Model):
    """A stretch of presence, from coming to leaving; who comes back has another."""

    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="stays")
    mode = models.CharField(_("как"), max_length=5, choices=labels.PRESENCES, default=Presence.HALL)
    came_at = models.DateTimeField(_("пришёл"))
    left_at = models.DateTimeField(_("ушёл"), null=True, blank=True)
    by_self = models.BooleanField(default=False)

    class Meta:
        ordering = ["came_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendee"], condition=Q(left_at__isnull=True), name="meetings_stay_one_open"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("came_at")), name="meetings_stay_in_order"
            ),
        ]


class AgendaItem(models.Model):
    """An item of the agenda, and what was said on it. `text_version` guards the words against two writers at once.

    `subject_*` names what the item is about (documents.subjects): a draft composition, a plan.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("вопрос"), max_length=500)  # «О составе рабочей группы…»
    speaker = models.ForeignKey(
        "members.Person", verbose_name=_("докладчик"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    speaker_post = models.CharField(_("должность докладчика"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("минут"), default=15)
    draft = models.TextField(_("проект решения"), blank=True)  # a point a line
    state = models.CharField(max_length=10, choices=labels.ITEM_STATES, default=ItemState.WAITING)
    is_control = models.BooleanField(_("о выполнении решений"), default=False)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    proposed_by = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(_("почему не включён"), max_length=300, blank=True)
    heard = models.TextField(_("слушали"), blank=True)
    text_version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # The title, folded: SQLite compares only Latin letters without their case.
    search_key = models.CharField(max_length=500, editable=False, default="")

    class Meta:
        verbose_name = _("вопрос повестки")
        verbose_name_plural = _("вопросы повестки")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(state=ItemState.CURRENT), name="meetings_item_one_current"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key of search in step with the title."""
        self.search_key = search_key(self.title)[:500]
        if (fields := kwargs.get("update_fields")) is not None and "title" in fields:
            kwargs["update_fields"] = {*fields, "search_key"}
        super().save(*args, **kwargs)

    @property
    def cluster(self):
        return self.meeting.cluster


class Material(models.Model):
    """A file or a paper for an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("материал"), max_length=300)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey("documents.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False) | Q(paper__isnull=False), name="meetings_material_is_something"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def meeting(self) -> Meeting:
        return self.item.meeting

    @property
    def cluster(self):
        return self.item.meeting.cluster


class Speech(models.Model):
    """What somebody said on an item, for ВЫСТУПИЛИ: third person, past tense."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speeches")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("что сказал"))

    class Meta:
        verbose_name = _("выступление")
        verbose_name_plural = _("выступления")
        ordering = ["position", "pk"]


class Recusal(models.Model):
    """A member who takes no part in an item: a conflict of interest, or named by it (DOMAIN 2.5)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="recusals")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="recusals")
    reason = models.CharField(_("причина самоотвода"), max_length=300)
    declared_at = models.DateTimeField()

    class Meta:
        verbose_name = _("самоотвод")
        verbose_name_plural = _("самоотводы")
        constraints = [models.UniqueConstraint(fields=["item", "attendee"], name="meetings_recusal_once")]
