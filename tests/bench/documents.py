# SPDX-License-Identifier: Apache-2.0
"""How long « ctg assembler » takes, pandoc and lowdown beside: one convention,
a long one, a register.

The peers read what we would sign (montrer --developpe), so that all write the
same words; each is a whole process, and writes a file."""
import hashlib
import os
import shutil
import subprocess

from measure import Measure, alternate
import pairs

HERE = os.path.dirname(os.path.abspath(__file__))
ROUEN = os.path.dirname(pairs.ROUEN)
LONG = 242_000       # bytes
GOAL_ROUEN = 10.0    # times faster than pandoc
GOAL_LONG = 40.0
GOAL_FLAT = 2.0      # times what lowdown takes, which does not compress
GOAL_RATE = 1000.0   # documents a second
GOAL_MEMORY = 30.0   # MB
CONVENTIONS = 1000
FORMATS = ("odt", "docx")


class Documents:
    def __init__(self, ctg, folder, table):
        self.ctg, self.folder, self.table = ctg, folder, table
        self.output = self.path("output")
        os.makedirs(folder, exist_ok=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def command(self, *words):
        return Measure(list(words), self.output)

    def own(self, text, name):
        return self.command(self.ctg, "assembler", text, "-o",
                            self.path("own." + name))

    def developed(self, text):
        path = self.path("developed.md")
        with open(path, "wb") as out:
            subprocess.run([self.ctg, "montrer", "--developpe", text],
                           stdout=out, check=True)
        return path

    def long_text(self):
        path = self.path("long.md")
        with open(path, "w", encoding="utf-8") as f:
            f.write(pairs.FRONT + "\n\n".join(pairs.various(LONG)) + "\n")
        return path

    def faster(self, own, pandoc, goal):
        ratio = pandoc.median() / own.median()
        self.table.row("    times faster than pandoc", f"{ratio:.1f}",
                       f">= {goal:.0f}", ratio >= goal)

    def memory(self, own):
        self.table.row("    peak memory", f"{own.megabytes:.1f} MB",
                       f"< {GOAL_MEMORY:.0f} MB",
                       own.megabytes < GOAL_MEMORY)

    def beside_peers(self, what, text, repeat, goal, flat=None):
        """flat: of what lowdown takes, when there is a goal."""
        peer = self.developed(text)
        own = {f: self.own(text, f) for f in FORMATS}
        pandoc = {f: self.command("pandoc", "-f", "gfm", peer, "-o",
                                  self.path("pandoc." + f))
                  for f in FORMATS if shutil.which("pandoc")}
        lowdown = self.command("lowdown", "-s", "-Tfodt", "-o",
                               self.path("lowdown.fodt"), peer)
        has_lowdown = shutil.which("lowdown") is not None
        alternate([*own.values(), *pandoc.values(),
                   *([lowdown] if has_lowdown else [])], repeat)
        size = os.path.getsize(peer) / 1000
        self.table.title(f"ctg assembler, {what}, {size:.0f} KB developed; "
                         f"median of {repeat}")
        for name in FORMATS:
            self.table.row(f"ctg → {name}", own[name].milliseconds())
            self.table.row("    in time of the processor",
                           f"{1000 * own[name].work():.1f} ms")
            if pandoc:
                self.faster(own[name], pandoc[name], goal)
            self.memory(own[name])
        for name, m in pandoc.items():
            self.table.row(f"pandoc → {name}", m.milliseconds())
        if has_lowdown:
            self.table.row("lowdown -Tfodt", lowdown.milliseconds())
        if has_lowdown and flat:
            ratio = own["odt"].median() / lowdown.median()
            self.table.row("ctg → odt / lowdown -Tfodt", f"{ratio:.2f}",
                           f"<= {flat:.0f}", ratio <= flat)

    # --- a register ----------------------------------------------------------
    def make(self, name, *argv):
        """Once; anew when what makes it changed."""
        folder, mark = self.path(name), hashlib.sha256()
        for script in ("generate", "phrases.txt", "register"):
            with open(os.path.join(HERE, script), "rb") as f:
                mark.update(f.read())
        done = folder + ".made-from"
        if os.path.exists(done):
            with open(done, encoding="ascii") as f:
                if f.read() == mark.hexdigest():
                    return folder
        shutil.rmtree(folder, ignore_errors=True)
        for words in argv:
            subprocess.run([w.replace("{}", folder) for w in words],
                           check=True)
        with open(done, "w", encoding="ascii") as f:
            f.write(mark.hexdigest())
        return folder

    def registers(self):
        """Folders alone; a clone of what eight times as many commits made."""
        bare = self.make("bare.git", [
            os.path.join(HERE, "register"), self.ctg, "{}",
            str(8 * CONVENTIONS)])
        return (
            ("folders", self.make("folders", [os.path.join(
                HERE, "generate"), "{}", str(CONVENTIONS)])),
            ("a clone", self.make("clone", [
                "git", "clone", "-q", bare, "{}"])))

    def all_of(self, folder, name):
        # 3: ten of the folders have a fault for which nothing is written.
        return Measure([self.ctg, "-C", folder, "assembler", "--tout",
                        "--format", name, "-o"], self.output, (0, 3))

    def write_all(self, rows, repeat):
        """Into a new folder each time: a disk is slow to forget a thousand
        files that others replace.  How many are written, of each row."""
        for i in range(repeat + 1):
            for k, (_, m) in enumerate(rows):
                to = self.path(f"all/{i}-{k}")
                m.run(keep=i > 0, argv=[*m.argv, to])
        return [len(os.listdir(self.path(f"all/0-{k}")))
                for k in range(len(rows))]

    def register(self, repeat):
        rows = [(f"{what} → {name}", self.all_of(folder, name))
                for what, folder in self.registers() for name in FORMATS]
        shutil.rmtree(self.path("all"), ignore_errors=True)
        os.mkdir(self.path("all"))
        written = self.write_all(rows, repeat)
        shutil.rmtree(self.path("all"))
        cores = len(os.sched_getaffinity(0))
        self.table.title(f"ctg assembler --tout, {CONVENTIONS} conventions, "
                         f"{cores} cores; median of {repeat}")
        for (what, m), n in zip(rows, written):
            rate = n / m.median()
            self.table.row(what, f"{rate:.0f}/s", f">= {GOAL_RATE:.0f}/s",
                           rate >= GOAL_RATE)
            self.table.row("    in time of the processors",
                           f"{m.work():.2f} s")
            self.memory(m)


def measure(ctg, folder, repeat, table):
    documents = Documents(ctg, folder, table)
    documents.beside_peers("rouen-2019", ROUEN, 4 * repeat, GOAL_ROUEN)
    documents.beside_peers("a long text", documents.long_text(), 2 * repeat,
                           GOAL_LONG, GOAL_FLAT)
    documents.register(repeat)
