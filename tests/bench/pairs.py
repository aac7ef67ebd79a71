# SPDX-License-Identifier: Apache-2.0
"""Pairs of texts for « ctg diff », the same bytes each time.

Each is a file on its own, as git and lowdown-diff read it too: the example of
Rouen with ten words changed; long texts whose alinéas all differ, or repeat
themselves from article to article; texts that have nothing in common."""
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROUEN = os.path.join(os.path.dirname(os.path.dirname(HERE)), "examples",
                     "rouen-2019", "convention.md")
FRONT = """---
ctg: 1
titre: Convention territoriale globale de services aux familles
parties:
  - {id: caf, nom: Caisse d'allocations familiales, designation: la Caf, \
type: caf, representants: [{civilite: Madame, nom: Une DIRECTRICE, \
qualite: directrice}]}
  - {id: ville, nom: Commune, designation: la commune, type: commune, \
representants: [{civilite: Monsieur, nom: Un MAIRE, qualite: maire}]}
periode: {debut: 2024-01-01, fin: 2027-12-31}
---

"""
BOILER = [
    "Les parties se réunissent au moins une fois par an, sur convocation de "
    "la plus diligente, pour faire le point de ce qui a été accompli et pour "
    "arrêter ensemble le programme de la période suivante.",
    "Les moyens affectés par chacune des parties sont précisés en annexe. Ils "
    "sont revus chaque année, au plus tard à la fin du premier trimestre, et "
    "l'accord de toutes est nécessaire pour les diminuer. Aucun n'est acquis "
    "au terme de la convention, sauf décision contraire des assemblées.",
    "Sans objet.",
    "Le comité de pilotage suit l'exécution de cet article, en rend compte à "
    "l'assemblée de chacune des parties et propose, s'il y a lieu, de le "
    "modifier par avenant. Ses avis sont rendus à la majorité des présents et "
    "consignés dans un compte rendu que chaque partie reçoit sous quinzaine.",
    "- une action de proximité, auprès des familles qui en ont exprimé le "
    "besoin lors du diagnostic ;\n"
    "- un bilan annuel, chiffré, présenté au comité par celui des partenaires "
    "qui en a la charge.",
]
WORD = re.compile(r"(?<=[a-zé] )[a-zéèà]{4,}(?= [a-zé])")
HALVES = ("aeioubcdfl", "ûéîôyghmpr")  # letters of two foreign tongues


def phrases():
    with open(os.path.join(HERE, "phrases.txt"), encoding="utf-8") as f:
        part = f.read().split("[prose]\n")[1].split("\n[")[0]
    return [line for line in part.splitlines() if line]


def various(size):
    """Articles whose alinéas all differ."""
    rng, lines = random.Random(1), phrases()
    out, length, article = [], 0, 0

    def fill(_):
        return str(rng.randint(100, 99999))
    while length < size:
        article += 1
        out.append(f"# Article {article} : Engagement n° {article}")
        for _ in range(8):
            out.append(" ".join(re.sub(r"\{\w+\}", fill, rng.choice(lines))
                                for _ in range(rng.randint(1, 4))))
        length += sum(len(b.encode()) + 2 for b in out[-9:])
    return out


def repeated(size):
    out, length, article = [], 0, 0
    while length < size:
        article += 1
        out.append(f"# Article {article} : Engagement n° {article}")
        out += BOILER + [f"Le montant prévu pour cet engagement s'élève à "
                         f"{article * 7 % 11 + 2} 000 euros par an."]
        out += BOILER[:4]
        length += sum(len(b.encode()) + 2 for b in out[-11:])
    return out


def foreign(size, letters, words):
    """Articles without a word of the other tongue."""
    rng, out, length, article = random.Random(2), [], 0, 0
    while length < size:
        article += 1
        out.append("# " + "".join(rng.choices(letters, k=9)))
        for _ in range(4):
            out.append(" ".join("".join(rng.choices(
                letters, k=rng.randint(4, 9))) for _ in range(words)))
        length += sum(len(b.encode()) + 2 for b in out[-5:])
    return out


def edited(blocks, count):
    """One word replaced in each of count alinéas, evenly apart."""
    blocks, rng = list(blocks), random.Random(3)
    able = [i for i, b in enumerate(blocks) if WORD.search(b) and
            b[0] not in "#|-{["]
    for k in range(count):
        i = able[(2 * k + 1) * len(able) // (2 * count)]
        places = list(WORD.finditer(blocks[i]))
        at = rng.choice(places)
        blocks[i] = blocks[i][:at.start()] + "modifié" + blocks[i][at.end():]
    return blocks


class Pair:
    """Two files."""

    def __init__(self, folder, words, old, now, front=FRONT):
        self.words, self.files = words, []
        name = words.replace(" ", "-").replace(",", "")
        for side, blocks in (("old", old), ("now", now)):
            path = os.path.join(folder, f"{name}-{side}.md")
            with open(path, "w", encoding="utf-8") as f:
                f.write(front + "\n\n".join(blocks) + "\n")
            self.files.append(path)
        self.size = os.path.getsize(self.files[0]) / 1e6


def rouen(folder, edits):
    """The body of the example; its annexes are other files."""
    with open(ROUEN, encoding="utf-8") as f:
        _, front, body = f.read().split("---\n", 2)
    front = re.sub(r"annexes:\n(  .*\n)+", "", front)
    blocks = body.strip("\n").split("\n\n")
    return Pair(folder, f"Rouen, {edits} edits", blocks,
                edited(blocks, edits), f"---\n{front}---\n\n")


def prose(folder, megabytes, edits):
    blocks = various(1e6 * megabytes)
    return Pair(folder, f"{megabytes} MB, {edits} edits", blocks,
                edited(blocks, edits))


def boilerplate(folder, megabytes, edits):
    blocks = repeated(1e6 * megabytes)
    return Pair(folder, f"{edits} edits", blocks, edited(blocks, edits))


def nothing_alike(folder, name, words):
    """Alinéas of so many words."""
    return Pair(folder, name, *(foreign(1e6, h, words) for h in HALVES))
