from datetime import timedelta

import pytest
from django.db import transaction

from artel.files.intake import MAX_BYTES
from artel.files.models import StoredFile
from artel.files.services import remove_orphans, store_upload
from artel.files.serving import send
from artel.files.tests.factories import TEXT, content_of, make_stored_file, make_upload
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.tests.factories import make_cluster, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_in(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "file_permissions_mode": 0o600},
        },
    }
    return tmp_path


def kept_files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_an_upload_is_kept_under_a_random_name_readable_by_the_server_alone(kept_in):
    cluster, user = make_cluster(), make_user()
    stored = store_upload(make_upload("Приказ 12.txt"), cluster=cluster, actor=user)
    [path] = kept_files(kept_in)
    assert path.name == stored.public_id.hex
    assert path.stat().st_mode & 0o777 == 0o600
    assert (stored.name, stored.kind, stored.size) == ("Приказ 12.txt", "txt", len(TEXT))
    assert content_of(stored) == TEXT
    assert stored.uploaded_by == user


def test_the_same_bytes_twice_are_two_files(kept_in):
    cluster = make_cluster()
    first, second = make_stored_file(cluster), make_stored_file(cluster)
    assert first.sha256 == second.sha256
    assert len(kept_files(kept_in)) == 2


def test_a_refused_upload_says_why_and_leaves_nothing(kept_in):
    with pytest.raises(BrokenRule, match="программа") as refusal:
        store_upload(make_upload("приказ.pdf", b"MZ\x90\x00" * 20), cluster=make_cluster(), actor=make_user())
    assert refusal.value.field == "file"
    assert not kept_files(kept_in)
    assert not StoredFile.objects.exists()


def test_an_endless_upload_is_cut_off(kept_in):
    class Endless:
        name = "a.txt"
        taken = 0

        def chunks(self):
            while True:
                self.taken += 1
                yield b"a" * 1024 * 1024

    endless = Endless()
    with pytest.raises(BrokenRule, match="больше"):
        store_upload(endless, cluster=make_cluster(), actor=make_user())
    assert endless.taken <= MAX_BYTES // 1024**2 + 1
    assert not kept_files(kept_in)


def test_only_the_kinds_asked_for_are_taken():
    with pytest.raises(BrokenRule, match="другого вида"):
        store_upload(make_upload(), cluster=make_cluster(), actor=make_user(), allowed={"pdf"})


def test_a_file_is_given_back_to_be_saved_and_not_run(kept_in):
    response = send(make_stored_file(make_cluster(), name="Приказ «О плане».txt"))
    assert b"".join(response.streaming_content) == TEXT
    response.close()
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert "filename*=UTF-8''%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Cache-Control"] == "no-store"


def test_a_text_is_never_shown_in_the_browser_whatever_was_asked(kept_in):
    response = send(make_stored_file(make_cluster()), inline=True)
    response.close()
    assert response["Content-Disposition"].startswith("attachment")


def test_bytes_of_an_undone_deed_are_removed_when_they_are_old_enough(kept_in):
    cluster = make_cluster()
    kept = make_stored_file(cluster)
    with pytest.raises(RuntimeError), transaction.atomic():
        make_stored_file(cluster)
        raise RuntimeError
    assert StoredFile.objects.get() == kept
    assert len(kept_files(kept_in)) == 2
    assert remove_orphans(before=clock.now() - timedelta(days=1)) == 0
    assert remove_orphans(before=clock.now() + timedelta(days=1)) == 1
    assert content_of(kept) == TEXT


def test_nothing_is_removed_where_nothing_was_kept():
    assert remove_orphans(before=clock.now()) == 0
