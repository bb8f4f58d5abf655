"""Words about stages (what each is for, what a deed out of its time is told) and about vacancies (what is wrong, the pay)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from artel.fair.domain.stages import OPEN, Work
from artel.fair.domain.states import STAGES, Criterion, Stage
from artel.fair.domain.vacancies import Finding, FindingKind, minimum_wage
from artel.fair.labels import CRITERIA
from artel.fair.labels import STAGES as STAGE_LABELS
from artel.fair.models import Fair, Vacancy
from artel.russian import NBSP, date_ru, workdays

# «Сейчас идёт этап «…», {work} можно на этапах …»
WORKS = {
    Work.SETTINGS: lazy("Правила ярмарки меняют"),
    Work.VACANCIES: lazy("Вакансии вносят и публикуют"),
    Work.PROFILES: lazy("Анкеты выпускников заполняют"),
    Work.LOOKING: lazy("Вакансии и анкеты открыты для просмотра"),
    Work.WISHES: lazy("Пожелания указывают"),
    Work.RERANKING: lazy("Порядок пожеланий меняют"),
    Work.TIMETABLE: lazy("Расписание собеседований составляют"),
    Work.MARKS: lazy("Приход отмечают и оценки ставят"),
    Work.RUN: lazy("Распределение выполняют"),
    Work.REST: lazy("Второй тур проводят и распределение отменяют"),
    Work.OVERRIDES: lazy("Решения комиссии вносят"),
    Work.PROTOCOL: lazy("Протокол комиссии составляют"),
    Work.INVITING: lazy("Приглашения готовят и вручают"),
    Work.ANSWERS: lazy("Ответы на приглашения принимают"),
    Work.FACTS: lazy("Сведения о трудоустройстве вносят"),
}

ABOUT = {
    Stage.ANNOUNCED: lazy("Координатор объявляет ярмарку и её правила. Вакансии и выпускников уже можно вносить."),
    Stage.COLLECTING: lazy(
        "Предприятия вносят вакансии, координатор проверяет и публикует их. Колледжи вносят выпускников и рассылают "
        "личные ссылки, выпускники заполняют анкеты и дают согласие."
    ),
    Stage.SHOWCASE: lazy(
        "Выпускники смотрят опубликованные вакансии, предприятия — анкеты тех, кто дал согласие, без имён."
    ),
    Stage.WISHES: lazy("Выпускники выбирают вакансии и ставят их по порядку. По пожеланиям составляется расписание."),
    Stage.INTERVIEWS: lazy("День ярмарки: собеседования на стендах, предприятия ставят оценки."),
    Stage.ALLOCATION: lazy(
        "Правила уже не меняются: данные фиксируются, бросается жребий, программа предлагает распределение."
    ),
    Stage.COMMISSION: lazy("Комиссия рассматривает распределение, вносит решения и подписывает протокол."),
    Stage.INVITATIONS: lazy("Предприятия подписывают именные приглашения, приглашения вручаются выпускникам."),
    Stage.ANSWERS: lazy("Выпускники принимают или отклоняют приглашения. Свободные места предлагаются следующим."),
    Stage.EMPLOYMENT: lazy("Колледжи вносят, кто вышел на работу, на 31 октября."),
    Stage.MONITORING: lazy("Сведения обновляются через 3, 6 и 12 месяцев после выпуска."),
    Stage.CLOSED: lazy("Данные ярмарки остаются только для чтения."),
}


def stage_label(stage: str) -> str:
    return str(dict(STAGE_LABELS)[Stage(stage)])


def out_of_time(work: Work, stage: str) -> str:
    """«Вакансии вносят и публикуют на этапах «анонс» — «пожелания», а сейчас идёт этап «собеседования».»"""
    stages = [each for each in STAGES if each in OPEN[work]]
    now = stage_label(stage)
    if len(stages) == 1:
        return _("{work} на этапе «{first}», а сейчас идёт этап «{now}».").format(
            work=WORKS[work], first=stage_label(stages[0]), now=now
        )
    return _("{work} с этапа «{first}» по этап «{last}», а сейчас идёт этап «{now}».").format(
        work=WORKS[work], first=stage_label(stages[0]), last=stage_label(stages[-1]), now=now
    )


FINDINGS = {
    FindingKind.SEX: lazy("Пол работника в требованиях указывать нельзя (ТК РФ, ст. 3 и 64)."),
    FindingKind.AGE: lazy("Возраст в требованиях указывать нельзя (ТК РФ, ст. 3 и 64)."),
    FindingKind.RESIDENCE: lazy("Место жительства и регистрации требовать нельзя (ТК РФ, ст. 3 и 64)."),
    FindingKind.FAMILY: lazy("Семейное положение в требованиях указывать нельзя (ТК РФ, ст. 3 и 64)."),
    FindingKind.APPEARANCE: lazy("Внешность не относится к деловым качествам (ТК РФ, ст. 3 и 64)."),
    FindingKind.NATIONALITY: lazy("Национальность и происхождение указывать нельзя (ТК РФ, ст. 3 и 64)."),
    FindingKind.BELIEFS: lazy("Убеждения и вероисповедание указывать нельзя (ТК РФ, ст. 3 и 64)."),
    FindingKind.HEALTH: lazy("Отказывать людям с инвалидностью нельзя: опишите саму работу (ТК РФ, ст. 3 и 64)."),
    FindingKind.PROBATION: lazy(
        "Выпускникам, впервые идущим на работу по специальности, испытание не устанавливают (ТК РФ, ст. 70)."
    ),
    FindingKind.COMPULSORY: lazy("Приглашение ни к чему не обязывает: напишите, что предприятие предлагает."),
    FindingKind.ADULTS_ONLY: lazy(
        "До 18 лет к вредной, опасной и ночной работе не допускают: отметьте «только с 18 лет» (ТК РФ, ст. 96 и 265)."
    ),
    FindingKind.LOW_SALARY: lazy(
        "Заработная плата ниже федерального МРОТ на день начала работы ({minimum} руб.): проверьте сумму (ТК РФ, ст. 133)."
    ),
    FindingKind.MEDICAL: lazy(
        "Если придёт выпускник младше 18 лет, до приёма ему нужен медицинский осмотр (ТК РФ, ст. 266)."
    ),
    FindingKind.NO_GROUND: lazy(
        "«Только с 18 лет» указывают, когда этого требуют условия труда: проверьте класс условий и работу ночью."
    ),
}


def finding_sentence(finding: Finding, *, starts_on: date) -> str:
    """«Возраст в требованиях указывать нельзя (ТК РФ, ст. 3 и 64).», with the words found before it."""
    text = str(FINDINGS[finding.kind])
    if finding.kind == FindingKind.LOW_SALARY:
        text = text.format(minimum=grouped(minimum_wage(starts_on)))
    return f"«{finding.words}»: {text[0].lower()}{text[1:]}" if finding.words else text


def grouped(number: int) -> str:
    """«60 000» with narrow steps that do not break."""
    return f"{number:,}".replace(",", NBSP)


def salary_words(vacancy: Vacancy) -> str:
    """«от 60 000 руб.», «60 000–80 000 руб.»"""
    return pay(vacancy.salary_from, vacancy.salary_to)


def pay(low: int, high: int | None) -> str:
    """The same of two amounts; an empty upper bound is «от»."""
    if high:
        return _("{low}–{high} руб.").format(low=grouped(low), high=grouped(high))
    return _("от {low} руб.").format(low=grouped(low))


def span(opens_on: date | None, due_on: date | None) -> str:
    """«01.02.2024 — 20.03.2024», «12.04.2024», «с 01.02.2024», «до 20.03.2024»; empty without days."""
    if opens_on and due_on:
        return date_ru(opens_on) if opens_on == due_on else f"{date_ru(opens_on)} — {date_ru(due_on)}"
    if opens_on:
        return _("с {day}").format(day=date_ru(opens_on))
    return _("до {day}").format(day=date_ru(due_on)) if due_on else ""


# The twelve stages as a road that fits a line; the exact stage stands under the current part.
PHASES = (
    (lazy("Подготовка"), (Stage.ANNOUNCED, Stage.COLLECTING)),
    (lazy("Витрина и выбор"), (Stage.SHOWCASE, Stage.WISHES)),
    (lazy("Собеседования"), (Stage.INTERVIEWS,)),
    (lazy("Распределение"), (Stage.ALLOCATION, Stage.COMMISSION)),
    (lazy("Приглашения"), (Stage.INVITATIONS, Stage.ANSWERS)),
    (lazy("Трудоустройство"), (Stage.EMPLOYMENT, Stage.MONITORING)),
)


def rules_of(fair: Fair) -> list[tuple[str, str]]:
    """The declared rules in words: pairs of a name and a sentence."""
    criteria = dict(CRITERIA)
    points = _("собеседование {interview} %, демонстрационный экзамен {exam} %, средний балл {grade} %").format(
        interview=fair.weight_interview, exam=fair.weight_exam, grade=fair.weight_grade
    )
    equal = [str(criteria[Criterion(name)]) for name in fair.criteria]
    ties = _("{criteria}, затем номер жребия").format(criteria=", ".join(equal)) if equal else _("номер жребия")
    per_place = f"{fair.over_offer.normalize():f}".replace(".", ",")
    return [
        (_("Пожеланий"), _("не больше {count}, по порядку предпочтения").format(count=fair.max_wishes)),
        (_("Баллы"), points),
        (_("При равенстве"), ties),
        (
            _("Как распределяем"),
            _(
                "выпускник получает первую из своих вакансий, где по баллам ему хватает места: другой парой выпускник "
                "и предприятие не могут договориться лучше"
            ),
        ),
        (_("Целевые договоры"), _("место закрепляется до распределения")),
        (
            _("Анкеты"),
            _("до собеседования без имён") if fair.are_cards_anonymous else _("с именами, при согласии выпускника"),
        ),
        (_("Приглашений на место"), per_place),
        (_("На ответ"), workdays(fair.answer_days)),
        (
            _("Принятое приглашение"),
            _("снимает остальные") if fair.acceptance_withdraws_others else _("остальных не снимает"),
        ),
        (_("Цель"), _("приглашение получат не меньше {percent} % желающих").format(percent=fair.target_percent)),
    ]
