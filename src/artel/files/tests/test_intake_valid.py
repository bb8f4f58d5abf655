import hashlib

import pytest

from artel.files.intake import Refused, inspect, read_limited
from artel.files.tests import building
from artel.files.tests.valid import VALID

READER = "artel.files.tests.readers:read_anything"


@pytest.mark.parametrize("name", VALID)
def test_an_honest_document_is_accepted_and_read(name, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(VALID[name]())
    accepted = inspect(path, name)
    extension = name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    assert (accepted.kind, accepted.size) == (extension, path.stat().st_size)
    assert accepted.clean_name == name
    assert accepted.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_limited(path, READER)


def test_the_content_decides_and_the_name_follows(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(building.pdf())
    accepted = inspect(path, "План.docx")
    assert (accepted.kind, accepted.mime, accepted.clean_name) == ("pdf", "application/pdf", "План.pdf")


def test_a_kind_that_is_not_allowed_here_is_refused_by_name_of_those_that_are(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(building.png())
    with pytest.raises(Refused, match=r"Word \(\.docx\), PDF"):
        inspect(path, "снимок.png", allowed={"docx", "pdf"})


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path):
    path = tmp_path / "upload"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)
    with pytest.raises(Refused, match="Файл больше 20 МБ"):
        inspect(path, "план.pdf")
    with pytest.raises(Refused, match="Файл больше 1 МБ"):
        inspect(path, "план.pdf", max_bytes=1024**2)
