"""Who sees what of a graduate: the one place that decides (docs/fair.md)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _

from artel.accounts.bearer import Bearer
from artel.accounts.rights import System
from artel.catalogue.domain.ages import is_adult, latest_adult_birthday
from artel.catalogue.models import Speciality
from artel.fair.domain.lines import fits_any
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import STAGES, GraduateState, InterviewState, InvitationState, Stage, VacancyState
from artel.fair.models import Fair, Graduate, Interview, Invitation, Vacancy, Wish
from artel.fair.permissions import sits_on_commission
from artel.kernel import clock
from artel.members.domain.kinds import ConsentPurpose, OrganisationKind
from artel.members.models import Consent
from artel.members.permissions import leads
from artel.members.standing import standing_of

_EMPLOYER = OrganisationKind.EMPLOYER


@dataclass(frozen=True, slots=True)
class Contacts:
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Card:
    """What one person may see of one graduate. Empty strings and None: not shown, or not known.

    `title` is the name, or the number where the name is not shown. `contacts` are filled for the graduate and their own
    college; an employer with `may_ask_contacts` gets them from `services.graduates.look_at_contacts`, which leaves a
    trace. `why_hidden` is a sentence about what is not shown, "" when all is.
    """

    pk: int
    number: str
    title: str
    name: str
    college: str
    speciality_code: str
    speciality_name: str
    group: str = ""
    average_grade: Decimal | None = None
    exam_points: Decimal | None = None
    grade: str = ""
    practice_at: str = ""
    practice_note: str = ""
    achievements: str = ""
    municipality: str = ""
    is_ready_to_move: bool = False
    schedule_wish: str = ""
    needs_conditions: bool = False
    about: str = ""
    contacts: Contacts | None = None
    may_ask_contacts: bool = False
    is_profile_shown: bool = True
    is_own: bool = False
    why_hidden: str = ""


# --- consent ---


def consents_in_force(day: date, **of: Any) -> QuerySet[Consent]:
    """Consents to be shown to employers that were given by the day and not withdrawn; whose age they suit is not asked."""
    return Consent.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
        purpose=ConsentPurpose.EMPLOYERS,
        given_on__lte=day,
        **of,
    )


def consent_on(day: date, prefix: str = "") -> Q:
    """Q for graduates whose consent EMPLOYERS is in force on the day; `prefix` leads to the graduate, with its «__».

    A minor's consent stands only with a representative named; from the eighteenth birthday on only the person's own does.
    """
    given = consents_in_force(day, person=OuterRef(f"{prefix}student__person"))
    line = latest_adult_birthday(day)
    return (Q(**{f"{prefix}student__born_on__lte": line}) & Exists(given.filter(representative=""))) | (
        Q(**{f"{prefix}student__born_on__gt": line}) & Exists(given.exclude(representative=""))
    )


def consented(graduates: QuerySet[Graduate], day: date) -> QuerySet[Graduate]:
    """Those of them whose consent to be shown to employers is in force on the day."""
    return graduates.filter(consent_on(day))


def has_consent(graduate: Graduate, day: date) -> bool:
    """Tell whether employers may be told of the graduate on the day."""
    return consented(Graduate.objects.filter(pk=graduate.pk), day).exists()


def is_minor(graduate: Graduate, day: date) -> bool:
    return not is_adult(graduate.student.born_on, day)


# --- who sees whom ---


def of_colleges(organisation_ids: Collection[int]) -> Q:
    """Q for graduates of these colleges."""
    return Q(student__group__programme__organisation_id__in=organisation_ids)


def graduates_visible_to(user: Any, fair: Fair) -> QuerySet[Graduate]:
    """Graduates of a fair whom the person may be told of at all; how much of each is `card_of`'s.

    Own college, those who lead and the commission: everybody (others' colleges do not see each other's). An employer:
    from the showcase on, those who take part with the consent in force, whose speciality its published vacancies ask
    for, or who wished, meet or are invited by it. A constant number of queries.
    """
    everybody = Graduate.objects.filter(fair=fair)
    if isinstance(user, System):
        return everybody
    if isinstance(user, Bearer):
        mine = isinstance(user.thing, Graduate) and user.thing.fair_id == fair.pk
        return everybody.filter(pk=user.thing.pk) if mine else everybody.none()
    if leads(user, fair) or sits_on_commission(user, fair):
        return everybody
    standing = standing_of(user, fair.cluster)
    if not standing.organisation_ids:
        return everybody.none()
    return everybody.filter(
        of_colleges(standing.organisation_ids) | _shown_to_employers(fair, standing.organisations_of(_EMPLOYER))
    )


def showcase_for(user: Any, fair: Fair) -> QuerySet[Graduate]:
    """Graduates whom the employers of this person may be told of: what an employer's showcase shows."""
    employers = standing_of(user, fair.cluster).organisations_of(_EMPLOYER)
    return Graduate.objects.filter(_shown_to_employers(fair, employers), fair=fair)


def _shown_to_employers(fair: Fair, organisations: Collection[int]) -> Q:
    if not organisations or not is_open(Work.LOOKING, fair.stage):
        return Q(pk__in=[])
    suitable = _suitable(fair, frozenset(organisations))
    theirs = {"graduate": OuterRef("pk"), "vacancy__organisation_id__in": organisations}
    return (
        Q(state=GraduateState.CONFIRMED)
        & consent_on(clock.today(fair.cluster))
        & (
            Q(student__group__programme__speciality_id__in=suitable)
            | Exists(Wish.objects.filter(**theirs))
            | Exists(Interview.objects.filter(**theirs).exclude(state=InterviewState.CANCELLED))
            | Exists(Invitation.objects.filter(**theirs))
        )
    )


def keep_while_read(fair: Fair) -> None:
    """Let specialities that fit be asked once for a page, which asks who is shown several times."""
    fair.suitable_kept = {}


def _suitable(fair: Fair, organisations: frozenset[int]) -> list[int]:
    """Ids of specialities of the fair's graduates that published vacancies of these employers ask for. One query."""
    kept = getattr(fair, "suitable_kept", None)
    if kept is not None and organisations in kept:
        return kept[organisations]
    asked = Vacancy.specialities.through.objects.filter(
        speciality=OuterRef("pk"),
        vacancy__fair=fair,
        vacancy__organisation_id__in=organisations,
        vacancy__state=VacancyState.PUBLISHED,
    )
    taught = Graduate.objects.filter(fair=fair, student__group__programme__speciality=OuterRef("pk"))
    rows = list(
        Speciality.objects.annotate(is_asked=Exists(asked), is_taught=Exists(taught)).filter(
            Q(is_asked=True) | Q(is_taught=True)
        )
    )
    wanted = [each for each in rows if each.is_asked]
    found = [each.pk for each in rows if each.is_taught and fits_any(each, wanted)]
    if kept is not None:
        kept[organisations] = found
    return found


# --- how much of each ---


def with_cards(graduates: QuerySet[Graduate]) -> QuerySet[Graduate]:
    """The graduates with all that a card is written from, in one query."""
    return graduates.select_related(
        "student__person", "student__group__programme__organisation", "student__group__programme__speciality",
        "practice_at", "fair__cluster",
    )  # fmt: skip


def card_of(user: Any, graduate: Graduate) -> Card:
    """What of the graduate is shown to the person."""
    return cards_of(user, graduate.fair, [graduate])[0]


def cards_of(user: Any, fair: Fair, graduates: Sequence[Graduate]) -> list[Card]:
    """Cards of many graduates of one fair, in their order; a constant number of queries after `with_cards`.

    Of a graduate whom the person may not be told of, only the number is left.
    """
    look = _Look(user, fair, graduates)
    return [look.card(graduate) for graduate in graduates]


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=BooleanField())


class _Look:
    """One person looking at graduates of one fair: everything that has to be asked, asked once."""

    def __init__(self, user: Any, fair: Fair, graduates: Sequence[Graduate]) -> None:
        self._user = user
        self._sees_all = isinstance(user, System)
        self._organisations: frozenset[int] = frozenset()
        self._leads = False
        self._consented: set[int] = set()
        self._shown: set[int] = set()
        self._named: set[int] = set()
        self._accepted: set[int] = set()
        if self._sees_all or isinstance(user, Bearer):
            return
        standing = standing_of(user, fair.cluster)
        self._organisations, employers = standing.organisation_ids, standing.organisations_of(_EMPLOYER)
        # Own graduates are shown whole: nothing is asked about them.
        ids = [
            graduate.pk
            for graduate in graduates
            if graduate.student.group.programme.organisation_id not in self._organisations
        ]
        if not ids:
            return
        self._leads = leads(user, fair) or sits_on_commission(user, fair)
        theirs = {"graduate": OuterRef("pk"), "vacancy__organisation_id__in": employers}
        invited = Invitation.objects.filter(**theirs)
        met = Interview.objects.filter(**theirs).exclude(state=InterviewState.CANCELLED)
        asked = Graduate.objects.filter(pk__in=ids, fair=fair).annotate(
            consents=_flag(consent_on(clock.today(fair.cluster))),
            is_shown=_flag(_shown_to_employers(fair, employers)),
            is_invited=Exists(invited),
            has_accepted=Exists(invited.filter(state=InvitationState.ACCEPTED)),
            is_met=Exists(met),
        )
        has_begun = STAGES.index(Stage(fair.stage)) >= STAGES.index(Stage.INTERVIEWS)
        flags = asked.values_list("pk", "consents", "is_shown", "is_invited", "has_accepted", "is_met")
        for pk, consents, is_shown, is_invited, has_accepted, is_met in flags:
            is_named = is_shown if not fair.are_cards_anonymous else is_invited or (has_begun and is_met)
            for told, kept in (
                (consents, self._consented),
                (is_shown, self._shown),
                (is_named, self._named),
                (has_accepted, self._accepted),
            ):
                if told:
                    kept.add(pk)

    def card(self, graduate: Graduate) -> Card:
        student = graduate.student
        programme = student.group.programme
        own = (
            self._sees_all
            or (isinstance(self._user, Bearer) and self._user.bears(graduate))
            or programme.organisation_id in self._organisations
        )
        may_see = own or self._leads or graduate.pk in self._shown
        has_consent = own or graduate.pk in self._consented
        is_shown = may_see and has_consent
        is_named = is_shown and (own or self._leads or graduate.pk in self._named)
        number = graduate.public_number
        if not may_see:
            return Card(graduate.pk, number, number, "", "", "", "", is_profile_shown=False, why_hidden=_not_yours())
        placed = {
            "pk": graduate.pk,
            "number": number,
            "college": programme.organisation.short_name,
            "speciality_code": programme.speciality.code,
            "speciality_name": programme.speciality.name,
        }
        if not is_shown:
            return Card(**placed, title=number, name="", is_profile_shown=False, why_hidden=_no_consent())
        name = student.person.full_name if is_named else ""
        person = student.person
        return Card(
            **placed,
            title=name or number,
            name=name,
            group=student.group.name if own else "",
            average_grade=graduate.average_grade,
            exam_points=graduate.exam_points,
            grade=graduate.grade,
            practice_at=graduate.practice_at.short_name if graduate.practice_at_id else "",
            achievements=graduate.achievements,
            municipality=graduate.municipality,
            is_ready_to_move=graduate.is_ready_to_move,
            schedule_wish=graduate.schedule_wish,
            # What people write in their own words gives away who they are.
            practice_note=graduate.practice_note if is_named else "",
            needs_conditions=graduate.needs_conditions and is_named,
            about=graduate.about if is_named else "",
            contacts=Contacts(person.email, person.phone) if own else None,
            may_ask_contacts=not own and graduate.pk in self._accepted and graduate.pk in self._shown,
            is_own=own,
            why_hidden=self._why(graduate, is_named=is_named, own=own),
        )

    def _why(self, graduate: Graduate, *, is_named: bool, own: bool) -> str:
        if own or (self._leads and not self._organisations):
            return ""
        if not is_named:
            return _("Имя станет известно на собеседовании.")
        if graduate.pk in self._shown and graduate.pk not in self._accepted:
            return _("Контакты откроются, когда выпускник примет приглашение.")
        return ""


def _no_consent() -> str:
    return _("Нет согласия на передачу анкеты работодателям, поэтому имя и анкета не показаны.")


def _not_yours() -> str:
    return _("Анкета этого выпускника вам не показывается.")
