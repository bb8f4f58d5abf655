import re
import time

import pytest

from artel.files.intake import KINDS, Refused, clean_name, inspect, read_limited
from artel.files.tests import building, hostile_office
from artel.files.tests.hostile import HOSTILE, SAFE, Hostile
from artel.files.tests.hostile_other import NAMES

assert hostile_office  # registers its documents

READER = "artel.files.tests.readers:read_anything"


def is_one_sentence_that_says_what_to_do(words):
    advice = (
        r"сохраните|загрузите|удалите|снимите|скопируйте|оставьте|разорвите|распакуйте|уменьшите|проверьте|откройте"
    )
    return (
        re.search(advice, words)
        and re.match(r"^[А-ЯЁP].*\.$", words, re.S)
        and not re.search(r"[а-яё]\. [А-ЯЁ]", words)
    )


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.title.replace(" ", "-"))
def test_a_malicious_document_is_refused_with_a_sentence_or_read_safely(case: Hostile, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(case.build())
    begun = time.process_time()
    try:
        accepted = inspect(path, case.name)
    except Refused as refusal:
        assert refusal.reason in case.reasons
        assert is_one_sentence_that_says_what_to_do(refusal.message_ru)
        return
    finally:
        assert time.process_time() - begun < 20
    assert SAFE in case.reasons, "it should have been refused"
    assert accepted.kind in KINDS
    try:
        assert isinstance(read_limited(path, READER), dict)
    except Refused as refusal:
        assert is_one_sentence_that_says_what_to_do(refusal.message_ru)


def test_there_are_at_least_sixty_malicious_documents():
    assert len(HOSTILE) + len(NAMES) >= 60
    assert len({case.title for case in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize(("name", "clean"), NAMES.items(), ids=range(len(NAMES)))
def test_a_malicious_name_becomes_a_plain_one(name, clean, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(building.docx())
    assert inspect(path, name).clean_name == clean
    assert clean_name(clean) == clean
