"""Forms of meetings: they parse and say what is wrong; services decide and write."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from artel.files.services import Received, receive
from artel.kernel import clock
from artel.meetings import labels
from artel.meetings.domain.states import Ballot, MeetingForm
from artel.meetings.models import AgendaItem, Assignment, Attendee, DecisionPoint, Meeting, Question
from artel.members.models import Cluster, Person, Unit
from artel.members.standing import in_force_on
from artel.ui.forms import ArtelForm, DateField

PAPERS = frozenset({"pdf", "docx", "xlsx", "jpg", "png"})
FILE_HINT = _("PDF, DOCX, XLSX, JPG или PNG, до 20 МБ.")
SPARE_SPEECHES = 2
LONGEST_YEAR = 12


@contextmanager
def received(uploaded: Any, *, allowed: frozenset[str] = PAPERS) -> Iterator[Received | None]:
    """The uploaded file, inspected, for the length of a deed; None where nothing was uploaded."""
    if not uploaded:
        yield None
        return
    with receive(uploaded, allowed=allowed) as file:
        yield file


class TimeField(forms.TimeField):
    """An hour as people write it: 14:00, 14.00, 9-30, 14."""

    default_error_messages = {"invalid": _("Введите время так: 14:00"), "required": _("Укажите время")}

    def __init__(self, **kwargs) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "placeholder": _("чч:мм"), "maxlength": "5"}
        super().__init__(widget=forms.TimeInput(attrs=attrs, format="%H:%M"), **kwargs)

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, str) and (found := re.fullmatch(r"(\d{1,2})(?:[:.\-\s](\d{2}))?", value.strip())):
            try:
                return time(int(found[1]), int(found[2] or 0))
            except ValueError:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        return super().to_python(value)


class PersonField(forms.ModelChoiceField):
    """A person of the cluster, by full name."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class PeopleField(forms.ModelMultipleChoiceField):
    widget = forms.SelectMultiple(attrs={"size": 6})

    def label_from_instance(self, obj: Person) -> str:
        return obj.full_name


class AttendeeField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Attendee) -> str:
        return obj.person.full_name


def people_of(cluster: Cluster):
    return Person.objects.filter(cluster=cluster, is_learner=False)


def points_of(text: str) -> list[str]:
    """The points of a decision out of the field: a line a point, «1.», «1)», «1.2.» taken off.

    Where lines are numbered, one without a number goes on with the point before it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    marked = [re.match(r"\d+(?:\.\d+)*[.)]\s+", line) for line in lines]
    points: list[str] = []
    for line, mark in zip(lines, marked, strict=True):
        if mark:
            points.append(line[mark.end() :].strip())
        elif points and any(marked):
            points[-1] = f"{points[-1]} {line}"
        else:
            points.append(line)
    return [point for point in points if point]


def numbered(points: Sequence[str]) -> str:
    """The same the other way: for the field."""
    return "\n".join(f"{n}. {point}" for n, point in enumerate(points, 1))


# --- the meeting ---


class MeetingFieldsForm(ArtelForm):
    """What is known of a meeting before its agenda."""

    held_on = DateField(label=_("День заседания"))
    starts_at = TimeField(label=_("Начало"), required=False)
    planned_minutes = forms.IntegerField(
        label=_("Отведено, минут"), min_value=5, max_value=600, initial=90, help_text=_("С ним сверяется повестка.")
    )
    form = forms.ChoiceField(label=_("Форма"), choices=labels.MEETING_FORMS, initial=MeetingForm.IN_PERSON)
    place = forms.CharField(
        label=_("Место"), max_length=300, required=False, help_text=_("Адрес и помещение, как напишут в протоколе.")
    )
    link = forms.URLField(
        label=_("Ссылка на видеосвязь"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Её увидят только участники заседания."),
    )
    is_urgent = forms.BooleanField(label=_("внеочередное заседание"), required=False)


class AddMeetingForm(MeetingFieldsForm):
    field_order = ("unit", "joint_with")

    def __init__(self, *args, units: Any, all_units: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(label=_("Орган"), queryset=units)
        self.fields["joint_with"] = forms.ModelChoiceField(
            label=_("Совместно с"),
            queryset=all_units,
            required=False,
            empty_label=_("не совместное"),
            help_text=_("У каждого органа будет свой кворум и своё голосование."),
        )
        self.fields["repeats"] = forms.BooleanField(
            label=_("повестка как на прошлом заседании этого органа"), required=False
        )
        self.order_fields(self.field_order)


class YearForm(ArtelForm):
    """The days of a year for one body; empty lines are left out."""

    def __init__(self, *args, proposed: Sequence[tuple[str, date | None]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for n, (label, day) in enumerate(proposed):
            self.fields[f"day_{n}"] = DateField(label=label, required=False, initial=day)
            self.fields[f"day_{n}"].is_plain = True

    def days(self) -> list[date]:
        return sorted({day for name, day in self.cleaned_data.items() if name.startswith("day_") and day})


class WordsForm(ArtelForm):
    """One field of words: why, what for."""

    words = forms.CharField(label=_("Причина"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)

    def __init__(self, *args, label: Any = "", hint: Any = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["words"].label = label
        self.fields["words"].help_text = hint


class InviteForm(ArtelForm):
    person = PersonField(label=_("Кого пригласить"), queryset=Person.objects.none())
    post = forms.CharField(
        label=_("Должность"), max_length=200, required=False, help_text=_("Пусто — по карточке человека.")
    )

    def __init__(self, *args, cluster: Cluster, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of(cluster)


class RsvpForm(ArtelForm):
    rsvp = forms.ChoiceField(label=_("Ваш ответ"), choices=labels.RSVPS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Пояснение"), max_length=300, required=False, help_text=_("Причина или когда подключитесь.")
    )


class OpenForm(ArtelForm):
    presiding = PersonField(label=_("Председательствует"), queryset=Person.objects.none())
    presiding_words = forms.CharField(
        label=_("На каком основании"),
        max_length=300,
        required=False,
        help_text=_(
            "Если ведёт не председатель: «по поручению председателя от 12.03.2024», «избран открытием заседания»."
        ),
    )

    def __init__(self, *args, meeting: Meeting, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        members = meeting.attendees.filter(unit__isnull=False).values("person")
        self.fields["presiding"].queryset = Person.objects.filter(pk__in=members)


class AbsenteeForm(ArtelForm):
    until = DateField(label=_("Принимать голоса до"), help_text=_("По этот день включительно."))


class CheckInForm(ArtelForm):
    code = forms.CharField(
        label=_("Код с экрана зала"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "a-code"}),
    )


# --- the agenda ---


class ItemForm(ArtelForm):
    title = forms.CharField(
        label=_("Вопрос"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Как в повестке: «О подготовке „Ярмарки вакансий“ кластера»."),
    )
    speaker = PersonField(label=_("Докладчик"), queryset=Person.objects.none(), required=False)
    speaker_post = forms.CharField(
        label=_("Должность докладчика"), max_length=300, required=False, help_text=_("Пусто — по карточке человека.")
    )
    minutes = forms.IntegerField(label=_("Минут"), min_value=1, max_value=480, initial=15)
    draft = forms.CharField(
        label=_("Проект решения"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "a-voice"}),
        help_text=_("Пункт на строке, с глагола: «Утвердить состав рабочей группы»."),
    )

    def __init__(self, *args, cluster: Cluster, item: AgendaItem | None = None, **kwargs) -> None:
        if item is not None:
            kwargs["initial"] = {
                "title": item.title, "speaker": item.speaker_id, "speaker_post": item.speaker_post,
                "minutes": item.minutes, "draft": item.draft,
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["speaker"].queryset = people_of(cluster)


class MaterialForm(ArtelForm):
    title = forms.CharField(label=_("Что это"), max_length=300, help_text=_("Например: «Проект состава группы»."))
    file = forms.FileField(label=_("Файл"), help_text=FILE_HINT)


# --- at the meeting ---


class RecuseForm(ArtelForm):
    attendee = AttendeeField(label=_("Кто заявил самоотвод"), queryset=Attendee.objects.none())
    reason = forms.CharField(label=_("Причина"), max_length=300, help_text=_("Войдёт в протокол."))

    def __init__(self, *args, item: AgendaItem, mine: Sequence[Attendee] | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if mine is not None:
            del self.fields["attendee"]
            self.fields["reason"].help_text = _("Например: «кандидат в состав группы». Войдёт в протокол.")
            return
        self.fields["attendee"].queryset = (
            item.meeting.attendees.filter(unit__isnull=False, has_vote=True)
            .exclude(recusals__item=item)
            .select_related("person")
        )


class QuestionForm(ArtelForm):
    """Puts a question to the vote; the words are those of the decision as they stand."""

    text = forms.CharField(label=_("Что ставится на голосование"), widget=forms.Textarea(attrs={"rows": 3}))
    ballot = forms.ChoiceField(label=_("Голосование"))

    def __init__(self, *args, units: Sequence[Unit], allows_secret: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        kept = [Ballot.OPEN, *([Ballot.SECRET] if allows_secret else [])]
        self.fields["ballot"].choices = [(value, word) for value, word in labels.BALLOTS if value in kept]
        if "q-is_warned" in (self.data or {}):
            self.ask_again()
        if len(units) > 1:
            self.fields["unit"] = forms.ChoiceField(label=_("Голосует"), choices=[(u.pk, u.name) for u in units])
            self.order_fields(("unit",))

    def ask_again(self) -> None:
        """Few voters: the secret ballot opens only when its weakness has been read."""
        self.fields["is_warned"] = forms.BooleanField(
            label=_("Всё равно открыть тайное голосование: участники об этом знают"), required=False
        )


class HandsForm(ArtelForm):
    """Votes raised by hand: a choice a person; nothing chosen is left as it is."""

    def __init__(self, *args, question: Question, roll: Sequence[Attendee], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.roll = roll
        for attendee in roll:
            self.fields[f"choice_{attendee.pk}"] = forms.ChoiceField(
                label=attendee.person.full_name, choices=labels.CHOICES, required=False, widget=forms.RadioSelect
            )
            self.fields[f"choice_{attendee.pk}"].is_plain = True

    def choices(self) -> list[tuple[Attendee, str]]:
        found = ((attendee, self.cleaned_data.get(f"choice_{attendee.pk}")) for attendee in self.roll)
        return [(attendee, choice) for attendee, choice in found if choice]


class TieForm(ArtelForm):
    """The presiding person's own choice, which decides a tie."""

    presiding_choice = forms.ChoiceField(
        label=_("Голос председательствующего"), choices=labels.CHOICES[:2], widget=forms.RadioSelect
    )


class BulletinForm(ArtelForm):
    """The bulletin of an absentee poll: a choice and an opinion for each question."""

    def __init__(self, *args, questions: Sequence[Question], votes: dict[int, Any], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            vote = votes.get(question.pk)
            self.fields[f"choice_{question.pk}"] = forms.ChoiceField(
                label=_("Ваш голос"),
                choices=labels.CHOICES,
                widget=forms.RadioSelect,
                required=False,
                initial=vote.choice if vote else None,
            )
            self.fields[f"choice_{question.pk}"].is_plain = True
            self.fields[f"opinion_{question.pk}"] = forms.CharField(
                label=_("Особое мнение"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=vote.opinion if vote else "",
            )

    def rows(self) -> list[tuple[Question, Any, Any]]:
        return [(q, self[f"choice_{q.pk}"], self[f"opinion_{q.pk}"]) for q in self.questions]

    def choices(self) -> list[tuple[Question, str, str]]:
        data = self.cleaned_data
        return [(q, data[f"choice_{q.pk}"], data[f"opinion_{q.pk}"]) for q in self.questions if data[f"choice_{q.pk}"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for question in self.questions:
            if data.get(f"opinion_{question.pk}") and not data.get(f"choice_{question.pk}"):
                self.add_error(
                    f"choice_{question.pk}",
                    _("Мнение без голоса не учитывается: выберите «за», «против» или «воздержался»."),
                )
        return data


class ItemWordsForm(ArtelForm):
    """What the minutes will say of an item: decision, report, speeches. `base_version` is what was read."""

    decisions = forms.CharField(
        label=_("Текст решения"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "a-voice a-voice--l"}),
        help_text=_("Пункт на строке, с глагола."),
    )
    heard = forms.CharField(
        label=_("Слушали"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "a-voice"}),
        help_text=_("О чём был доклад, от третьего лица: «доложила о ходе подготовки»."),
    )
    base_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, item: AgendaItem, speeches: Sequence[Any], points: Sequence[str], people: Any, **kwargs):
        initial = {
            "decisions": numbered(points) or numbered(points_of(item.draft)),
            "heard": item.heard,
            "base_version": item.text_version,
        }
        super().__init__(*args, initial=initial, **kwargs)
        choices = [("", _("Кто выступил")), *people]
        self.lines = []
        for n in range(len(speeches) + SPARE_SPEECHES):
            speech = speeches[n] if n < len(speeches) else None
            self.fields[f"who_{n}"] = forms.ChoiceField(
                label=_("Выступил(а)"), choices=choices, required=False, initial=speech.person_id if speech else ""
            )
            self.fields[f"said_{n}"] = forms.CharField(
                label=_("Что сказал(а)"),
                required=False,
                initial=speech.text if speech else "",
                widget=forms.Textarea(attrs={"rows": 2, "class": "a-voice"}),
            )
            self.fields[f"who_{n}"].is_plain = self.fields[f"said_{n}"].is_plain = True
            self.lines.append(n)
        for name in ("decisions", "heard"):
            self.fields[name].is_plain = True

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"who_{n}"], self[f"said_{n}"]) for n in self.lines]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for n in self.lines:
            if data.get(f"said_{n}") and not data.get(f"who_{n}"):
                self.add_error(f"who_{n}", _("Выберите, кто это сказал."))
        return data

    def points(self) -> list[str]:
        return points_of(self.cleaned_data["decisions"])

    def speeches(self) -> list[tuple[int, str]]:
        data = self.cleaned_data
        return [(int(data[f"who_{n}"]), data[f"said_{n}"]) for n in self.lines if data.get(f"who_{n}")]


# --- assignments ---


class AssignmentForm(ArtelForm):
    point = forms.ModelChoiceField(label=_("Пункт решения"), queryset=DecisionPoint.objects.none())
    person = PersonField(label=_("Ответственный"), queryset=Person.objects.none())
    due_on = DateField(
        label=_("Срок"), help_text=_("Не раньше дня заседания; с выходного переносится на рабочий день.")
    )
    helpers = PeopleField(label=_("Соисполнители"), queryset=Person.objects.none(), required=False)
    controller = PersonField(
        label=_("Контроль"), queryset=Person.objects.none(), required=False, help_text=_("Пусто — секретарь органа.")
    )

    def __init__(self, *args, item: AgendaItem, cluster: Cluster, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = points = item.decisions.all()
        for name in ("person", "helpers", "controller"):
            self.fields[name].queryset = people_of(cluster)
        if points:
            self.fields["point"].initial = points[len(points) - 1].pk


class ReportForm(ArtelForm):
    words = forms.CharField(label=_("Что сделано"), widget=forms.Textarea(attrs={"rows": 5}))
    file = forms.FileField(label=_("Документ"), required=False, help_text=FILE_HINT)


class MoveForm(ArtelForm):
    due_on = DateField(label=_("Новый срок"))
    basis = forms.CharField(label=_("Основание"), max_length=300, help_text=_("Кто и почему перенёс."))


class LiftForm(ArtelForm):
    basis = forms.CharField(
        label=_("Основание"), max_length=300, help_text=_("Например: «протокол от 20.06.2024 № 4, пункт 1».")
    )


def open_units(cluster: Cluster):
    """Bodies of the cluster in force today."""
    return Unit.objects.filter(in_force_on(clock.today(cluster)), cluster=cluster)


def assignment_initial(assignment: Assignment) -> dict[str, Any]:
    return {"due_on": assignment.due_on}
