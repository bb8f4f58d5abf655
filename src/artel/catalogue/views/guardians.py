"""Guardians' consents as the college asks for them: the list, addresses, slips of paper, one link."""

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from artel.accounts import guest_links
from artel.accounts.labels import LINK_STATES
from artel.catalogue import guardian_list as selectors
from artel.catalogue.domain.guardians import ASKED, Standing
from artel.catalogue.forms_guardians import WORDS, AskForm, PaperAnswerForm
from artel.catalogue.labels import STANDINGS
from artel.catalogue.models import Student
from artel.catalogue.services import guardians as deeds
from artel.catalogue.views.asked import GET_POST, PLACE, do, tabs, url, visible_student
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.selectors import consent_texts_in_force
from artel.members.views.asked import asked_number, posted, require
from artel.russian import counted
from artel.ui import deeds as pages
from artel.ui.paging import paginate

POST = ("POST",)
RIGHT = "catalogue.manage_students"
MOST = 100  # learners at one go: three groups


@cluster_view(RIGHT)
def guardian_list(request: HttpRequest) -> HttpResponse:
    """Who lacks what, and where the asking stands."""
    standing = request.GET.get("standing", "")
    lack = request.GET.get("lack", "")
    asked = {
        "query": request.GET.get("q", "").strip(),
        "group_id": asked_number(request.GET.get("group", "")),
        "standing": standing if standing in set(Standing) else "",
        "lack": lack if lack in set(ASKED) else "",
    }
    page = paginate(request, selectors.guardian_list(request.user, request.cluster, **asked))
    texts = consent_texts_in_force(request.cluster)
    purposes = [purpose for purpose in ASKED if purpose in texts]
    rows = selectors.rows_of(request.cluster, page)
    shown = [
        {
            "student": row.student,
            "link": row.link,
            "state": LINK_STATES[row.state] if row.state else None,
            "cells": list(zip([WORDS[each] for each in purposes], row.cells(purposes), strict=True)),
            "lacks": any(each not in row.given for each in purposes),
            "is_open": bool(row.link and row.link.revoked_at is None),
        }
        for row in rows
    ]
    counts = selectors.counts_of(request.user, request.cluster)
    here = url(request, "guardians")
    context = {
        **asked,
        "place": PLACE,
        "tabs": tabs(request, "students"),
        "page": page,
        "rows": shown,
        "purposes": [WORDS[each] for each in purposes],
        "lacks": [(each, WORDS[each]) for each in purposes],
        "groups": selectors.groups_with_minors(request.user, request.cluster),
        "facets": [
            {
                "url": f"{here}?standing={key}" if key else here,
                "label": label,
                "count": counts.get(key, 0),
                "is_current": key == asked["standing"],
            }
            for key, label in [("", _("Все")), *STANDINGS]
        ],
        "is_filtered": any(asked.values()),
        "reset": here,
    }
    return render(request, "catalogue/guardian_list.html", context)


@cluster_view(RIGHT, methods=GET_POST)
def ask(request: HttpRequest) -> HttpResponse:
    """Addresses of those who were chosen; then the letters. Whoever has no address gets a slip of paper."""
    students = _chosen(request)
    texts = consent_texts_in_force(request.cluster)
    purposes = [purpose for purpose in ASKED if purpose in texts]
    back = url(request, "guardians")
    if not students or not purposes:
        context = {"place": PLACE, "back": back, "has_texts": bool(purposes)}
        return render(request, "catalogue/guardian_ask.html", context)
    known = selectors.last_emails(request.cluster, students)
    initial = {f"email_{pk}": email for pk, email in known.items()} | {"purposes": purposes}
    is_sent = request.method == "POST" and "send" in request.POST
    form = AskForm(request.POST if is_sent else None, students=students, purposes=purposes, initial=initial)
    if is_sent and form.is_valid():
        try:
            links = deeds.ask_guardians(
                cluster=request.cluster,
                students=students,
                purposes=form.cleaned_data["purposes"],
                emails=form.emails,
                actor=request.user,
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _said(len(form.emails), len(links)))
            return redirect(f"{back}?standing={Standing.WAITING}")
    context = {"place": PLACE, "back": back, "form": form, "students": students, "has_texts": True}
    return render(request, "catalogue/guardian_ask.html", context)


def _said(letters: int, links: int) -> str:
    words = _("Ссылки готовы. Писем уйдёт: {letters}.").format(letters=letters)
    if links > letters:
        words += " " + _("Без адреса: {rest}. Отметьте их и напечатайте листки.").format(
            rest=counted(links - letters, _("человек"), _("человека"), _("человек"))
        )
    return words


@never_cache
@cluster_view(RIGHT, methods=POST)
def slips(request: HttpRequest) -> HttpResponse:
    """Slips to be cut and handed out at a meeting of parents, a learner each. Made by a press, for it leaves a trace."""
    students = _chosen(request)
    back = url(request, "guardians")
    if request.POST.get("form") == "paper":
        return _paper(request, students, back)
    try:
        made = deeds.print_slips(cluster=request.cluster, students=students, actor=request.user)
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    drawn = [_slip(student, link) for student, link in made]
    return render(request, "catalogue/guardian_slips.html", {"place": PLACE, "back": back, "slips": drawn})


def _paper(request: HttpRequest, students: list[Student], back: str) -> HttpResponse:
    """Forms to be signed by hand, a page each: whoever will not answer by a link."""
    try:
        rows, texts = deeds.print_forms(cluster=request.cluster, students=students, actor=request.user)
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    context = {"place": PLACE, "back": back, "students": rows, "texts": texts}
    return render(request, "catalogue/guardian_forms.html", context)


def _slip(student: Student, link: Any) -> dict[str, Any]:
    address = guest_links.url_of(link)
    qr = segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=2, light="#fff")
    college = student.group.programme.organisation
    return {"student": student, "college": college, "url": address, "until": link.expires_on, "qr": qr}


@cluster_view(RIGHT, methods=GET_POST)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Send again by a new link, or let the link open nothing; without either, write down what was signed on paper."""
    student = visible_student(request, pk)
    require(request, RIGHT, student)
    if request.POST.get("act", "") not in ("again", "revoke"):
        return _written_down(request, student)
    if request.POST.get("act") == "revoke":
        deed, done = deeds.revoke_guardian_link, _("Ссылка больше не открывается.")
    else:
        deed, done = deeds.ask_again, _("Новая ссылка готова, прежняя больше не открывается.")
    return pages.act(
        request, lambda: deed(student=student, actor=request.user), done=done, back=url(request, "guardians")
    )


def _written_down(request: HttpRequest, student: Student) -> HttpResponse:
    (row,) = selectors.rows_of(request.cluster, [student])
    texts = consent_texts_in_force(request.cluster)
    purposes = [purpose for purpose in ASKED if purpose in texts and purpose not in row.given]
    return do(
        request,
        PaperAnswerForm(posted(request), purposes=purposes, initial={"given_on": clock.today(request.cluster)}),
        lambda told: deeds.record_paper_answer(student=student, actor=request.user, **told),
        done=_("Согласия записаны."),
        back=url(request, "guardians"),
        crumb=_("Согласия родителей"),
        title=_("Согласие родителя на бумаге"),
        lead=f"{student.person.full_name}, {student.group.name}",
        note=_("Подписанный бланк храните в колледже: его могут попросить."),
        submit=_("Записать согласия"),
    )


def _chosen(request: HttpRequest) -> list[Student]:
    """Learners under age whom the form names: the marked ones, or everybody whom the page showed."""
    name = "shown" if request.POST.get("who") == "shown" else "student"
    ids = [pk for pk in map(asked_number, request.POST.getlist(name)[:MOST]) if pk]
    found = selectors.guardian_list(request.user, request.cluster).filter(pk__in=ids)
    return list(found.select_related("group__programme__organisation"))
