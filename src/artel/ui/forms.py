"""Forms that look and speak as the rest: the renderer, a base class, a date as people write it."""

import re
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

DASHES = "---------"  # what Django offers for nothing chosen
_KINDS = (  # widget -> class of the control
    ((forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple), "form-check-input"),
    ((forms.Select, forms.SelectMultiple), "form-select"),
)


class ArtelRenderer(DjangoTemplates):
    """Draws whole forms and field groups by the kit's templates, and controls by Django's own."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("ui/"):
            return get_template(template_name)
        return super().get_template(template_name)


def control_kind(field: BoundField) -> str:
    """How the field is laid out: check (one box), options (a list of boxes or dots), file, hidden, or line."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "options"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "file" if isinstance(widget, forms.FileInput) else "line"


def field_attrs(field: BoundField) -> dict[str, str]:
    """Class of the control; invalid ones are marked. The field's own class stays."""
    widget = field.field.widget
    own = next((name for kinds, name in _KINDS if isinstance(widget, kinds)), "form-control")
    classes = [own, widget.attrs.get("class", ""), "is-invalid" if field.errors else ""]
    return {"class": " ".join(part for part in classes if part)}


class DateInput(forms.DateInput):
    """A line for a date as people write it. Not type=date: that one shows dates in the system's language and order."""

    def __init__(self, attrs: dict | None = None) -> None:
        defaults = {"inputmode": "numeric", "autocomplete": "off", "placeholder": _("дд.мм.гггг"), "maxlength": "10"}
        super().__init__({**defaults, **(attrs or {})}, format="%d.%m.%Y")


class DateField(forms.DateField):
    """A date typed as 15.03.2024; also 15.3.24, 15/03/2024, 15032024 and 2024-03-15."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("Введите дату так: 15.03.2024"),
        "required": _("Укажите дату"),
    }

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str) and value.strip():
            return self._parse(value.strip())
        return super().to_python(value)

    def _parse(self, text: str) -> date:
        iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
        russian = re.fullmatch(r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4}|\d{2})(?:\s*г\.?)?", text)
        solid = re.fullmatch(r"(\d{2})(\d{2})(\d{4})", text)
        if iso:
            year, month, day = (int(part) for part in iso.groups())
        elif found := russian or solid:
            day, month, year = (int(part) for part in found.groups())
            year += 2000 if year < 100 else 0
        else:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return date(year, month, day)
        except ValueError:
            raise forms.ValidationError(_("Такого дня нет в календаре"), code="invalid") from None


def day_asked(text: str) -> date | None:
    """A day as an address says it; None for anything else: an address edited by hand is no error."""
    try:
        return DateField(required=False).clean(text)
    except forms.ValidationError:
        return None


class ArtelForm(forms.Form):
    """Base of forms. `{{ form }}` inside <c-form> draws the summary of errors and every field."""

    required_css_class = "is-required"
    use_required_attribute = False  # the server answers in Russian beside the field; a browser's bubble does not

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _speak_russian(field)

    def add_refusal(self, refusal: Exception) -> None:
        """Show a refusal of a service at its field, or above the form when it names none of ours."""
        field = getattr(refusal, "field", None)
        self.add_error(field if field in self.fields else None, str(refusal))


class ArtelModelForm(ArtelForm, forms.ModelForm):
    """The same for forms over a model. It never saves: a service does, and says in better words what the rules refuse."""

    def _post_clean(self) -> None:
        """Leave the instance alone: a constraint of the database would speak before the service, and in its own words."""

    def save(self, commit: bool = True) -> Any:
        raise TypeError("a form does not save: hand cleaned_data to a service")


def _speak_russian(field: forms.Field) -> None:
    """The commonest message says what to do, unless the field has its own words."""
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _("Заполните это поле")
    nothing = _("Выберите") if field.required else _("Не выбрано")
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = nothing
    elif isinstance(field, forms.ChoiceField) and not callable(field.choices):
        field.choices = [
            (value, nothing if value in ("", None) and words == DASHES else words) for value, words in field.choices
        ]
