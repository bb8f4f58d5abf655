"""What goes round a meeting on paper: the registration sheet, the bulletin or the poll sheet, the notice."""

from collections.abc import Iterator

from artel.documents.papers.tree import (
    Align,
    Block,
    Column,
    Document,
    Head,
    Pairs,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.kernel import clock
from artel.meetings.domain.states import Ballot, MeetingForm
from artel.meetings.models import Attendee, Meeting, Question
from artel.meetings.papers import words
from artel.meetings.papers.collect import AGENDA, NO_VOTE, facts_of
from artel.meetings.papers.facts import MinutesFacts, Who
from artel.members.selectors import names_on

_SIGN_IN = (
    Column("№ п/п", 0.6, Align.CENTRE),
    Column("Фамилия, имя, отчество", 2.3),
    Column("Должность, организация", 3),
    Column("Право голоса", 0.9, Align.CENTRE),
    Column("Пришёл / ушёл", 1.3, Align.CENTRE),
    Column("Подпись", 1.3),
)
_CHOICES = (Column("За", 1, Align.CENTRE), Column("Против", 1, Align.CENTRE), Column("Воздержался", 1, Align.CENTRE))


def registration_sheet(meeting: Meeting) -> Document:
    """The sheet to be signed at the door: members by the roll of the day, then the invited."""
    facts = facts_of(meeting)
    blocks: list[Block] = [_head(facts, "Лист регистрации", f"участников {words.heading(facts)}")]
    people = [who for body in facts.bodies for who in (*body.present, *(absent.who for absent in body.absent))]
    known = {who.key for who in people}
    invited = meeting.attendees.filter(unit__isnull=True).select_related("person", "organisation")
    guests = [
        Who(
            row.person_id,
            row.person.last_name,
            row.person.first_name,
            row.person.patronymic,
            post=" ".join(part for part in (row.post, _organisation(row)) if part),
            notes=(NO_VOTE,),
        )
        for row in invited
        if row.person_id not in known
    ]
    if facts.secretary and facts.secretary.key not in known:
        people.append(facts.secretary)
    for title, found in (("Члены", _once(people)), ("Приглашённые", guests)):
        if found:
            if guests:
                blocks.append(Text(f"{title}:", Style.FLAT))
            blocks.append(Table(_SIGN_IN, tuple(_sign_in(found)), size_pt=10.5))
    if facts.secretary:
        blocks.append(Signatures((SignatureLine("Секретарь", facts.secretary.signed),)))
    return _sheet(facts, f"Лист регистрации участников {words.heading(facts)}", blocks)


def bulletin(question: Question) -> Document:
    """The bulletin of a secret ballot, without a name; the poll sheet of an absentee vote, with one."""
    meeting = question.item.meeting
    facts = facts_of(meeting)
    is_poll = question.ballot == Ballot.ABSENTEE or meeting.form == MeetingForm.ABSENTEE
    kind, what = ("Опросный лист", "заочного") if is_poll else ("Бюллетень", "тайного")
    body = words.genitive(question.unit.name)
    blocks: list[Block] = [_head(facts, kind, f"для {what} голосования {body}")]
    number = [item.pk for item in meeting.items.filter(state__in=AGENDA)].index(question.item_id) + 1
    blocks += [
        Text("Вопрос повестки дня:", Style.FLAT),
        Text(words.sentence(question.item.title), number=f"{number}."),
        Text("Проект решения:", Style.FLAT),
        *(Text(words.sentence(line)) for line in question.text.splitlines() if line.strip()),
        Text("Отметьте один вариант любым знаком:", Style.FLAT),
        Table(_CHOICES, (("☐", "☐", "☐"),), size_pt=13),
    ]
    if is_poll:
        blocks.append(Text("Особое мнение: " + "_" * 60, Style.FLAT))
        blocks.append(Text("_" * 76, Style.FLAT))
        blocks.append(Signatures((SignatureLine("Член " + body, "_" * 22),)))
        if meeting.polls_until:
            blocks.append(Text(f"Лист нужно вернуть секретарю до {words.day(meeting.polls_until)}", Style.FLAT))
    else:
        blocks.append(Text("Бюллетень без отметки или с двумя отметками недействителен.", Style.ITALIC))
    return _sheet(facts, f"{kind} для {what} голосования, вопрос {number}", blocks)


def notice_document(meeting: Meeting) -> Document:
    """The notice of a meeting with its agenda."""
    facts = facts_of(meeting)
    day = clock.date_of(meeting.notified_at, meeting.cluster) if meeting.notified_at else clock.today(meeting.cluster)
    head = _head(facts, "Извещение", f"о проведении {words.heading(facts)}", date=words.day(day))
    rows = [("Дата проведения:", words.day(meeting.held_on))]
    if meeting.form == MeetingForm.ABSENTEE:
        if meeting.polls_until:
            rows.append(("Мнения принимаются:", f"до {words.day(meeting.polls_until)}"))
    elif meeting.starts_at:
        rows.append(("Начало:", f"{meeting.starts_at:%H:%M}"))
    rows.append(("Форма проведения:", facts.form_words))
    if facts.venue and meeting.form != MeetingForm.ABSENTEE:
        rows.append(("Место проведения:", facts.venue))
    if meeting.link:
        rows.append(("Видеосвязь:", "ссылка — на странице заседания в Артели"))
    blocks: list[Block] = [head, Pairs(tuple(rows)), Text("ПОВЕСТКА ДНЯ", Style.HEADING)]
    for item in facts.items:
        blocks.append(Text(words.sentence(item.title), number=f"{item.number}."))
        if item.speaker:
            post = f", {item.speaker.post}" if item.speaker.post else ""
            blocks.append(Text(words.sentence(f"Докладчик — {item.speaker.full}{post}"), Style.RAGGED))
    blocks.append(
        Text("Просим подтвердить участие. Если вы не сможете присутствовать, сообщите об этом секретарю заранее.")
    )
    if facts.secretary:
        blocks.append(Signatures((SignatureLine("Секретарь", facts.secretary.signed),)))
    return _sheet(facts, f"Извещение о проведении {words.heading(facts)}", blocks)


def _head(facts: MinutesFacts, kind: str, heading: str, date: str = "") -> Head:
    return Head(
        org=facts.org,
        body=", ".join(body.name for body in facts.bodies),
        kind=kind,
        date=date or words.day(facts.held_on),
        place=facts.place,
        heading=heading,
        number="",
    )


def _sheet(facts: MinutesFacts, title: str, blocks: list[Block]) -> Document:
    return Document(
        title=f"{title} от {facts.held_on:%d.%m.%Y}",
        blocks=tuple(blocks),
        gost_edition=facts.gost_edition,
        left_mm=20,
        size_pt=12.5,
    )


def _sign_in(people: list[Who]) -> Iterator[tuple[str, ...]]:
    for place, who in enumerate(people, 1):
        post = ", ".join(part for part in (who.post, who.office) if part)
        yield (str(place), who.full, post, "нет" if NO_VOTE in who.notes else "да", "", "")


def _once(people: list[Who]) -> list[Who]:
    found = {who.key: who for who in reversed(people)}
    return sorted(found.values(), key=lambda who: (who.last, who.first))


def _organisation(row: Attendee) -> str:
    return names_on(row.organisation, row.meeting.held_on)[0] if row.organisation_id else ""
