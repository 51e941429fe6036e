"""Runs a command whose standard error is a pseudo terminal of 80 columns."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time

CLEARED = "\r\x1b[K"
PATIENCE = 60

RUBRIC = """hallmark: 1
id: terminal
survey: {id: code, groups: type, respondents: mean}
indicators:
  - {id: q, range: [0, 10]}
"""
LONG_RUBRIC = """hallmark: 1
id: long
survey: {id: code, respondents: mean, layout: {long: {question: question, answer: answer}}}
indicators:
  - {id: q, range: [0, 10]}
"""
HEADER = b"code,type,q\n"
ROWS = b"A,county,1\nB,county,2\nC,unitary,3\n" * 60_000
# Two rows that do not agree on a group are a warning.
END = b"A,county,1\nA,unitary,2\n"

faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


class Run:
    """A command with a pipe for standard input, and all that it has drawn by now."""

    def __init__(self, command, prepare=None, **environment):
        self.terminal, its_end = pty.openpty()
        fcntl.ioctl(its_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE,
                                        stdout=subprocess.DEVNULL, stderr=its_end, preexec_fn=prepare,
                                        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", **environment})
        os.close(its_end)
        self.drawn = ""

    def give(self, text):
        self.process.stdin.write(text)
        self.process.stdin.flush()

    def look(self, seconds):
        """Takes what is drawn within so many seconds; false once the other end is closed."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        try:
            bytes_drawn = os.read(self.terminal, 65536) if ready else None
        except OSError:
            bytes_drawn = b""
        self.drawn += (bytes_drawn or b"").decode()
        return bytes_drawn != b""

    def wait_for(self, text):
        end = time.monotonic() + PATIENCE
        while text not in self.drawn and time.monotonic() < end and self.look(0.1):
            pass
        check(text in self.drawn, f"{text!r} was not drawn, but {self.drawn!r}")

    def end(self):
        """Gives the exit code, with everything drawn."""
        self.process.stdin.close()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.look(0.1):
            pass
        os.close(self.terminal)
        return self.process.wait(PATIENCE)

    def lines(self):
        """The progress lines in their order, and what stands behind the last of them."""
        *lines, rest = self.drawn.split(CLEARED)
        return [line for line in lines if line], rest
