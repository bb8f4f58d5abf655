"""An extract of registered minutes: cut out of the signed text itself."""

from dataclasses import replace
from datetime import date

from artel.documents.papers.gost import edition_for
from artel.documents.papers.tree import Document
from artel.meetings.models import Minutes
from artel.meetings.papers import words
from artel.meetings.papers.collect import GENDERS, facts_of
from artel.meetings.papers.facts import Who
from artel.meetings.papers.minutes import extract_tree
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Office, Person
from artel.members.selectors import names_on
from artel.russian import Case, decline_post


def extract_document(
    minutes: Minutes, number: int, *, person: Person, office: Office, on: date, case_index: str = ""
) -> Document:
    """The extract of the item that bears this number in the minutes, to be certified by this person on this day."""
    meeting = minutes.meeting
    document = extract_tree(
        Document.from_json(minutes.paper.content),
        number,
        facts=facts_of(meeting, minutes.edition),
        minutes_number=minutes.paper.number,
        certifier_post=certifier_post(office),
        certifier=_who(person),
        certified_on=words.day(on),
        kept_at=kept_at(minutes, case_index),
    )
    return replace(document, gost_edition=edition_for(on))


def certifier_post(office: Office) -> str:
    """«Секретарь Экспертного совета»"""
    word = "Секретарь" if office.kind == OfficeKind.SECRETARY else "Председатель"
    return f"{word} {words.genitive(office.unit.name)}"


def signed_name(person: Person) -> str:
    """«О.П. Савина»"""
    return _who(person).signed


def kept_at(minutes: Minutes, case_index: str) -> str:
    """«Подлинник документа находится в ОГБПОУ «ТЭПК» в деле № 02-14 за 2024 год.»"""
    cluster, day = minutes.meeting.cluster, minutes.meeting.held_on
    name = names_on(cluster.lead, day)[0] if cluster.lead else cluster.short_name
    index = f" № {case_index.strip().removeprefix('№').strip()}" if case_index.strip() else ""
    where = decline_post(name, Case.PREPOSITIONAL)
    return f"Подлинник документа находится в {where} в деле{index} за {day.year} год."


def _who(person: Person) -> Who:
    return Who(person.pk, person.last_name, person.first_name, person.patronymic, GENDERS.get(person.gender))
