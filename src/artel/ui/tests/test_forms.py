from datetime import date

import pytest
from django import forms

from artel.kernel.errors import BrokenRule
from artel.ui.forms import ArtelForm, DateField


class SampleForm(ArtelForm):
    title = forms.CharField(label="Название", help_text="Как в <b>плане</b>")
    due_on = DateField(label="Срок", required=False)
    kind = forms.ChoiceField(label="Вид", choices=[("a", "Первый"), ("b", "Второй")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Согласовано", required=False)
    scan = forms.FileField(label="Скан", required=False)
    secret = forms.CharField(widget=forms.HiddenInput)


@pytest.mark.parametrize(
    "text",
    [
        "15.03.2024",
        "15.3.24",
        " 15.03.2024 ",
        "15/03/2024",
        "15-03-2024",
        "15 03 2024",
        "15032024",
        "2024-03-15",
        "15.03.2024 г.",
    ],
)
def test_a_date_is_read_as_people_write_it(text):
    assert DateField().clean(text) == date(2024, 3, 15)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31.02.2024", "Такого дня нет"),
        ("15.13.2024", "Такого дня нет"),
        ("2024-02-30", "Такого дня нет"),
        ("00.00.0000", "Такого дня нет"),
        ("март", "Введите дату так"),
        ("15.03", "Введите дату так"),
        ("15.03.202", "Введите дату так"),
        ("150324", "Введите дату так"),
        ("", "Укажите дату"),
    ],
)
def test_a_wrong_date_is_answered_with_what_to_do(text, words):
    with pytest.raises(forms.ValidationError, match=words):
        DateField().clean(text)


def test_a_date_is_shown_in_figures():
    assert 'value="15.03.2024"' in str(SampleForm(initial={"due_on": date(2024, 3, 15)})["due_on"])


def test_an_error_stands_at_its_field_and_in_the_summary_with_a_link():
    form = SampleForm({"title": "", "kind": "a", "secret": "1"})
    assert not form.is_valid()
    html = str(form)
    assert '<a href="#id_title">Название: Заполните это поле</a>' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert html.count('class="form-control is-invalid"') == 1


def test_every_control_has_its_label_and_its_class():
    html = str(SampleForm())
    assert '<label class="form-label" for="id_title">' in html
    assert html.count('class="form-check-input"') == 3
    assert '<fieldset class="a-field" id="id_kind"' in html
    assert "data-drop" in html
    assert html.count('type="hidden"') == 1


def test_a_class_of_ones_own_stays():
    class Form(ArtelForm):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "a-hash"}))

    assert 'class="form-control a-hash"' in str(Form())


def test_a_refusal_goes_to_its_field_or_above_the_form():
    form = SampleForm({"title": "x", "kind": "a", "secret": "1"})
    form.add_refusal(BrokenRule("Такое название уже есть", field="title"))
    form.add_refusal(BrokenRule("План уже утверждён", field="another"))
    assert form.errors["title"] == ["Такое название уже есть"]
    assert form.non_field_errors() == ["План уже утверждён"]
    assert "План уже утверждён" in str(form)


def test_values_and_labels_are_escaped():
    class Form(ArtelForm):
        name = forms.CharField(label='<script>"')

    form = Form({"name": '"><script>'})
    form.add_error("name", "<script>")
    assert "<script>" not in str(form)
