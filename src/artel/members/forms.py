"""Forms of members. They parse; services judge."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.kernel import clock
from artel.members import labels
from artel.members.domain import requisites
from artel.members.domain.kinds import ConsentPurpose, OrganisationKind, RoleKind
from artel.members.models import Cluster, Organisation, Person
from artel.members.selectors import members_on
from artel.ui.forms import ArtelForm, ArtelModelForm, DateField


def zones(*, also: str = "", empty: str = "") -> list[tuple[str, Any]]:
    """Time zones to choose from: those of Russia, and the one that already stands."""
    listed = list(labels.ZONES)
    if also and also not in dict(listed):
        listed.append((also, also))
    return [("", empty), *listed] if empty else listed


def _read(clean: Callable[[str], str], text: str) -> str:
    try:
        return clean(text)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error


class ClusterForm(ArtelModelForm):
    """A new cluster."""

    class Meta:
        model = Cluster
        fields = ["name", "short_name", "slug", "region", "place", "time_zone"]
        help_texts = {
            "slug": _("Латиница, цифры и дефисы: по нему откроется кластер, например /k/tomsk-prom/."),
            "place": _("Так будет написано в документах: «г. Томск»."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"] = forms.ChoiceField(label=_("Часовой пояс"), choices=zones(), initial="Europe/Moscow")


class SettingsForm(ArtelModelForm):
    """Rules of a cluster."""

    class Meta:
        model = Cluster
        fields = [
            "name",
            "short_name",
            "region",
            "place",
            "time_zone",
            "lead",
            "quarter_scheme",
            "colleges_include_branches",
            "roll_forward",
            "soon_days",
            "registration_days",
        ]
        widgets = {"quarter_scheme": forms.RadioSelect}
        help_texts = {
            "lead": _("Её руководителя план называет «руководитель ведущей ПОО»."),
            "quarter_scheme": _("По этому счёту проверяются сроки вида «не реже 1 раза в квартал»."),
            "roll_forward": _("Срок, выпавший на нерабочий день, переходит на ближайший рабочий (ГК РФ, ст. 193)."),
            "soon_days": _("За сколько рабочих дней до срока обязательство показывают как «Срок близко»."),
            "registration_days": _("Если документ со сроком зарегистрирован, когда срок уже прошёл."),
            "colleges_include_branches": _("Если исполнитель «ПОО», обязательство получает и каждый филиал-участник."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cluster = self.instance
        today = clock.today(cluster)
        self.fields["lead"].queryset = members_on(cluster, today).filter(
            Q(kind=OrganisationKind.COLLEGE) | Q(pk=cluster.lead_id)
        )
        self.fields["lead"].empty_label = _("Пока не выбрана")
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Часовой пояс"), choices=zones(also=cluster.time_zone), initial=cluster.time_zone
        )


class SiteField(forms.URLField):
    """An address of a site; without a scheme it is https."""

    def __init__(self, **kwargs) -> None:
        super().__init__(assume_scheme="https", **kwargs)


class OrganisationForm(ArtelModelForm):
    """What is known of an organisation."""

    class Meta:
        model = Organisation
        fields = [
            "kind",
            "parent",
            "short_name",
            "full_name",
            "inn",
            "kpp",
            "ogrn",
            "week",
            "time_zone",
            "address",
            "email",
            "phone",
            "site",
            "vk",
            "ok",
            "telegram",
            "max_channel",
            "is_anchor",
            "has_growth_point",
        ]
        field_classes = {"site": SiteField}
        help_texts = {
            "parent": _("Только для филиала."),
            "inn": _("10 цифр у организации, 12 у предпринимателя. Можно вставить с пробелами."),
            "kpp": _("У филиала тот же ИНН, но свой КПП."),
            "week": _("По ней считаются рабочие дни этой организации."),
        }

    def __init__(self, *args, cluster: Cluster, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["kind"].choices = [("", _("выберите")), *labels.ORGANISATION_KINDS]
        zone = forms.ChoiceField(
            label=_("Часовой пояс"),
            required=False,
            choices=zones(also=self.instance.time_zone, empty=_("как у кластера")),
        )
        self.fields["time_zone"] = zone
        # Lengths are the service's affair: people paste requisites with spaces.
        for name in ("inn", "kpp", "ogrn"):
            self.fields[name] = forms.CharField(
                label=self.fields[name].label,
                help_text=self.fields[name].help_text,
                required=False,
                max_length=40,
                widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
            )
        parents = Organisation.objects.filter(cluster=cluster).exclude(kind=OrganisationKind.BRANCH)
        if self.instance.pk:
            parents = parents.exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = parents
        self.fields["parent"].empty_label = _("Нет")

    def clean_inn(self) -> str:
        return _read(requisites.clean_inn, self.cleaned_data["inn"])

    def clean_kpp(self) -> str:
        return _read(requisites.clean_kpp, self.cleaned_data["kpp"])

    def clean_ogrn(self) -> str:
        return _read(requisites.clean_ogrn, self.cleaned_data["ogrn"])


class NewOrganisationForm(OrganisationForm):
    """The same with the beginning of membership."""

    field_order = [*OrganisationForm.Meta.fields[:7], "member_from", "basis"]

    member_from = DateField(
        label=_("Участник кластера с"), required=False, help_text=_("Оставьте пустым, если организация не участник.")
    )
    basis = forms.CharField(
        label=_("Основание"), required=False, max_length=300, help_text=_("Соглашение, его номер и дата.")
    )


class ChangedOrganisationForm(OrganisationForm):
    """The same with the day of a new name."""

    renamed_on = DateField(
        label=_("Новое наименование действует с"),
        required=False,
        help_text=_("Заполните, если организация переименована: документы прежних дней сохранят прежнее имя."),
    )


class OwnOrganisationForm(ArtelModelForm):
    """What a representative may change."""

    class Meta:
        model = Organisation
        fields = ["address", "email", "phone", "site", "vk", "ok", "telegram", "max_channel"]
        field_classes = {"site": SiteField}


class JoinForm(ArtelForm):
    from_day = DateField(label=_("Участник с"))
    basis = forms.CharField(
        label=_("Основание"), required=False, max_length=300, help_text=_("Соглашение, его номер и дата.")
    )


class LastDayForm(ArtelForm):
    """The last day of anything that lasts."""

    last_day = DateField(label=_("Последний день"))


class LeaveForm(LastDayForm):
    basis = forms.CharField(label=_("Основание"), required=False, max_length=300)


class EndRoleForm(ArtelForm):
    last_day = DateField(
        label=_("Последний день"), required=False, help_text=_("Оставьте пустым, чтобы закрыть доступ прямо сейчас.")
    )


class PersonForm(ArtelModelForm):
    class Meta:
        model = Person
        fields = ["last_name", "first_name", "patronymic", "gender", "email", "phone"]
        help_texts = {"gender": _("Нужен, чтобы правильно склонять фамилию в документах.")}


class NewPersonForm(PersonForm):
    is_namesake = forms.BooleanField(label=_("Это полный тёзка уже внесённого человека"), required=False)


class OwnContactsForm(ArtelModelForm):
    class Meta:
        model = Person
        fields = ["email", "phone"]


class PostForm(ArtelForm):
    organisation = forms.ModelChoiceField(
        label=_("Организация"), queryset=Organisation.objects.none(), empty_label=_("Выберите")
    )
    title = forms.CharField(label=_("Должность"), max_length=200)
    from_day = DateField(label=_("С"))

    def __init__(self, *args, organisations: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class UnitForm(ArtelForm):
    kind = forms.ChoiceField(label=_("Вид"), choices=labels.UNIT_KINDS)
    name = forms.CharField(label=_("Наименование"), max_length=200)
    direction = forms.CharField(
        label=_("Направление"), max_length=200, required=False, help_text=_("Для рабочей группы.")
    )
    from_day = DateField(label=_("Действует с"))


class AppointForm(ArtelForm):
    person = forms.ModelChoiceField(label=_("Человек"), queryset=Person.objects.none(), empty_label=_("Выберите"))
    from_day = DateField(label=_("С"))
    to_day = DateField(label=_("По"), required=False)
    is_acting = forms.BooleanField(label=_("Исполняет обязанности"), required=False)
    basis = forms.CharField(
        label=_("Основание"), required=False, max_length=300, help_text=_("Решение или приказ, его номер и дата.")
    )

    def __init__(self, *args, people: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class RoleForm(ArtelForm):
    """A role: only the kinds that the actor may grant are offered."""

    kind = forms.ChoiceField(label=_("Роль"))
    organisation = forms.ModelChoiceField(
        label=_("Организация"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Не нужна"),
        help_text=_("Только для представителя."),
    )
    from_day = DateField(label=_("С"))
    to_day = DateField(label=_("По"), required=False)

    def __init__(self, *args, kinds: Iterable[RoleKind], organisations: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, words) for kind, words in labels.ROLE_KINDS if kind in set(kinds)]
        self.fields["organisation"].queryset = organisations


class InviteForm(RoleForm):
    """A person, an account and a role at one go."""

    email = forms.EmailField(
        label=_("Электронная почта"), max_length=254, help_text=_("На неё придёт ссылка для входа.")
    )
    last_name = forms.CharField(label=_("Фамилия"), max_length=100)
    first_name = forms.CharField(label=_("Имя"), max_length=100)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    gender = forms.ChoiceField(label=_("Пол"), choices=[("", _("не указан")), *labels.GENDERS], required=False)
    title = forms.CharField(
        label=_("Должность"), max_length=200, required=False, help_text=_("В выбранной организации.")
    )
    is_namesake = forms.BooleanField(label=_("Это полный тёзка уже внесённого человека"), required=False)
    field_order = [
        "email",
        "last_name",
        "first_name",
        "patronymic",
        "gender",
        "kind",
        "organisation",
        "title",
        "is_namesake",
    ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["from_day"], self.fields["to_day"]


class LeadForm(ArtelForm):
    """The first head of a cluster, invited by the operator."""

    email = forms.EmailField(label=_("Электронная почта"), max_length=254)
    last_name = forms.CharField(label=_("Фамилия"), max_length=100)
    first_name = forms.CharField(label=_("Имя"), max_length=100)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    kind = forms.ChoiceField(
        label=_("Роль"),
        choices=[choice for choice in labels.ROLE_KINDS if choice[0] in (RoleKind.COORDINATOR, RoleKind.HEAD)],
        initial=RoleKind.COORDINATOR,
    )


class ConsentForm(ArtelForm):
    purpose = forms.ChoiceField(label=_("Цель"), choices=labels.CONSENT_PURPOSES)
    given_on = DateField(label=_("Дано"))
    representative = forms.CharField(
        label=_("Представитель"), required=False, max_length=300, help_text=_("Если согласие дано не самим человеком.")
    )

    def __init__(self, *args, is_own: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not is_own:
            # The agreement on the simple signature is joined by the person alone.
            self.fields["purpose"].choices = [
                choice for choice in labels.CONSENT_PURPOSES if choice[0] != ConsentPurpose.SIMPLE_SIGNATURE
            ]


class RevokeForm(ArtelForm):
    revoked_on = DateField(label=_("Отозвано"))


class ConsentTextForm(ArtelForm):
    body = forms.CharField(
        label=_("Текст согласия"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("Одна цель — один документ: не соединяйте согласие с договором или с другим согласием."),
    )
    from_day = DateField(label=_("Действует с"))


class OverrideForm(ArtelForm):
    day = DateField(label=_("День"))
    kind = forms.ChoiceField(label=_("Считать"), choices=labels.DAY_KINDS)
    act = forms.CharField(
        label=_("Акт"), max_length=300, help_text=_("Указ, постановление или приказ, его номер и дата.")
    )


class ExportForm(ArtelForm):
    reason = forms.CharField(
        label=_("Для чего выгрузка"),
        max_length=300,
        help_text=_("Останется в журнале вместе с вашим именем и временем."),
    )
