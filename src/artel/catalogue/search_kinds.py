"""What is found of the catalogue: programmes, study groups, and students by those who may see them."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.catalogue.models import Group, Programme, Student
from artel.catalogue.selectors import groups_visible_to, programmes_visible_to, students_visible_to
from artel.members.models import Organisation, Person
from artel.search.domain.ranks import Weight, Words
from artel.search.kinds import Card, Hit, Kind, Source, register

_NAMES = frozenset({"last_name", "first_name", "patronymic"})


def register_kinds() -> None:
    """Offer programmes, groups and students to search. Called once, in ready()."""
    register(
        Kind(
            code="programme",
            label=_("Программы"),
            one=_("образовательная программа"),
            model=Programme,
            rows=lambda: Programme.objects.select_related("speciality", "organisation"),
            card=_programme_card,
            visible=lambda user, cluster: programmes_visible_to(user, cluster).select_related(
                "cluster", "speciality", "organisation"
            ),
            hit=lambda row: Hit(
                title=str(row.speciality),
                url=reverse("catalogue:programme", args=[row.cluster.slug, row.pk]),
                context=_t("{college}, набор {year} г., {form}").format(
                    college=row.organisation.short_name, year=row.starts_in, form=row.get_form_display()
                ),
                state=_t("закрыта") if row.closed_on else "",
            ),
            sources=(
                Source(Programme, lambda row: [row.pk]),
                Source(
                    Organisation,
                    lambda row: list(row.programmes.values_list("pk", flat=True)),
                    frozenset({"short_name"}),
                ),
            ),
            lift=5,
        )
    )
    register(
        Kind(
            code="group",
            label=_("Учебные группы"),
            one=_("учебная группа"),
            model=Group,
            rows=lambda: Group.objects.select_related("programme__speciality"),
            card=lambda row: Card(
                row.cluster_id,
                (Words(row.name, Weight.TITLE), Words(str(row.programme.speciality), Weight.ASIDE)),
                row.graduates_on,
            ),
            visible=lambda user, cluster: groups_visible_to(user, cluster).select_related(
                "cluster", "programme__speciality", "programme__organisation"
            ),
            hit=lambda row: Hit(
                title=_t("Группа {name}").format(name=row.name),
                url=reverse("catalogue:group", args=[row.cluster.slug, row.pk]),
                context=f"{row.programme.speciality}, {row.programme.organisation.short_name}",
                on=row.graduates_on,
            ),
            sources=(Source(Group, lambda row: [row.pk], frozenset({"name", "programme", "graduates_on"})),),
            lift=3,
        )
    )
    register(
        Kind(
            code="student",
            label=_("Студенты"),
            one=_("студент"),
            model=Student,
            rows=lambda: Student.objects.filter(erased_at__isnull=True).select_related("person", "group"),
            card=lambda row: Card(
                row.cluster_id,
                (Words(row.person.full_name, Weight.TITLE), Words(row.group.name, Weight.ASIDE)),
                row.group.graduates_on,
            ),
            visible=lambda user, cluster: students_visible_to(user, cluster).select_related(
                "cluster", "person", "group__programme__speciality"
            ),
            hit=lambda row: Hit(
                title=row.person.full_name,
                url=reverse("catalogue:student", args=[row.cluster.slug, row.pk]),
                context=_t("группа {group}, {speciality}").format(
                    group=row.group.name, speciality=row.group.programme.speciality
                ),
                state=row.get_state_display(),
            ),
            sources=(
                Source(Student, lambda row: [row.pk], frozenset({"person", "group", "erased_at"})),
                Source(Person, lambda row: list(row.studies.values_list("pk", flat=True)), _NAMES),
                Source(
                    Group,
                    lambda row: list(row.students.values_list("pk", flat=True)),
                    frozenset({"name", "graduates_on"}),
                ),
            ),
            lift=5,
        )
    )


def _programme_card(row: Programme) -> Card:
    return Card(
        row.cluster_id,
        (
            Words(row.speciality.name, Weight.TITLE),
            Words(row.speciality.code, Weight.NUMBER),
            Words(row.organisation.short_name, Weight.ASIDE),
            Words(row.qualification, Weight.ASIDE),
        ),
    )
