"""The formats in which a case can be handed over: one table for the command line, the window and the manual."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format. ``name`` is what the command line calls it, ``ending`` that of its files, without the dot.

    ``title`` is what a menu says, ``holds`` one sentence on what is in such a file and which programs read it.
    """

    name: str
    ending: str
    title: str
    holds: str


EXPORT_FORMATS = (
    ExportFormat(
        "ftm",
        "ftm.json",
        "FollowTheMoney entities",
        "People, organisations, places, stories, sources and events as JSON lines, for Aleph and OpenAleph.",
    ),
    ExportFormat(
        "tables",
        "zip",
        "Tables as CSV",
        "One CSV file each for events, people, claims and sources, with the texts, in one ZIP file, for spreadsheets "
        "and databases; it can be taken in again.",
    ),
    ExportFormat(
        "xlsx",
        "xlsx",
        "Tables for Excel and LibreOffice",
        "The same tables as the sheets of one workbook, without the texts.",
    ),
    ExportFormat(
        "annotations",
        "jsonld",
        "Web Annotations",
        "Every event, name and note as a W3C Web Annotation on the words of its source.",
    ),
    ExportFormat(
        "timelinejs",
        "timeline.json",
        "TimelineJS",
        "The dated events for an interactive timeline on a web page.",
    ),
    ExportFormat(
        "timesketch",
        "jsonl",
        "Timesketch",
        "The dated events as JSON lines, for the timelines of Timesketch.",
    ),
    ExportFormat(
        "graphml",
        "graphml",
        "Network (GraphML)",
        "Who takes part in events with whom, for Gephi, yEd and Cytoscape.",
    ),
    ExportFormat(
        "ical",
        "ics",
        "Calendar",
        "The events whose day or month is known, as whole days of a calendar.",
    ),
)


def export_format(name: str) -> ExportFormat:
    """Return the format of a name. Raises KeyError."""
    return {each.name: each for each in EXPORT_FORMATS}[name]


@dataclass(frozen=True, slots=True)
class Loss:
    """What an export or an import could not take along: how many, and a whole sentence that says what and why."""

    count: int
    sentence: str
