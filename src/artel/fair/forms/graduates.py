"""Forms of graduates: the profile by the college and by the graduate, consents, refusals, what is taken out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.fair.models import Graduate
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.ui.forms import ArtelForm, ArtelModelForm, DateField


class OwnProfileForm(ArtelModelForm):
    """What graduates tell of themselves."""

    class Meta:
        model = Graduate
        fields = ("municipality", "is_ready_to_move", "schedule_wish", "achievements", "needs_conditions", "about")
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "municipality": _("Город или район."),
            "needs_conditions": _("Только отметка: какие именно, вы обсудите с предприятием сами."),
            "about": _("Что умеете, чем хотите заниматься. Увидят предприятия после знакомства."),
        }


class ProfileForm(ArtelModelForm):
    """The whole profile, by the college."""

    practice_at = forms.ModelChoiceField(
        label=_("Практика на предприятии"), queryset=Organisation.objects.none(), required=False
    )

    class Meta:
        model = Graduate
        fields = (
            "average_grade", "exam_points", "grade", "practice_at", "practice_note", "achievements",
            "municipality", "is_ready_to_move", "schedule_wish", "needs_conditions", "about",
        )  # fmt: skip
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}
        localized_fields = ("average_grade", "exam_points")
        help_texts = {"needs_conditions": _("Только отметка, без причины: сведения о здоровье сюда не вносят.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practice_at"].queryset = Organisation.objects.filter(
            cluster=self.instance.cluster, kind=OrganisationKind.EMPLOYER
        ).order_by("short_name")


class PaperConsentForm(ArtelForm):
    given_on = DateField(label=_("Дата подписи"))
    representative = forms.CharField(
        label=_("Родитель или опекун"),
        max_length=300,
        required=False,
        help_text=_("Фамилия, имя, отчество и кем приходится. Только если выпускнику нет 18 лет."),
    )


class OwnConsentForm(ArtelForm):
    agreed = forms.BooleanField(
        label=_("Я прочитал текст и даю согласие"),
        error_messages={"required": _("Отметьте, что вы согласны, или вернитесь назад.")},
    )


class RefusalForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему"),
        max_length=300,
        help_text=_("Например: поступаю в вуз, иду в армию. Это видит только колледж."),
    )


class BasisForm(ArtelForm):
    reason = forms.CharField(label=_("Основание"), max_length=300, help_text=_("Приказ или заявление, его дата."))


class ErasureForm(ArtelForm):
    basis = forms.CharField(
        label=_("Основание"),
        max_length=300,
        help_text=_("Например: заявление выпускника об удалении данных от 12.09.2024."),
    )


class DeclineForm(ArtelForm):
    reason = forms.CharField(label=_("Причина"), max_length=300, required=False, help_text=_("Можно не указывать."))


class ExportForm(ArtelForm):
    purpose = forms.CharField(
        label=_("Для чего нужна выгрузка"), max_length=300, help_text=_("Запишется в журнал вместе с вашим именем.")
    )
