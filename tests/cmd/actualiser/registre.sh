# SPDX-License-Identifier: Apache-2.0
# Read by the cases: « lieusaint » in force, its text of several articles;
# avenants are opened, written and closed by the commands themselves.
# shellcheck shell=sh
. "$CTG_ROOT/tests/cmd/clore/registre.sh"

TEXTE=conventions/lieusaint/convention.md

# en_vigueur: the convention, signed.
en_vigueur() {
	registre
	cat >>$TEXTE <<'FIN'

# Article 2 - Durée

La convention est conclue pour quatre ans. Elle est évaluée chaque année.

# Article 3 - Moyens

La Caf finance un poste de coordination.

Le Département met un bureau à disposition, ouvert du lundi au jeudi.
FIN
	git commit -qam 'Texte'
	evenements 2022
	clore >/dev/null
}

# ouvrir: the next avenant, from the branch in force.
ouvrir() {
	ctg avenant ouvrir lieusaint >/dev/null
}

# rediger <n> <sed script>…: what it changes, then its act.
rediger() {
	n=$1
	shift
	git switch -q "avenant/lieusaint/$n"
	for script; do
		sed -i "$script" $TEXTE
	done
	sed -i -e 's/^motif: .*/motif: Le territoire change./' \
		"conventions/lieusaint/avenants/$n.md"
	ctg avenant rediger >/dev/null
	git add .
	git commit -qm "Avenant $n"
}

# deux <scripts of the first> -- <those of the second>: both are open, on the
# same text; the second is checked out.
deux() {
	en_vigueur
	ouvrir
	git switch -q main
	ouvrir
	rediger 1 "$1"
	rediger 2 "$2"
}

actualiser() {
	ctg avenant actualiser "$@" | anonyme
}
