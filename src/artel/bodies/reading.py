"""The table of nominations: its columns, how their headings begin."""

from django.utils.translation import gettext_lazy as _

from artel.bodies.labels import PARTS_OF_GROUP
from artel.files.sheets import Column, Spec

SPEC = Spec(
    title=_("Выдвижения"),
    columns=(
        Column(
            "organisation",
            _("Организация (ИНН или краткое наименование)"),
            ("организац", "наименование организации", "инн"),
            is_required=True,
            width=30,
        ),
        Column("name", _("ФИО"), ("фио", "фамилия"), is_required=True, width=30),
        Column("post", _("Должность"), ("должность",), is_required=True, width=30),
        Column("email", "E-mail", ("e-mail", "email", "электронная почта", "почта"), width=30),
        Column("phone", _("Телефон"), ("телефон",), width=30),
        Column(
            "part",
            _("В качестве"),
            ("в качестве", "роль"),
            hint=_("Пусто — член группы."),
            choices=[words for _part, words in PARTS_OF_GROUP],
            width=30,
        ),
        Column(
            "basis",
            _("Основание (письмо, № и дата)"),
            ("основание", "письмо"),
            example="письмо от 12.01.2024 № 17",
            width=30,
        ),
        Column("consented_on", _("Дата согласия"), ("дата согласия", "согласие"), example="12.01.2024", width=30),
    ),
)
