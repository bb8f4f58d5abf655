"""The form of the public page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.reports.models import PublicPage
from artel.ui.forms import ArtelModelForm


class PageForm(ArtelModelForm):
    """Words and parts of the page; names in the words are the deed's to refuse."""

    class Meta:
        model = PublicPage
        fields = (
            "intro", "contacts", "shows_plan", "shows_calendar", "shows_papers", "shows_vacancies", "shows_members",
        )  # fmt: skip
        widgets = {"intro": forms.Textarea(attrs={"rows": 4}), "contacts": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "intro": _("Вступление"),
            "contacts": _("Контакты"),
            "shows_plan": _("Исполнение плана: круг, разделы, строки с состоянием, просроченное тоже"),
            "shows_calendar": _("Календарь: дни заседаний без повестки и дни ярмарок"),
            "shows_papers": _("Документы, которые вы опубликуете ниже"),
            "shows_vacancies": _("Вакансии ярмарки, пока их ещё можно выбрать"),
            "shows_members": _("Участники: названия организаций и их сайты"),
        }
        help_texts = {
            "intro": _(
                "Два-три предложения: кто входит в кластер и для чего он создан. До 600 знаков. Без него страницу не открыть."
            ),
            "contacts": _("Телефон, почта и адрес организации. Людей называйте, только если они согласны на это."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["intro"].is_plain = True  # a draft may do without, an open page may not
