"""The door for files from outside: nothing is stored, opened or parsed before it has been inspected here.

`inspect` says what a file is by its content, or refuses it with a sentence; `read_limited` parses an accepted file in a
child process that can neither run long, nor swell, nor see secrets or the network.
"""

from artel.files.intake.inspection import KINDS, MAX_BYTES, inspect
from artel.files.intake.limited import read_limited
from artel.files.intake.names import clean_name
from artel.files.intake.verdicts import Accepted, Refused

__all__ = ["KINDS", "MAX_BYTES", "Accepted", "Refused", "clean_name", "inspect", "read_limited"]
