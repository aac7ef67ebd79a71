# SPDX-License-Identifier: Apache-2.0
# Read by the cases beside: an example that is signed, amended as apres.patch
# says; its avenant writes itself.
# shellcheck shell=sh
# shellcheck source=tests/depot.sh
. "$CTG_ROOT/tests/depot.sh"

# exemple <id> <day of signature> <effect of the avenant> <why>
exemple() {
	texte=conventions/$1
	identite
	vide
	mkdir conventions
	cp -R "$CTG_EXAMPLES/$1" "$texte"
	[ -f "$texte/suivi.yml" ] || printf '%s\n' \
		"- {acte: 0, evenement: signature, partie: caf, date: $2}" \
		>"$texte/suivi.yml"
	git add . && acte "$1" 0 "$2" 'Convention'
	ctg avenant ouvrir "$1" >/dev/null 2>&1
	sed -i -e "s/^effet:.*/effet: $3/" -e "s|^motif:.*|motif: $4|" \
		"$texte/avenants/1.md"
	git apply --directory="$texte" ../apres.patch
	ctg avenant rediger
}

# prouve: applied to the text in force, the act gives the text that it was
# written from.
prouve() {
	cp "$texte/avenants/1.md" ../acte.md
	ctg montrer --developpe "$texte" >../voulu.md
	git stash -q -u
	# An annexe that comes is joined to the act.
	git checkout -q 'stash@{0}^3' -- "$texte/annexes" 2>../rien || :
	ctg avenant appliquer ../acte.md
	ctg montrer --developpe "$texte" | diff ../voulu.md -
}
