"""What of students calls their college: consents that end with the eighteenth birthday. Counts only, no names."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.models import Student
from artel.members.models import Cluster, Consent
from artel.notices.addressees import Addressees
from artel.notices.domain import cadence
from artel.notices.sources import Call, Source, register
from artel.russian import month_name

ADULT = 18
AHEAD = 4  # months that are looked through: sixty working days


def consents_to_renew(cluster: Cluster, day: date) -> Iterator[Call]:
    """Students whose consent was given by a parent and who come of age: a line a college and month, due on its first day.

    From the birthday on only the person's own consent counts (152-ФЗ ст. 9; DOMAIN 2.2).
    """
    first, after = _month(day, 0), _month(day, AHEAD + 1)
    by_parent = Consent.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=day), person=OuterRef("person"), given_on__lte=day
    ).exclude(representative="")
    own = Consent.objects.filter(revoked_on__isnull=True, person=OuterRef("person"), representative="")
    students = Student.objects.filter(
        Exists(by_parent),
        ~Exists(own),
        cluster=cluster,
        state=StudentState.STUDYING,
        erased_at=None,
        born_on__gte=first.replace(year=first.year - ADULT),
        born_on__lt=after.replace(year=after.year - ADULT),
    )
    rows = students.order_by().values_list("group__programme__organisation", "born_on")
    counts = Counter((college, date(born_on.year + ADULT, born_on.month, 1)) for college, born_on in rows)
    people = Addressees(cluster, day)
    for (college, month), count in sorted(counts.items()):
        yield Call(
            thing=f"catalogue.adults:{college}:{month.isoformat()}",
            on=month,
            users=people.of_organisation(college),
            title=_("Студентам исполняется 18 лет, {month} {year}: нужны их собственные согласия ({count})").format(
                month=month_name(month.month), year=month.year, count=count
            ),
            text=_(
                "Согласие родителя действует до дня рождения. Без нового согласия данные студента скроются от других."
            ),
            act=_("Открыть студентов"),
            url=reverse("catalogue:students", args=[cluster.slug]),
        )


def _month(day: date, later: int) -> date:
    """The first day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + later, 12)
    return date(year, month + 1, 1)


register(
    Source(
        "catalogue.adults",
        gettext_lazy("Согласия студентов, которым исполняется 18"),
        consents_to_renew,
        cadence.CONSENT,
    )
)
