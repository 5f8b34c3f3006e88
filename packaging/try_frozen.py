"""Prove that a frozen program reads, finds, checks and writes, and carries what it must: ``try_frozen.py PROGRAM``.

It runs as a user's program would: without the environment of the one that froze it. This itself runs with
packaging/build/venv/bin/python.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import look_inside

ROOT = Path(__file__).parent.parent
PAGE = """<html><head><title>Court jails importer</title>
<meta property="article:published_time" content="2020-05-04T10:00:00Z"></head>
<body><article><h1>Court jails importer</h1>
<p>Anna Berg was arrested in Oslo on 3 May 2020 after a long inquiry, prosecutors said on Monday.</p>
<p>Her lawyer, Peter Holm, denied the charges and said that she would appeal against the decision within the week.</p>
</article></body></html>"""


def ran(program: Path, *arguments: str) -> str:
    """Return what the program prints; end with its words where it fails."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_"))}
    done = subprocess.run([program, *arguments], env=given, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        sys.exit(f"{program.name} {' '.join(arguments)}: {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def main(program: Path) -> None:
    """Import the demo articles and a web page, and export a PDF."""
    if look_inside.main(program):
        sys.exit("The program does not carry what it must, or more than it may.")
    with tempfile.TemporaryDirectory() as folder:
        case, page, paper = (str(Path(folder) / name) for name in ("case.dossier", "page.html", "dossiers.pdf"))
        Path(page).write_text(PAGE, encoding="utf-8")
        ran(program, "import", case, str(ROOT / "seeds"), page)
        if "3 May 2020" not in ran(program, "timeline", case):
            sys.exit("The web page was not read.")
        if not ran(program, "check", case).startswith("Sound"):
            sys.exit("The case that it wrote is not sound.")
        ran(program, "export", case, "--format", "pdf", "--out", paper)
        if not Path(paper).read_bytes().startswith(b"%PDF-"):
            sys.exit("What it exported is no PDF.")
    print(f"{program} reads, finds, checks and writes.")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
