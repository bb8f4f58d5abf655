"""Lines of the log. Django writes the address of every refused request, and in some of ours the address is the key."""

import logging
import re

# The graduate's link, a guest's link, the answer by a paper's code, the check of a paper, the door of the fair, somebody's
# calendar, an account's invitation, a new password: whoever reads the log must not be able to open them.
_CODES = re.compile(r"/(g|l|i|v|checkin|ics|invitation|reset/key)/[^/\s?\"'<>]+")


class Line(logging.Formatter):
    """A line with codes taken out of every address in it, of a traceback too."""

    def format(self, record: logging.LogRecord) -> str:
        return _CODES.sub(r"/\1/…", super().format(record))
