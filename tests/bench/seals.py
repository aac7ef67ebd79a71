# SPDX-License-Identifier: Apache-2.0
"""How long « ctg sceller » and « ctg controler » take, openssl beside: a liasse
of 20 MB; and what memory one of 1 GB takes.

openssl digests the same bytes and signs them, in two runs; neither it nor
« controler » waits for the disk, as « sceller » does before it renames."""
import hashlib
import json
import os
import shutil
import subprocess

from measure import Measure, alternate

SIZE = 20_000_000
LARGE = 1_000_000_000
FILES = 10
PIECE = 100_000      # what we hold ourselves counts in what we start
GOAL_TIME = 3.0      # times openssl dgst and openssl cms -sign
GOAL_MEMORY = 50.0   # MB
CERTIFICATE = ("-addext", "keyUsage=critical,nonRepudiation",
               "-addext", "basicConstraints=CA:FALSE")


class Fresh(Measure):
    """What it writes is not there when it begins."""

    def __init__(self, argv, output, written):
        super().__init__(argv, output)
        self.written = written

    def run(self, keep=True, argv=None):
        if os.path.exists(self.written):
            os.remove(self.written)
        super().run(keep, argv)


class Seals:
    def __init__(self, ctg, folder, table):
        self.ctg, self.folder, self.table = ctg, folder, table
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        self.key, self.certificate = self.path("key"), self.path("pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048",
                        "-nodes", "-keyout", self.key, "-out",
                        self.certificate, "-subj", "/CN=claire",
                        *CERTIFICATE], check=True, capture_output=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def liasse(self, name, size):
        """PDFs of noise: what is sealed is compressed already."""
        folder = self.path(name)
        os.mkdir(folder)
        files = []
        for i in range(FILES):
            name, digest = f"04-piece-{i}.pdf", hashlib.sha256()
            with open(os.path.join(folder, name), "wb") as f:
                for _ in range(size // FILES // PIECE):
                    piece = os.urandom(PIECE)
                    digest.update(piece)
                    f.write(piece)
            files.append({"nom": name, "role": "piece",
                          "sha256": digest.hexdigest(),
                          "octets": size // FILES, "informatif": False,
                          "reproductible": False})
        with open(os.path.join(folder, "preuve.json"), "w",
                  encoding="ascii") as f:
            json.dump({"schema": 1, "format": 1, "outil": "ctg 0.1.0",
                       "convention": "dugny", "acte": 0,
                       "version": "version 0", "projet": False,
                       "commit": "0" * 40, "date": None, "etiquette": None,
                       "arbre": "0" * 40, "texte": {"sha256": "0" * 64},
                       "sources": [], "fichiers": files}, f)
        return folder

    def commands(self, folder):
        sealed = folder + ".asice"
        return (
            Fresh([self.ctg, "sceller", folder, "-o", sealed, "--cle",
                   self.key, "--certificat", self.certificate],
                  self.path("output"), sealed),
            Measure([self.ctg, "controler", sealed, "--ac",
                     self.certificate], self.path("output")))

    def beside_openssl(self, repeat):
        folder, whole = self.liasse("small", SIZE), self.path("whole")
        with open(whole, "wb") as out:
            for name in sorted(os.listdir(folder)):
                with open(os.path.join(folder, name), "rb") as f:
                    shutil.copyfileobj(f, out)
        seal, verify = self.commands(folder)
        digest = Measure(["openssl", "dgst", "-sha256", whole],
                         self.path("output"))
        sign = Measure(["openssl", "cms", "-sign", "-binary", "-cades",
                        "-outform", "DER", "-in", whole, "-signer",
                        self.certificate, "-inkey", self.key, "-out",
                        self.path("p7s")], self.path("output"))
        alternate([seal, verify, digest, sign], repeat)
        peer = digest.median() + sign.median()
        self.table.title(f"a liasse of {SIZE // 1_000_000} MB; median of "
                         f"{repeat}")
        self.table.row("openssl dgst -sha256", digest.milliseconds())
        self.table.row("openssl cms -sign", sign.milliseconds())
        for what, m in (("ctg sceller", seal), ("ctg controler", verify)):
            self.table.row(what, m.milliseconds())
            ratio = m.median() / peer
            self.table.row("    times both of openssl", f"{ratio:.2f}",
                           f"<= {GOAL_TIME:.0f}", ratio <= GOAL_TIME)

    def memory(self):
        folder = self.liasse("large", LARGE)
        self.table.title(f"a liasse of {LARGE // 1_000_000_000} GB")
        for what, m in zip(("ctg sceller", "ctg controler"),
                           self.commands(folder)):
            m.run()
            self.table.row(what, f"{m.median():.1f} s")
            self.table.row("    peak memory", f"{m.megabytes:.1f} MB",
                           f"< {GOAL_MEMORY:.0f} MB",
                           m.megabytes < GOAL_MEMORY)


def measure(ctg, folder, repeat, table):
    seals = Seals(ctg, folder, table)
    seals.beside_openssl(4 * repeat)
    seals.memory()
    shutil.rmtree(folder)
