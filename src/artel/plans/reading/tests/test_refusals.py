"""What cannot be read is refused in one Russian sentence that says what to do."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from artel.plans.reading import Unreadable, read_plan

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "пуст"),
        (b" \r\n\n", "пуст"),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "старый формат .doc. Откройте файл в Word или LibreOffice и сохраните как .docx",
        ),
        (OLE + "Workbook".encode("utf-16-le"), "старый формат .xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "защищён паролем"),
        (rb"{\rtf1\ansi plan}", ".rtf"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), ".odt"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), ".xlsx"),
        (packed(**{"a.txt": b"plan"}), "архив"),
        (packed(ppt__presentation=b"x"), "презентация"),
        (packed(**{"word/document.xml": b"<broken"}), "повреждён"),
        (packed(**{"xl/workbook.xml": b"<broken"}), "повреждён"),
        (b"PK\x03\x04 not an archive at all", "повреждён"),
        (b"%PDF-1.7\nnothing more", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "изображение"),
        (b"\xff\xd8\xff\xe0....", "изображение"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "веб-страница"),
        (b"\x00\x01\x02\x03binary", "не документ"),
        (b"only English words here", "нет русского текста"),
    ],
)
def test_a_foreign_broken_or_empty_file_is_refused_with_advice(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(data)

    with pytest.raises(Unreadable) as caught:
        read_plan(path)

    assert words in caught.value.message
    assert "\n" not in caught.value.message


def test_a_missing_file_is_refused_by_the_name_the_person_knows(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"«Мой план\.docx»"):
        read_plan(tmp_path / "8f3a", name="Мой план.docx")


def test_the_command_prints_one_line_and_exits_with_two_when_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(OLE)

    done = subprocess.run(
        [sys.executable, "-m", "artel.plans.reading", str(path)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "сохраните как .docx" in done.stderr
