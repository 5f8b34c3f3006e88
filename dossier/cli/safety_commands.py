"""The commands that look after the case itself: its backups, and dossiers that are compared with it."""

from dataclasses import asdict
from pathlib import Path

from dossier.cli import json_forms, passphrases
from dossier.cli.terminal import say, table, warn
from dossier.domain.views import CheckReport
from dossier.domain.wording import counted
from dossier.services import backups, circumstances, travelling
from dossier.services.cases import CaseFile


def tell_circumstances(case: CaseFile) -> None:
    """Say on stderr what is unusual about how the case is open."""
    for sentence in circumstances.of_case(case):
        warn(f"dossier: {sentence}")


def tell_findings(report: CheckReport, as_json: bool) -> int:
    """Say what a check of the whole case found; return 1 where it found anything."""
    if as_json:
        json_forms.show(json_forms.report(report))
        return 0 if report.is_sound else 1
    for finding in report.findings:
        say(finding)
    looked_at = ", ".join(
        (
            counted(report.sources, "file"),
            counted(report.articles, "story", "stories"),
            counted(report.entities, "name"),
            counted(report.events, "event"),
            counted(report.steps, "step"),
        )
    )
    say(f"{'Sound' if report.is_sound else counted(len(report.findings), 'finding')}: {looked_at} checked.")
    return 0 if report.is_sound else 1


def show_backups(path: Path, as_json: bool) -> int:
    """List the backups of the case at *path*, the newest first."""
    found = backups.kept(path)
    if as_json:
        json_forms.show([{"path": str(b.path), "made": b.made.isoformat(), "whole": b.is_whole} for b in found])
        return 0
    rows = ((travelling.when_words(b.made), "" if b.is_whole else "damaged", str(b.path)) for b in found)
    table(("made", "", "file"), rows)
    return 0


def restore(path: Path, as_json: bool) -> int:
    """Bring the last good backup back. Raises DossierError."""
    done = backups.restore(path)
    if as_json:
        aside = None if done.aside is None else str(done.aside)
        json_forms.show({"backup": str(done.backup), "made": done.made.isoformat(), "aside": aside})
        return 0
    say(f"Brought back {path.name} as it was on {travelling.when_words(done.made)}.")
    if done.aside is not None:
        say(f"The damaged case is kept as {done.aside}.")
    return 0


def salvage(path: Path, descriptor: int | None, folder: Path | None, as_json: bool) -> int:
    """Bring out of a damaged case what can be read; return 1 where files are lost. Raises DossierError."""
    # Only now: it needs what writes reports.
    from dossier.services import salvaging

    assert folder is not None, "the command line asks for it"
    done = salvaging.salvage(path, folder, passphrases.of_case(path, descriptor))
    if as_json:
        json_forms.show({**asdict(done), "folder": str(done.folder)})
        return 1 if done.lost else 0
    say(f"Brought {counted(len(done.files), 'file')} out to {folder}, as imported: import the folder into a new case.")
    for file in done.texts:
        say(f"TEXT ONLY  {file}")
    for file in done.lost:
        say(f"LOST  {file}")
    if done.notes or done.steps:
        told = f"{counted(done.notes, 'note')} and {counted(done.steps, 'step')} of the history"
        say(f"{told} stand in notes.txt and steps.txt. Nothing proves them: compare them with what you know.")
    say("Names, events and what was decided about them are not brought out: the import finds them again.")
    return 1 if done.lost else 0


def verify(case: CaseFile, pdf: Path, as_json: bool) -> int:
    """Say how the dossier at *pdf* compares with the case; return the exit code. Raises ExportError."""
    # Only now: it needs what reads and makes reports.
    from dossier.services import verifying

    verdict = verifying.verify(case, pdf)
    if as_json:
        compared = {"sources": verdict.sources, "quotes": verdict.quotes}
        json_forms.show(
            {
                "holds": verdict.holds,
                "edition": verdict.edition.value,
                **{name: [{"is": c.standing.value, "what": c.words} for c in them] for name, them in compared.items()},
                "since": list(verdict.since),
                "added": list(verdict.added),
                "redacted": verdict.redacted,
                "altered": verdict.altered,
            }
        )
        return 0 if verdict.holds else 1
    for each in (*verdict.sources, *verdict.quotes):
        if each.standing is not verifying.Standing.SAME:
            say(f"{each.standing.value.upper()}  {each.words}")
    if verdict.altered:
        say("ALTERED  The file is not as this case made it: something in it was changed since. Export it again.")
    looked_at = f"{counted(len(verdict.sources), 'source')} and {counted(len(verdict.quotes), 'quote')}"
    if all(each.standing is verifying.Standing.SAME for each in (*verdict.sources, *verdict.quotes)):
        say(f"All of {looked_at} are in the case as the dossier has them.")
    else:
        say(f"Compared {looked_at}: those above are not in the case as the dossier has them.")
    if verdict.redacted:
        say(
            f"This is a redacted edition: of {counted(verdict.covered, 'quote')} only the words that are not "
            "blacked out were compared."
        )
    if verdict.edition is verifying.Standing.GONE:
        say("The case never stood as it did when this dossier was made: it was made from another case, or from a copy.")
    elif verdict.since:
        say(f"Done in the case since: {'; '.join(verdict.since)}.")
    else:
        say("Nothing was done in the case since.")
    return 0 if verdict.holds else 1
