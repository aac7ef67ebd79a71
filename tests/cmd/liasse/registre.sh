# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register with the draft of « lieusaint », its annexes,
# its decisions; its PDFs are small ones, that say what the documents say.
# shellcheck shell=sh
. "$CTG_ROOT/tests/depot.sh"
identite

CTG_SOFFICE=$CTG_ROOT/tests/cmd/recevoir/write-pdf
export CTG_SOFFICE

# registre: the text has an annexe with a note, and one that is a PDF.
registre() {
	vide
	git switch -qc projet/lieusaint
	texte lieusaint
	cd conventions/lieusaint || exit
	# each designation is used
	sed -i 's/^Les parties coord/La Caf et le Département coord/' \
		convention.md
	sed -i '/^periode/i annexes:\
  - {numero: 1, titre: "Plan d'\''actions : l'\''été", fichier: annexes/plan.md}\
  - {numero: 2a, titre: Carte des équipements, fichier: annexes/carte.pdf}' \
		convention.md
	echo "
Les actions sont à l'annexe 1, les équipements à l'annexe 2a." >>convention.md
	mkdir annexes
	printf '## Actions\n\nUn guide[^1] est publié.\n\n[^1]: Chaque année.\n' \
		>annexes/plan.md
	printf '%%PDF-1.4\nCarte\n%%%%EOF\n' >annexes/carte.pdf
	cd ../..
	git add .
	git commit -qm 'Projet'
}

# piece <words>: a PDF that says them.
piece() {
	printf '%%PDF-1.4\n%s\n%%%%EOF\n' "$1" >../piece.pdf
}

# decisions <year> [<option of consigner>…]: of both parties.
decisions() {
	an=$1
	shift
	piece "Décision $an"
	ctg consigner lieusaint decision --partie caf --date "$an-11-15" \
		--piece ../piece.pdf "$@" &&
	piece "Délibération $an" &&
	ctg consigner lieusaint deliberation --partie departement \
		--date "$an-11-16" --organe 'conseil départemental' \
		--numero "$an-61" --piece ../piece.pdf "$@" &&
	piece "Accusé $an" &&
	ctg consigner lieusaint transmission --partie departement \
		--date "$an-11-17" --ar "077-227700010-${an}1116-$an-61-DE" \
		--piece ../piece.pdf "$@"
} >/dev/null

# pret: it can be signed.
pret() {
	registre
	decisions 2022
}

# avenant <n>: another one, that can be signed but for its decisions.
avenant() {
	ctg avenant ouvrir lieusaint
	sed -i 's/services aux familles\.$/services aux familles et aux jeunes./' \
		conventions/lieusaint/convention.md
	sed -i '/^motif/s/\[à compléter\]/Le territoire change./' \
		"conventions/lieusaint/avenants/$1.md"
	ctg avenant rediger lieusaint
	git commit -qam "Avenant $1"
} >/dev/null 2>&1

# clos: the draft becomes an act of main.
clos() {
	ctg consigner lieusaint signature --partie caf --date 2022-12-20 &&
	ctg consigner lieusaint signature --partie departement \
		--date 2022-12-21 && ctg clore lieusaint
} >/dev/null

liasse() {
	ctg liasse "$@" | sans_commit
}

# The commits are those of the day; sizes too.
sans_commit() {
	sed -E 's/^(  commit  +)[0-9a-f]{12}$/\1…/; s/(fichiers, ).*/\1…/'
}

# texte_de <document>: what an ODT prints, without its marks.
texte_de() {
	unzip -p "$1" "${2-content.xml}" | sed 's/<[^>]*>/ /g'
}

# sain <folder>: each file is what the proof says.
sain() {
	python3 - "$1" <<'FIN'
import hashlib, json, os, sys
top = sys.argv[1]
proof = json.load(open(top + '/preuve.json'))
names = {f['nom'] for f in proof['fichiers']} | {'preuve.json'}
print('fichiers :', 'bien' if names == set(os.listdir(top)) else 'mal')
for f in proof['fichiers']:
    b = open(top + '/' + f['nom'], 'rb').read()
    if (hashlib.sha256(b).hexdigest(), len(b)) != (f['sha256'], f['octets']):
        print('mal :', f['nom'])
FIN
}
