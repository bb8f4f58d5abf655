"""dateparser in the shape the bench asks, run inside `.bench-venv`: JSON lines in; readings, then seconds, out.

It is given what it can use: the plan's year as its base, limits («до», «не позднее») taken off beforehand, whole months
and years expanded to their bounds, and `search_dates` for ranges.
"""

import calendar
import json
import re
import sys
import time
from datetime import date, datetime

from dateparser.date import DateDataParser
from dateparser.search import search_dates

LIMIT = re.compile(r"^\s*(?:в срок\s+)?(?:до|не позднее|к)\s+", re.IGNORECASE)


def base_of(year):
    first = int(year[:4]) if year else 2024
    return datetime(first, 9, 1) if year and "/" in year else datetime(first, 1, 1)


def read(phrase, year):
    settings = {"RELATIVE_BASE": base_of(year), "PREFER_DATES_FROM": "future", "PREFER_DAY_OF_MONTH": "first"}
    limit = LIMIT.match(phrase)
    text = phrase[limit.end() :] if limit else phrase
    found = DateDataParser(languages=["ru"], settings=settings).get_date_data(text)
    if found.date_obj:
        day, kind = found.date_obj.date(), {"month": "month", "year": "year"}.get(found.period, "date")
        start, end = bounds(day, kind)
        if limit:
            return {"kind": "date", "start": None, "end": end.isoformat(), "at_most": True}
        return {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}
    dates = [each[1].date() for each in search_dates(text, languages=["ru"], settings=settings) or []]
    if len(dates) == 2:
        return {"kind": "range", "start": min(dates).isoformat(), "end": max(dates).isoformat()}
    if len(dates) == 1:
        return {
            "kind": "date",
            "start": None if limit else dates[0].isoformat(),
            "end": dates[0].isoformat(),
            "at_most": bool(limit),
        }
    return {"kind": "unknown"}


def bounds(day, kind):
    if kind == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return (date(day.year, 1, 1), date(day.year, 12, 31)) if kind == "year" else (day, day)


asked = [json.loads(line) for line in sys.stdin]
started = time.perf_counter()
answers = [read(each["phrase"], each["year"]) for each in asked]
spent = time.perf_counter() - started
for answer in answers:
    print(json.dumps(answer, ensure_ascii=False))
print(json.dumps({"seconds": spent}))
