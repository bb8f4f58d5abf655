from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.documents import labels
from artel.documents.models import IncomingDocument
from artel.documents.services.signing import DEMO_WORD, takes_the_demo_word
from artel.ui.forms import ArtelForm, ArtelModelForm, DateField

ACCEPT = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.txt,.csv"
ALLOWED = frozenset({"pdf", "docx", "xlsx", "png", "jpg", "txt", "csv"})


class IncomingForm(ArtelModelForm):
    """A document received from outside."""

    received_on = DateField(label=_("Получен"))
    their_date = DateField(label=_("Дата документа"))
    file = forms.FileField(
        label=_("Файл"),
        required=False,
        help_text=_("PDF, DOCX, XLSX, PNG или JPG, до 20 МБ. Скан можно приложить одним файлом PDF."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": _("Файл пустой: проверьте, что он сохранён полностью, и загрузите снова.")},
    )

    class Meta:
        model = IncomingDocument
        fields = ["kind", "title", "sender_organisation", "sender", "their_number", "their_date", "received_on", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "title": _("Как в самом документе: «О проведении конкурса…»"),
            "sender": _("Кто издал документ. Можно не заполнять, если организация выбрана выше."),
            "their_number": _("Номер, который стоит на документе. Если номера нет, напишите «б/н»."),
        }

    field_order = [
        "kind",
        "title",
        "sender_organisation",
        "sender",
        "their_number",
        "their_date",
        "received_on",
        "file",
        "note",
    ]

    def __init__(self, *args, organisations: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sender_organisation"].queryset = organisations
        self.fields["sender_organisation"].label = _("Отправитель из участников")
        self.fields["sender_organisation"].empty_label = _("Нет в списке")
        self.fields["sender"].required = False

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("sender") and not cleaned.get("sender_organisation"):
            self.add_error("sender", _("Укажите, от кого документ."))
        return cleaned


class CorrectForm(ArtelModelForm):
    class Meta:
        model = IncomingDocument
        fields = ["title", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class CancelForm(ArtelForm):
    reason = forms.CharField(label=_("Причина отмены"), max_length=500)


SCANS = frozenset({"pdf", "png", "jpg", "txt"})


class ByHandForm(ArtelForm):
    """A paper that was printed and signed with ink."""

    signed_on = DateField(label=_("Подписан"), help_text=_("День последней подписи: с него документ в силе."))
    number = forms.CharField(
        label=_("Номер, вписанный от руки"),
        max_length=60,
        required=False,
        help_text=_("Если номера на бумаге нет, оставьте пустым: он будет присвоен по реестру."),
    )
    scan = forms.FileField(
        label=_("Скан"),
        help_text=_("Все страницы с подписями одним файлом PDF; можно PNG или JPG. До 20 МБ."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        error_messages={"empty": _("Файл пустой: проверьте, что он сохранён полностью, и загрузите снова.")},
    )

    def add_refusal(self, refusal: Exception) -> None:
        """The door for files speaks of «file»."""
        if getattr(refusal, "field", None) == "file":
            refusal.field = "scan"
        super().add_refusal(refusal)


class RevokeForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему документ отозван"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Причина останется в истории документа."),
    )


class PasswordForm(ArtelForm):
    """The password once more; an invented person of a demo enters a word instead."""

    password = forms.CharField(
        label=_("Ваш пароль"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Тот же, с которым вы входите. Он подтверждает, что подписываете именно вы."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if takes_the_demo_word(user):
            self.fields["password"].label = _("Слово вместо пароля")
            self.fields["password"].widget.attrs["autocomplete"] = "off"
            self.fields["password"].help_text = _(
                "У вымышленных лиц демонстрации паролей нет: введите слово «{word}»."
            ).format(word=DEMO_WORD)


class SittingForm(PasswordForm):
    """The password of a sitting; the first time, the joining of the agreement as well."""

    join = forms.BooleanField(
        label=_("Присоединяюсь к соглашению о простой электронной подписи"),
        error_messages={"required": _("Прочитайте соглашение и отметьте, что присоединяетесь к нему")},
    )
    field_order = ["join", "password"]

    def __init__(self, *args: Any, joins: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not joins:
            del self.fields["join"]


class DecisionForm(SittingForm):
    """An answer of a party of an approval sheet."""

    decision = forms.ChoiceField(label=_("Решение"), choices=labels.LINE_DECISIONS, widget=forms.RadioSelect)
    remark = forms.CharField(
        label=_("Замечание"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Обязательно, если вы согласуете с замечаниями или не согласуете: что и как исправить."),
    )
    field_order = ["decision", "remark", "join", "password"]


class AnswerForm(ArtelForm):
    answer = forms.CharField(label=_("Ответ на замечание"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class AgreementForm(ArtelForm):
    """Whom to ask to agree, and by when. Organisations that nobody speaks for cannot be ticked."""

    due_on = DateField(label=_("Ответить до"))
    organisations = forms.MultipleChoiceField(
        label=_("Кто согласует"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Отметьте, кто согласует.")},
    )

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = [party for party in parties if party.person]
        self.fields["organisations"].choices = [
            (str(party.organisation.pk), f"{party.organisation.short_name}: {party.person.short_name}")
            for party in able
        ]
        self.initial.setdefault("organisations", [str(party.organisation.pk) for party in able])

    @property
    def chosen(self) -> set[int]:
        return {int(pk) for pk in self.cleaned_data["organisations"]}
