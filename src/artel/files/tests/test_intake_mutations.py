import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artel.files.intake import Refused, inspect, read_limited
from artel.files.tests.mutations import mutate
from artel.files.tests.valid import VALID

MAGICS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf",
    ]
)
READER = "artel.files.tests.readers:read_anything"
MUTATIONS = 150


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(magic=MAGICS, content=st.binary(max_size=400), name=st.text(max_size=20))
def test_any_bytes_are_accepted_or_refused(magic, content, name, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(magic + content)
    try:
        assert inspect(path, name).clean_name
    except Refused as refusal:
        assert refusal.message_ru.endswith(".")


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
