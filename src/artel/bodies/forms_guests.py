"""Forms of people without accounts: whom an organisation puts forward, what the nominee answers; and the sender's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.bodies import labels
from artel.bodies.domain.states import Part
from artel.ui.forms import ArtelForm

AGREE, DECLINE = "agree", "decline"


class GuestNominationForm(ArtelForm):
    last_name = forms.CharField(label=_("Фамилия"), max_length=100)
    first_name = forms.CharField(label=_("Имя"), max_length=100)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    post = forms.CharField(label=_("Должность в вашей организации"), max_length=200)
    part = forms.ChoiceField(label=_("В качестве кого"), choices=labels.PARTS_OF_GROUP, initial=Part.MEMBER)
    email = forms.EmailField(
        label=_("Электронная почта кандидата"),
        max_length=254,
        required=False,
        help_text=_("На неё придёт ссылка, по которой человек согласится или откажется."),
    )
    phone = forms.CharField(label=_("Телефон кандидата"), max_length=40, required=False)
    basis = forms.CharField(
        label=_("Письмо о выдвижении"), max_length=200, help_text=_("Номер и дата: № 114 от 12.01.2024.")
    )


class NomineeForm(ArtelForm):
    answer = forms.ChoiceField(
        label=_("Ваш ответ"),
        choices=[(AGREE, _("Согласен войти в группу")), (DECLINE, _("Отказываюсь"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите ответ.")},
    )
    reason = forms.CharField(
        label=_("Почему отказываетесь"), max_length=300, required=False, help_text=_("По желанию, коротко.")
    )


class AskNomineeForm(ArtelForm):
    email = forms.EmailField(label=_("Электронная почта кандидата"), max_length=254)
