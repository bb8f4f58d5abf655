"""The file of settings: read by Artel and by a shell alike, never believed when others may write it."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artel.config import envfile

VALUES = st.text(
    st.characters(exclude_characters="\n\x00\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", exclude_categories=["Cs"])
)


@given(st.dictionaries(st.from_regex(r"[A-Z][A-Z0-9_]{0,20}", fullmatch=True), VALUES, max_size=5))
def test_what_is_written_is_read(tmp_path_factory, values) -> None:
    path = tmp_path_factory.getbasetemp() / "some.env"
    envfile.write(path, values)
    assert envfile.read(path) == values
    assert path.stat().st_mode & 0o777 == 0o600


@settings(max_examples=20)
@given(VALUES)
def test_a_shell_reads_the_same(tmp_path_factory, value: str) -> None:
    path = tmp_path_factory.getbasetemp() / "shell.env"
    envfile.write(path, {"VALUE": value})
    said = subprocess.run(["sh", "-c", f'. {path}; printf %s "$VALUE"'], capture_output=True, check=True)
    assert said.stdout.decode() == value


def test_a_setting_is_one_line(tmp_path) -> None:
    with pytest.raises(ValueError, match="one line"):
        envfile.write(tmp_path / "artel.env", {"A": "1\nB=2"})


def test_a_file_that_others_may_write_is_not_believed(tmp_path) -> None:
    path = tmp_path / "artel.env"
    path.write_text("ARTEL_MODE=production\n")
    path.chmod(0o666)
    with pytest.raises(envfile.Unreadable, match="chmod 600"):
        envfile.read(path)


def test_a_line_that_is_no_setting_is_named(tmp_path) -> None:
    path = tmp_path / "artel.env"
    path.write_text("# words\n\nARTEL_MODE=production # why\nexport X=1\n")
    path.chmod(0o600)
    with pytest.raises(envfile.Unreadable, match="line 4"):
        envfile.read(path)


def test_a_demo_beside_an_installation_never_reads_its_file(tmp_path, monkeypatch) -> None:
    envfile.write(tmp_path / "artel.env", {"ARTEL_PORT": "1"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARTEL_ENV_FILE", raising=False)
    monkeypatch.delenv("ARTEL_PORT", raising=False)
    monkeypatch.setenv("ARTEL_MODE", "demo")
    assert envfile.load() is None
    monkeypatch.delenv("ARTEL_MODE")
    assert envfile.find() == envfile.Path("artel.env")


def test_the_environment_wins(tmp_path, monkeypatch) -> None:
    path = tmp_path / "artel.env"
    envfile.write(path, {"ARTEL_PORT": "1", "ARTEL_HOSTS": "a.ru"})
    monkeypatch.setenv("ARTEL_ENV_FILE", str(path))
    monkeypatch.setenv("ARTEL_PORT", "2")
    monkeypatch.setenv("ARTEL_HOSTS", "")
    assert envfile.load() == path
    assert envfile.os.environ["ARTEL_PORT"] == "2"
