"""Asking the questions of `artel init`: at a terminal, one after another, or from a file of answers."""

import getpass
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from artel.kernel.errors import BrokenRule
from artel.upkeep.questions import Question

Say = Callable[[str], None]


class CannotAsk(BrokenRule):
    """There is nobody to ask, or an answer of the file does not do; the message names the answer."""


def answers_of(path: Path) -> dict[str, str]:
    """Answers out of a TOML file, `key = "value"`, by the keys of the questions. Raises CannotAsk."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotAsk(f"{path}: {error}") from None
    return {name: str(value) for name, value in found.items()}


def from_file(questions: Sequence[Question], given: Mapping[str, str]) -> dict[str, str]:
    """Every answer checked, proposals where none is given. Raises CannotAsk with all that is wrong at once."""
    known = {question.key for question in questions}
    wrong = [f"{key}: такого вопроса нет" for key in given if key not in known]
    answers: dict[str, str] = {}
    for question in questions:
        answers[question.key] = ""
        if not question.when(answers):
            continue
        try:
            text = given[question.key] if question.key in given else question.propose(answers)
            answers[question.key] = question.check(text)
        except ValueError as error:
            wrong.append(f"{question.key} ({question.words}): {error}")
        except KeyError:
            continue  # a proposal that leans on an answer which is wrong already
    if wrong:
        raise CannotAsk("в ответах нужно исправить:\n  - " + "\n  - ".join(wrong))
    return answers


def at_terminal(
    questions: Sequence[Question],
    given: Mapping[str, str],
    *,
    say: Say = print,
    ask: Callable[[str], str] = input,
    ask_secret: Callable[[str], str] = getpass.getpass,
    proof: Mapping[str, Callable[[Mapping[str, str]], str]] | None = None,
) -> dict[str, str]:
    """Ask until each answer does. Enter takes what stands in brackets: the answer given before, or the proposal.

    `proof` tries an answer on the world (a database, a mail server): a sentence means that it does not do, and the
    question is asked again; a second time the same answer is taken as meant.
    """
    answers: dict[str, str] = {}
    for question in questions:
        answers[question.key] = ""
        if not question.when(answers):
            continue
        if question.part:
            say(f"\n{question.part}")
        if question.hint:
            say(f"  ({question.hint})")
        answers[question.key] = _one(
            question, answers, given, say, ask_secret if question.is_secret else ask, proof or {}
        )
    return answers


def _one(
    question: Question, answers: dict[str, str], given: Mapping[str, str], say: Say, ask: Callable, proof: Mapping
) -> str:
    offer = given.get(question.key) or question.propose(answers)
    shown = "как было" if question.is_secret and offer else offer
    doubted = None
    while True:
        typed = ask(f"  {question.words}{f' [{shown}]' if shown else ''}: ")
        try:
            value = question.check(typed if typed.strip() else offer)
        except ValueError as error:
            say(f"  {error}")
            continue
        objection = ""
        if question.key in proof and value != doubted:
            objection = proof[question.key]({**answers, question.key: value})
        if not objection:
            return value
        doubted = value
        say(f"  {objection}\n  Если так и задумано, введите то же ещё раз.")
