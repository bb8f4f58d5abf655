from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import transaction

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents.models import NumberSequence, Paper, Signature, SigningAgreement
from artel.documents.selectors import (
    agreement_of,
    awaiting_figure,
    check_code,
    code_of,
    marks_of,
    papers_awaiting,
    signers_of,
)
from artel.documents.services.papers import SignerDraft, compose_paper, recall_paper, revoke_paper, send_for_signature
from artel.documents.services.register import next_number
from artel.documents.services.signing import (
    DEMO_WORD,
    TextChanged,
    join_agreement,
    join_and_sign,
    sign_by_hand,
    sign_papers,
)
from artel.documents.tests.factories import (
    MINUTES,
    make_agreement,
    make_document,
    make_paper,
    make_paper_at_signing,
    make_signer,
    register_kind,
    sign,
)
from artel.files.services import receive
from artel.files.tests.factories import make_upload
from artel.jobs.models import Job
from artel.kernel import codes
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Cluster, Tenure
from artel.members.services import revoke_consent
from artel.members.tests.factories import (
    PASSWORD,
    make_chair,
    make_cluster,
    make_consent,
    make_consent_text,
    make_coordinator,
    make_observer,
    make_person,
    make_role,
    make_secretary,
    make_tenure,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 15)


@pytest.fixture(autouse=True)
def kind(monkeypatch, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield register_kind(monkeypatch)


@pytest.fixture
def cluster():
    return make_cluster()


def put(paper, person, *, digest=None, password=PASSWORD):
    return sign_papers(signings=[(paper, digest or paper.digest)], password=password, actor=person.user)


def make_newcomer(cluster):
    """A signer who has not joined the agreement; its text is there."""
    make_consent_text(cluster, purpose="simple_signature", body="Соглашение.")
    person = make_signer(cluster)
    SigningAgreement.objects.all().delete()
    person.consents.all().delete()
    return person


# --- the agreement ---


def test_a_person_joins_the_agreement_alone_and_gets_its_number(cluster):
    person = make_newcomer(cluster)
    agreement = join_agreement(person=person, password=PASSWORD, actor=person.user)
    assert (agreement.number, agreement.year, agreement.joined_on) == (1, 2024, DAY)
    assert agreement_of(person, DAY) == agreement
    with pytest.raises(IllegalTransition, match=r"уже заключено 15\.03\.2024"):
        join_agreement(person=person, password=PASSWORD, actor=person.user)
    with pytest.raises(Denied):
        join_agreement(person=make_person(cluster), password=PASSWORD, actor=person.user)


def test_an_agreement_stands_on_a_consent_given_before(cluster):
    person = make_signer(cluster)
    SigningAgreement.objects.all().delete()
    agreement = join_agreement(person=person, password=PASSWORD, actor=person.user)
    assert agreement.consent.given_on == date(2020, 9, 1)


def test_an_agreement_that_was_refused_afterwards_leaves_signatures_given_and_lets_no_new_ones(cluster):
    person = make_signer(cluster)
    first, second = make_paper_at_signing(person), make_paper_at_signing(person)
    assert sign(first, person).state == "registered"
    revoke_consent(consent=agreement_of(person, DAY).consent, revoked_on=DAY, actor=person.user)
    assert agreement_of(person, DAY) is None and agreement_of(person, date(2024, 3, 14)) is not None
    with pytest.raises(BrokenRule, match="присоединитесь") as refusal:
        put(second, person)
    assert refusal.value.field == "agreement"
    assert first.signatures.count() == 1


# --- the signature ---


def test_the_last_signature_registers_the_paper(cluster):
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    chair, secretary = make_signer(cluster), make_signer(cluster)
    paper = make_paper_at_signing(chair, secretary, unit=unit, dated_on=date(2024, 3, 14))
    assert sign(paper, chair).state == "signing"
    assert (paper.number, paper.token_hash) == ("", None)
    with time_machine.travel("2024-03-18 05:00:00+00:00", tick=False):
        sign(paper, secretary)
    assert (paper.state, paper.number, paper.in_force_on) == ("registered", "1-ЭС", date(2024, 3, 18))
    assert (paper.register, paper.year) == (f"{MINUTES.code}:{unit.pk}", 2024)
    assert paper.retention == "постоянно"
    assert Entry.objects.filter(event="documents.paper_signed").count() == 2
    assert Job.objects.get(kind="documents.make_files").payload == {"paper": paper.pk}


def test_the_kind_is_told_in_the_same_transaction(cluster, monkeypatch):
    def refuse(paper, actor):
        raise BrokenRule("Нельзя")

    register_kind(monkeypatch, replace(MINUTES, registered=refuse))
    person = make_signer(cluster)
    paper = make_paper_at_signing(person)
    with pytest.raises(BrokenRule, match="Нельзя"):
        put(paper, person)
    paper.refresh_from_db()
    assert paper.state == "signing" and not Signature.objects.exists() and not Job.objects.exists()


def test_each_body_and_each_year_have_numbers_of_their_own(cluster):
    person = make_signer(cluster)
    first, second = make_unit(cluster), make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)

    def number(**fields):
        return sign(make_paper_at_signing(person, **fields), person).number

    assert [number(unit=first), number(unit=first), number(unit=second)] == ["1-ЭС", "2-ЭС", "1-ЭС"]
    assert number(unit=first, dated_on=date(2023, 12, 28)) == "1-ЭС"


def test_papers_are_signed_at_one_sitting_all_or_none(cluster):
    person = make_signer(cluster)
    papers = [make_paper_at_signing(person) for _ in range(10)]
    signings = [(paper, paper.digest) for paper in papers]
    with pytest.raises(TextChanged) as conflict:
        sign_papers(signings=[*signings[:-1], (papers[-1], "0" * 64)], password=PASSWORD, actor=person.user)
    assert conflict.value.paper == papers[-1] and "изменился" in str(conflict.value)
    assert not Signature.objects.exists() and not NumberSequence.objects.exists()
    signatures = sign_papers(signings=signings, password=PASSWORD, actor=person.user)
    assert len(signatures) == 10
    assert list(Paper.objects.order_by("pk").values_list("number", flat=True)) == [f"{n}-ЭС" for n in range(1, 11)]


def test_the_text_shown_is_the_text_signed(cluster):
    person = make_signer(cluster)
    paper = make_paper_at_signing(person)
    shown = paper.digest
    paper = recall_paper(paper=paper, actor=system())
    paper = compose_paper(
        cluster=cluster, kind=paper.kind, unit=None, title=paper.title, dated_on=paper.dated_on,
        document=make_document(words="Иначе."), subject_kind="", subject_id="", actor=system(), paper=paper,
    )  # fmt: skip
    send_for_signature(paper=paper, signers=[SignerDraft(person, "Председатель", "И.О. Ф.")], actor=system())
    with pytest.raises(TextChanged):
        put(paper, person, digest=shown)


def test_a_content_changed_past_the_services_is_not_signed(cluster):
    person = make_signer(cluster)
    paper = make_paper_at_signing(person)
    Paper.objects.filter(pk=paper.pk).update(content={**paper.content, "title": "Иначе"})
    with pytest.raises(IllegalTransition, match="не сходится"):
        put(paper, person)


def test_who_approves_signs_last(cluster):
    chair, approver = make_signer(cluster), make_signer(cluster)
    paper = make_paper_at_signing(chair, approver=approver)
    assert not papers_awaiting(approver.user, cluster).exists()
    with pytest.raises(IllegalTransition, match="утверждают после"):
        put(paper, approver)
    sign(paper, chair)
    assert list(papers_awaiting(approver.user, cluster)) == [paper]
    assert sign(paper, approver).state == "registered"


def test_signers_sign_in_any_order(cluster):
    people = [make_signer(cluster) for _ in range(3)]
    assert sign(make_paper_at_signing(*people), *reversed(people)).state == "registered"


def test_nobody_signs_for_another_or_twice(cluster):
    person, other = make_signer(cluster), make_signer(cluster)
    paper = make_paper_at_signing(person, other)
    for stranger in (make_coordinator(cluster), make_observer(cluster), make_user(is_operator=True)):
        with pytest.raises(Denied):
            sign_papers(signings=[(paper, paper.digest)], password=PASSWORD, actor=stranger)
    with pytest.raises(Denied):
        sign_papers(signings=[(paper, paper.digest)], password=PASSWORD, actor=system())
    sign(paper, person)
    with pytest.raises(IllegalTransition, match="уже подписали"):
        put(paper, person)


def test_an_observer_signs_nothing_even_where_named(cluster):
    person = make_signer(cluster)
    paper = make_paper_at_signing(person)
    make_role("observer", cluster, user=person.user)
    with pytest.raises(Denied):
        put(paper, person)
    assert not papers_awaiting(person.user, cluster).exists()


def test_an_office_left_yesterday_signs_no_more(cluster):
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    office = unit.offices.get(kind=OfficeKind.CHAIR)
    person = make_signer(cluster)
    tenure = make_tenure(office, person=person)
    paper = send_for_signature(
        paper=make_paper(cluster),
        signers=[SignerDraft(person, "Председатель", "И.О. Фамилия", office=office)],
        actor=system(),
    )
    assert list(papers_awaiting(person.user, cluster)) == [paper]
    Tenure.objects.filter(pk=tenure.pk).update(valid_to=date(2024, 3, 14))
    assert not papers_awaiting(person.user, cluster).exists()
    with pytest.raises(Denied):
        put(paper, person)


def test_a_draft_and_a_signed_paper_are_not_signed(cluster):
    person = make_signer(cluster)
    paper = sign(make_paper_at_signing(person), person)
    with pytest.raises(IllegalTransition):
        put(paper, person)
    with pytest.raises(BrokenRule, match="Отметьте"):
        sign_papers(signings=[], password=PASSWORD, actor=person.user)


def test_the_first_sitting_joins_and_signs_in_one_step(cluster):
    person = make_newcomer(cluster)
    paper = make_paper_at_signing(person)
    (signature,) = join_and_sign(
        cluster=cluster, signings=[(paper, paper.digest)], password=PASSWORD, actor=person.user
    )
    assert signature.agreement.person == person


def test_a_refused_signature_joins_nothing(cluster):
    person = make_signer(cluster)
    SigningAgreement.objects.all().delete()
    paper = make_paper_at_signing(person)
    with pytest.raises(TextChanged):
        join_and_sign(cluster=cluster, signings=[(paper, "0" * 64)], password=PASSWORD, actor=person.user)
    assert not SigningAgreement.objects.exists()


# --- the password ---


def test_the_fifth_wrong_password_closes_signing_for_half_an_hour(cluster):
    person = make_signer(cluster)
    paper = make_paper_at_signing(person)
    for _ in range(5):
        with pytest.raises(BrokenRule, match="Пароль неверный") as refusal:
            put(paper, person, password="не тот")
        assert refusal.value.field == "password"
    with pytest.raises(BrokenRule, match="через полчаса"):
        put(paper, person)
    assert Entry.objects.filter(event="documents.signing_closed").count() == 1
    with time_machine.travel("2024-03-15 05:30:01+00:00", tick=False):
        assert sign(paper, person).state == "registered"


def test_a_right_password_forgets_the_wrong_ones(cluster):
    person = make_signer(cluster)
    first, second = make_paper_at_signing(person), make_paper_at_signing(person)
    for paper in (first, second):
        for _ in range(4):
            with pytest.raises(BrokenRule):
                put(paper, person, password="не тот")
        sign(paper, person)


def test_invented_people_sign_with_the_word_of_the_demo_and_never_in_production(cluster, settings):
    person = make_signer(cluster)
    demo = person.user
    demo.is_demo = True
    demo.set_unusable_password()
    demo.save()
    paper = make_paper_at_signing(person)
    settings.MODE = "production"
    for word in (DEMO_WORD, ""):
        with pytest.raises(BrokenRule, match="неверный"):
            put(paper, person, password=word)
    settings.MODE = "demo"
    with pytest.raises(BrokenRule, match="неверный"):
        put(paper, person, password="")
    assert put(paper, person, password=" Демо ")


def test_a_real_account_of_a_demo_signs_with_its_password_only(cluster, settings):
    settings.MODE = "demo"
    person = make_signer(cluster)
    with pytest.raises(BrokenRule, match="неверный"):
        put(make_paper_at_signing(person), person, password=DEMO_WORD)


# --- by hand ---


def scan_in(paper, actor, **fields):
    with receive(make_upload("скан.txt")) as received:
        return sign_by_hand(paper=paper, scan=received, **{"signed_on": DAY, "actor": actor} | fields)


def test_a_scan_stands_for_the_signatures_that_are_missing(cluster):
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    chair, secretary = make_signer(cluster), make_signer(cluster)
    paper = sign(make_paper_at_signing(chair, secretary, unit=unit, dated_on=date(2024, 3, 10)), chair)
    paper = scan_in(paper, make_secretary(unit), signed_on=date(2024, 3, 12), number="№ 7-ЭС")
    assert (paper.state, paper.number, paper.is_by_hand, paper.in_force_on) == ("registered", "7-ЭС", True, DAY)
    assert [signer.signature.kind for signer in signers_of(paper)] == ["simple", "by_hand"]
    marks = marks_of(paper).signatures
    assert marks[1].code and not marks[2].code
    assert marks[2].date.replace("\N{NO-BREAK SPACE}", " ") == "12 марта 2024 г."


def test_a_number_written_by_hand_is_never_given_again(cluster):
    person, coordinator = make_signer(cluster), make_coordinator(cluster)
    scan_in(make_paper_at_signing(person), coordinator, number="1-ЭС")
    with pytest.raises(BrokenRule, match="уже есть") as refusal:
        scan_in(make_paper_at_signing(person), coordinator, number="1-ЭС")
    assert refusal.value.field == "number"
    assert sign(make_paper_at_signing(person), person).number == "2-ЭС"


@pytest.mark.parametrize("day", [date(2024, 3, 16), date(2024, 3, 14)])
def test_a_day_of_signing_lies_between_the_paper_and_today(cluster, day):
    with pytest.raises(BrokenRule, match="между") as refusal:
        scan_in(make_paper_at_signing(make_signer(cluster)), make_coordinator(cluster), signed_on=day)
    assert refusal.value.field == "signed_on"


def test_only_those_who_keep_the_papers_enter_a_scan(cluster):
    unit, other = make_unit(cluster), make_unit(cluster)
    paper = make_paper_at_signing(make_signer(cluster), unit=unit)
    for stranger in (make_observer(cluster), make_secretary(other), make_coordinator(make_cluster())):
        with pytest.raises(Denied):
            scan_in(paper, stranger)
    assert scan_in(paper, make_chair(unit)).is_by_hand


# --- what stands on the page, and its check ---


def test_the_mark_names_signer_time_code_and_agreement(cluster):
    person = make_signer(cluster, last_name="Кравцова", first_name="Елена", patronymic="Викторовна")
    paper = sign(make_paper_at_signing(person), person)
    mark = marks_of(paper).signatures[1]
    assert mark.owner == "Кравцова Елена Викторовна"
    assert mark.signed == "15.03.2024 12:00 (UTC+7)"
    assert mark.code == paper.signatures.get().code
    assert mark.agreement.startswith("Соглашение об ЭП от 12.01.2024 № ")
    assert marks_of(paper).number == "1-ЭС" and not marks_of(paper).draft


def test_a_code_of_the_paper_is_derived_never_stored_and_found_by_its_hash(cluster, settings):
    person = make_signer(cluster)
    paper = sign(make_paper_at_signing(person), person)
    code = code_of(paper)
    assert len(code) == 26 and code not in str(Paper.objects.filter(pk=paper.pk).values().get())
    assert marks_of(paper).check_url.endswith(f"/v/{code}/")
    assert check_code(codes.grouped(code).lower()) == check_code(code) == paper
    for wrong in ("", "0" * 26, code[:-1], code + "0", "' OR 1=1"):
        assert check_code(wrong) is None
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "другой секрет установки"
    assert code_of(paper) == code
    revoke_paper(paper=paper, reason="Ошибка", actor=make_coordinator(cluster))
    assert check_code(code).state == "revoked"


def test_a_draft_has_no_code_and_says_that_it_is_one(cluster):
    paper = make_paper(cluster)
    assert marks_of(paper).draft and marks_of(paper).check_url == ""


def test_codes_forgive_what_the_eye_confuses():
    code = codes.code_of("secret", "id", 1)
    assert codes.clean(codes.grouped(code)) == code
    assert codes.clean("АВСЕНКМОРТХ" + code[11:]) == "ABCEHKM0PTX" + code[11:]
    assert codes.clean("oil" + code[3:].lower()) == "011" + code[3:]
    assert codes.clean("кот") == ""
    assert codes.code_of("secret", "id", 2) != code != codes.code_of("other", "id", 1)


def test_a_counter_of_the_menu_is_the_list_of_what_waits(cluster, rf):
    person, other = make_signer(cluster), make_signer(cluster)
    for _ in range(3):
        make_paper_at_signing(person, other)
    sign(make_paper_at_signing(person, other), person)
    request = rf.get("/")
    for user, count in ((person.user, 3), (other.user, 4), (make_user(), 0)):
        request.user = user
        found = Cluster.objects.annotate(figure=awaiting_figure(request)).get(pk=cluster.pk)
        assert found.figure == count == papers_awaiting(user, cluster).count()


def test_a_number_is_never_given_twice_however_the_cluster_stands(cluster):
    with transaction.atomic():
        next_number(cluster, MINUTES.code, 2024)
    person = make_signer(cluster)
    assert sign(make_paper_at_signing(person), person).number == "2-ЭС"


def test_an_agreement_in_a_cluster_does_not_sign_in_another(cluster):
    other = make_cluster()
    person = make_signer(cluster)
    twin = make_person(other, user=person.user)
    make_tenure(make_unit(other).offices.get(kind=OfficeKind.MEMBER), person=twin)
    paper = make_paper_at_signing(twin)
    with pytest.raises(BrokenRule, match="присоединитесь"):
        put(paper, twin)
    make_agreement(twin)
    assert put(paper, twin)


def test_a_consent_of_processing_is_no_agreement_on_signatures(cluster):
    person = make_person(cluster, user=make_user())
    make_consent(person)
    assert agreement_of(person, DAY) is None
