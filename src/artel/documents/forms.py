from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.documents.models import IncomingDocument
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

    def validate_unique(self) -> None:
        """The service says it in better words."""

    def validate_constraints(self) -> None:
        """The service says it in better words."""


class CorrectForm(ArtelModelForm):
    class Meta:
        model = IncomingDocument
        fields = ["title", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class CancelForm(ArtelForm):
    reason = forms.CharField(label=_("Причина отмены"), max_length=500)
