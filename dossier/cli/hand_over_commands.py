"""Handing a case over to other programs, and taking in what they hand over."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from dossier.cli import json_forms
from dossier.cli.arguments import Arguments
from dossier.cli.terminal import ProgressBar, say
from dossier.domain.dossier_options import DossierOptions, SourcesPart
from dossier.domain.events import Status
from dossier.domain.export_formats import Loss
from dossier.domain.views import EntityRow
from dossier.errors import ImpossibleError
from dossier.services.cases import CaseFile


def export_as(case: CaseFile, name: str, out: Path, as_json: bool) -> None:
    """Write a case in the format of a name, and say what the file does not hold."""
    from dossier.services import handing_over

    written = handing_over.export_as(case, name, out)
    _report(written.path, written.losses, as_json)


def export(
    arguments: Arguments,
    opened: Callable[[Arguments], AbstractContextManager[CaseFile]],
    entity: Callable[[CaseFile, str], EntityRow],
) -> int:
    """Write what *arguments* ask for and say what was left out; *entity* finds a name. Raises DossierError."""
    from dossier.services import exporting

    out = arguments.out
    assert out is not None, "the command line requires it"
    if arguments.as_format is not None or arguments.format != "pdf":
        _refuse_choices(arguments)
    with opened(arguments) as case:
        if arguments.as_format is not None:
            export_as(case, arguments.as_format, out, arguments.json)
        elif arguments.format == "pdf":
            export_dossier(case, arguments, out, lambda name: entity(case, name).id)
        elif arguments.format == "json":
            _report(exporting.export_json(case, out), (), arguments.json)
        else:
            _report(exporting.export_csv(case, out), (), arguments.json)
    return 0


def _refuse_choices(arguments: Arguments) -> None:
    """Raise ImpossibleError where something was chosen that only a PDF obeys: nobody may trust in it elsewhere."""
    if _options(arguments, lambda _: 0) != DossierOptions():
        raise ImpossibleError(
            "People, statuses, a period, appendices and redactions are for PDF files only; nothing was written. Leave "
            "--as and --format out, or leave these choices out."
        )


def export_dossier(case: CaseFile, arguments: Arguments, out: Path, entity: Callable[[str], int]) -> None:
    """Write a dossier as PDF, and say what was left out of it; *entity* gives the id of a name. Raises DossierError."""
    from dossier.services import handing_over

    bar = ProgressBar()
    written = handing_over.export_dossier(case, out, _options(arguments, entity), bar.show)
    bar.clear()
    _report(written.path, written.losses, arguments.json)


def _options(arguments: Arguments, entity: Callable[[str], int]) -> DossierOptions:
    """Return the choice of the command line; *entity* gives the id of a name. Raises DossierError."""
    names = [*([arguments.person] if arguments.person is not None else []), *arguments.people]
    if arguments.first is not None and arguments.last is not None and arguments.last < arguments.first:
        raise ImpossibleError("The period ends before it begins. Give --from the earlier day and --to the later one.")
    return DossierOptions(
        people=tuple(dict.fromkeys(entity(name) for name in names)),
        statuses=frozenset(map(Status, arguments.statuses)) or frozenset(Status),
        first=arguments.first,
        last=arguments.last,
        sources=SourcesPart(arguments.sources),
        pages=arguments.pages,
        marks=arguments.marks,
        redact=tuple(arguments.redact),
        chronology=arguments.chronology,
        digests=arguments.digests,
    )


def take_in(opened: Callable[[str], AbstractContextManager[CaseFile]], path: Path, as_json: bool) -> None:
    """Take an exported case into the case that *opened* gives for its title, and say what was not taken."""
    from dossier.services import taking_in

    # First: a document that is refused leaves no empty case behind.
    handed = taking_in.read(path)
    with opened(handed.title) as case:
        taken = taking_in.take_in_case(case, handed, path.name)
    if as_json:
        json_forms.show({**json_forms.changes(taken.changes), "left_out": _forms(taken.losses)})
        return
    say(taken.changes.label or "Nothing to take in.")
    _tell(taken.losses)


def _report(path: Path, losses: Sequence[Loss], as_json: bool) -> None:
    if as_json:
        json_forms.show({"path": str(path), "left_out": _forms(losses)})
        return
    say(f"Wrote {path}")
    _tell(losses)


def _forms(losses: Sequence[Loss]) -> list[dict[str, object]]:
    return [{"count": loss.count, "sentence": loss.sentence} for loss in losses]


def _tell(losses: Sequence[Loss]) -> None:
    for loss in losses:
        say(f"  {loss.sentence}")
