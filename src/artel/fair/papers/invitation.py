"""A named invitation as a tree: the letter of an enterprise to one graduate. papers/README, paper 7; DOMAIN 3.2.9 b, C.1.

Words of an official paper are Russian whatever language the screen speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from artel.catalogue.domain.kinds import SpecialityKind
from artel.documents.papers import flow, letter, tree
from artel.documents.papers.gost import edition_for
from artel.fair.domain import wording
from artel.fair.models import Graduate, Vacancy
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Office, Organisation, Person, Position, Tenure
from artel.members.selectors import names_on
from artel.members.standing import in_force_on
from artel.russian import (
    NBSP,
    Case,
    Gender,
    date_words,
    decline_name,
    decline_post,
    first_upper,
    initials_surname,
    surname_initials,
)

KIND = "fair.invitation"
SUBJECT = "fair.invitation"
FORMS = ("приглашение", "приглашения", "приглашению", "приглашение", "приглашением", "приглашении")
DOCUMENTS = "паспорт, диплом, СНИЛС, документ воинского учёта (при наличии)"
ANSWER = "Ответить на приглашение и проверить его подлинность"
GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE}
_DEAR = {Gender.MALE: "Уважаемый", Gender.FEMALE: "Уважаемая"}
_GRADUATE_DATIVE = {Gender.MALE: "выпускнику", Gender.FEMALE: "выпускнице"}
_GRADUATE_ACCUSATIVE = {Gender.MALE: "выпускника", Gender.FEMALE: "выпускницу"}
# «на участок», but «в цех»: what one works on and not in.
_ON = ("участок", "участк", "производств", "завод", "фабрик", "предприяти", "лини", "склад", "станци", "подстанци")
_ON += ("объект", "комбинат", "пост", "площадк", "полигон")
_SMALLEST = (10, 0)  # the last of the sizes that a letter is tried in


class Fit(StrEnum):
    """How the letter stands on its page."""

    WHOLE = "whole"
    SMALLER = "smaller"  # in smaller type
    OVER = "over"  # not at all


@dataclass(frozen=True, slots=True)
class Sender:
    """Who invites, by the names of the day, and who signs for it. `person` None: nobody heads the enterprise."""

    organisation: Organisation
    short_name: str
    full_name: str
    lines: tuple[str, ...]
    person: Person | None = None
    office: Office | None = None
    post: str = ""

    @property
    def signature(self) -> str:
        person = self.person
        return initials_surname(person.last_name, person.first_name, person.patronymic) if person else ""


def sender_of(organisation: Organisation, day: date) -> Sender:
    """The enterprise on a day: its names of that day, requisites, and whoever heads it or acts as its head."""
    short_name, full_name = names_on(organisation, day)
    requisites = [f"ИНН{NBSP}{organisation.inn}" if organisation.inn else "", organisation.address, organisation.phone]
    lines = (
        f"участник {decline_post(organisation.cluster.name, Case.GENITIVE)}",
        " · ".join(part for part in requisites if part),
    )
    tenure = (
        Tenure.objects.filter(in_force_on(day), office__organisation=organisation, office__kind=OfficeKind.HEAD)
        .select_related("person", "office")
        .order_by("-is_acting", "valid_from", "pk")
        .first()
    )
    named = (organisation, short_name, full_name, tuple(line for line in lines if line))
    if tenure is None:
        return Sender(*named)
    return Sender(*named, tenure.person, tenure.office, _post_of(tenure, organisation, day))


def _post_of(tenure: Tenure, organisation: Organisation, day: date) -> str:
    if tenure.is_acting:
        return "И. о. руководителя"
    posts = Position.objects.filter(in_force_on(day), person=tenure.person, organisation=organisation)
    post = posts.order_by("valid_from", "pk").first()
    return first_upper(post.title) if post else "Руководитель"


def invitation_document(
    *,
    graduate: Graduate,
    vacancy: Vacancy,
    sender: Sender,
    college: tuple[str, str],
    paragraphs: Sequence[str],
    dated_on: date,
    valid_until: date,
    gender: Gender,
) -> tree.Document:
    """The letter. `college`: short and full name of the graduate's college on the day; `gender` is settled by a person."""
    person = graduate.student.person
    cluster = vacancy.cluster
    to_whom = decline_name(person.last_name, person.first_name, person.patronymic, gender, Case.DATIVE).text
    values = values_of(
        graduate=graduate, vacancy=vacancy, sender=sender, college=college, valid_until=valid_until, gender=gender
    )
    blocks: list[tree.Block] = [
        tree.Letterhead(sender.full_name, sender.lines),
        tree.Addressee(
            date_words(dated_on),
            cluster.place,
            (f"{to_whom},", f"{_GRADUATE_DATIVE[gender]} {decline_post(college[0], Case.GENITIVE)}"),
        ),
        tree.Title("Приглашение", "на трудоустройство"),
    ]
    for paragraph in wording.fill(paragraphs, values):
        match paragraph.part:
            case wording.Part.SALUTATION:
                blocks.append(tree.Text(paragraph.text, tree.Style.SALUTATION))
            case wording.Part.TERMS:
                blocks.append(tree.Terms(terms_of(vacancy)))
            case wording.Part.TEXT:
                blocks.append(tree.Text(first_upper(paragraph.text)))
    note = f"{wording.LEGAL_NOTE} Приглашение действительно до {date_words(valid_until)}"
    blocks += [
        tree.Signatures((tree.SignatureLine(sender.post or "Руководитель", sender.signature, 1),)),
        tree.Foot((note,), ANSWER),
    ]
    name = surname_initials(person.last_name, person.first_name, person.patronymic)
    return tree.Document(
        title=f"Приглашение на трудоустройство: {name}",
        blocks=tuple(blocks),
        gost_edition=edition_for(dated_on),
        left_mm=20,
    )


def values_of(
    *,
    graduate: Graduate,
    vacancy: Vacancy,
    sender: Sender,
    college: tuple[str, str],
    valid_until: date,
    gender: Gender,
) -> dict[str, str]:
    """What the placeholders of the wording stand for; every one of them is there."""
    person = graduate.student.person
    speciality = graduate.student.group.programme.speciality
    named = f"{person.first_name} {person.patronymic or person.last_name}"
    is_profession = speciality.kind == SpecialityKind.PROFESSION
    contact = vacancy.contact_phone + (f" ({vacancy.contact_name})" if vacancy.contact_name else "")
    return {
        "обращение": f"{_DEAR[gender]} {named}",
        "предприятие": first_upper(sender.full_name),
        "предприятие_кратко": sender.short_name,
        "выпускник_вин": _GRADUATE_ACCUSATIVE[gender],
        "ПОО_род": decline_post(college[1], Case.GENITIVE),
        "ПОО_кратко": college[0],
        "по_специальности": "по профессии" if is_profession else "по специальности",
        "код_и_название": f"{speciality.code}{NBSP}{speciality.name}",
        "по_профессии_или_на_должность": what_for(vacancy),
        "разряд": _small(vacancy.grade),
        "подразделение_вин": where_to(vacancy.department),
        "начало_работы": date_words(vacancy.starts_on),
        "зарплата": salary_of(vacancy),
        "график": vacancy.schedule,
        "наставник": vacancy.mentor,
        "ответить_до": date_words(valid_until),
        "контакт": contact,
        "документы": vacancy.documents.rstrip(" .") or DOCUMENTS,
        "ярмарка": vacancy.fair.name,
        wording.TERMS: "",
        wording.NOTE: "",
    }


def what_for(vacancy: Vacancy) -> str:
    """«по профессии «Токарь»», «на должность техника-технолога»."""
    if vacancy.is_worker:
        return f"по профессии «{first_upper(_inner(vacancy.title))}»"
    return f"на должность {_small(decline_post(_small(vacancy.title), Case.GENITIVE))}"


def where_to(department: str) -> str:
    """«на участок регулировки», «в механический цех»; as it is where the preposition is written already."""
    department = " ".join(department.split())
    first = department.split(" ")[0].lower()
    if not department or first in ("в", "во", "на"):
        return _small(department)
    declined = _small(decline_post(_small(department), Case.ACCUSATIVE))
    words = department.lower().split()[:3]
    if any(word.startswith(_ON) for word in words):
        return f"на {declined}"
    return f"{'во' if declined.lower().startswith(('вт', 'вс', 'фл')) else 'в'} {declined}"


def salary_of(vacancy: Vacancy) -> str:
    """«от 58 000 рублей в месяц до вычета НДФЛ»."""
    low, high = vacancy.salary_from, vacancy.salary_to
    if not high or high < low:
        amount = f"от {_money(low)} {_roubles(low)}"
    elif high == low:
        amount = f"{_money(low)} руб."
    else:
        amount = f"от {_money(low)} до {_money(high)} {_roubles(high)}"
    return f"{amount} в месяц до вычета НДФЛ"


def terms_of(vacancy: Vacancy) -> tuple[tuple[str, str], ...]:
    """The box of conditions; a line without a value is left out."""
    extra = "; ".join(
        _small(text.rstrip(" .;")) for text in (vacancy.training, vacancy.housing, vacancy.benefits) if text
    )
    rows = (
        ("Начало работы:", date_words(vacancy.starts_on)),
        ("Заработная плата:", salary_of(vacancy)),
        ("График работы:", vacancy.schedule),
        ("Место работы:", vacancy.where),
        ("Наставник:", vacancy.mentor),
        ("Дополнительно:", extra),
    )
    return tuple((label, value) for label, value in rows if value)


def fit_of(document: tree.Document) -> Fit:
    """Tell whether the letter stands on its one page, and whether in the type it is meant for."""
    room = flow.sheet_of(document).text_height
    if letter.height_of(document, document.size_pt, 0.7) <= room:
        return Fit.WHOLE
    return Fit.SMALLER if letter.height_of(document, *_SMALLEST) <= room else Fit.OVER


def _money(amount: int) -> str:
    return f"{amount:,}".replace(",", NBSP)


def _roubles(amount: int) -> str:
    """After «от» and «до»: the genitive."""
    return "рубля" if amount % 10 == 1 and amount % 100 != 11 else "рублей"


def _inner(text: str) -> str:
    """Quotes within quotes."""
    return text.replace("«", "„").replace("»", "“").replace('"', "")


def _small(text: str) -> str:
    """A lower case letter first, unless the word is an abbreviation: «ОТК»."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
