"""The decision on a composition with its annex «Состав», as a tree. papers/README, paper 3; DOMAIN 3.1.1 b, C.3.

Words of an official paper are Russian whatever language the screen speaks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from artel.bodies.domain.composition import Side
from artel.bodies.domain.rules import Share
from artel.bodies.domain.states import Part
from artel.bodies.models import Composition, Seat
from artel.bodies.selectors import (
    forming_unit_of,
    is_approved_apart,
    latest_composition,
    must_be_approved,
    rules_for,
    side_of,
)
from artel.documents.models import Paper
from artel.documents.papers import tree
from artel.documents.papers.gost import edition_for
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Office, Person, Unit
from artel.members.selectors import names_on
from artel.members.standing import in_force_on
from artel.plans.models import Activity
from artel.plans.selectors import current_row
from artel.russian import (
    Case,
    Gender,
    body_in_text,
    counted,
    date_ru,
    date_words,
    decline_name,
    decline_post,
    first_upper,
    guess_gender,
    initials_surname,
    post_at,
    surname_initials,
)
from artel.russian.titles import gender_of

DECISION_FORMS = ("решение", "решения", "решению", "решение", "решением", "решении")
DECIDED = {"m": "РЕШИЛ", "f": "РЕШИЛА", "n": "РЕШИЛО"}
QUORUM = {
    Share.HALF: "при участии не менее половины членов",
    Share.MORE_THAN_HALF: "при участии более половины членов",
    Share.TWO_THIRDS: "при участии не менее двух третей членов",
    Share.THREE_QUARTERS: "при участии не менее трёх четвертей членов",
    Share.ALL: "при участии всех членов",
}
PARTS = {
    UnitKind.WORKING_GROUP: {
        Part.CHAIR: "руководитель",
        Part.DEPUTY: "заместитель руководителя",
        Part.SECRETARY: "секретарь",
        Part.MEMBER: "член рабочей группы",
    },
    UnitKind.COMMISSION: {Part.MEMBER: "член комиссии"},
}
COUNCIL_PARTS = {
    Part.CHAIR: "председатель",
    Part.DEPUTY: "заместитель председателя",
    Part.SECRETARY: "секретарь",
    Part.MEMBER: "член совета",
}
PLAN_OF_WORK_DAYS = 15


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office on a day, and the post as it is printed: «И. о. председателя Экспертного совета»."""

    person: Person
    office: Office
    post: str
    is_acting: bool

    @property
    def signature(self) -> str:
        person = self.person
        return initials_surname(person.last_name, person.first_name, person.patronymic)


def holder_on(unit: Unit | None, kind: OfficeKind, day: date) -> Holder | None:
    """The holder of an office of a body on a day, whoever acts before the one they replace; None when it is vacant."""
    if unit is None:
        return None
    tenure = (
        unit.offices.model.objects.get(unit=unit, kind=kind)
        .tenures.filter(in_force_on(day))
        .select_related("person", "office")
        .order_by("-is_acting", "valid_from", "pk")
        .first()
    )
    if tenure is None:
        return None
    title = tenure.office.title
    post = f"И. о. {_lower(decline_post(title, Case.GENITIVE))}" if tenure.is_acting else title
    return Holder(tenure.person, tenure.office, post, tenure.is_acting)


def decision_document(
    composition: Composition, *, minutes: Paper, dated_on: date, signers: Sequence[Holder], approver: Holder | None
) -> tree.Document:
    """The decision of the forming body on a composition. Signers stand in places from 1; the approver comes after them."""
    body = forming_unit_of(composition)
    what = _Named.of(composition)
    title = f"Решение {_genitive(body.name)} {_lower(what.heading)}"
    blocks: list[tree.Block] = []
    if approver is not None:
        blocks.append(tree.Approve(approver.post, approver.signature, len(signers) + 1))
    blocks += [
        tree.Head(
            org=composition.cluster.name,
            body=body.name,
            kind="Решение",
            date=date_words(dated_on),
            place=composition.cluster.place,
            heading=what.heading,
        ),
        tree.Text(_preamble(composition, body, minutes)),
        *_points(composition, body, what, dated_on, approver),
        tree.Signatures(
            tuple(tree.SignatureLine(holder.post, holder.signature, place) for place, holder in enumerate(signers, 1))
        ),
        *_annex(composition, body, what, dated_on),
    ]
    return tree.Document(title=title, blocks=tuple(blocks), gost_edition=edition_for(dated_on))


def title_of(composition: Composition) -> str:
    """«О создании рабочей группы по направлению «Наставничество»» — of the paper and of an agenda's item."""
    return _Named.of(composition).heading


def points_of(composition: Composition) -> tuple[str, ...]:
    """The draft decision for the agenda: what the council is asked to decide."""
    what = _Named.of(composition)
    # The year's «г.» has the full stop already.
    end = f" на срок до {date_words(composition.term_until)}" if composition.term_until else "."
    first = (
        f"Создать {what.accusative} и сформировать её состав согласно проекту{end}"
        if what.is_new
        else f"Утвердить состав {what.genitive} согласно проекту{end}"
    )
    if is_approved_apart(composition) and must_be_approved(composition):
        return first, "Направить решение на утверждение председателю Координационного совета кластера."
    return (first,)


@dataclass(frozen=True, slots=True)
class _Named:
    """What the paper calls the body: «рабочую группу по направлению «…»», «(далее — рабочая группа)»."""

    kind: UnitKind
    nominative: str
    genitive: str
    accusative: str
    short: str  # «рабочая группа»; a council by its own name
    heading: str
    is_new: bool

    @classmethod
    def of(cls, composition: Composition) -> "_Named":
        is_new = composition.unit is None
        if composition.direction is not None:
            tail = f"по направлению «{_inner(composition.direction.name)}»"
            kind, forms = UnitKind.WORKING_GROUP, ("рабочая группа", "рабочей группы", "рабочую группу")
            nominative, genitive, accusative = (f"{form} {tail}" for form in forms)
            short = "рабочая группа"
        else:
            kind, name = UnitKind(composition.unit.kind), composition.unit.name
            nominative, genitive, accusative, short = name, _genitive(name), body_in_text(name, Case.ACCUSATIVE), name
        if is_new:
            heading = f"О создании {genitive}"
        elif latest_composition(composition.unit, date.max) is None:
            heading = f"О составе {genitive}"
        else:
            heading = f"Об изменении состава {genitive}"
        return cls(kind, nominative, genitive, accusative, short, heading, is_new)


def _preamble(composition: Composition, body: Unit, minutes: Paper) -> str:
    basis = f"на основании протокола заседания {_genitive(body.name)} от {date_words(minutes.dated_on)}"
    if minutes.number:
        basis += f" № {minutes.number}"
    if composition.minutes_item:
        basis += f" (пункт {composition.minutes_item})"
    item = _plan_item(composition)
    opening = f"В соответствии с {item} и {basis}" if item else f"На {basis[3:]}"
    return f"{opening} {body.name} {DECIDED[gender_of(body.name)]}:"


def _plan_item(composition: Composition) -> str:
    """«пунктом 1.1 Плана работы кластера на 2023/2024 учебный год»; empty where the direction has no row of a plan."""
    if composition.direction is None:
        return ""
    activities = list(
        Activity.objects.filter(pk__in=composition.direction.activities.values("pk")).select_related("plan")
    )
    forming = [
        activity
        for activity in activities
        if activity.requirements.filter(retired_on=None, kind="bodies.approved_composition").exists()
    ] or activities
    if not forming:
        return ""
    row = current_row(forming[0])
    title = forming[0].plan.title
    plan = f"Плана{title[4:]}" if title.startswith("План ") else f"плана «{_inner(title)}»"
    return f"пунктом {row.number} {plan}" if row.number else plan.replace("Плана", "Планом", 1)


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the decision, with points of its own («4.1.») or a list under it."""

    text: str
    inner: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


def _points(
    composition: Composition, body: Unit, what: _Named, dated_on: date, approver: Holder | None
) -> list[tree.Text]:
    texts = []
    for place, point in enumerate(_decided(composition, body, what, dated_on, approver), 1):
        texts.append(tree.Text(point.text, number=f"{place}."))
        texts += [tree.Text(text, number=f"{place}.{at}.") for at, text in enumerate(point.inner, 1)]
        texts += [tree.Text(text) for text in point.listed]
    return texts


def _decided(
    composition: Composition, body: Unit, what: _Named, dated_on: date, approver: Holder | None
) -> Iterator[_Point]:
    annex = "согласно приложению к настоящему решению"
    if what.is_new:
        yield _Point(f"Создать {what.accusative} (далее — {what.short}) и сформировать её состав {annex}.")
        yield from _purpose(composition)
    else:
        yield _Point(f"Утвердить состав {what.genitive} {annex}.")
        if (earlier := latest_composition(composition.unit, date.max)) is not None:
            yield _Point(f"Считать утратившим силу состав, действующий с {date_words(earlier.effective_from)}")
    if terms := _terms(composition, what, dated_on):
        yield _Point("Установить:", inner=tuple(terms))
    head = next((seat.person for seat in _seats(composition) if seat.part == Part.CHAIR), None)
    if what.is_new and head is not None:
        yield _Point(
            f"Руководителю рабочей группы {_initials_in(head, Case.DATIVE)} представить план работы группы в течение "
            f"{PLAN_OF_WORK_DAYS} рабочих дней со дня вступления настоящего решения в силу."
        )
    if controller := holder_on(body, OfficeKind.DEPUTY, dated_on) or holder_on(body, OfficeKind.CHAIR, dated_on):
        post = _lower(decline_post(controller.post, Case.ACCUSATIVE))
        name = _initials_in(controller.person, Case.ACCUSATIVE)
        yield _Point(f"Контроль за исполнением решения возложить на {post} {name}".rstrip(".") + ".")
    if approver is not None:
        yield _Point("Решение вступает в силу со дня утверждения председателем Координационного совета кластера.")
    else:
        yield _Point("Решение вступает в силу со дня подписания.")


def _purpose(composition: Composition) -> Iterator[_Point]:
    direction = composition.direction
    if goal := _bare(direction.goal):
        yield _Point(f"Определить целью рабочей группы {_lower(goal)}.")
    if tasks := [_lower(_bare(task)) for task in direction.tasks if _bare(task)]:
        ends = [";"] * (len(tasks) - 1) + ["."]
        yield _Point(
            "Возложить на рабочую группу следующие задачи:",
            listed=tuple(f"{task}{end}" for task, end in zip(tasks, ends, strict=True)),
        )


def _terms(composition: Composition, what: _Named, dated_on: date) -> list[str]:
    """Term, frequency with the quorum by the rules, report: what «Установить» lists."""
    lines = []
    if composition.term_until is not None:
        lines.append(f"Срок полномочий {_genitive(what.short)} — до {date_words(composition.term_until)}")
    if what.is_new:
        quorum = QUORUM[rules_for(composition, dated_on).quorum_share]
        quorum = f"заседание правомочно {quorum} {_genitive(what.short)} с правом голоса."
        frequency = _bare(composition.direction.frequency)
        lines.append(f"Периодичность заседаний — {_lower(frequency)}; {quorum}" if frequency else first_upper(quorum))
        if report := _bare(composition.direction.report_due):
            lines.append(f"Порядок отчётности — {_lower(report)}")
    return [line if line.endswith(".") else f"{line}." for line in lines]


def _annex(composition: Composition, body: Unit, what: _Named, dated_on: date) -> list[tree.Block]:
    seats = _seats(composition)
    return [
        tree.AnnexHead(
            lines=("Приложение", f"к решению {_genitive(body.name)}", f"от {date_words(dated_on)}"),
            title=("СОСТАВ", what.genitive),
        ),
        tree.Table(
            columns=(
                tree.Column("№ п/п", 0.7, tree.Align.CENTRE),
                tree.Column("Фамилия, имя, отчество", 1.6),
                tree.Column("Должность, организация", 2.4),
                tree.Column("Роль в рабочей группе" if what.kind == UnitKind.WORKING_GROUP else "Роль в составе", 1.4),
                tree.Column("Право голоса", 0.8, tree.Align.CENTRE),
            ),
            rows=tuple(
                (
                    str(place),
                    seat.person.full_name,
                    _work(seat, dated_on),
                    part_in_paper(what.kind, Part(seat.part)),
                    "да" if seat.has_vote else "нет",
                )
                for place, seat in enumerate(seats, 1)
            ),
            size_pt=12,
        ),
        tree.Text(total_line(seats)),
    ]


def part_in_paper(kind: UnitKind, part: Part) -> str:
    """«руководитель», «член рабочей группы» — the role as the annex prints it."""
    return (COUNCIL_PARTS | PARTS.get(kind, {}))[part]


def total_line(seats: Sequence[Seat]) -> str:
    """«Всего в составе 8 человек, из них с правом голоса — 7; представителей предприятий с правом голоса — 4, …»"""
    voters = [seat for seat in seats if seat.has_vote]
    sides = [side_of(seat.organisation) for seat in voters]
    words = [
        (Side.EMPLOYER, "представителей предприятий с правом голоса"),
        (Side.COLLEGE, "профессиональных образовательных организаций"),
        (Side.OTHER, "иных организаций"),
    ]
    by_side = [f"{word} — {sides.count(side)}" for side, word in words if sides.count(side)]
    total = f"Всего в составе {counted(len(seats), 'человек', 'человека', 'человек')}"
    text = f"{total}, из них с правом голоса — {len(voters)}"
    return f"{text}; {', '.join(by_side)}." if by_side else f"{text}."


def _seats(composition: Composition) -> list[Seat]:
    return list(composition.seats.select_related("person", "organisation").order_by("position"))


def _work(seat: Seat, day: date) -> str:
    organisation = names_on(seat.organisation, day)[0] if seat.organisation else ""
    return post_at(_lower(seat.post), organisation)


def _initials_in(person: Person, case: Case) -> str:
    """«Черных О.И.» in a case; the surname alone is declined."""
    gender = {"m": Gender.MALE, "f": Gender.FEMALE}.get(person.gender) or guess_gender(
        person.first_name, person.patronymic, person.last_name
    )
    last = decline_name(person.last_name, "", "", gender, case).text if gender else person.last_name
    return surname_initials(last, person.first_name, person.patronymic)


def _genitive(name: str) -> str:
    return body_in_text(name, Case.GENITIVE)


def _inner(name: str) -> str:
    return name.replace("«", "„").replace("»", "“")


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".;")


def _lower(text: str) -> str:
    """The first letter small, unless the word is an abbreviation."""
    is_abbreviation = text[:2].isalpha() and text[:2].isupper()
    return text if is_abbreviation else text[:1].lower() + text[1:]


def act_words_of(paper: Paper) -> str:
    """«решение от 15.02.2024 № 3» — an act named in a basis."""
    return f"решение от {date_ru(paper.dated_on)} № {paper.number}"
