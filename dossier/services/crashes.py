"""What a crash of the program must not leave behind."""

import contextlib
import sys


def leave_no_dumps() -> None:
    """Let the system write no image of this process's memory, nor of its children's, when it crashes.

    Such an image would hold texts of the case, and its key. Windows has no limit of this kind to set.
    """
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
