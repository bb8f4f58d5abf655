"""Being told to stop by a signal."""

import os
import select
import signal


class Stop:
    """Set by SIGTERM or SIGINT, waited for by the main loop.

    Not a threading.Event: its set() takes a lock, and a signal that comes while the same thread is on its way into
    wait() would wait for that lock for ever.
    """

    def __init__(self) -> None:
        self.is_asked = False
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)

    def listen(self) -> None:
        """Be set by the signals from now on; call it in the main thread."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.set)

    def set(self, *_args: object) -> None:
        if not self.is_asked:
            self.is_asked = True
            os.write(self._writer, b".")

    def wait(self, seconds: float) -> bool:
        """Sleep until set, or so long; tell whether it is set."""
        if not self.is_asked:
            select.select([self._reader], [], [], max(0.0, seconds))
        return self.is_asked

    def close(self) -> None:
        os.close(self._reader)
        os.close(self._writer)
