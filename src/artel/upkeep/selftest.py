"""Does the installation hold together: what is asked after every restore, and by a drill."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from artel import audit
from artel.documents import words
from artel.documents.selectors import faults_of, faults_of_files, settled_papers
from artel.files.models import StoredFile
from artel.upkeep.backup import media
from artel.upkeep.databases import database
from artel.upkeep.manifest import Manifest, sha256_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what is wrong with it in words."""

    lines: int
    papers: int
    files: int
    faults: list[str]


def examine(manifest: Manifest, *, with_journal: bool = True) -> Verdict:
    """Look at the database's own order, the journal with the anchors of the backup, the papers, every row's file.

    A file that the installation had lost or spoilt before the backup is told with the others: it is no less lost.
    `with_journal=False` where the key is another one.
    """
    faults = database().faults()
    lines = 0
    if with_journal:
        for chain in audit.chains():
            verdict = audit.verify(chain, anchor=manifest.anchors.get(str(chain)))
            lines += verdict.length
            if not verdict.ok:
                faults.append(_("журнал {chain}: {reason}").format(chain=chain, reason=verdict.reason_ru))
    papers = 0
    for paper in settled_papers():
        papers += 1
        if found := [*faults_of(paper), *faults_of_files(paper)]:
            faults.append(f"{words.name_of(paper)}, {paper.cluster.slug}: {'; '.join(found)}")
    files = 0
    for fault in _faults_of_rows():
        files += 1
        if fault:
            faults.append(fault)
    return Verdict(lines, papers, files, faults)


def _faults_of_rows() -> Iterator[str]:
    for name, sha256 in StoredFile.objects.exclude(content="").values_list("content", "sha256").iterator():
        path = media() / name
        if not path.is_file():
            yield _("нет файла {name}, о котором знает база").format(name=name)
        elif sha256_of(path) != sha256:
            yield _("файл {name} не тот, о котором знает база").format(name=name)
        else:
            yield ""


def is_of_this_version(manifest: Manifest) -> bool:
    """Whether the schema of the backup is that of the code: nothing to bring up."""
    known = {".".join(key) for key in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    return known <= set(manifest.migrations)
