"""``python -m dossier``: the program, as the command ``dossier`` starts it."""

import sys

from dossier.cli.__main__ import run

if __name__ == "__main__":
    sys.exit(run())
