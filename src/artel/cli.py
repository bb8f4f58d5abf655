"""The `artel` command: what a person of an installation types. Reading deadlines and plans needs no database.

Exit codes: 0 done · 1 refused or not found (one line says what to mend) · 2 the words of the call are off.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from artel.config import envfile
from artel.kernel.errors import Refusal
from artel.search import commands as search
from artel.upkeep import commands as upkeep
from artel.upkeep import first_commands


class CliError(Exception):
    """A refusal to print as one line; the message names the mend."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit code."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if not hasattr(arguments, "run"):
        parser.print_help()
        return 2
    try:
        if getattr(arguments, "reads_settings", True):
            envfile.load()
        return arguments.run(arguments) or 0
    except (CliError, Refusal, envfile.Unreadable) as error:
        print(f"artel: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="artel", description="The annual work plan of an educational-industrial cluster."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    first_commands.add_to(commands)
    run = commands.add_parser("run", help="web server and background worker together")
    run.add_argument("--host", default="127.0.0.1")
    run.add_argument("--port", type=int, help="8000, or ARTEL_PORT")
    run.add_argument("--web-processes", type=int, default=2, metavar="N", help="processes of the web server (2)")
    run.add_argument("--no-worker", action="store_true", help="the web server alone; workers run as `artel worker`")
    run.set_defaults(run=_run)
    worker = commands.add_parser("worker", help="one background worker")
    worker.set_defaults(run=_worker)
    upkeep.add_to(commands)
    search.add_to(commands)
    demo = commands.add_parser("demo", help="build the demo world (kept when it is there)")
    demo.add_argument("--again", action="store_true", help="empty the whole demo database and build it anew")
    demo.set_defaults(run=_demo)
    tour = commands.add_parser("tour", help="what to look at first, and as whom")
    tour.set_defaults(run=_tour)

    cluster = commands.add_parser("cluster", help="clusters").add_subparsers(metavar="WHAT", required=True)
    add = cluster.add_parser("add", help="found a cluster")
    add.add_argument("slug", help="its address, latin letters: tepk")
    add.add_argument("--name", required=True)
    add.add_argument("--short", default="")
    add.add_argument("--region", default="")
    add.add_argument("--zone", default="Europe/Moscow", help="Asia/Tomsk")
    add.set_defaults(run=_cluster_add)

    user = commands.add_parser("user", help="accounts").add_subparsers(metavar="WHAT", required=True)
    invite = user.add_parser("invite", help="invite a person and print the link")
    invite.add_argument("--email", required=True)
    invite.add_argument("--name", required=True, help="«Фамилия Имя Отчество»")
    invite.add_argument("--cluster", required=True, metavar="SLUG")
    invite.add_argument("--role", required=True, choices=["head", "coordinator", "representative", "observer"])
    invite.add_argument("--organisation", metavar="INN", help="for a representative")
    invite.set_defaults(run=_user_invite)
    operator = user.add_parser("operator", help="make the operator of the installation and print the link")
    operator.add_argument("--email", required=True)
    operator.add_argument("--name", required=True)
    operator.set_defaults(run=_user_operator)

    plan = commands.add_parser("plan", help="plans").add_subparsers(metavar="WHAT", required=True)
    read = plan.add_parser("read", help="read a plan out of a document; needs no database")
    read.add_argument("--json", action="store_true", help="everything that was read, as JSON")
    read.add_argument("file", type=Path)
    read.set_defaults(run=_plan_read, reads_settings=False)
    imported = plan.add_parser("import", help="import a plan as a draft")
    imported.add_argument("file", type=Path)
    imported.add_argument("--cluster", required=True, metavar="SLUG")
    imported.add_argument("--as", dest="user", required=True, metavar="EMAIL")
    imported.add_argument("--year", help="2023/2024, where the document does not say")
    imported.set_defaults(run=_plan_import)
    status = plan.add_parser("status", help="state of every row on a date, and who owes what")
    status.add_argument("--cluster", required=True, metavar="SLUG")
    status.add_argument("--on", type=_day, metavar="DATE", help="2024-03-15 or 15.03.2024; today unless said")
    status.add_argument("--json", action="store_true")
    status.set_defaults(run=_plan_status)

    check = commands.add_parser("verify", help="tell whose paper a file is, or check every signed paper")
    what = check.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "file", nargs="?", type=Path, help="a PDF or DOCX issued by this installation, or an entered scan"
    )
    what.add_argument("--all", action="store_true", help="check the texts, signatures and files of all signed papers")
    check.set_defaults(run=_verify)

    report = commands.add_parser("report", help="reports of execution").add_subparsers(metavar="WHAT", required=True)
    proof = report.add_parser("verify", help="compute a report again from its bundle; needs no database")
    proof.add_argument("bundle", type=Path, help="the ZIP of a signed report")
    proof.set_defaults(run=_report_verify)

    catalogue = commands.add_parser("catalogue", help="classifiers").add_subparsers(metavar="WHAT", required=True)
    load = catalogue.add_parser("load", help="load an edition of a classifier; one of the same title is kept as it is")
    load.add_argument("file", type=Path, help="JSON as in src/artel/catalogue/seed/spo.json")
    load.set_defaults(run=_catalogue_load)

    term = commands.add_parser("term", help="read a deadline; needs no database")
    term.add_argument("phrase", nargs="?")
    term.add_argument("--year", help="2023/2024, 2024 or 2024-2025")
    term.add_argument("--month", help="2020-01, from a heading above")
    term.add_argument("--batch", action="store_true", help="one JSON request a line on stdin, one answer a line")
    term.set_defaults(run=_term, reads_settings=False)

    journal = commands.add_parser("audit", help="the journal").add_subparsers(metavar="WHAT", required=True)
    verify = journal.add_parser("verify", help="prove that no line of the journal was changed")
    verify.add_argument("--cluster", metavar="SLUG", help="one cluster; all of them unless said")
    verify.add_argument("--anchor", help="SEQ:DIGEST kept from an earlier day; needs --cluster")
    verify.set_defaults(run=_audit_verify)
    return parser


def _day(text: str) -> date:
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.split("."))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write 2024-03-15 or 15.03.2024") from None


def _django() -> None:
    """Start Django; a refusal of the settings is one line a problem."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CliError(str(error)) from None


# --- the process tree ---


def _run(arguments: argparse.Namespace) -> int:
    _django()
    upkeep.refuse_half_restored()
    from artel.jobs import supervisor

    try:
        port = arguments.port or int(os.environ.get("ARTEL_PORT") or "8000")
        return supervisor.run_all(
            arguments.host,
            port,
            ready=_say_where,
            workers=arguments.web_processes,
            with_worker=not arguments.no_worker,
        )
    except supervisor.CannotStart as error:
        raise CliError(str(error)) from None


def _say_where(address: str) -> None:
    from django.conf import settings

    print(f"\n  Артель: {address}\n", flush=True)
    if settings.MODE == "demo":
        print(f"  Войти без пароля вымышленным лицом: {address}/demo/", flush=True)
        for line in _people_to_try():
            print(f"    {line}", flush=True)
        print("\n  Остановить: Ctrl+C", flush=True)


def _people_to_try() -> list[str]:
    from artel.demo import tour

    return tour.people_lines()


def _worker(arguments: argparse.Namespace) -> int:
    _django()
    upkeep.refuse_half_restored()
    from artel.jobs import worker

    return worker.main()


def _demo(arguments: argparse.Namespace) -> int:
    _django()
    from artel.demo import world
    from artel.jobs.worker import run_pending

    if world.ensure(again=arguments.again, say=lambda text: print(text, flush=True)):
        print("  готовятся файлы подписанных документов", flush=True)
        run_pending()
    return 0


def _tour(arguments: argparse.Namespace) -> int:
    _django()
    from artel.demo import tour

    print(tour.text())
    return 0


# --- members ---


def _cluster(slug: str) -> Any:
    from artel.members.models import Cluster

    cluster = Cluster.objects.select_related("lead").filter(slug=slug).first()
    if cluster is None:
        known = ", ".join(Cluster.objects.order_by("slug").values_list("slug", flat=True)[:10]) or "none yet"
        raise CliError(f"no cluster {slug!r}; there are: {known}. Add one with `artel cluster add`")
    return cluster


def _user(email: str) -> Any:
    from artel.accounts.models import User

    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CliError(f"no active account {email!r}; invite one with `artel user invite`")
    return user


def _cluster_add(arguments: argparse.Namespace) -> int:
    _django()
    from artel.accounts.rights import system
    from artel.members import services

    cluster = services.add_cluster(
        slug=arguments.slug,
        name=arguments.name,
        short_name=arguments.short or arguments.name[:120],
        region=arguments.region,
        time_zone=arguments.zone,
        actor=system("artel cluster add"),
    )
    print(f"{cluster.short_name}: /k/{cluster.slug}/")
    return 0


def _user_invite(arguments: argparse.Namespace) -> int:
    _django()
    from artel.accounts.rights import system
    from artel.members import services
    from artel.members.models import Organisation

    cluster = _cluster(arguments.cluster)
    organisation = None
    if arguments.role == "representative":
        organisation = Organisation.objects.filter(cluster=cluster, inn=arguments.organisation or "").first()
        if organisation is None or not arguments.organisation:
            raise CliError("a representative needs --organisation with the INN of an organisation of the cluster")
    last, first, patronymic = [*arguments.name.split(maxsplit=2), "", ""][:3]
    _person, invited = services.invite_person(
        cluster=cluster,
        last_name=last,
        first_name=first,
        patronymic=patronymic,
        email=arguments.email,
        kind=arguments.role,
        organisation=organisation,
        actor=system("artel user invite"),
    )
    print(invited.url or "the account is in use already: its owner was told by mail, the role is granted")
    return 0


def _user_operator(arguments: argparse.Namespace) -> int:
    _django()
    from artel.accounts import services
    from artel.accounts.rights import system

    invited = services.make_operator(email=arguments.email, name=arguments.name, actor=system("artel user operator"))
    print(invited.url or "the account is in use already: it is the operator's now")
    return 0


# --- classifiers ---


def _catalogue_load(arguments: argparse.Namespace) -> int:
    _django()
    from artel.accounts.rights import system
    from artel.catalogue.models import Occupation, Speciality
    from artel.catalogue.seeds import load_file

    if not arguments.file.is_file():
        raise CliError(f"no file {arguments.file}")
    edition = load_file(arguments.file, actor=system("artel catalogue load"))
    rows = sum(model.objects.filter(edition=edition).count() for model in (Speciality, Occupation))
    print(f"{edition.title}: строк {rows}, {edition.act}")
    return 0


# --- plans ---


def _plan_read(arguments: argparse.Namespace) -> int:
    from artel.files.intake import Refused, inspect, read_limited

    try:
        inspect(arguments.file, arguments.file.name)
        read = read_limited(arguments.file.resolve(), "artel.plans.reading:read_plan")
    except FileNotFoundError:
        raise CliError(f"no file {arguments.file}") from None
    except Refused as refusal:
        raise CliError(str(refusal)) from None
    if arguments.json:
        print(json.dumps(read, ensure_ascii=False, indent=1))
        return 0
    for row in read["rows"]:
        print(f"{row['number'] or '—':6} {row['deadline'] or '—':40.40} {row['title']:.90}")
    for remark in read["remarks"]:
        print(f"  ! {remark}")
    return 0


def _plan_import(arguments: argparse.Namespace) -> int:
    _django()
    from artel.files import services as files
    from artel.plans.domain.understanding import RowDraft
    from artel.plans.selectors import upload_defects
    from artel.plans.services import importing

    cluster, user = _cluster(arguments.cluster), _user(arguments.user)
    if not arguments.file.is_file():
        raise CliError(f"no file {arguments.file}")
    data, name = arguments.file.read_bytes(), arguments.file.name
    stored = files.store_bytes(data=data, name=name, cluster=cluster, actor=user)
    upload = importing.begin_upload(cluster=cluster, file=stored, actor=user)
    upload = importing.read_upload(upload=upload, actor=user)
    if upload.state == "refused":
        raise CliError(upload.refusal)
    if arguments.year or not upload.year_label:
        if not arguments.year:
            raise CliError("the document does not say its year: add --year 2023/2024")
        upload = importing.correct_upload(upload=upload, title=upload.title, year_label=arguments.year, actor=user)
    for defect in upload_defects(upload):
        print(f"  ! {defect.sentence_ru}")
    for index, data in enumerate(upload.rows):
        if RowDraft.from_json(data).term(upload.year_label).kind == "unknown":
            print(f"  ? строка {data['number'] or index + 1}: срок «{data['deadline_text']}» не понят")
    plan = importing.confirm_upload(upload=upload, actor=user)
    print(f"черновик плана: {len(upload.rows)} строк, /k/{cluster.slug}/plans/{plan.pk}/")
    return 0


def _plan_status(arguments: argparse.Namespace) -> int:
    _django()
    from artel.plans import words
    from artel.plans.selectors import current_plan, plan_status

    cluster = _cluster(arguments.cluster)
    plan = current_plan(cluster)
    if plan is None:
        raise CliError(f"cluster {cluster.slug!r} has no plan; import one with `artel plan import`")
    status = plan_status(plan, arguments.on)
    if arguments.json:
        print(json.dumps(_status_json(status), ensure_ascii=False, indent=1))
        return 0
    print(
        f"{plan.title}: на {words.day(status.on)} исполнено {status.done_count} из {status.counted_count} обязательств"
    )
    for row in status.rows:
        lack = words.lack_of_row(row)
        print(f"{row.row.number or '—':5} {words.state_word(row.state):24} {row.row.title:.80}")
        if lack:
            print(f"      Не хватает: {lack.what}. Кто должен: {lack.who}. {lack.left}")
    return 0


def _status_json(status: Any) -> dict[str, Any]:
    from artel.plans import words

    def lack_json(lack: Any) -> dict[str, str] | None:
        return {"what": lack.what, "who": lack.who, "left": lack.left} if lack else None

    return {
        "plan": status.plan.title,
        "on": status.on.isoformat(),
        "done": status.done_count,
        "owed": status.counted_count,
        "rows": [
            {
                "number": row.row.number,
                "title": row.row.title,
                "state": row.state.value,
                "moved": row.is_moved,
                "lack": lack_json(words.lack_of_row(row)),
                "obligations": [
                    {
                        "slot": item.obligation.slot_label,
                        "state": item.state.value,
                        "due_on": item.at.due_on.isoformat() if item.at.due_on else None,
                        "working_days_left": item.at.left,
                        "debtors": [str(debtor.words) for debtor in item.debtors],
                        "why": words.derivation(item),
                    }
                    for item in row.obligations
                ],
            }
            for row in status.rows
        ],
    }


def _term(arguments: argparse.Namespace) -> int:
    from artel.terms import batch

    if arguments.batch:
        batch.main_batch(sys.stdin, sys.stdout)
        return 0
    if not arguments.phrase:
        raise CliError('say the phrase: artel term "Март 2024г." --year 2023/2024')
    print(batch.main_one(arguments.phrase, arguments.year, arguments.month))
    return 0


# --- papers ---


def _verify(arguments: argparse.Namespace) -> int:
    _django()
    return _verify_all() if arguments.all else _verify_file(arguments.file)


def _verify_file(path: Path) -> int:
    import hashlib

    from artel.documents import words
    from artel.documents.selectors import faults_of, paper_of_file

    if not path.is_file():
        raise CliError(f"no file {path}")
    with path.open("rb") as file:
        paper = paper_of_file(hashlib.file_digest(file, "sha256").hexdigest())
    if paper is None:
        raise CliError("файл выдан не этой установкой или изменён: таких байтов среди выданных документов нет")
    print(f"{words.name_of(paper)}, кластер {paper.cluster.slug}: файл подлинный, документ {words.force_of(paper)}")
    if faults := faults_of(paper):
        raise CliError(f"сам документ в базе повреждён: {'; '.join(faults)}")
    return 0


def _report_verify(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    settings.configure(USE_I18N=False)  # no installation, no database: whoever has the bundle may check it
    from artel.reports.proving import NotABundle, verify_bundle

    try:
        name, faults = verify_bundle(arguments.bundle)
    except NotABundle as error:
        raise CliError(str(error)) from None
    if faults:
        raise CliError(f"{name}: расхождений {len(faults)}\n" + "\n".join(f"  {fault}" for fault in faults))
    print(f"{name}: состояния следуют из сведений, подписанный текст говорит то же")
    print("в силе ли он, скажет проверка по коду из отчёта")
    return 0


def _verify_all() -> int:
    from artel.documents import words
    from artel.documents.selectors import faults_of, faults_of_files, settled_papers

    count = broken = 0
    for paper in settled_papers():
        count += 1
        if faults := [*faults_of(paper), *faults_of_files(paper)]:
            broken += 1
            print(f"{words.name_of(paper)}, кластер {paper.cluster.slug}: {'; '.join(faults)}")
    if broken:
        raise CliError(f"документов с расхождениями: {broken} из {count}; восстановите их из резервной копии")
    print(f"подписанных документов: {count}, расхождений нет")
    return 0


def _audit_verify(arguments: argparse.Namespace) -> int:
    _django()
    from artel import audit
    from artel.members.models import Cluster

    if arguments.anchor and not arguments.cluster:
        raise CliError("--anchor needs --cluster")
    names = {0: "установка", **dict(Cluster.objects.values_list("pk", "slug"))}
    keys = [_cluster(arguments.cluster).pk] if arguments.cluster else audit.chains()
    broken = 0
    for key in keys:
        name = names.get(key, f"кластер {key}, которого больше нет")
        try:
            verdict = audit.verify(key, anchor=arguments.anchor)
        except ValueError:
            raise CliError("--anchor must be SEQ:DIGEST, as `artel audit verify` printed it") from None
        if verdict.ok:
            print(f"{name}: {verdict.length} записей целы, якорь {audit.anchor(key)}")
        else:
            broken += 1
            print(f"{name}: {verdict.reason_ru}")
    if broken:
        raise CliError("the journal was changed: see the lines above, restore from a backup and look into it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
