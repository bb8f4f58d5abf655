"""Why a wish ended so, in words, as a table."""

from decimal import Decimal

import pytest

from artel.fair.domain.points import Marks, Weights, order_of
from artel.fair.domain.states import Readiness
from artel.fair.reasons import cut_off_words, reason_words
from artel.matching import Outcome

WEIGHTS = Weights(60, 25, 15)
CRITERIA = ("practice", "exam", "grade")
YES, RESERVE = Readiness.YES, Readiness.RESERVE


def order(mark=None, exam=None, lot=5, **more):
    points = None if exam is None else Decimal(exam)
    return order_of(WEIGHTS, CRITERIA, Marks(mark=mark, exam=points, **more), lot)


@pytest.mark.parametrize(
    ("own", "last", "to_graduate", "to_commission"),
    [
        (
            order(4, "60", readiness=YES),
            order(5, "80", readiness=YES),
            "Места заняты кандидатами с баллом 80,00 и выше; ваш балл 63,00.",
            "Места заняты кандидатами с баллом 80,00 и выше; балл кандидата 63,00.",
        ),
        (
            # The last one came in without an interview: before it may stand fewer points, so «и выше» is not said.
            order(exam="40"),
            order(exam="80"),
            "Последним прошёл кандидат с баллом 20,00; ваш балл 10,00.",
            "Последним прошёл кандидат с баллом 20,00; балл кандидата 10,00.",
        ),
        (
            order(exam="100"),
            order(3, readiness=YES),
            "Места заняли кандидаты, которых предприятие готово пригласить; вы на собеседовании не были.",
            "Места заняли кандидаты, которых предприятие готово пригласить; собеседования не было.",
        ),
        (
            order(5, "100", readiness=RESERVE),
            order(3, readiness=YES),
            "Предприятие записало вас в резерв, а места заняли кандидаты, которые стоят перед резервом.",
            "Предприятие записало кандидата в резерв, а места заняли те, кто стоит перед резервом.",
        ),
        (
            order(4, "60", readiness=YES),
            order(4, "60", readiness=YES, has_practice=True),
            "Последним прошёл кандидат с тем же баллом 63,00, но с практикой на этом предприятии.",
            "Последним прошёл кандидат с тем же баллом 63,00, но с практикой на этом предприятии.",
        ),
        (
            order(4, readiness=YES),
            order(4, "0", readiness=YES),
            "Последним прошёл кандидат с тем же баллом 48,00, но с более высоким результатом демонстрационного экзамена.",
            "Последним прошёл кандидат с тем же баллом 48,00, но с более высоким результатом демонстрационного экзамена.",
        ),
        (
            order(4, "60", lot=24, readiness=YES),
            order(4, "60", lot=17, readiness=YES),
            "Последним прошёл кандидат с тем же баллом 63,00 и меньшим номером жребия (17, у вас 24).",
            "Последним прошёл кандидат с тем же баллом 63,00 и меньшим номером жребия (17 против 24).",
        ),
    ],
)
def test_a_full_vacancy_says_what_decided(own, last, to_graduate, to_commission):
    assert reason_words(Outcome.FULL, CRITERIA, own, last, mine=True) == to_graduate
    assert reason_words(Outcome.FULL, CRITERIA, own, last, mine=False) == to_commission


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.PLACED, "Вы распределены по этому пожеланию."),
        (Outcome.HIGHER_WISH_OBTAINED, "Не понадобилось: вы распределены по более высокому пожеланию."),
        (Outcome.DECLINED, "Предприятие отклонило заявку по итогам собеседования."),
        (Outcome.NO_PLACES, "Все места заняты по договорам о целевом обучении."),
    ],
)
def test_other_outcomes_need_no_cut_off(outcome, said):
    assert reason_words(outcome, CRITERIA, None, None, mine=True) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "есть свободные места"),
        (order(4, "60", readiness=YES), "балл 63,00"),
        (order(exam="60"), "балл 15,00, без собеседования"),
        (order(4, "60", readiness=RESERVE), "балл 63,00, из резерва"),
    ],
)
def test_cut_offs_in_words(last, said):
    assert cut_off_words(CRITERIA, last) == said
