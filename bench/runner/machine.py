"""What machine this is, and how much others had of it meanwhile."""

import os
import platform
import time


def description():
    cores = os.cpu_count()
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        model = models[0] if models else model
    except OSError:
        pass
    return f"{cores} x {model}, {platform.system()}"


def _busy_seconds():
    """CPU seconds that all processes together have had since the machine started; None where that is not told."""
    try:
        with open("/proc/stat", encoding="utf-8") as file:
            user, nice, system, _idle, _wait, irq, soft, steal = (int(word) for word in file.readline().split()[1:9])
    except (OSError, ValueError):
        return None
    return (user + nice + system + irq + soft + steal) / os.sysconf("SC_CLK_TCK")


class Others:
    """How many of the cores other processes kept busy since this was made."""

    def __init__(self):
        self._start = time.monotonic()
        self._busy = _busy_seconds()

    def cores(self, own_cpu_seconds=0.0):
        now = _busy_seconds()
        elapsed = time.monotonic() - self._start
        if now is None or self._busy is None or elapsed <= 0:
            return None
        return max(0.0, (now - self._busy - own_cpu_seconds) / elapsed)


CALM = 0.05  # Of a core.


def wait_until_calm(patience):
    """Waits until others leave the machine alone for a second, or no longer than `patience` seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        others = Others()
        time.sleep(min(1.0, max(0.0, deadline - time.monotonic())))
        cores = others.cores()
        if cores is None or cores < CALM:
            return
