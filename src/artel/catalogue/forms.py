"""Forms of the catalogue."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from artel.catalogue import labels
from artel.catalogue.models import Group, Speciality
from artel.members.labels import GENDERS
from artel.members.models import Organisation
from artel.ui.forms import ArtelForm, DateField


class ProgrammeForm(ArtelForm):
    """A programme; `organisation` and `speciality` are asked for of a new one only."""

    organisation = forms.ModelChoiceField(label=_("Кто учит"), queryset=Organisation.objects.none())
    speciality = forms.ModelChoiceField(
        label=_("Профессия или специальность"),
        queryset=Speciality.objects.none(),
        help_text=_("Начните набирать код: список перейдёт к нему."),
    )
    base = forms.ChoiceField(label=_("На базе"), choices=labels.ADMISSION_BASES)
    form = forms.ChoiceField(label=_("Форма обучения"), choices=labels.STUDY_FORMS)
    months = forms.IntegerField(label=_("Срок, месяцев"), help_text=_("3 года 10 месяцев — это 46."))
    starts_in = forms.IntegerField(label=_("Год начала"))
    qualification = forms.CharField(
        label=_("Квалификация"), max_length=300, required=False, help_text=_("Как будет в дипломе.")
    )
    employer = forms.ModelChoiceField(
        label=_("Опорный работодатель"), queryset=Organisation.objects.none(), required=False
    )

    def __init__(
        self,
        *args: Any,
        employers: QuerySet[Organisation],
        colleges: QuerySet[Organisation] | None = None,
        specialities: QuerySet[Speciality] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employer"].queryset = employers
        if colleges is None or specialities is None:
            del self.fields["organisation"], self.fields["speciality"]
        else:
            self.fields["organisation"].queryset = colleges
            self.fields["speciality"].queryset = specialities


class CloseForm(ArtelForm):
    closed_on = DateField(label=_("Приём прекращён с"))


class GroupForm(ArtelForm):
    name = forms.CharField(label=_("Название группы"), max_length=40, help_text=_("Например, ТМ-201."))
    starts_on = DateField(label=_("Начало обучения"))
    graduates_on = DateField(label=_("Выпуск"), help_text=_("Дата из календарного графика. Её можно уточнить позже."))


class StudentForm(ArtelForm):
    """A student; `group` is asked for where they are moved."""

    last_name = forms.CharField(label=_("Фамилия"), max_length=100)
    first_name = forms.CharField(label=_("Имя"), max_length=100)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    gender = forms.ChoiceField(
        label=_("Пол"), choices=GENDERS, widget=forms.RadioSelect, help_text=_("От пола зависят слова приглашения.")
    )
    born_on = DateField(label=_("Дата рождения"))
    email = forms.EmailField(
        label=_("Электронная почта"),
        required=False,
        help_text=_("Личная почта студента: на неё придёт ссылка на его страницу ярмарки."),
    )
    phone = forms.CharField(label=_("Телефон"), max_length=40, required=False)
    group = forms.ModelChoiceField(label=_("Группа"), queryset=Group.objects.none())

    def __init__(self, *args: Any, groups: QuerySet[Group] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if groups is None:
            del self.fields["group"]
        else:
            self.fields["group"].queryset = groups


class LeaveForm(ArtelForm):
    left_on = DateField(label=_("Выбыл"), help_text=_("Дата из приказа об отчислении."))


class ContractForm(ArtelForm):
    employer = forms.ModelChoiceField(label=_("Заказчик"), queryset=Organisation.objects.none())
    number = forms.CharField(label=_("Номер договора"), max_length=60)
    signed_on = DateField(label=_("Дата договора"))

    def __init__(self, *args: Any, employers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employer"].queryset = employers


class ReleaseForm(ArtelForm):
    released_on = DateField(label=_("Отпустил"))
    basis = forms.CharField(label=_("Основание"), max_length=300, help_text=_("Например: письмо от 12.02.2024 № 17."))


class EraseForm(ArtelForm):
    basis = forms.CharField(
        label=_("Основание"),
        max_length=300,
        help_text=_("Заявление, отзыв согласия или истечение срока хранения: номер и дата, без фамилии."),
    )


class PurposeForm(ArtelForm):
    purpose = forms.CharField(
        label=_("Для чего нужна выгрузка"), max_length=300, help_text=_("Это останется в журнале.")
    )
