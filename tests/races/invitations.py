"""What the processes of the race for one invitation do."""

from django.utils import timezone

from artel.accounts import selectors, services
from artel.accounts.models import OneTimeLink
from artel.accounts.rights import system
from artel.kernel.errors import IllegalTransition
from tests import races


def prepare(_index: int, *, count: int) -> list[str]:
    """Invite so many people; answer the tokens of their links."""
    invited = [
        services.invite_user(email=f"race{number}@example.test", name="Гонка", actor=system("race"))
        for number in range(count)
    ]
    return [one.url.rstrip("/").rpartition("/")[2] for one in invited]


def accept(index: int, *, tokens: list[str]) -> list[int]:
    """Accept every invitation with a password of one's own; answer which ones were let through."""
    taken = []
    for number, token in enumerate(tokens):
        try:
            services.accept_invitation(token=token, password=f"своя фраза процесса {index}")
        except IllegalTransition:
            continue
        taken.append(number)
    return taken


def accept_by_checking_first(_index: int, *, tokens: list[str]) -> list[int]:
    """The negative control: look whether the link is live, then use it up; all look before anybody does."""
    taken = []
    for number, token in enumerate(tokens):
        link = selectors.live_invitation(token)
        races.barrier()
        if link is not None:
            OneTimeLink.objects.filter(pk=link.pk).update(used_at=timezone.now())
            taken.append(number)
    return taken
