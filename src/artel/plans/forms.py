"""Forms of plans: they parse and say what is wrong; services decide and write."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.documents.labels import DOCUMENT_KINDS
from artel.documents.models import IncomingDocument
from artel.files.services import Received, receive
from artel.members.models import Cluster, Office, Organisation, Unit
from artel.plans import kinds, labels
from artel.plans.domain.closing import End
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.understanding import SETS, ExecutorDraft, RequirementDraft, RowDraft, draft_of
from artel.plans.models import ActivityVersion, Requirement
from artel.ui.forms import ArtelForm, DateField

PAPERS = frozenset({"pdf", "docx", "xlsx", "jpg", "png"})
PLANS = frozenset({"pdf", "docx", "xlsx", "txt"})


@contextmanager
def received(uploaded: Any, *, allowed: frozenset[str] = PAPERS) -> Iterator[Received | None]:
    """The uploaded file, inspected, for the length of a deed; None where nothing was uploaded."""
    if not uploaded:
        yield None
        return
    with receive(uploaded, allowed=allowed) as file:
        yield file


class ReturnForm(ArtelForm):
    reason = forms.CharField(
        label=_("Замечания"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Что исправить: номера строк и что в них не так."),
    )


class ApprovalForm(ArtelForm):
    approved_on = DateField(label=_("Дата утверждения"))
    number = forms.CharField(
        label=_("Номер документа об утверждении"),
        max_length=60,
        help_text=_("Номер протокола или решения; если его нет, напишите «б/н»."),
    )
    file = forms.FileField(
        label=_("Скан утверждённого плана или решения"),
        required=False,
        help_text=_("PDF, DOCX, JPG или PNG, до 20 МБ."),
    )


# --- understanding ---


def target_choices(cluster: Cluster) -> list[Any]:
    """Who an executor can be: sets, councils and groups, offices, organisations. The value is «kind:id»."""
    words = dict(labels.EXECUTOR_KINDS)
    sets = [(f"{kind}:", words[kind]) for kind in sorted(SETS)]
    units = list(Unit.objects.filter(cluster=cluster, valid_to=None))
    return [
        ("", _("— как в документе, без адресата —")),
        (_("Наборы организаций"), sets),
        (
            _("Органы и группы"),
            [("group:", _("рабочая группа, ещё не созданная"))] + [(f"unit:{unit.pk}", unit.name) for unit in units],
        ),
        (_("Посты"), [(f"office:{office.pk}", office.title) for office in Office.objects.filter(cluster=cluster)]),
        (
            _("Организации"),
            [
                (f"organisation:{o.pk}", o.short_name)
                for o in Organisation.objects.filter(cluster=cluster).order_by("short_name")
            ],
        ),
    ]


def target_of(executor: Any) -> str:
    """The choice that stands for an executor as it is now."""
    if executor.unit_id:
        return f"unit:{executor.unit_id}"
    if executor.office_id:
        return f"office:{executor.office_id}"
    if executor.organisation_id:
        return f"organisation:{executor.organisation_id}"
    kind = ExecutorKind(executor.kind)
    return f"{kind.value}:" if kind in SETS or kind is ExecutorKind.GROUP else ""


def executor_of(words: str, target: str, before: ExecutorDraft | None, *, is_each: bool) -> ExecutorDraft:
    """An executor from its words and the choice. An empty choice leaves what was read from the words."""
    kind, _colon, key = target.partition(":")
    if not kind:
        plain = (
            before.kind
            if before and before.kind in (ExecutorKind.PERSON, ExecutorKind.TEXT)
            else ExecutorKind.TEXT.value
        )
        return ExecutorDraft(words=words, kind=str(plain), is_each=is_each)
    direction = before.direction if before else ""
    chosen = {f"{kind}_id": int(key)} if key else {}
    if kind == "unit" and before and before.kind == ExecutorKind.GROUP:
        kind = ExecutorKind.GROUP.value
    return ExecutorDraft(words=words, kind=kind, direction=direction, is_each=is_each, **chosen)


class ExecutorsMixin:
    """Fields for the executors of a row: words, who is meant, whether each owes alone."""

    drafts: list[ExecutorDraft]

    def add_executors(self, cluster: Cluster, drafts: list[ExecutorDraft]) -> None:
        self.drafts = drafts
        choices = target_choices(cluster)
        for n, draft in enumerate(drafts):
            self.fields[f"target_{n}"] = forms.ChoiceField(
                label=_("Исполнитель «{words}» — это").format(words=draft.words),
                choices=choices,
                required=False,
                initial=target_of(draft),
            )
            self.fields[f"each_{n}"] = forms.BooleanField(
                label=_("каждый отвечает отдельно"), required=False, initial=draft.is_each
            )

    def executors(self) -> list[ExecutorDraft]:
        """The executors as the form says they are."""
        return [
            executor_of(draft.words, self.cleaned_data[f"target_{n}"], draft, is_each=self.cleaned_data[f"each_{n}"])
            for n, draft in enumerate(self.drafts)
        ]


READ_AS_HINT = _(
    "Пусто — читать слова плана. Иначе напишите срок яснее: «до 31.03.2024», «март 2024 г.», «не реже 1 раза в квартал»."
)


class ReadingForm(ExecutorsMixin, ArtelForm):
    deadline_read_as = forms.CharField(
        label=_("Читать срок как"), required=False, max_length=300, help_text=READ_AS_HINT
    )

    def __init__(self, *args, row: ActivityVersion, **kwargs) -> None:
        super().__init__(*args, initial={"deadline_read_as": row.deadline_read_as}, **kwargs)
        self.add_executors(row.activity.plan.cluster, [draft_of(executor) for executor in row.executors.all()])


class RequirementForm(ArtelForm):
    words = forms.CharField(label=_("Что должно быть представлено"), widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(label=_("Чем подтверждается"))
    needed = forms.IntegerField(label=_("Сколько документов нужно"), min_value=1, max_value=100, initial=1)
    due_read_as = forms.CharField(
        label=_("Свой срок, если он не как у строки"),
        required=False,
        max_length=300,
        help_text=_("Например: «до 31.12.2023»."),
    )

    def __init__(self, *args, requirement: Requirement | None, **kwargs) -> None:
        initial = {"kind": "documents.accepted_document"}
        if requirement is not None:
            initial = {
                "words": requirement.words,
                "kind": requirement.suggested_kind or requirement.kind,
                "needed": requirement.needed,
                "due_read_as": requirement.due_read_as,
            }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kind"].choices = kinds.choices()
        if requirement is None:
            del self.fields["needed"], self.fields["due_read_as"]


# --- deeds on obligations ---


class EvidenceForm(ArtelForm):
    title = forms.CharField(
        label=_("Что за документ"), max_length=300, help_text=_("Например: «Протокол заседания Экспертного совета».")
    )
    number = forms.CharField(label=_("Номер"), max_length=60, required=False)
    happened_on = DateField(label=_("Когда состоялось"), help_text=_("День события: заседания, мероприятия, решения."))
    in_force_on = DateField(
        label=_("Когда документ вступил в силу"),
        help_text=_("День последней подписи или утверждения: по нему решается, в срок ли."),
    )
    file = forms.FileField(label=_("Файл"), required=False, help_text=_("PDF, DOCX, XLSX, JPG или PNG, до 20 МБ."))
    url = forms.URLField(label=_("или ссылка"), required=False, max_length=500, assume_scheme="https")
    note = forms.CharField(label=_("Пояснение"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class RejectForm(ArtelForm):
    reason = forms.CharField(
        label=_("Что не так и что нужно представить"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Причину увидит тот, кто принёс документ."),
    )  # fmt: skip


class MoveForm(ArtelForm):
    new_due_on = DateField(label=_("Новый срок"))
    on = DateField(label=_("Дата решения"))
    reason = forms.ChoiceField(label=_("Причина"), choices=labels.MOVE_REASONS)
    basis = forms.CharField(
        label=_("Основание"),
        max_length=500,
        help_text=_("Например: «решение Координационного совета, протокол от 15.02.2024 № 2, п. 3»."),
    )


class LiftForm(ArtelForm):
    on = DateField(label=_("Дата решения"))
    basis = forms.CharField(
        label=_("Основание"), max_length=500, help_text=_("Решение, протокол или письмо, его дата и номер.")
    )


class YearEndForm(ArtelForm):
    """What becomes of the obligations ticked beside it."""

    how = forms.ChoiceField(label=_("Что будет с отмеченными"), choices=[(end.value, end.value) for end in End])
    reason = forms.CharField(
        label=_("Основание или причина"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].is_plain = True  # what is wanted depends on the choice, and the service says it


class AskForm(ArtelForm):
    wanted_due_on = DateField(label=_("На какой день просите перенести"))
    reason = forms.CharField(label=_("Почему"), widget=forms.Textarea(attrs={"rows": 4}))


class DecideForm(ArtelForm):
    """Grant with a day and a basis, or refuse with words."""

    new_due_on = DateField(
        label=_("Новый срок"),
        required=False,
        help_text=_("Нужен, если просьба удовлетворена; может отличаться от просимого."),
    )
    basis = forms.CharField(
        label=_("Основание, если срок переносится"),
        required=False,
        max_length=500,
        help_text=_("Решение, протокол или письмо, его дата и номер."),
    )
    answer = forms.CharField(label=_("Ответ, если отказано"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.is_plain = True  # which of them is needed depends on the button


class DatesForm(ArtelForm):
    """The document that sets the row's dates: one of the register, or a new one to enter in it."""

    document = forms.ModelChoiceField(
        label=_("Документ из реестра"), queryset=IncomingDocument.objects.none(), required=False,
        empty_label=_("— зарегистрировать новый —"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Вид документа"), choices=DOCUMENT_KINDS, required=False)
    title = forms.CharField(
        label=_("Заголовок"),
        max_length=500,
        required=False,
        help_text=_("О чём документ: «О проведении регионального конкурса…»."),
    )
    sender = forms.CharField(label=_("От кого"), max_length=300, required=False)
    their_number = forms.CharField(label=_("Номер документа"), max_length=60, required=False)
    their_date = DateField(label=_("Дата документа"), required=False)
    received_on = DateField(label=_("Когда получен"), required=False)
    file = forms.FileField(
        label=_("Файл документа"), required=False, help_text=_("PDF, DOCX, XLSX, JPG или PNG, до 20 МБ.")
    )
    phrase = forms.CharField(
        label=_("Срок из документа"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Словами документа или датами: «апрель 2024 г.», «02.10.2023 – 06.10.2023, 15.04.2024 – 19.04.2024». "
                    "Каждый промежуток станет отдельным обязательством."),
    )  # fmt: skip

    def __init__(self, *args, cluster: Cluster, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = IncomingDocument.objects.filter(cluster=cluster, cancelled_at=None)
        for name in ("document", "kind", "title", "sender", "their_number", "their_date", "received_on"):
            self.fields[name].is_plain = True  # needed or not as the first of them says, so no «необязательно»

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("document"):
            for name in ("kind", "title", "sender", "their_number", "their_date", "received_on"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(
                        name, _("Заполните, чтобы внести документ в реестр, или выберите его из списка выше.")
                    )
        return data


class EventForm(ArtelForm):
    title = forms.CharField(label=_("Событие"), max_length=300)
    starts_on = DateField(label=_("Начало"))
    ends_on = DateField(label=_("Окончание"), required=False, help_text=_("Пусто, если событие в один день."))
    place = forms.CharField(label=_("Где"), max_length=200, required=False)
    organiser = forms.ModelChoiceField(
        label=_("Организатор"), queryset=Organisation.objects.none(), required=False, empty_label=_("кластер")
    )

    def __init__(self, *args, cluster: Cluster, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].queryset = Organisation.objects.filter(cluster=cluster).order_by("short_name")


class IndicatorForm(ArtelForm):
    name = forms.CharField(label=_("Показатель"), max_length=300)
    unit = forms.CharField(label=_("Единица"), max_length=60, help_text=_("чел., %, ед."))
    planned = forms.DecimalField(label=_("План"), required=False, max_digits=14, decimal_places=2, localize=True)
    reached = forms.DecimalField(label=_("Факт"), required=False, max_digits=14, decimal_places=2, localize=True)
    reached_on = DateField(label=_("На дату"), required=False)
    source = forms.CharField(label=_("Источник"), required=False, max_length=300)


# --- import ---


class UploadForm(ArtelForm):
    file = forms.FileField(
        label=_("Документ с планом"),
        help_text=_("DOCX, PDF с текстом, XLSX или TXT, до 20 МБ. Слова документа не меняются."),
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)


class UploadAboutForm(ArtelForm):
    title = forms.CharField(label=_("Название плана"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    year_label = forms.CharField(
        label=_("Год плана"), max_length=9, help_text=_("Учебный, например 2023/2024, или календарный, например 2024.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class UploadRowForm(ExecutorsMixin, ArtelForm):
    """One row of an upload: its words where extraction spoilt them, and its understanding."""

    number = forms.CharField(label=_("№ п/п"), max_length=40, required=False)
    title = forms.CharField(label=_("Наименование мероприятия"), widget=forms.Textarea(attrs={"rows": 3}))
    executors_text = forms.CharField(label=_("Исполнители"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    deadline_text = forms.CharField(
        label=_("Срок исполнения"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    result_text = forms.CharField(
        label=_("Ожидаемый результат"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    section = forms.TypedChoiceField(label=_("Раздел"), required=False, coerce=int, empty_value=None)
    deadline_read_as = forms.CharField(
        label=_("Читать срок как"), required=False, max_length=300, help_text=READ_AS_HINT
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, upload: Any, row: RowDraft, **kwargs) -> None:
        initial = {
            "number": row.number, "title": row.title, "executors_text": row.executors_text, "deadline_text": row.deadline_text,
            "result_text": row.result_text, "section": "" if row.section is None else row.section,
            "deadline_read_as": row.deadline_read_as, "revision": upload.revision,
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        self.row = row
        self.fields["section"].choices = [("", _("— без раздела —"))] + [
            (n, f"{number}. {title}"[:120] if number else title[:120])
            for n, (number, title) in enumerate(upload.sections)
        ]
        self.add_executors(upload.cluster, list(row.executors))
        for n, requirement in enumerate(row.requirements):
            self.fields[f"kind_{n}"] = forms.ChoiceField(
                label=_("Результат «{words}» подтверждается").format(words=kinds.shortened(requirement.words, 60)),
                choices=kinds.choices(),
                initial=requirement.suggested_kind or requirement.kind,
            )

    def requirements(self) -> list[RequirementDraft]:
        """The requirements as the form says they are."""
        known = kinds.known()
        found = []
        for n, requirement in enumerate(self.row.requirements):
            kind = self.cleaned_data[f"kind_{n}"]
            ready = kind if kind in known else "documents.accepted_document"
            found.append(replace(requirement, kind=ready, suggested_kind="" if ready == kind else kind))
        return found

    def values(self) -> dict[str, Any]:
        """What `correct_row` asks for."""
        names = (
            "number",
            "title",
            "executors_text",
            "deadline_text",
            "result_text",
            "section",
            "deadline_read_as",
            "revision",
        )
        same_words = self.cleaned_data["executors_text"] == self.row.executors_text
        same_result = self.cleaned_data["result_text"] == self.row.result_text
        return {name: self.cleaned_data[name] for name in names} | {
            "executors": self.executors() if same_words else None,
            "requirements": self.requirements() if same_result else None,
        }


class AddRowForm(ArtelForm):
    title = forms.CharField(label=_("Наименование мероприятия"), widget=forms.Textarea(attrs={"rows": 3}))
    section = forms.TypedChoiceField(label=_("Раздел"), required=False, coerce=int, empty_value=None)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, upload: Any, **kwargs) -> None:
        super().__init__(*args, initial={"revision": upload.revision}, **kwargs)
        self.fields["section"].choices = [("", _("— без раздела —"))] + [
            (n, f"{number}. {title}"[:120] if number else title[:120])
            for n, (number, title) in enumerate(upload.sections)
        ]


# --- amendments ---


class NewWordingForm(ArtelForm):
    file = forms.FileField(
        label=_("Документ с новой редакцией"),
        help_text=_("Весь план, как он будет читаться: DOCX, PDF с текстом, XLSX или TXT, до 20 МБ."),
    )


class MatchForm(ArtelForm):
    """For each row that it is not sure of: which row of the plan it is. The answers are checked against what was offered."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, revision: int, questions: list[Any], **kwargs) -> None:
        super().__init__(*args, initial={"revision": revision}, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"row_{question.index}"] = forms.ChoiceField(
                label=_("Какая это строка плана?"),
                widget=forms.RadioSelect,
                choices=[*((key, words) for key, words, _signs in question.answers), (NEW_ROW, _("Новая строка"))],
                initial=question.proposed or NEW_ROW,
                error_messages={"required": _("Выберите, какая это строка.")},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        named: dict[str, int] = {}
        for question in self.questions:
            name = f"row_{question.index}"
            key = data.get(name)
            if key and key != NEW_ROW and key in named:
                self.add_error(name, _("Эту строку уже продолжает другая. Одну строку плана не могут продолжать две."))
            elif key:
                named[key] = question.index
        return data

    def choices(self) -> dict[int, str]:
        """The answers: index of the row, key of the row of the plan or "" for a new one."""
        return {
            question.index: "" if (key := self.cleaned_data[f"row_{question.index}"]) == NEW_ROW else key
            for question in self.questions
        }


NEW_ROW = "new"


class AmendedRowForm(UploadRowForm):
    """A row of an amendment: its words, and which row of the plan it continues.

    What proves a row that is in the plan already is not asked: it stays while the result reads the same.
    """

    key = forms.ChoiceField(label=_("Какую строку плана продолжает"), required=False)

    def __init__(self, *args, amendment: Any, row: RowDraft, key: str, free: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, upload=amendment, row=row, **kwargs)
        self.fields["key"].choices = [("", _("— никакую, это новая строка —")), *((k, w[:110]) for k, w in free)]
        self.fields["key"].initial = key
        self.order_fields([*(name for name in self.fields if name not in ("key", "revision")), "key", "revision"])
        if key:
            for name in [name for name in self.fields if name.startswith("kind_")]:
                del self.fields[name]
        self.is_known = bool(key)

    def values(self) -> dict[str, Any]:
        """What `reword_row` asks for."""
        return {**super().values(), "key": self.cleaned_data["key"]}

    def requirements(self) -> list[RequirementDraft]:
        return list(self.row.requirements) if self.is_known else super().requirements()


class ReasonForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему план меняется"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Например: «распоряжение Департамента от 11.03.2024 № 145-р». Войдёт в перечень изменений."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class AmendmentApprovalForm(ArtelForm):
    approved_on = DateField(label=_("Дата утверждения"))
    number = forms.CharField(
        label=_("Номер документа об утверждении"),
        max_length=60,
        help_text=_("Номер протокола или решения; если его нет, напишите «б/н»."),
    )
    in_force_from = DateField(
        label=_("С какого дня действует"),
        help_text=_("Не позже сегодняшнего. До этого дня план и его состояния останутся прежними."),
    )
    file = forms.FileField(
        label=_("Скан утверждённого изменения или решения"),
        required=False,
        help_text=_("PDF, DOCX, JPG или PNG, до 20 МБ."),
    )
