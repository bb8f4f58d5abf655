"""Numbers of rows and sections as offices print them."""

import re


def printed_number(number: str) -> str:
    """«2.1» → «2.1.»; anything else as it stands."""
    return f"{number}." if re.fullmatch(r"\d+(\.\d+)*", number) else number
