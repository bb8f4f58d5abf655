"""The form of one fact of employment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.fair.labels import OUTCOMES
from artel.members.models import Organisation
from artel.ui.forms import ArtelForm, DateField


class FactForm(ArtelForm):
    outcome = forms.ChoiceField(
        label=_("Состояние"),
        choices=[("", _("выберите")), *OUTCOMES],
        help_text=_("Если подходит несколько, выберите то, что стоит в списке выше: выпускник учитывается один раз."),
    )
    employer = forms.ModelChoiceField(
        label=_("Предприятие кластера"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("не из кластера"),
    )
    employer_name = forms.CharField(
        label=_("Другой работодатель"),
        max_length=200,
        required=False,
        help_text=_("Если предприятия нет в списке выше."),
    )
    position = forms.CharField(label=_("Должность"), max_length=200, required=False)
    hired_on = DateField(label=_("Принят"), required=False)
    order_number = forms.CharField(label=_("Приказ №"), max_length=60, required=False)

    def __init__(self, *args: Any, employers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employer"].queryset = employers
        self.fields["employer"].label_from_instance = lambda employer: employer.short_name
