"""What a guardian's link opens: the birthday first, then the texts and the answers, then what was answered. For a phone."""

import hmac
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from artel.accounts import guest_links, second_question
from artel.accounts.models import GuestLink
from artel.catalogue.domain.ages import is_adult
from artel.catalogue.domain.guardians import Answer
from artel.catalogue.forms_guardians import WORDS, AnswerForm, BirthdayForm
from artel.catalogue.guardian_links import bearer_of, student_of
from artel.catalogue.models import Student
from artel.catalogue.services import guardians
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.views.asked import asked_number


def guardian_page(request: HttpRequest, link: GuestLink, code: str) -> HttpResponse | None:
    """None when the learner is not there any more: the link is as dead as any."""
    student = student_of(link)
    if student is None:
        return None
    if not second_question.is_known(request, link):
        return _ask_birthday(request, link, student, code)
    if request.method == "POST" and request.POST.get("act") == "take_back":
        return _take_back(request, link, student, code)
    asked = guardians.open_questions(link, student)
    adult = is_adult(student.born_on, clock.today(student.cluster))
    form = AnswerForm(request.POST if request.method == "POST" else None, asked=asked) if asked and not adult else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            guardians.answer_as_guardian(link=link, student=student, actor=bearer_of(student), **form.told)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Спасибо, ваш ответ принят."))
            return redirect("accounts:guest", code)
    elif form is None and request.method == "POST":
        messages.error(request, _("На этот вопрос уже ответили."))
        return redirect("accounts:guest", code)
    refused = [WORDS[purpose] for purpose, answer in link.answer.items() if answer == Answer.REFUSED]
    return _page(
        request,
        link,
        student,
        form=form,
        is_adult=adult,
        refused=refused,
        given=list(guardians.standing_consents(student)),
    )


def _ask_birthday(request: HttpRequest, link: GuestLink, student: Student, code: str) -> HttpResponse:
    """Nobody is named before the day is right; a wrong one is counted before it is looked at."""
    form = BirthdayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not second_question.may_try(request, link):
            form.add_refusal(BrokenRule(_("Дата введена неверно пять раз. Попробуйте через полчаса.")))
            return _page(request, link, student, form=form, template="catalogue/guardian_birthday.html")
        if hmac.compare_digest(form.cleaned_data["born_on"].isoformat(), student.born_on.isoformat()):
            second_question.forgive(request, link)
            guest_links.note_right(link)
            guest_links.note_opening(link)
            return second_question.remember(request, redirect("accounts:guest", code), link)
        guest_links.note_wrong(link)
        form.add_refusal(
            BrokenRule(_("Дата не совпадает с той, что записана в колледже. Проверьте её."), field="born_on")
        )
    return _page(request, link, student, form=form, template="catalogue/guardian_birthday.html")


def _take_back(request: HttpRequest, link: GuestLink, student: Student, code: str) -> HttpResponse:
    consent = asked_number(request.POST.get("consent", "")) or 0
    guardians.take_back_as_guardian(link=link, student=student, consent_id=consent, actor=bearer_of(student))
    messages.success(request, _("Согласие отозвано. Колледж увидит это сегодня же."))
    return redirect("accounts:guest", code)


def _page(
    request: HttpRequest,
    link: GuestLink,
    student: Student,
    *,
    template: str = "catalogue/guardian_page.html",
    **context: Any,
) -> HttpResponse:
    context |= {
        "link": link,
        "student": student,
        "person": student.person,
        "group": student.group,
        "college": student.group.programme.organisation,
        "cluster": student.cluster,
    }
    return render(request, template, context)
