import random

from artel.files.intake import Refused, inspect, read_limited
from artel.files.tests.mutations import mutate
from artel.files.tests.valid import VALID

READER = "artel.files.tests.readers:read_anything"
MUTATIONS = 150


def test_damaged_uploads_are_refused_or_read_and_never_crash_or_hang(tmp_path):
    """A short run of RELIABILITY.md R13; `bench/uploads.py --count 10000` is the long one."""
    rng = random.Random(20240315)
    documents = [(name, build()) for name, build in VALID.items()]
    path = tmp_path / "upload"
    refused = read = 0
    for _ in range(MUTATIONS):
        name, content = rng.choice(documents)
        path.write_bytes(mutate(content, rng))
        try:
            inspect(path, name)
            assert isinstance(read_limited(path, READER), dict)
            read += 1
        except Refused as refusal:
            assert refusal.message_ru
            assert refusal.reason not in ("wall_time", "cpu_time")
            refused += 1
    assert refused + read == MUTATIONS
    assert read > 5, "the damage must reach the readers"
