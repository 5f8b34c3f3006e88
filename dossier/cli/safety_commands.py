"""The commands that look after the case itself: its backups, and dossiers that are compared with it."""

from pathlib import Path

from dossier.cli import json_forms
from dossier.cli.terminal import say, table
from dossier.services import backups, travelling


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
