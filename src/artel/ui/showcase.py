"""Sample data of the gallery: an invented day of an invented cluster."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from artel.ui import timeline
from artel.ui.drawings import RingRow
from artel.ui.forms import ArtelForm, DateField
from artel.ui.paging import paginate
from artel.ui.states import WORDS

TODAY = date(2024, 3, 15)
SHAPES = {
    "met": (_("залитый круг с галочкой"), _("доказательство принято не позже срока")),
    "late": (_("залитый квадрат с галочкой"), _("принято после срока; след остаётся")),
    "open": (_("круг, залитый наполовину"), _("срок идёт, до него больше 15 рабочих дней")),
    "soon": (_("пустой треугольник с «!»"), _("срок идёт, осталось не больше 15 рабочих дней")),
    "overdue": (_("залитый треугольник с «!»"), _("срок прошёл, доказательства нет")),
    "await": (_("лист с пунктиром и штриховкой"), _("срок определит другой документ")),
    "future": (_("пунктирный круг"), _("время исполнения ещё не началось")),
    "moved": (_("стрелка-указатель"), _("срок перенесён решением; прежний виден")),
    "lifted": (_("перечёркнутый круг"), _("снято решением, с основанием")),
}
SWATCHES = (
    ("paper", _("Бумага")),
    ("sheet", _("Лист")),
    ("sunken", _("Подложка")),
    ("line", _("Линейка")),
    ("rule", _("Черта")),
    ("ink", _("Чернила")),
    *((state, WORDS[state]) for state in WORDS if state != "lifted"),
)
RING = (
    (("1.1", {"met": 4, "overdue": 1}),),
    (
        ("2.1", {"met": 1}),
        ("2.2", {"met": 9, "open": 15}),
        ("2.4", {"met": 10, "soon": 4, "lifted": 3}),
        ("2.5", {"future": 1}),
        ("2.6", {"met": 5, "open": 3}),
        ("2.7", {"late": 1}),
        ("2.8", {"await": 1}),
        ("2.9", {"open": 1}),
    ),
    (
        ("3.1", {"met": 1, "soon": 1, "future": 1}),
        ("3.2", {"met": 1, "soon": 1, "future": 1}),
        ("3.3", {"met": 41, "open": 27}),
        ("3.3", {"met": 27, "late": 3, "overdue": 2, "soon": 2}),
    ),
    (
        ("4.1", {"await": 1}),
        ("4.2", {"met": 15, "late": 2, "future": 17}),
        ("4.3", {"await": 1}),
        ("4.4", {"moved": 2}),
    ),
)


class MoveForm(ArtelForm):
    """A form with every kind of field, in a state of error."""

    obligation = forms.ChoiceField(
        label=_("Обязательство"), choices=[("26", _("2.6 · мастер-класс «Доступная профессия»"))]
    )
    due_on = DateField(label=_("Новый срок"))
    basis = forms.CharField(label=_("Основание"))
    reason = forms.CharField(
        label=_("Причина"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Причину увидят в отчёте рядом с прежним сроком."),
    )
    whom = forms.MultipleChoiceField(
        label=_("Кого известить"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("group", _("Участников группы")), ("observer", _("Наблюдателя департамента"))],
    )
    scan = forms.FileField(label=_("Скан решения"), required=False, help_text=_("PDF или фотография, до 20 МБ."))
    agreed = forms.BooleanField(label=_("Перенос согласован с руководителем группы"), required=False)


class RulesForm(ArtelForm):
    """A choice that needs explaining."""

    rules = forms.ChoiceField(
        label=_("Правила органа"), widget=forms.RadioSelect, choices=[("council", ""), ("group", "")]
    )


def context(request: HttpRequest) -> dict[str, Any]:
    """Everything the gallery shows."""
    form = MoveForm(
        {"obligation": "26", "due_on": "20.03.2024", "reason": str(_("Мастерская на ремонте до 19.04.2024"))}
    )
    form.add_error("due_on", _("Новый срок раньше прежнего, 28.03.2024"))
    return {
        "form": form,
        "rules_form": RulesForm(),
        "people": [_("Тихонов Павел Ильич, ТЭПК"), _("Гринёва Мария Олеговна, «Сибприбор»")],
        "today": TODAY,
        "states": [{"name": name, "shape": SHAPES[name][0], "when": SHAPES[name][1]} for name in WORDS],
        "swatches": SWATCHES,
        "views": [
            {"url": "?", "label": _("Таблица"), "icon": "table", "is_current": True},
            {"url": "?view=timeline", "label": _("Шкала года"), "icon": "timeline"},
            {"url": "?view=matrix", "label": _("Участники"), "icon": "grid-dots"},
        ],
        "facets": [
            {"url": "?", "label": _("Все строки"), "count": 17, "is_current": True},
            *(
                {"url": f"?state={state}", "label": WORDS[state], "state": state, "count": count}
                for state, count in (("overdue", 2), ("soon", 3), ("await", 3), ("met", 1))
            ),
        ],
        "kinds": [("college", _("Колледж")), ("employer", _("Предприятие")), ("school", _("Школа"))],
        "tabs": [
            {"url": "?", "label": _("Обязательства"), "count": 3, "is_current": True},
            {"url": "?tab=evidence", "label": _("Доказательства"), "count": 2},
            {"url": "?tab=meetings", "label": _("Заседания"), "count": 2},
            {"url": "?tab=log", "label": _("История")},
        ],
        "stages": [
            {"label": _("Проект"), "note": "01.03.2024", "is_done": True},
            {"label": _("Экспертный совет"), "note": "14.03.2024", "is_done": True},
            {"label": _("Утверждение"), "note": _("сегодня"), "is_current": True},
            {"label": _("Действует"), "note": _("с даты решения")},
        ],
        "chain": [
            {"label": _("Строка 3.1"), "url": "?", "state": "met"},
            {"label": _("I кв. 2024"), "url": "?", "state": "met"},
            {"label": _("Протокол № 2"), "url": "?", "state": "met"},
            {"label": _("Подпись председателя"), "url": "?", "state": "soon"},
            {"label": _("Доказательство"), "state": "future"},
        ],
        "log": [
            {"at": datetime(2024, 3, 14, 12, 20, tzinfo=UTC), "text": _("Пак И. С. подписала протокол № 2")},
            {"at": datetime(2024, 3, 14, 11, 11, tzinfo=UTC), "text": _("Доказательство отклонено"), "url": "?"},
            {"when": _("19.12.2023"), "text": _("Протокол № 1 подписан")},
        ],
        "facts": [(_("ИНН"), "7017000000"), (_("Руководитель"), _("Кравцова Е. В.")), (_("Сайт"), "")],
        "way": [(_("План"), "?"), (_("3. Организация взаимодействия"), "")],
        "legend": [
            {"state": s, "count": n, "url": f"?state={s}"}
            for s, n in (("met", 64), ("late", 6), ("open", 8), ("overdue", 3))
        ],
        "page": paginate(request, [str(number) for number in range(1, 187)], per_page=20),
        "page_of_one": paginate(request, ["1", "2"]),
        "ring": [[RingRow(number, counts) for number, counts in section] for section in RING],
        "bars": [
            {"label": _("Участвуют"), "value": "240", "count": 240, "whole": 240},
            {"label": _("Распределены"), "value": "210", "count": 210, "whole": 240, "note": _("88 % участников")},
            {"label": _("Не ответили"), "value": "0", "count": 0, "whole": 240, "url": "?"},
        ],
        "section_counts": {"met": 20, "late": 6, "open": 8, "overdue": 2, "await": 2, "future": 4},
        "timeline": _timeline(),
    }


def _timeline() -> timeline.Timeline:
    scale = timeline.Scale(date(2023, 9, 1), date(2024, 8, 31), TODAY)

    def row(number: str, title: str, state: str, lane: timeline.Lane, word: str = "") -> timeline.Row:
        return timeline.Row(number, title, "?", lane, state, word)

    def lane() -> timeline.Lane:
        return timeline.Lane(scale)

    february = date(2024, 2, 29)
    rows = [
        row(
            "1.1",
            _("Просрочено, хвост растёт"),
            "overdue",
            lane()
            .window("overdue", date(2024, 2, 1), february)
            .tail("overdue", february, TODAY)
            .due("overdue", february)
            .word(TODAY, _("+10 раб. дней")),
        ),
        row(
            "2.7",
            _("Исполнено с опозданием"),
            "late",
            lane()
            .window("late", date(2023, 12, 1), date(2023, 12, 31))
            .ghost(date(2024, 1, 9))
            .tail("late", date(2024, 1, 9), date(2024, 1, 25))
            .proof("late", date(2024, 1, 25))
            .word(date(2024, 1, 25), _("+12 раб. дней")),
            _("С опозданием"),
        ),
        row("2.8", _("Ждёт документа"), "await", lane().awaiting(_("срок установит распоряжение"))),
        row(
            "3.1",
            _("Квартальные доли"),
            "soon",
            lane()
            .not_owed(date(2023, 9, 1), date(2023, 9, 30))
            .filled("met", date(2023, 10, 1), date(2023, 12, 31))
            .window("soon", date(2024, 1, 1), date(2024, 3, 31))
            .window("future", date(2024, 4, 1), date(2024, 6, 30))
            .not_owed(date(2024, 7, 1), date(2024, 8, 31))
            .inside(date(2023, 10, 1), _("IV кв."), on_fill=True)
            .inside(date(2024, 1, 1), _("I кв."))
            .inside(date(2024, 4, 1), _("II кв."))
            .proof("met", date(2023, 12, 14))
            .promise("soon", date(2024, 3, 14))
            .due("future", date(2024, 6, 30)),
        ),
        row(
            "3.3",
            _("После каждого события"),
            "overdue",
            lane()
            .line()
            .tick("met", date(2023, 9, 29))
            .tick("met", date(2023, 10, 20))
            .tick("late", date(2023, 11, 16))
            .tick("met", date(2023, 12, 21))
            .tick("met", date(2024, 2, 27))
            .tick("overdue", date(2024, 3, 12))
            .word(TODAY, _("30 из 34")),
        ),
        row(
            "4.4",
            _("Перенесено"),
            "moved",
            lane()
            .window("moved", date(2024, 5, 1), date(2024, 5, 31))
            .ghost(date(2024, 5, 31))
            .tail("moved", date(2024, 5, 31), date(2024, 6, 26))
            .due("moved", date(2024, 6, 28))
            .word(date(2024, 4, 30), _("перенесено с 31.05"), before=True),
        ),
    ]
    return timeline.Timeline(scale, [timeline.Section("1", _("Образцы полос"), rows)])
