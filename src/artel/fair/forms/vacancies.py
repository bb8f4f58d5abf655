"""Forms of vacancies: by hand, the reasons, records of «Работа России» to choose from. They parse; services judge."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.catalogue.models import Speciality
from artel.fair.models import Fair, Vacancy
from artel.fair.selectors.vacancies import occupations_by_code, specialities_by_code, specialities_taught
from artel.fair.services.trudvsem import CheckedRecord
from artel.fair.services.vacancies import MOST_PLACES
from artel.files.sheets import BadCell, as_code
from artel.ui.forms import ArtelForm, ArtelModelForm, DateField

AMOUNT = {"inputmode": "numeric", "autocomplete": "off"}


def codes_in(text: str) -> list[str]:
    """Codes of specialities typed in a line. Raises ValidationError with a sentence."""
    try:
        return list(dict.fromkeys(as_code(part) for part in re.split(r"[,;\n]", text) if part.strip()))
    except BadCell as error:
        raise forms.ValidationError(str(error)) from error


def specialities_in(text: str) -> list[Speciality]:
    """Specialities by codes typed in a line. Raises ValidationError that names those not known."""
    codes = codes_in(text)
    found = specialities_by_code(codes) if codes else {}
    if unknown := [code for code in codes if code not in found]:
        raise forms.ValidationError(
            _("Кодов нет в перечне профессий и специальностей: %(codes)s.") % {"codes": ", ".join(unknown)}
        )
    return [found[code] for code in codes]


class VacancyForm(ArtelModelForm):
    """A vacancy by hand, in four parts."""

    starts_on = DateField(label=_("Начало работы"), help_text=_("Обычно после выпуска: июль — сентябрь."))
    specialities = forms.ModelMultipleChoiceField(
        label=_("Профессии и специальности колледжей кластера"),
        queryset=Speciality.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_codes = forms.CharField(
        label=_("Другие коды СПО"), max_length=200, required=False, help_text=_("Через запятую: 15.01.38, 22.02.06.")
    )
    occupation_code = forms.CharField(
        label=_("Код ОКПДТР"), max_length=10, required=False, help_text=_("Если знаете. По нему сверяется название.")
    )

    class Meta:
        model = Vacancy
        fields = [
            "organisation", "title", "is_worker", "grade", "department", "places", "schedule", "salary_from", "salary_to",
            "starts_on", "address", "municipality", "housing", "training", "benefits", "mentor", "requirements", "hazard",
            "needs_medical", "is_adults_only", "is_at_night", "contact_name", "contact_phone", "documents",
        ]  # fmt: skip
        widgets = {
            "requirements": forms.Textarea(attrs={"rows": 4}),
            "salary_from": forms.TextInput(attrs=AMOUNT),
            "salary_to": forms.TextInput(attrs=AMOUNT),
            "places": forms.TextInput(attrs=AMOUNT),
        }
        help_texts = {
            "title": _("Как в штатном расписании: «Оператор станков с программным управлением»."),
            "is_worker": _("Снимите, если это должность служащего: техник, мастер, инженер."),
            "grade": _("«3-й разряд». Войдёт в приглашение."),
            "department": _("«цех № 2», «участок сборки»."),
            "places": _("Сколько выпускников готовы взять."),
            "schedule": _("«Пятидневная неделя, 08:00–17:00», «сменный, 2/2»."),
            "salary_from": _("В месяц, до вычета налога: «от» этой суммы."),
            "salary_to": _("Если верхней границы нет, оставьте пустым."),
            "mentor": _("Должность или имя того, кто встретит и научит."),
            "requirements": _("Что нужно уметь. Пол, возраст, прописку и семейное положение указывать нельзя."),
            "hazard": _("По результатам СОУТ. С класса 3.1 — только с 18 лет."),
            "documents": _("Паспорт, диплом, медицинская справка."),
            "contact_name": _("Кто ответит выпускнику."),
        }

    def __init__(self, *args: Any, fair: Fair, employers: Any, **kwargs: Any) -> None:
        vacancy = kwargs.get("instance")
        taught = list(specialities_taught(fair.cluster))
        chosen = list(vacancy.specialities.all()) if vacancy is not None and vacancy.pk else []
        known = {one.pk for one in taught}
        initial = {
            "specialities": [one.pk for one in chosen if one.pk in known],
            "other_codes": ", ".join(one.code for one in chosen if one.pk not in known),
            "occupation_code": vacancy.occupation.code if vacancy is not None and vacancy.occupation else "",
        }
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["salary_to"].label = _("Заработная плата до, руб.")
        self.fields["specialities"].queryset = Speciality.objects.filter(pk__in=known)
        self.fields["specialities"].is_plain = True
        if not known:
            del self.fields["specialities"]
            self.fields["other_codes"].label = _("Коды СПО")
        if vacancy is not None and vacancy.pk:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = employers
            own = list(employers[:2])
            if len(own) == 1:
                self.fields["organisation"].initial = own[0].pk

    def work(self) -> list[Any]:
        return self._bound("organisation", "title", "is_worker", "occupation_code", "grade", "department", "places")

    def whom(self) -> list[Any]:
        return self._bound("specialities", "other_codes")

    def terms(self) -> list[Any]:
        return self._bound("schedule", "salary_from", "salary_to", "starts_on", "address", "municipality")

    def offers(self) -> list[Any]:
        return self._bound("housing", "training", "benefits", "mentor")

    def demands(self) -> list[Any]:
        return self._bound("requirements", "hazard", "needs_medical", "is_adults_only", "is_at_night")

    def contacts(self) -> list[Any]:
        return self._bound("contact_name", "contact_phone", "documents")

    def _bound(self, *names: str) -> list[Any]:
        return [self[name] for name in names if name in self.fields]

    def clean_other_codes(self) -> list[Speciality]:
        return specialities_in(self.cleaned_data["other_codes"])

    def clean_occupation_code(self) -> Any:
        code = re.sub(r"\D", "", self.cleaned_data["occupation_code"])
        if not code:
            return None
        found = occupations_by_code({code}).get(code)
        if found is None:
            raise forms.ValidationError(_("Такого кода нет в загруженном ОКПДТР: проверьте его или оставьте пустым."))
        return found

    def deed(self) -> dict[str, Any]:
        """What to hand to the service."""
        data = dict(self.cleaned_data)
        chosen = [*data.pop("specialities", []), *data.pop("other_codes")]
        data["specialities"] = list({one.pk: one for one in chosen}.values())
        data["occupation"] = data.pop("occupation_code")
        return data

    def add_refusal(self, refusal: Exception) -> None:
        field = getattr(refusal, "field", None)
        if field == "specialities" and field not in self.fields:
            self.add_error("other_codes", str(refusal))
        else:
            super().add_refusal(refusal)


class ReasonForm(ArtelForm):
    reason = forms.CharField(label=_("Что исправить"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, label: Any = "", hint: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label
        self.fields["reason"].help_text = hint


class AnswerFileForm(ArtelForm):
    file = forms.FileField(
        label=_("Сохранённый ответ «Работы России», файл .json"),
        help_text=_("Ответ адреса opendata.trudvsem.ru/api/v1/vacancies, сохранённый из браузера. До 5 МБ."),
    )


class ChoiceForm(ArtelForm):
    """Records to enter, with what «Работа России» does not tell."""

    starts_on = DateField(label=_("Начало работы"), help_text=_("Для всех отмеченных; потом можно изменить у каждой."))
    contact_name = forms.CharField(label=_("К кому обращаться"), max_length=200, initial=_("Отдел кадров"))

    def __init__(self, *args: Any, records: Sequence[CheckedRecord], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.records = list(records)
        for number, record in enumerate(self.records):
            title = record.raw["title"]
            self.fields[f"take_{number}"] = forms.BooleanField(label=title, required=False)
            self.fields[f"codes_{number}"] = forms.CharField(
                label=_("Коды СПО"),
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": "15.01.38"}),
            )
            self.fields[f"places_{number}"] = forms.IntegerField(
                label=_("Мест"), min_value=1, max_value=MOST_PLACES, required=False, initial=record.raw["places"] or 1,
                widget=forms.TextInput(attrs=AMOUNT),
            )  # fmt: skip
            for name in ("codes", "places"):
                self.fields[f"{name}_{number}"].is_plain = True  # needed where the record is taken

    def lines(self) -> list[tuple[CheckedRecord, Any, Any, Any]]:
        return [
            (record, self[f"take_{number}"], self[f"codes_{number}"], self[f"places_{number}"])
            for number, record in enumerate(self.records)
        ]

    def common(self) -> list[Any]:
        return [self["starts_on"], self["contact_name"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.chosen: list[tuple[CheckedRecord, list[Speciality], int]] = []
        for number, record in enumerate(self.records):
            if not data.get(f"take_{number}"):
                continue
            try:
                found = specialities_in(data.get(f"codes_{number}", ""))
            except forms.ValidationError as error:
                self.add_error(f"codes_{number}", error)
                continue
            if not found:
                self.add_error(f"codes_{number}", _("Укажите коды: «Работа России» их не сообщает."))
            if not data.get(f"places_{number}"):
                self.add_error(f"places_{number}", _("Укажите число мест."))
            self.chosen.append((record, found, data.get(f"places_{number}") or 1))
        if not self.chosen and not self.errors:
            raise forms.ValidationError(_("Отметьте хотя бы одну вакансию."))
        return data
