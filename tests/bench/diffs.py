# SPDX-License-Identifier: Apache-2.0
"""How long « ctg diff » takes between two files, git and lowdown-diff beside.

Less memory than the bench itself has cannot be seen: a program begins with
that of what started it.  The texts are therefore made in another process."""
from concurrent.futures import ProcessPoolExecutor
import os
import shutil

from measure import Measure, alternate
import pairs

STATUSES = (0, 1)    # 1: they differ
GIT_MORE = 8.0       # ms, Rouen: beyond what git takes
GOAL_LONG = 50.0     # ms, 1 MB and 50 edits
GOAL_LONGEST = 1.0   # s, 10 MB and 1,000 edits
GOAL_LINEAR = 1.5    # a MB of 10, against a MB of 2
GOAL_WORST = 2.0     # s, 1 MB and nothing in common
SIZES = (1, 2, 5, 10)
SHAPES = (("long articles", 60), ("short articles", 6), ("tiny articles", 2),
          ("four alinéas", 34000))


def made(maker, *args):
    with ProcessPoolExecutor(1) as other:
        return other.submit(maker, *args).result()


class Diffs:
    def __init__(self, ctg, folder, table):
        self.ctg, self.folder, self.table = ctg, folder, table
        self.output = os.path.join(folder, "output")
        os.makedirs(folder, exist_ok=True)

    def command(self, pair, *words):
        return Measure([*words, *pair.files], self.output, STATUSES)

    def own(self, pair):
        return self.command(pair, self.ctg, "diff", "--format", "term")

    def git(self, pair):
        return self.command(pair, "git", "diff", "--no-index", "--word-diff")

    def beside_peers(self, pair, repeat, goal):
        """goal: of the peers' times, in ms."""
        own, git = self.own(pair), self.git(pair)
        rows = [("git diff --no-index --word-diff", git)]
        if shutil.which("lowdown-diff"):
            rows.append(("lowdown-diff -t term",
                         self.command(pair, "lowdown-diff", "-t", "term")))
        alternate([own] + [m for _, m in rows], repeat)
        limit = goal(1000 * git.median())
        self.table.title(f"ctg diff, {pair.words}; median of {repeat}")
        self.table.row("ctg diff --format term", own.milliseconds(),
                       f"<= {limit:.1f} ms", 1000 * own.median() <= limit)
        self.table.row("the same, in time of the processor",
                       f"{1000 * own.work():.1f} ms")
        # A program that needs nothing tells what is the bench's own.
        nothing = Measure(["true"], self.output)
        nothing.run()
        least = own.megabytes < 1.05 * nothing.megabytes
        self.table.row("ctg diff, peak memory", ("<= " if least else "") +
                       f"{own.megabytes:.1f} MB")
        for name, m in rows:
            self.table.row(name, m.milliseconds())

    def each(self, all_pairs, repeat):
        runs = [(self.own(p), self.git(p)) for p in all_pairs]
        alternate([m for both in runs for m in both], repeat)
        return zip(all_pairs, *zip(*runs))

    def row(self, pair, own, git, goal):
        """goal: in seconds; None when there is none."""
        self.table.row(f"{pair.words}, {pair.size:.1f} MB",
                       own.milliseconds(), goal and f"< {goal:.0f} s" or "",
                       own.median() < goal if goal else None)
        self.table.row("    time of the processor, memory",
                       f"{1000 * own.work():.0f} ms, "
                       f"{own.megabytes:.0f} MB")
        self.table.row("    git", git.milliseconds())

    def boilerplate(self, repeat):
        texts = [made(pairs.boilerplate, self.folder, n, 100 * n)
                 for n in SIZES]
        self.table.title("ctg diff, the same alinéas in each article; median "
                         f"of {repeat}")
        per_mb = {}
        for n, (pair, own, git) in zip(SIZES, self.each(texts, repeat)):
            self.row(pair, own, git, GOAL_LONGEST if n == SIZES[-1] else None)
            per_mb[n] = own.median() / pair.size
        ratio = per_mb[SIZES[-1]] / per_mb[SIZES[1]]
        self.table.row(f"a MB of {SIZES[-1]} / a MB of {SIZES[1]}",
                       f"{ratio:.2f}", f"< {GOAL_LINEAR}",
                       ratio < GOAL_LINEAR)

    def worst(self, repeat):
        texts = [made(pairs.nothing_alike, self.folder, *s) for s in SHAPES]
        self.table.title(f"ctg diff, nothing in common; median of {repeat}")
        for pair, own, git in self.each(texts, repeat):
            self.row(pair, own, git, GOAL_WORST)


def measure(ctg, folder, repeat, table):
    diffs = Diffs(ctg, folder, table)
    diffs.beside_peers(made(pairs.rouen, folder, 10), 20 * repeat,
                       lambda git: git + GIT_MORE)
    diffs.beside_peers(made(pairs.prose, folder, 1, 50), 4 * repeat,
                       lambda _: GOAL_LONG)
    diffs.boilerplate(repeat)
    diffs.worst(repeat)
