"""Unfolds rules by python3-dateutil, to compare with: each line of the file named is "start rule most".

Prints a line of starts for each: "2027-03-02T06:00 2027-05-01T06:00", none after 2037.
"""
import sys
from datetime import datetime
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

END = datetime(2037, 12, 31, 23, 59)

for line in open(sys.argv[1], encoding="utf-8"):
    start, rule, most = line.split()
    first = datetime.strptime(start, "%Y-%m-%dT%H:%M")
    starts = takewhile(lambda at: at <= END, iter(rrulestr(rule, dtstart=first)))
    print(" ".join(at.strftime("%Y-%m-%dT%H:%M") for at in islice(starts, int(most))))
