"""Links as they are sent: to organisations that put people forward, to a nominee."""

from django.contrib import messages
from django.db.models import Case, Exists, OuterRef, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.domain.guest_links import state_of
from artel.accounts.guest_links import links_of
from artel.accounts.labels import LINK_STATES
from artel.bodies import selectors
from artel.bodies.forms_guests import AskNomineeForm
from artel.bodies.guest_links import CALL
from artel.bodies.services import guests
from artel.bodies.views.asked import GET_POST, do, visible_direction, visible_nomination
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.domain.kinds import RoleKind
from artel.members.gate import cluster_view
from artel.members.models import Role
from artel.members.standing import in_force_on
from artel.members.views.asked import asked_number, posted, require
from artel.russian import counted, search_key
from artel.ui.paging import paginate


@cluster_view("bodies.manage_directions", methods=GET_POST)
def call_links(request: HttpRequest, pk: int) -> HttpResponse:
    """Members that have named nobody: who has a link, who opened it, who has somebody in the system anyway."""
    direction = visible_direction(request, pk)
    require(request, "bodies.manage_directions", direction)
    back = reverse("bodies:direction", args=[request.cluster.slug, direction.pk])
    silent = selectors.silent_organisations(direction)
    if request.method == "POST":
        ids = [number for number in map(asked_number, request.POST.getlist("organisation")) if number]
        try:
            made = guests.call_by_link(
                direction=direction, organisations=list(silent.filter(pk__in=ids)), actor=request.user
            )
        except BrokenRule as refusal:
            messages.error(request, str(refusal))
        else:
            letters = counted(len(made), _("письмо"), _("письма"), _("писем"))
            messages.success(request, _("Отправляется: {letters}.").format(letters=letters))
        return redirect("bodies:call_links", request.cluster.slug, direction.pk)
    query = request.GET.get("q", "").strip()
    for word in search_key(query).split():
        silent = silent.filter(search_key__contains=word)
    today = clock.today(request.cluster)
    represented = Role.objects.filter(
        in_force_on(today), cluster=request.cluster, kind=RoleKind.REPRESENTATIVE, organisation=OuterRef("pk")
    )
    # First those that nothing but a letter reaches, and that it can reach.
    order = ("is_represented", Case(When(email="", then=1), default=0), "short_name", "pk")
    page = paginate(request, silent.annotate(is_represented=Exists(represented)).order_by(*order))
    latest = {}
    for link in links_of(CALL, request.cluster).filter(thing_id=direction.pk, for_id__in=[row.pk for row in page]):
        latest.setdefault(link.for_id, link)
    rows = [
        {
            "organisation": row,
            "link": latest.get(row.pk),
            "state": LINK_STATES[state_of(latest[row.pk], today)] if row.pk in latest else None,
            "is_represented": row.is_represented,
        }
        for row in page
    ]
    context = {
        "place": "bodies", "direction": direction, "page": page, "rows": rows, "query": query, "back": back,
        "reset": request.path,
    }  # fmt: skip
    return render(request, "bodies/call_links.html", context)


@cluster_view("bodies.nominate", methods=GET_POST)
def ask_nominee(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the nominee, who has no account, a link to answer by."""
    row = visible_nomination(request, pk)
    require(request, "bodies.nominate", row)
    return do(
        request, AskNomineeForm(posted(request), initial={"email": row.person.email}),
        lambda data: guests.ask_nominee(nomination=row, actor=request.user, **data),
        done=_("Ссылка отправляется. Когда кандидат ответит, это будет видно здесь."),
        title=_("Спросить кандидата по ссылке"), submit=_("Отправить ссылку"), lead=row.direction.name,
        note=_("По ссылке человек согласится или откажется без входа в систему. Прежняя ссылка перестанет открываться."),
        back=reverse("bodies:nomination", args=[row.cluster.slug, row.pk]), crumb=row.person.full_name,
    )  # fmt: skip
