"""The desktop says that its screen is locked: the case is locked too. Heard on local buses only."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dossier.gui.session_lock import SessionLock, local_buses

needs_a_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="there is no dbus-daemon for a bus of its own",
)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus of its own."""
    address = f"unix:path={tmp_path}/bus"
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline().startswith("unix:path=")
        yield address
        daemon.terminate()


def _tell(address: str, interface: str, signal: str, *words: bool) -> None:
    """Say something on the bus, as another program does."""
    code = (
        "import sys\nfrom PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtDBus import QDBusConnection, QDBusMessage\n"
        "app = QCoreApplication([])\nbus = QDBusConnection.connectToBus(sys.argv[1], 'teller')\n"
        "said = QDBusMessage.createSignal('/org/freedesktop/ScreenSaver', sys.argv[2], sys.argv[3])\n"
        "said.setArguments([word == 'True' for word in sys.argv[4:]])\n"
        "sys.exit(0 if bus.send(said) else 1)\n"
    )
    subprocess.run([sys.executable, "-c", code, address, interface, signal, *map(str, words)], check=True)


@needs_a_bus
@pytest.mark.parametrize(
    ("which", "interface", "signal", "words"),
    [
        ("SESSION", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
        ("SESSION", "org.gnome.ScreenSaver", "ActiveChanged", (True,)),
        ("SYSTEM", "org.freedesktop.login1.Session", "Lock", ()),
        ("SYSTEM", "org.freedesktop.login1.Manager", "PrepareForSleep", (True,)),
    ],
)
def test_a_locked_screen_is_heard(
    qtbot: QtBot, bus: str, which: str, interface: str, signal: str, words: tuple[bool, ...]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    listener = SessionLock(window)
    listener.start({f"DBUS_{which}_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus})
    assert listener.is_listening
    with qtbot.waitSignal(listener.locked, timeout=60_000):
        _tell(bus, interface, signal, *words)
    listener.stop()
    assert not listener.is_listening


@needs_a_bus
def test_a_screen_that_is_shown_again_locks_nothing(qtbot: QtBot, bus: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    listener = SessionLock(window)
    listener.start({"DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus})
    heard: list[str] = []
    listener.locked.connect(lambda: heard.append("locked"))
    with qtbot.waitSignal(listener.locked, timeout=60_000):
        _tell(bus, "org.freedesktop.ScreenSaver", "ActiveChanged", False)
        _tell(bus, "org.freedesktop.ScreenSaver", "ActiveChanged", True)
    assert heard == ["locked"]
    listener.stop()


def test_only_buses_of_this_computer_are_listened_to() -> None:
    for address in (
        "tcp:host=example.org,port=1",
        "unix:path=/a;tcp:host=b",
        "autolaunch:",
        "unixexec:path=/bin/sh",
        "",
    ):
        assert local_buses({"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": "tcp:"}) == (None, None)
    assert local_buses({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a"})[0] == "unix:path=/a"
