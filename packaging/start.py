"""Where the frozen program starts."""

import sys

from dossier.cli.__main__ import run

if __name__ == "__main__":
    sys.exit(run())
