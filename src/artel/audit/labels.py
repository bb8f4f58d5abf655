from django.utils.translation import gettext_lazy as _

from artel.audit.domain.chain import Fault, Verdict

FAULTS = {
    Fault.GAP: _("запись {seq} удалена или записи переставлены"),
    Fault.LINK: _("запись {seq} не продолжает предыдущую"),
    Fault.SEAL: _("запись {seq} изменена"),
    Fault.TAIL: _("последние записи, начиная с {seq}, удалены или дописаны помимо программы"),
    Fault.ANCHOR_CUT: _("журнал короче сохранённого отпечатка: записи, начиная с {seq}, удалены"),
    Fault.ANCHOR_DIFFERS: _("запись {seq} не совпадает с сохранённым отпечатком: журнал переписан"),
}


def reason(verdict: Verdict) -> str:
    """What the check has found, in words."""
    if verdict.ok:
        return str(_("журнал цел, записей: {count}")).format(count=verdict.length)
    return str(FAULTS[verdict.fault]).format(seq=verdict.first_bad_seq)
