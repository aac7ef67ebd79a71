# SPDX-License-Identifier: Apache-2.0
"""How long « ctg avenant rediger » takes to write an act and to prove it.

Each pair of texts is a register of its own: the old text is signed, the new
one stands on the branch of its avenant."""
import os
import shutil
import subprocess

from diffs import made
from measure import Measure, alternate
import pairs

GOAL_ROUEN = 20.0    # ms of work, beyond the start of the program
GOAL_LONG = 1.0      # s, 1 MB and 500 changes
MESSAGE = "Clôture\n\nConvention: essai\nActe: 0\nEffet: 2024-01-01\n"


def git(folder, *words):
    who = ["-c", "user.name=Anne MARTIN", "-c", "user.email=a@exemple.fr"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)


def register(folder, pair):
    shutil.rmtree(folder, ignore_errors=True)
    home = os.path.join(folder, "conventions", "essai")
    os.makedirs(home)
    git(folder, "init", "-q", "-b", "main")
    with open(os.path.join(folder, "ctg.yml"), "w", encoding="ascii"):
        pass
    text = os.path.join(home, "convention.md")
    shutil.copy(pair.files[0], text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", MESSAGE)
    git(folder, "tag", "-a", "-m", MESSAGE, "acte/essai/0")
    git(folder, "switch", "-q", "-c", "avenant/essai/1")
    shutil.copy(pair.files[1], text)
    return folder


def measure(ctg, folder, repeat, table):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    output = os.path.join(folder, "output")
    short = made(pairs.rouen, folder, 10)
    long = made(pairs.prose, folder, 1, 500)
    runs = [Measure([ctg, "-C", register(os.path.join(folder, name), pair),
                     "avenant", "rediger", "-o", "-"], output)
            for name, pair in (("short", short), ("long", long))]
    # What opening a register costs whatever is then done.
    start = Measure([ctg, "-C", os.path.join(folder, "short"), "journal",
                     "essai"], output)
    alternate([*runs, start], repeat)
    table.title(f"ctg avenant rediger, with its proof; median of {repeat}")
    work = 1000 * (runs[0].work() - start.work())
    table.row(short.words + ", work", f"{work:.1f} ms",
              f"< {GOAL_ROUEN:.0f} ms", work < GOAL_ROUEN)
    table.row("    by the clock, with the start", runs[0].milliseconds())
    table.row("    the start: ctg journal", start.milliseconds())
    table.row(long.words, runs[1].milliseconds(), f"< {GOAL_LONG:.0f} s",
              runs[1].median() < GOAL_LONG)
    table.row("    time of the processor, memory",
              f"{1000 * runs[1].work():.0f} ms, {runs[1].megabytes:.0f} MB")
