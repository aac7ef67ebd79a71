# SPDX-License-Identifier: Apache-2.0
"""A register in git, after 1,000, 10,000 and 40,000 commits.

An avenant is signed, closed and pushed in each of the three in turn, twenty
times: in a clone with all its files, on the branch of the avenant, then to a
server with the guard and to the same one without.  Then sixteen clones of the
largest push at once.  Cold: the pages of all the files are dropped with
posix_fadvise; what the kernel knows of names and inodes stays.

In these files and commits grow together.  What history alone costs is seen in a
fourth register: the files of the smallest, the commits of the largest."""
import hashlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading

from measure import Measure
from plot import plot

HERE = os.path.dirname(os.path.abspath(__file__))
MADE_BY = ("generate", "phrases.txt", "register")
CLONES, TRIES = 16, 200
AFTER = 1672444800  # when the commits of Deep begin: the register has ended
OLD = 8  # the last drafts of the register, three months old
NOTHING = "0" * 40
GOALS = {"consigner": 100, "clore": 100, "guard": 150, "statut": 300,
         "statut, cold": 1000}  # ms
CONFIG = """[user]
	name = Claire Duval
	email = cd@exemple.fr
[gc]
	auto = 0
[receive]
	autogc = false
[advice]
	detachedHead = false
[safe]
	directory = *
"""


def git(folder, *words, check=True):
    return subprocess.run(["git", "-C", folder, *words], check=check,
                          capture_output=True, text=True)


class Site:
    """Fresh copies of a register: two servers and a clone."""

    def __init__(self, ctg, folder, commits):
        self.ctg, self.folder, self.commits = ctg, folder, commits
        self.name = f"{commits}"
        self.register = os.path.join(folder, "register.git")
        self.guarded = os.path.join(folder, "guarded.git")
        self.free = os.path.join(folder, "free.git")
        self.clone = os.path.join(folder, "clone")
        self.output = os.path.join(folder, "output")
        self.measures = {}
        os.makedirs(folder, exist_ok=True)

    def make(self):
        """Once; anew when what makes it changed."""
        mark = hashlib.sha256(str(self.commits).encode())
        for name in MADE_BY:
            with open(os.path.join(HERE, name), "rb") as f:
                mark.update(f.read())
        path = os.path.join(self.folder, "made-from")
        if os.path.exists(path):
            with open(path, encoding="ascii") as f:
                if f.read() == mark.hexdigest():
                    return
            os.unlink(path)
        shutil.rmtree(self.register, ignore_errors=True)
        self.fill()
        with open(path, "w", encoding="ascii") as f:
            f.write(mark.hexdigest())

    def fill(self):
        subprocess.run([os.path.join(HERE, "register"), self.ctg,
                        self.register, str(self.commits)], check=True)

    def copy(self):
        for name in (self.guarded, self.free, self.clone):
            shutil.rmtree(name, ignore_errors=True)
        git(self.folder, "clone", "-q", "--bare", self.register, self.free)
        git(self.folder, "clone", "-q", "--bare", self.register, self.guarded)
        hook = os.path.join(self.guarded, "hooks", "pre-receive")
        os.makedirs(os.path.dirname(hook), exist_ok=True)
        with open(hook, "w", encoding="ascii") as f:
            f.write(f"#!/bin/sh\nexec '{self.ctg}' hook pre-receive\n")
        os.chmod(hook, 0o755)
        git(self.folder, "clone", "-q", self.guarded, self.clone)
        git(self.clone, "remote", "add", "free", self.free)
        with open(os.path.join(self.register, "drafts"),
                  encoding="ascii") as f:
            return [line.split() for line in f]

    def run(self, name, *argv):
        m = self.measures.setdefault(name, Measure(None, self.output))
        m.run(argv=list(argv))

    # --- one avenant, from its last signature to the server ------------------
    def sign(self, draft, odd):
        ident, n, _ = draft
        tag = f"refs/tags/acte/{ident}/{n}"
        before = git(self.clone, "rev-parse", "main").stdout.strip()
        self.close(draft, "consigner", "clore")
        servers = [("pushed", "origin"), ("without", "free")]
        for name, remote in servers[::-1] if odd else servers:
            self.run(name, "git", "-C", self.clone, "push", "-q", remote,
                     "main", tag)
        self.hook(before, tag)

    def close(self, draft, consigner, clore):
        """On the branch of the avenant; these are the names to measure by."""
        ident, n, day = draft
        git(self.clone, "switch", "-q", f"avenant/{ident}/{n}")
        self.run(consigner, self.ctg, "-C", self.clone, "consigner", ident,
                 "signature", "--partie", "commune", "--date", day)
        self.run(clore, self.ctg, "-C", self.clone, "clore", ident)

    def hook(self, before, tag):
        """The guard once more, by itself."""
        after, ident = git(self.clone, "rev-parse", "main",
                           tag).stdout.split()
        path = os.path.join(self.folder, "moves")
        with open(path, "w", encoding="ascii") as f:
            f.write(f"{before} {after} refs/heads/main\n"
                    f"{NOTHING} {ident} {tag}\n")
        self.run("hook", "sh", "-c", f"cd '{self.guarded}' && GIT_DIR=. "
                 f"exec '{self.ctg}' hook pre-receive <'{path}'")

    # --- all of it ------------------------------------------------------------
    def forget(self):
        """Drops what the kernel keeps of the files."""
        for top in (os.path.realpath(self.clone), self.register):
            for at, _, names in os.walk(top):
                for name in names:
                    fd = os.open(os.path.join(at, name), os.O_RDONLY)
                    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
                    os.close(fd)

    def look(self, repeat):
        argv = (self.ctg, "-C", self.clone, "statut")
        Measure(None, self.output).run(argv=list(argv))
        for _ in range(repeat):
            self.run("statut", *argv)
        os.sync()
        for _ in range(repeat):
            self.forget()
            self.run("statut, cold", *argv)

    def figures(self):
        out = {name: 1000 * m.median() for name, m in self.measures.items()}
        pairs = zip(self.measures["pushed"].seconds,
                    self.measures["without"].seconds)
        out["guard"] = 1000 * statistics.median(a - b for a, b in pairs)
        return out


class Deep(Site):
    """Another site's register under commits that change no file: they come
    after its last act, and its drafts begin at the last of them."""

    def __init__(self, site, folder, commits):
        super().__init__(site.ctg, folder, commits)
        self.site = site
        self.name = f"{site.commits} + {commits - site.commits}"

    def fill(self):
        shutil.copytree(self.site.register, self.register)
        tip = git(self.register, "rev-parse", "main").stdout.strip()
        commits = self.commits - self.site.commits
        self.take("".join(self.empty(tip, commits)).encode())
        self.move_drafts(tip)

    @staticmethod
    def empty(tip, commits):
        for i in range(commits):
            yield (f"commit refs/heads/main\n"
                   f"committer A <a@exemple.fr> {AFTER + i} +0000\n"
                   f"data 10\nEntretien\n")
            if i == 0:
                yield f"from {tip}\n"
            yield "\n"

    def move_drafts(self, old):
        tip = git(self.register, "rev-parse", "main").stdout.strip()
        branches = git(self.register, "for-each-ref",
                       "--format=%(refname)", "refs/heads/avenant/").stdout
        for branch in branches.split():
            start = git(self.register, "merge-base", old,
                        branch).stdout.strip()
            stream = subprocess.run(
                ["git", "-C", self.register, "fast-export", "--no-data",
                 "--reference-excluded-parents",
                 f"{start}..{branch}"], check=True, capture_output=True)
            stream = stream.stdout.replace(b"from " + start.encode(),
                                           b"from " + tip.encode())
            late = str(AFTER + self.commits).encode()
            self.take(re.sub(rb"(?m)^(author|committer) (.*>) \d+",
                             rb"\1 \2 " + late, stream))

    def take(self, stream):
        subprocess.run(["git", "-C", self.register, "fast-import", "--quiet",
                        "--force"], input=stream, check=True)


# --- sixteen at once ----------------------------------------------------------
class Person(threading.Thread):
    """Closes an avenant in a clone and pushes until it is taken."""

    def __init__(self, site, number, draft):
        super().__init__()
        self.site, self.draft, self.tries, self.said = site, draft, 0, ""
        self.place = os.path.join(site.folder, f"clone-{number}")

    def prepare(self):
        """With the files of one convention: the others are left out."""
        ident, n, day = self.draft
        shutil.rmtree(self.place, ignore_errors=True)
        git(self.site.folder, "clone", "-q", "--shared", "--sparse",
            self.site.guarded, self.place)
        git(self.place, "sparse-checkout", "set", f"conventions/{ident}")
        git(self.place, "switch", "-q", f"avenant/{ident}/{n}")
        if not self.ctg("consigner", ident, "signature", "--partie",
                        "commune", "--date", day):
            sys.exit(self.said)

    def ctg(self, *words):
        done = subprocess.run([self.site.ctg, "-C", self.place, *words],
                              capture_output=True, text=True, check=False)
        self.said = done.stderr
        return done.returncode == 0

    def run(self):
        ident, n, _ = self.draft
        tag = f"acte/{ident}/{n}"
        while self.tries < TRIES and self.ctg("clore", ident):
            self.tries += 1
            done = git(self.place, "push", "-q", "--atomic", "origin", "main",
                       f"refs/tags/{tag}", check=False)
            self.said = done.stderr
            if done.returncode == 0 or "ctg :" in done.stderr:
                return
            git(self.place, "tag", "-d", tag)
            git(self.place, "fetch", "-q", "origin", "main")
            git(self.place, "reset", "-q", "--hard", "FETCH_HEAD")


def check_landed(site, people, before):
    """Every act once on main, with its tag, and nothing else."""
    log = git(site.guarded, "log", "--first-parent", "--format=%H",
              f"{before}..main").stdout.split()
    tags = [git(site.guarded, "rev-parse", "-q", "--verify",
                "refs/tags/acte/{}/{}^{{commit}}".format(*p.draft),
                check=False).stdout.strip() for p in people]
    git(site.guarded, "fsck", "--connectivity-only", "--no-dangling")
    return sorted(log) == sorted(tags)


def push_together(site, drafts, table):
    people = [Person(site, i, d) for i, d in enumerate(drafts)]
    for p in people:
        p.prepare()
    before = git(site.guarded, "rev-parse", "main").stdout.strip()
    for p in people:
        p.start()
    for p in people:
        p.join()
    landed = check_landed(site, people, before)
    if not landed:
        sys.stderr.writelines(p.said for p in people)
    table.row(f"{CLONES} clones push at once: all land",
              "yes" if landed else "no", "yes", landed)
    table.row("pushes it took", str(sum(p.tries for p in people)))
    for p in people:
        shutil.rmtree(p.place)


# --- the table ----------------------------------------------------------------
def print_figures(sites, table):
    last = sites[-2].figures()  # the largest
    names = ["consigner", "clore", "pushed", "without", "guard", "hook",
             "statut", "statut, cold"]
    titles = {"pushed": "git push of an avenant, with the guard",
              "without": "the same without", "guard": "the guard: difference",
              "hook": "ctg hook pre-receive"}
    for name in filter(last.__contains__, names):
        for site in sites:
            value = site.figures()[name]
            goal = GOALS.get(name)
            table.row(f"{titles.get(name, 'ctg ' + name)}, {site.name}",
                      f"{value:.1f} ms", goal and f"< {goal} ms" or "",
                      value < goal if goal else None)
    # What a busy machine slows less.
    for name in ("consigner", "clore", "hook"):
        for site in sites:
            table.row(f"{titles.get(name, 'ctg ' + name)}, {site.name}, "
                      "processor", f"{1000 * site.measures[name].work():.1f} "
                      "ms")
    table.row("ctg clore of a draft three months old",
              f"{last['old clore']:.1f} ms")


def measure(ctg, folder, sizes, repeat, table):
    home = os.path.join(folder, "gitconfig")
    os.makedirs(folder, exist_ok=True)
    with open(home, "w", encoding="ascii") as f:
        f.write(CONFIG)
    os.environ.update(GIT_CONFIG_GLOBAL=home, GIT_CONFIG_NOSYSTEM="1",
                      LC_ALL="C.UTF-8")
    sites = [Site(ctg, os.path.join(folder, str(n)), n) for n in sizes]
    largest = sites[-1]
    sites.append(Deep(sites[0], os.path.join(folder, "deep"), sizes[-1]))
    drafts = []
    for site in sites:
        site.make()
        drafts.append(site.copy())
    for i in range(repeat):
        for site, todo in zip(sites, drafts):
            site.sign(todo[i], i % 2)
    for draft in drafts[-2][-OLD:]:
        largest.close(draft, "old consigner", "old clore")
    if subprocess.run([ctg, "aide", "statut"], check=False,
                      capture_output=True).returncode == 0:
        for site in sites:
            site.look(5)
    table.title(f"a register in git, of {', '.join(map(str, sizes))} commits; "
                f"median of {repeat}")
    print_figures(sites, table)
    push_together(largest, drafts[-2][repeat:repeat + CLONES], table)
    path = os.path.join(folder, "scale.svg")
    shown = ["consigner", "clore", "guard", "statut", "statut, cold"]
    figures = [s.figures() for s in sites[:-1]]
    plot(path, sizes, {name: [f[name] for f in figures] for name in shown
                       if name in figures[0]})
    print(f"  plot: {os.path.relpath(path)}")
