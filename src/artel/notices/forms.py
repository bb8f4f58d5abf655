from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel.notices import labels, sources
from artel.notices.domain.posting import HOURS
from artel.notices.models import Preference
from artel.ui.forms import ArtelForm, DateField


class PreferenceForm(ArtelForm):
    """One's own letters of one cluster."""

    letters = forms.ChoiceField(label=_("Письма"), choices=labels.CHOICES, widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(
        label=_("Час сводки"),
        coerce=int,
        choices=[(hour, f"{hour:02d}:00") for hour in HOURS],
        help_text=_("По времени кластера, в рабочие дни. Если нового нет, письма не будет."),
    )
    topics = forms.MultipleChoiceField(
        label=_("О чём писать"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Снятое в письма не попадёт, но останется в уведомлениях «Артели»."),
    )

    def __init__(self, data: Any = None, *, preference: Preference) -> None:
        kinds = sources.kinds()
        super().__init__(
            data,
            initial={
                "letters": preference.letters,
                "hour": preference.hour,
                "topics": [key for key, _label in kinds if key not in preference.muted],
            },
        )
        self.fields["topics"].choices = kinds
        self.fields["topics"].is_plain = True

    def values(self) -> dict[str, Any]:
        """Arguments of `change_preference`."""
        chosen = set(self.cleaned_data["topics"])
        return {
            "letters": self.cleaned_data["letters"],
            "hour": self.cleaned_data["hour"],
            "muted": [key for key, _label in sources.kinds() if key not in chosen],
        }


class LogFilter(ArtelForm):
    """What part of the log to show. Nothing in it is required; what cannot be read narrows nothing."""

    q = forms.CharField(required=False, max_length=200)
    kind = forms.ChoiceField(required=False)
    letter = forms.ChoiceField(
        required=False,
        choices=[("trouble", _("письмо не ушло")), ("none", _("без письма")), *labels.LETTER_STATES],
    )
    since = DateField(label=_("с"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["kind"].choices = sources.kinds()

    def narrowing(self) -> dict[str, Any]:
        """Arguments of `selectors.log_of`."""
        self.is_valid()
        said = self.cleaned_data
        return {
            "query": said.get("q", ""),
            "kind": said.get("kind", ""),
            "letter": said.get("letter", ""),
            "since": said.get("since"),
        }
