"""`python -m artel.plans.reading FILE`: print the plan as JSON; a refusal is one line on stderr and exit code 2."""

import json
import sys
from pathlib import Path

from . import Unreadable, read_plan


def main(arguments: list[str]) -> int:
    """Read the file named last; options such as --json are accepted and change nothing."""
    names = [argument for argument in arguments if not argument.startswith("--")]
    if len(names) != 1:
        print("Назовите один файл: python -m artel.plans.reading ФАЙЛ", file=sys.stderr)
        return 2
    try:
        plan = read_plan(Path(names[0]))
    except Unreadable as refusal:
        print(refusal.message, file=sys.stderr)
        return 2
    json.dump(plan.to_json(), sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
