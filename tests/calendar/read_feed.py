"""Reads the calendar named by python3-icalendar: a line an event."""
import sys

from icalendar import Calendar

with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
for event in calendar.walk("VEVENT"):
    print(event["UID"], event["SEQUENCE"], event["STATUS"], event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat(),
          event["SUMMARY"])
