"""For every test: nothing may open a socket that leaves the machine, and made-up examples are the same each time."""

import os
import socket
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# The same examples each time, so that what fails once fails again; DOSSIER_EXPLORE=1 looks for new ones. How long one
# takes is no matter: a busy machine would make it fail by chance.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("exploring", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("exploring" if os.environ.get("DOSSIER_EXPLORE") else "steady")

_LOCAL = {getattr(socket, "AF_UNIX", None)}
_opened: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what Python does with sockets; an audit hook cannot be taken off or gone around."""
    if (event == "socket.__new__" and arguments[1] not in _LOCAL) or event in {
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "urllib.Request",
    }:
        _opened.append(f"{event} {arguments[1:]}")


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test that opens a socket other than a local one or looks up a name."""
    _opened.clear()
    yield
    assert not _opened, f"something spoke to the network: {_opened}"
