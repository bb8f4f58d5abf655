"""What `artel init` asks, how answers are checked, and how they become a file of settings."""

import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.kernel.errors import BrokenRule
from artel.upkeep import asking, first, questions
from artel.upkeep.questions import QUESTIONS
from artel.upkeep.zones import zone_of

GIVEN = {
    "address": "plan.college.example",
    "operator_name": "Сидоров Пётр Ильич",
    "operator_email": "Sidorov@College.example",
    "cluster_name": "Томский образовательно-промышленный кластер",
    "cluster_short": "Томский машиностроительный",
    "region": "Томская область",
    "lead_name": "Колледж № 1",
    "coordinator_name": "Иванова Мария Сергеевна",
    "coordinator_email": "ivanova@college.example",
}


def test_what_is_not_said_is_proposed() -> None:
    answers = asking.from_file(QUESTIONS, GIVEN)
    assert answers["address"] == "https://plan.college.example"
    assert answers["slug"] == "tomskiy-mashinostroitelnyy"
    assert (answers["zone"], answers["lead_short"], answers["database"]) == ("Asia/Tomsk", "Колледж № 1", "")
    assert answers["operator_email"] == "sidorov@college.example"
    assert answers["mail_port"] == ""  # no mail server: nothing of it is asked


def test_a_file_of_answers_is_refused_with_all_that_is_wrong() -> None:
    wrong = {
        **GIVEN,
        "address": "http://plan.example",
        "lead_inn": "7017012345",
        "operator_name": "Сидоров",
        "colour": "1",
    }
    with pytest.raises(BrokenRule) as refused:
        asking.from_file(QUESTIONS, wrong)
    for key in ("address", "lead_inn", "operator_name", "colour"):
        assert f"{key}" in str(refused.value)
    assert "cluster_name" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["http://a.ru", "https://a.ru/path", "https://", "a b.ru", "https://u:p@a.ru", "localhost"]
)
def test_an_address_must_be_a_name_of_its_own_with_https(text: str) -> None:
    with pytest.raises(ValueError, match="https"):
        questions.address(text)


@given(st.text(max_size=80))
def test_a_proposed_slug_is_one_or_nothing(name: str) -> None:
    found = questions.latin(name)
    assert found == "" or (questions.slug(found) == found and len(found) <= 30)


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("Томская область", "Asia/Tomsk"),
        ("Омская область", "Asia/Omsk"),
        ("Республика Саха (Якутия)", "Asia/Yakutsk"),
        ("Курская область", "Europe/Moscow"),
        ("Курганская область", "Asia/Yekaterinburg"),
        ("Сахалинская область", "Asia/Magadan"),
        ("", "Europe/Moscow"),
    ],
)
def test_a_region_has_its_zone(region: str, zone: str) -> None:
    assert zone_of(region) == zone


class Terminal:
    """Types the lines given, one a question."""

    def __init__(self, *lines: str) -> None:
        self.lines, self.said, self.asked = list(lines), [], []

    def ask(self, words: str) -> str:
        self.asked.append(words)
        return self.lines.pop(0)


def _asked(terminal: Terminal, keys: tuple[str, ...], kept: dict | None = None, proof: dict | None = None) -> dict:
    some = [question for question in QUESTIONS if question.key in keys]
    return asking.at_terminal(
        some, kept or {}, say=terminal.said.append, ask=terminal.ask, ask_secret=terminal.ask, proof=proof
    )


def test_a_wrong_answer_is_asked_for_again() -> None:
    terminal = Terminal("http://a.ru", "https://plan.a.ru")
    assert _asked(terminal, ("address",)) == {"address": "https://plan.a.ru"}
    assert any("открытым текстом" in line for line in terminal.said)


def test_enter_takes_what_was_answered_before() -> None:
    terminal = Terminal("")
    assert _asked(terminal, ("address",), {"address": "https://plan.a.ru"}) == {"address": "https://plan.a.ru"}
    assert "[https://plan.a.ru]" in terminal.asked[0]


def test_a_password_is_never_shown() -> None:
    kept = {"mail_host": "smtp.a.ru", "mail_user": "artel@a.ru", "mail_password": "тайна"}
    terminal = Terminal("", "", "", "")
    answers = _asked(terminal, ("mail_host", "mail_port", "mail_user", "mail_password"), kept)
    assert answers["mail_password"] == "тайна"
    assert not any("тайна" in line for line in terminal.asked + terminal.said)


def test_a_doubted_answer_is_taken_the_second_time() -> None:
    tries = count()
    terminal = Terminal("postgres://u@h/b", "postgres://u@h/b")
    answers = _asked(terminal, ("database",), proof={"database": lambda answers: f"не отвечает {next(tries)}"})
    assert answers == {"database": "postgres://u@h/b"}
    assert next(tries) == 1


def test_keys_are_made_once_and_other_lines_are_kept() -> None:
    answers = asking.from_file(QUESTIONS, GIVEN)
    values = first.settings_of(answers, {})
    assert all(re.fullmatch(r"[\w-]{60,}", values[name]) for name in first.KEYS)
    assert values["ARTEL_SECRET_KEY"] != values["ARTEL_AUDIT_KEY"]
    again = first.settings_of(answers, {**values, "ARTEL_BACKUP_DIR": "/srv/copies", "ARTEL_SMTP_HOST": "old"})
    assert {name: again[name] for name in first.KEYS} == {name: values[name] for name in first.KEYS}
    assert again["ARTEL_BACKUP_DIR"] == "/srv/copies"
    assert "ARTEL_SMTP_HOST" not in again  # the mail server was answered away


def test_what_was_written_is_proposed_again() -> None:
    mail = {"mail_host": "smtp.a.ru", "mail_user": "artel@a.ru", "mail_password": "п$а\"р\\о'ль"}
    answers = asking.from_file(QUESTIONS, {**GIVEN, **mail, "database": "postgres://u:p@h/b"})
    kept = first.answers_kept(first.settings_of(answers, {}))
    assert asking.from_file(QUESTIONS, {**GIVEN, **kept}) == answers
