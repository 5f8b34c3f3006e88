"""A process that starts another one, and is killed."""

import os
import select
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def child_ends_with(code: str) -> bool:
    """Tell whether the process whose number *code* prints ends once the one that runs *code* is killed."""
    waiting = f"{code}import sys\nsys.stdin.read()\n"
    with subprocess.Popen(
        [sys.executable, "-c", waiting], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        handle = os.pidfd_open(int(first.stdout.readline()))
        try:
            first.kill()
            first.wait()
            ended, _, _ = select.select([handle], [], [], 60)
        finally:
            os.close(handle)
    return bool(ended)
