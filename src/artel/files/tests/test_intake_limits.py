import os
import signal
import time
from pathlib import Path

import pytest

from artel.files.intake import Refused, read_limited

PROBES = "artel.files.tests.readers:"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(b"1")
    return path


def refusal(path, probe, **kwargs):
    with pytest.raises(Refused) as caught:
        read_limited(path, PROBES + probe, **kwargs)
    return caught.value


def test_a_readers_answer_comes_back_whatever_it_prints(file):
    assert read_limited(file, PROBES + "say", arguments={"word": "да"}) == {"said": "да"}


@pytest.mark.parametrize(
    ("probe", "sentence"),
    [
        ("refuse", "В файле нет таблицы: вставьте её и загрузите снова."),
        ("refuse_with_sentence", "Сохраните файл иначе."),
    ],
)
def test_a_readers_refusal_is_passed_on_word_for_word(file, probe, sentence):
    assert refusal(file, probe).message_ru == sentence


@pytest.mark.parametrize(
    ("probe", "reason"),
    [
        ("swell", "MemoryError"),
        ("spin", "cpu_time"),
        ("stall", "wall_time"),
        ("crash", "signal 11"),
        ("flood", "output"),
        ("nest", "ValueError: nesting"),
        ("fail", "KeyError: 'oops'"),
        ("fill_disk", "OSError"),
        ("no_such_reader", "AttributeError"),
    ],
)
def test_a_reader_that_swells_spins_stalls_or_dies_is_a_refusal(file, probe, reason):
    refused = refusal(file, probe, cpu_s=1, wall_s=2)
    assert refused.reason.startswith(reason)
    assert refused.message_ru.startswith("Файл слишком сложный")


def test_the_child_sees_no_secrets_no_open_files_and_no_network(file, monkeypatch):
    monkeypatch.setenv("ARTEL_SECRET_KEY", "canary")
    descriptor = os.open(file, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    try:
        seen = read_limited(file, PROBES + "look_around")
    finally:
        os.close(descriptor)
    assert sorted(seen["environment"]) == ["LANG", "PATH"]
    assert len(seen["descriptors"]) <= 5, seen["descriptors"]  # 0, 1, 2, the way back, and the listing itself
    assert seen["session"]
    assert seen["network"] != "open"


def test_nothing_of_the_child_outlives_it(file):
    pid = read_limited(file, PROBES + "leave_grandchild")["pid"]
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        # Killed, and waiting for the init of this machine to collect it.
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return
    os.kill(pid, signal.SIGKILL)
    pytest.fail("a grandchild lives on")


def test_text_that_no_database_takes_is_mended(file):
    assert read_limited(file, PROBES + "spoil_text") == {"text": "а?б"}
