"""Words about stages: what each is for, who does what, and what a deed out of its time is told."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from artel.fair.domain.stages import OPEN, Work
from artel.fair.domain.states import STAGES, Stage
from artel.fair.labels import STAGES as STAGE_LABELS

# «Сейчас идёт этап «…», {work} можно на этапах …»
WORKS = {
    Work.SETTINGS: lazy("Правила ярмарки меняют"),
    Work.VACANCIES: lazy("Вакансии вносят и публикуют"),
    Work.PROFILES: lazy("Анкеты выпускников заполняют"),
    Work.LOOKING: lazy("Вакансии и анкеты открыты для просмотра"),
    Work.WISHES: lazy("Пожелания указывают"),
    Work.RERANKING: lazy("Порядок пожеланий меняют"),
    Work.TIMETABLE: lazy("Расписание собеседований составляют"),
    Work.MARKS: lazy("Итоги собеседований вносят"),
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
    Stage.CLOSED: lazy("Ярмарка завершена, её данные только для чтения."),
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
