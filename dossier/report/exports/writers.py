"""Which module writes which format of ``domain.export_formats``."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from dossier.domain.export_formats import EXPORT_FORMATS, Loss
from dossier.report.atomic import written_whole
from dossier.report.exports.annotations import write_annotations
from dossier.report.exports.calendar_file import write_calendar
from dossier.report.exports.follow_the_money import write_ftm
from dossier.report.exports.graph_ml import write_graph_ml
from dossier.report.exports.hand_over import HandOver
from dossier.report.exports.tables_csv import write_tables
from dossier.report.exports.tables_xlsx import write_xlsx
from dossier.report.exports.timeline_js import write_timeline_js
from dossier.report.exports.timesketch import write_timesketch

Writer = Callable[[HandOver, BinaryIO], tuple[Loss, ...]]

WRITERS: Mapping[str, Writer] = {
    "ftm": write_ftm,
    "tables": write_tables,
    "xlsx": write_xlsx,
    "annotations": write_annotations,
    "timelinejs": write_timeline_js,
    "timesketch": write_timesketch,
    "graphml": write_graph_ml,
    "ical": write_calendar,
}
assert set(WRITERS) == {each.name for each in EXPORT_FORMATS}


def write_format(case: HandOver, name: str, out: Path) -> tuple[Loss, ...]:
    """Write a case to *out* in the format called *name*, whole or not at all; return what it could not hold.

    Raises:
        ExportError: it could not be written.
    """
    with written_whole(out) as file:
        return WRITERS[name](case, file)
