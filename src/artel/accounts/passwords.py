"""Rules for passwords beside Django's own: what is too like the person, what everybody tries first."""

import re

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What people here try first, in both alphabets and in the wrong keyboard layout («gfhjkm» is «пароль»).
OBVIOUS_WORDS = (
    "artel", "fhntkm", "артель", "kolledzh", "college", "rjkktl", "колледж", "техникум", "tehnikum", "кластер",
    "klaster", "cluster", "rkfcnth", "пароль", "parol", "gfhjkm", "password", "qwertyuiop", "qwerty", "йцукен",
    "asdfgh", "фывапр", "zxcvbn", "ячсмит", "админ", "admin", "координатор", "coordinator", "koordinator", "тэпк",
    "tepk", "привет", "ghbdtn",
)  # fmt: skip
LEAST_VARIETY = 5


class SimilarityValidator(UserAttributeSimilarityValidator):
    """Django's rule with a sentence that does not have to decline the name of a field."""

    def get_error_message(self) -> str:
        return _("Пароль слишком похож на ваше имя или адрес почты.")

    def get_help_text(self) -> str:
        return _("Пароль не должен быть похож на ваше имя или адрес почты.")


class ObviousPasswordValidator:
    """Refuses a password that is one obvious word with digits around it, or a few characters repeated."""

    def validate(self, password: str, user=None) -> None:
        lowered = password.lower()
        if len(set(lowered)) < LEAST_VARIETY:
            raise ValidationError(
                _("Пароль слишком однообразен: в нём повторяются одни и те же знаки."), code="monotonous"
            )
        rest = re.sub(r"[\d\W_]+", "", lowered)
        for word in OBVIOUS_WORDS:
            rest = rest.replace(word, "")
        if not rest:
            raise ValidationError(
                _("Такой пароль подбирают первым. Добавьте слова, которых никто не угадает."), code="obvious"
            )

    def get_help_text(self) -> str:
        return _("Не подойдут «пароль», «qwerty», название колледжа с цифрами и одни цифры.")
