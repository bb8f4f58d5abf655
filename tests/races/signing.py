"""What the processes of the race for a signature do."""

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.documents.models import Paper, Signature
from artel.documents.papers import kinds
from artel.documents.services.papers import recall_paper
from artel.documents.services.signing import check_password, sign_papers
from artel.documents.tests.factories import (
    MINUTES,
    make_paper_at_signing,
    make_signer,
)
from artel.kernel.errors import BrokenRule, Refusal
from artel.members.tests.factories import PASSWORD, make_cluster

kinds._KINDS.setdefault(MINUTES.code, MINUTES)


def prepare(_index: int, *, people: int, papers: int) -> dict:
    """So many papers, each to be signed by all of so many people."""
    cluster = make_cluster()
    signers = [make_signer(cluster) for _ in range(people)]
    return {
        "users": [person.user_id for person in signers],
        "papers": [make_paper_at_signing(*signers).pk for _ in range(papers)],
    }


def sign(index: int, *, users: list[int], papers: list[int], by_all: bool = True) -> list[int]:
    """Sign every paper one a sitting, as one's own person (or all as the first); answer those that let one through."""
    user = User.objects.get(pk=users[index if by_all else 0])
    done = []
    for paper in Paper.objects.filter(pk__in=papers).order_by("pk" if index % 2 else "-pk"):
        try:
            sign_papers(signings=[(paper, paper.digest)], password=PASSWORD, actor=user)
        except Refusal:
            continue
        done.append(paper.pk)
    return done


def sign_at_once(index: int, *, users: list[int], papers: list[int]) -> int:
    """Sign all of them at one sitting, in an order of one's own."""
    user = User.objects.get(pk=users[index])
    found = list(Paper.objects.filter(pk__in=papers).order_by("pk" if index % 2 else "-pk"))
    return len(sign_papers(signings=[(paper, paper.digest) for paper in found], password=PASSWORD, actor=user))


def look(_index: int, *, papers: list[int]) -> dict:
    """What has come of it."""
    found = Paper.objects.filter(pk__in=papers)
    return {
        "numbers": sorted(found.exclude(number="").values_list("number_value", flat=True)),
        "states": sorted(set(found.values_list("state", flat=True))),
        "signatures": Signature.objects.filter(paper__in=papers).count(),
    }


def guess(_index: int, *, user: int, count: int) -> int:
    """Try wrong passwords; answer how many were looked at at all."""
    looked = 0
    for _ in range(count):
        try:
            check_password(User.objects.get(pk=user), "не тот")
        except BrokenRule as refusal:
            looked += "неверный" in str(refusal)
    return looked


def recall_or_sign(index: int, *, users: list[int], papers: list[int]) -> list[str]:
    """The first process takes papers back, the second signs them: each paper obeys exactly one of them."""
    done = []
    for paper in Paper.objects.filter(pk__in=papers).order_by("pk"):
        try:
            if index == 0:
                recall_paper(paper=paper, actor=system())
            else:
                sign_papers(signings=[(paper, paper.digest)], password=PASSWORD, actor=User.objects.get(pk=users[0]))
        except Refusal:
            continue
        done.append(paper.pk)
    return done
