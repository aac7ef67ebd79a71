#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a program on a terminal and answers what it asks.

    terminal.py answer|interrupt COMMAND…   (the answer on standard input)

What the terminal shows goes to the standard output.  « interrupt » types
Control-C instead; then the program must have died of it.  The echo must be as
it was.
"""
import os
import pty
import signal
import sys
import termios


def has_echo(fd):
    return bool(termios.tcgetattr(fd)[3] & termios.ECHO)


answer = sys.stdin.readline()
pid, fd = pty.fork()
if pid == 0:
    # Ignored, when whoever runs the tests does not wait for them.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execvp(sys.argv[2], sys.argv[2:])
shown, asked = b"", False
while True:
    try:
        piece = os.read(fd, 1000)
    except OSError:
        break
    if not piece:
        break
    shown += piece
    if not asked and b"Mot de passe" in shown and shown.endswith(b": "):
        asked = True
        for _ in range(100):
            if not has_echo(fd):
                break
            signal.sigtimedwait([], 0.05)
        assert not has_echo(fd), "the echo is on"
        os.write(fd, b"\x03" if sys.argv[1] == "interrupt" else
                 answer.encode())
try:
    assert has_echo(fd), "the echo did not come back"
except termios.error:
    pass
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
sys.stdout.flush()
assert asked, "nothing was asked"
if sys.argv[1] == "interrupt":
    sys.exit(not (os.WIFSIGNALED(status) and
                  os.WTERMSIG(status) == signal.SIGINT))
sys.exit(status != 0)
