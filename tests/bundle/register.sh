# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# A bundle and the register it comes from: before the act is closed, after,
# a year later in a fresh clone, and in a register that was touched.
identite
here_work=$PWD

consigner() {
	ctg consigner melun "$@" >/dev/null
}
vide
git switch -qc projet/melun
texte melun
sed -i 's/^Les parties coordonnent/La Caf et le Département coordonnent/' \
	conventions/melun/convention.md
git add . && git commit -qm 'Melun'
consigner decision --partie caf --date 2022-11-15
consigner deliberation --partie departement --date 2022-12-12 \
	--numero 2022-112
consigner transmission --partie departement --date 2022-12-14 \
	--ar 077-227700010-20221212-2022112-DE
check 'a liasse' ctg liasse melun --format odt,docx -o "$here_work/melun"
cd "$here_work" || exit
by_claire melun -o melun.asice 2>/dev/null

# told_of WORDS: in what was just said.
told_of() {
	check "« $1 »" grep -qF -e "$1" "$here_work/told"
}

# In a register, with the files of the tests one folder up.
in_register() {
	cd "$1" || exit
	shift
	"$@"
	cp told err told.json "$here_work" 2>/dev/null
	rm -f told err told.json
	cd "$here_work" || exit
}

in_register depot valid 'where it comes from' ../melun.asice --ac ../ca.pem
told_of 'existe'
told_of 'le texte développé : la même empreinte'
told_of 'documents réassemblés : les mêmes octets'
valid 'out of any register' melun.asice --ac ca.pem
told_of 'le registre (la commande'

# --- closed
cd depot || exit
consigner signature --partie caf --date 2022-12-18
consigner signature --partie departement --date 2022-12-20
check 'the act is closed' ctg clore melun
ctg liasse melun@0 --format odt -o ../signe >/dev/null
cd "$here_work" || exit
by_claire signe -o signe.asice 2>/dev/null

git clone -q --no-local depot garde
in_register garde valid 'a year later, in a fresh clone' ../melun.asice
told_of 'documents réassemblés : les mêmes octets'
git -C depot branch -qD projet/melun
git clone -q --no-local depot clone
in_register clone valid 'when the draft was deleted' ../melun.asice
told_of 'a les mêmes sources'
told_of 'le texte développé de l'"'acte clos : la même empreinte"
told_of 'documents réassemblés : les mêmes octets'
in_register clone valid 'the liasse of the closed act' ../signe.asice
told_of "désigné par l'étiquette acte/melun/0"
told_of 'documents réassemblés : les mêmes octets'

# --- touched
# The act itself is written again, and its tag moved to it.
git clone -q --no-local depot touche
cd touche || exit
sed -i 's/familles/enfants/' conventions/melun/convention.md
git tag -l --format='%(contents)' acte/melun/0 >../message
git commit -q --amend --no-edit --no-verify -a
git tag -f -a -F ../message acte/melun/0 >/dev/null
cd "$here_work" || exit
in_register touche invalid 'a tag that was moved' \
	'ne désigne pas le commit' ../signe.asice
in_register touche invalid 'another text in the act' \
	"l'acte clos n'a pas le texte" ../melun.asice
git init -q autre && (cd autre && : >ctg.yml && git add . &&
	git commit -qm 'Autre')
in_register autre invalid 'another register' \
	"n'existe pas dans ce registre" ../melun.asice

# --- whoever has a key seals something else in the name of the commit
retold() {
	cp -R "${3-melun}" "$1"
	python3 - "$1" "$2" <<'END'
import hashlib
import json
import sys
folder, name = sys.argv[1:]
with open(folder + "/preuve.json", encoding="utf-8") as f:
    proof = json.load(f)
if name == "texte":
    proof["texte"]["sha256"] = "0" * 64
elif name == "sources":
    proof["sources"].pop()
elif name == "version":
    proof["version"] = "version 7"
elif name == "arbre":
    proof["arbre"] = "0" * 40
else:
    entry = next(f for f in proof["fichiers"] if f["nom"] == name)
    with open(f"{folder}/{name}", "rb") as f:
        data = f.read()[:-2] + b"\2\0ab"
    with open(f"{folder}/{name}", "wb") as f:
        f.write(data)
    entry["sha256"] = hashlib.sha256(data).hexdigest()
    entry["octets"] = len(data)
with open(folder + "/preuve.json", "w", encoding="utf-8") as f:
    json.dump(proof, f, ensure_ascii=False, separators=(",", ":"))
    f.write("\n")
END
	by_claire "$1" -o "$1.asice" 2>/dev/null
}
while read -r from name what words; do
	retold "$name" "$what" "$from"
	valid "$name: by itself, it holds" "$name.asice"
	in_register depot invalid "$name: the register tells" "$words" \
		"../$name.asice"
done <<'END'
melun autre-texte texte le texte développé : dans le registre, l'empreinte est autre
melun sans-source sources ne nomme pas toutes les sources
melun autre-arbre arbre le dossier de la convention : dans le registre
melun autre-acte 01-acte-melun.odt réassemblé depuis le commit
melun autre-bordereau 06-bordereau.docx réassemblé depuis le commit
signe autre-version version ce commit n'est pas celui de la version 7
END
