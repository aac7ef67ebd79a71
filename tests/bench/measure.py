# SPDX-License-Identifier: Apache-2.0
"""What the bench measures with, and the table it prints."""
import os
import statistics
import sys
import time


class Measure:
    """Runs of one command: by the clock, by the processor, and its memory."""

    def __init__(self, argv, output, statuses=(0,)):
        self.argv, self.output, self.statuses = argv, output, statuses
        self.seconds, self.busy, self.megabytes = [], [], 0.0

    def run(self, keep=True, argv=None):
        """argv: when it is another one each time."""
        argv = argv or self.argv
        # Into a file: with a pipe, the reader's time would count.
        with open(self.output, "wb") as out:
            actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1),
                       (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
            start = time.perf_counter()
            pid = os.posix_spawnp(argv[0], argv, os.environ,
                                  file_actions=actions)
            _, status, usage = os.wait4(pid, 0)
            seconds = time.perf_counter() - start
        status = os.waitstatus_to_exitcode(status)
        if status not in self.statuses:
            with open(self.output, encoding="utf-8") as f:
                sys.stderr.write(f.read())
            sys.exit(f"bench: {' '.join(argv)}: status {status}")
        if keep:
            self.seconds.append(seconds)
            self.busy.append(usage.ru_utime + usage.ru_stime)
            self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)

    def median(self):
        return statistics.median(self.seconds)

    def work(self):
        return statistics.median(self.busy)

    def milliseconds(self):
        return f"{1000 * self.median():.1f} ms"


def alternate(measures, repeat):
    for m in measures:
        m.run(keep=False)
    for _ in range(repeat):
        for m in measures:
            m.run()


class Table:
    def __init__(self):
        self.missed = 0

    def title(self, text):
        print(f"\n{text}")

    def row(self, what, value, goal="", met=None):
        verdict = "" if met is None else "yes" if met else "NO"
        self.missed += met is False
        print(f"  {what:<42} {value:>11}   {goal:<9} {verdict}".rstrip())
        sys.stdout.flush()
