from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from artel.russian import NBSP
from artel.ui.templatetags import ui


def render(text: str, **context) -> str:
    return Template(text).render(Context(context))


def test_typo_escapes_what_is_not_safe_and_keeps_tags_that_are():
    assert ui.typo("<b>№ 2</b> & 14 из 17") == f"&lt;b&gt;№{NBSP}2&lt;/b&gt; &amp; 14{NBSP}из{NBSP}17"
    assert ui.typo(mark_safe('<a title="№ 2">№ 2</a>')) == f'<a title="№ 2">№{NBSP}2</a>'
    assert ui.typo(None) == ""


def test_typo_binds_a_whole_passage():
    assert (
        render("{% filter typo %}<p>срок в марте № {{ n }}</p>{% endfilter %}", n="2<")
        == f"<p>срок в{NBSP}марте №{NBSP}2&lt;</p>"
    )


def test_words_after_numbers():
    assert render('{{ n }} {{ n|plural:_("строка,строки,строк") }}', n=3) == "3 строки"
    assert render('{{ n|counted:_("строка,строки,строк") }}', n=None) == f"0{NBSP}строк"
    assert render("{{ n|workdays }}", n=-2) == f"−2{NBSP}рабочих дня"
    with pytest.raises(ValueError, match="three forms"):
        ui.plural(1, "строка,строки")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ d|date_ru }}", "15.03.2024"),
        ("{{ d|date_words }}", f"15{NBSP}марта{NBSP}2024{NBSP}г."),
        ("{{ d|day_month }}", f"15{NBSP}марта"),
        ("{{ d|weekday }}", "пятница"),
        ("{{ d|weekday_short }}", "пт"),
        ("{{ d|month_short }}", "мар"),
        ("{{ nothing|date_ru }}{{ nothing|date_words }}{{ nothing|weekday_short }}", ""),
    ],
)
def test_dates(template, words):
    assert render(template, d=date(2024, 3, 15), nothing=None) == words


def test_a_moment_is_told_in_the_zone_of_the_page(settings):
    settings.TIME_ZONE = "Asia/Tomsk"
    late = datetime(2024, 3, 14, 20, 5, tzinfo=UTC)
    assert ui.moment(late) == f"15.03.2024,{NBSP}03:05"
    assert ui.date_ru(late) == "15.03.2024"


def test_short_names():
    person = SimpleNamespace(last_name="Кравцова", first_name="Екатерина", middle_name="Викторовна")
    assert ui.person_short(person) == f"Кравцова{NBSP}Е.{NBSP}В."
    assert ui.person_short("Кравцова Екатерина Викторовна") == f"Кравцова{NBSP}Е.{NBSP}В."
    assert ui.person_short("Smith") == "Smith"
    assert ui.person_short("") == ""
    assert ui.initials("Кравцова Е. В.") == "КЕ"
    assert ui.initials("") == ""


def test_sizes_of_files():
    assert ui.file_size(100) == f"1{NBSP}КБ"
    assert ui.file_size(217_000) == f"212{NBSP}КБ"
    assert ui.file_size(1_468_006) == f"1,4{NBSP}МБ"


def test_states_are_known_by_the_names_of_the_plan_and_an_unknown_one_is_an_error():
    assert ui.state_tone("met_late") == "late"
    assert ui.state_word("awaiting") == "Ждёт документа"
    assert ui.state_label("overdue") == "Просрочено"
    assert ui.state_label("Свои слова") == "Свои слова"
    with pytest.raises(ValueError, match="no such state"):
        ui.state_tone("done")


def test_an_icon_is_decoration_and_a_wrong_name_is_an_error():
    html = render('{% icon "send" "icon--s" %}')
    assert 'class="icon icon--s"' in html
    assert 'aria-hidden="true"' in html
    with pytest.raises(Exception, match="does not exist"):
        render('{% icon "no-such-icon" %}')
