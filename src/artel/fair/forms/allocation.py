"""Forms of the allocation and of the commission's protocol: they parse and say what is wrong; services decide."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.bodies.selectors import RollMember
from artel.fair.models import Vacancy
from artel.fair.services.allocation import LINE_LENGTH
from artel.members.models import Person
from artel.russian import post_at
from artel.ui.forms import ArtelForm, DateField

MOST_RADIOS = 12


class RunForm(ArtelForm):
    public_line = forms.CharField(
        label=_("Основа жребия"),
        required=False,
        max_length=LINE_LENGTH,
        help_text=_(
            "Открытая строка, которую нельзя было знать заранее и легко проверить, например «курс доллара Банка России "
            "на 18.04.2024: 94,32». Жребий решает, только когда у кандидатов всё остальное равно. Указывается один раз."
        ),
    )


class DiscardForm(ArtelForm):
    reason = forms.CharField(
        label=_("Почему распределение отменяется"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class OverrideForm(ArtelForm):
    vacancy = forms.TypedChoiceField(
        label=_("Решение комиссии"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Почему"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Войдёт в протокол. О здоровье и семье не пишите."),
    )

    def __init__(self, *args, vacancies: Sequence[tuple[Vacancy, str]], has_place: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._vacancies = {vacancy.pk: vacancy for vacancy, _label in vacancies}
        nowhere = [("", _("Оставить без места"))] if has_place else []
        if len(vacancies) > MOST_RADIOS:
            self.fields["vacancy"].widget = forms.Select()
            nowhere = nowhere or [("", _("Выберите вакансию"))]
        self.fields["vacancy"].choices = [*((vacancy.pk, label) for vacancy, label in vacancies), *nowhere]
        self.fields["vacancy"].required = not has_place
        self.fields["vacancy"].is_plain = True

    def clean_vacancy(self) -> Vacancy | None:
        return self._vacancies.get(self.cleaned_data["vacancy"])


class ProtocolForm(ArtelForm):
    held_on = DateField(label=_("День заседания"))
    present = forms.ModelMultipleChoiceField(
        label=_("Кто был"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    against = forms.IntegerField(label=_("Голосов «против»"), min_value=0, max_value=1000, initial=0)
    abstained = forms.IntegerField(
        label=_("Воздержались"),
        min_value=0,
        max_value=1000,
        initial=0,
        help_text=_("Остальные члены комиссии с правом голоса, которые были, считаются голосовавшими «за»."),
    )

    def __init__(self, *args, roll: Sequence[RollMember], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        words = {member.person.pk: _member_words(member) for member in roll}
        field = self.fields["present"]
        field.queryset = Person.objects.filter(pk__in=words).order_by("last_name", "first_name", "pk")
        field.label_from_instance = lambda person: words[person.pk]


def _member_words(member: RollMember) -> str:
    organisation = member.organisation.short_name if member.organisation else ""
    said = ", ".join(
        part
        for part in (
            str(_PARTS.get(str(member.part), "")),
            post_at(member.post, organisation),
            "" if member.has_vote else str(_("без права голоса")),
        )
        if part
    )
    return f"{member.person.full_name} — {said}" if said else member.person.full_name


_PARTS = {"chair": _("председатель"), "deputy": _("заместитель"), "secretary": _("секретарь")}
