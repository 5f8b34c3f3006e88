"""When the screen of this computer is locked: told by the desktop, over its own local bus and no network.

On Linux by D-Bus, where its address is that of a socket on this computer; on Windows by a message to the window. On
other systems nobody tells, and the clocks of ``idleness`` have to do.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SYSTEM_BUS = "/run/dbus/system_bus_socket"
_TURNED = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
    ("org.cinnamon.ScreenSaver", "ActiveChanged"),
    ("org.mate.ScreenSaver", "ActiveChanged"),
)
"""Interfaces and signals of the session's bus that say whether the screen is covered."""
_ASKED = (("org.freedesktop.login1.Session", "Lock"),)
_ASLEEP = (("org.freedesktop.login1.Manager", "PrepareForSleep"),)
"""Those of the system's bus: a session is to be locked, the machine is about to sleep."""

_SESSION_CHANGE, _SESSION_LOCK = 0x02B1, 0x7


def local_buses(environment: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return the addresses of the session's and the system's bus, None for one that is not on this computer.

    None is looked for or started: an address that nobody gave is none.
    """
    session = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    system = environment.get("DBUS_SYSTEM_BUS_ADDRESS") or (
        f"unix:path={_SYSTEM_BUS}" if Path(_SYSTEM_BUS).exists() else ""
    )
    return (session if _is_local(session) else None), (system if _is_local(system) else None)


def _is_local(address: str) -> bool:
    return bool(address) and all(part.startswith("unix:") for part in address.split(";") if part)


class SessionLock(QObject):
    """Listens while it is ``started``."""

    locked = Signal()
    """The screen was locked, or the machine is about to sleep."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._buses: list[tuple[str, QDBusConnection]] = []
        self._messages: _Messages | None = None

    @property
    def is_listening(self) -> bool:
        """Tell whether anybody will tell."""
        return bool(self._buses) or self._messages is not None

    def start(self, environment: Mapping[str, str] = os.environ) -> None:
        """Listen from now on, where the system has somebody who tells."""
        if self.is_listening:
            return
        if sys.platform == "win32":
            self._messages = _Messages(self._window, self.locked.emit)
        elif sys.platform != "darwin":
            session, system = local_buses(environment)
            self._listen(session, "session", _TURNED, SLOT("turned(bool)"))
            self._listen(system, "system", _ASLEEP, SLOT("turned(bool)"))
            self._listen(system, "system", _ASKED, SLOT("asked()"))

    def stop(self) -> None:
        """Listen no longer."""
        if self._messages is not None:
            self._messages.end()
            self._messages = None
        for name, bus in self._buses:
            bus.disconnectFromBus(name)
        self._buses.clear()

    @Slot(bool)
    def turned(self, on: bool) -> None:
        """Hear that the screen is covered (or shown again), or that the machine goes to sleep (or wakes)."""
        if on:
            self.locked.emit()

    @Slot()
    def asked(self) -> None:
        """Hear that the session is to be locked."""
        self.locked.emit()

    def _listen(self, address: str | None, which: str, signals: tuple[tuple[str, str], ...], slot: str) -> None:
        if address is None:
            return
        # Only now: the first frame needs none of it.
        from PySide6.QtDBus import QDBusConnection

        name = f"dossier {which} {id(self)} {slot}"
        bus = QDBusConnection.connectToBus(address, name)
        # The stubs ask for bytes, which the library takes for another name.
        connect: Callable[..., bool] = bus.connect
        heard = [connect("", "", interface, signal, self, slot) for interface, signal in signals]
        if any(heard):
            self._buses.append((name, bus))
        else:
            QDBusConnection.disconnectFromBus(name)


class _Messages(QAbstractNativeEventFilter):
    """Hears from Windows that the session was locked."""

    def __init__(self, window: QWidget, locked: Any) -> None:
        super().__init__()
        self._locked = locked
        self._handle = int(window.winId())
        _wts("WTSRegisterSessionNotification", self._handle, 0)
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self)

    def end(self) -> None:
        """Hear no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)
        _wts("WTSUnRegisterSessionNotification", self._handle)

    def nativeEventFilter(self, kind: Any, message: Any) -> Any:
        if bytes(kind) == b"windows_generic_MSG":
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            if told.message == _SESSION_CHANGE and told.wParam == _SESSION_LOCK:
                self._locked()
        return False, 0


def _wts(name: str, *arguments: int) -> None:
    if sys.platform == "win32":
        import ctypes

        getattr(ctypes.windll.wtsapi32, name)(*arguments)
