"""What is asked about invitations: an answer, a reason, the day of birth, a Word file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.ui.forms import ArtelForm, DateField


class PaperAnswerForm(ArtelForm):
    """An answer given on paper, as the college writes it down."""

    answer = forms.ChoiceField(
        label=_("Ответ выпускника"),
        choices=[("accept", _("принимает приглашение")), ("decline", _("отказывается"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите ответ.")},
    )
    answered_on = DateField(label=_("Дата ответа"))
    reason = forms.CharField(
        label=_("Причина отказа"), max_length=300, required=False, help_text=_("Если выпускник её назвал.")
    )


class RevokeForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему приглашение отзывается"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Причину увидит выпускник."),
        error_messages={"required": _("Напишите, почему приглашение отзывается.")},
    )


class WordingFileForm(ArtelForm):
    file = forms.FileField(
        label=_("Файл с текстом (.docx)"),
        help_text=_(
            "Скачайте текст для правки, измените его в Word и загрузите сюда. До сохранения вы увидите письмо."
        ),
        error_messages={"required": _("Выберите файл.")},
    )


class BirthdayForm(ArtelForm):
    """Who answers by the code of the paper says when they were born: nobody is named before that."""

    born_on = DateField(
        label=_("Дата вашего рождения"), help_text=_("Например, 05.03.2005. Так мы проверяем, что отвечаете вы.")
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["born_on"].widget.attrs["autocomplete"] = "bday"


class DeclineForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему вы отказываетесь"), max_length=300, required=False, help_text=_("Можно не отвечать.")
    )
