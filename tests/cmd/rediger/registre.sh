# SPDX-License-Identifier: Apache-2.0
# Read by the cases of rediger, appliquer and conflits: a register in git, with
# « lieusaint » signed, and the avenants that a case opens.
# shellcheck shell=sh
. "$CTG_ROOT/tests/cmd/consigner/registre.sh"
texte=conventions/lieusaint/convention.md
acte=conventions/lieusaint/avenants/1.md

# signee: in force, as « clore » leaves it; we are on main.
signee() {
	registre
	sed -i '/^lieu:/a\
annexes: [{numero: 1, titre: Diagnostic, fichier: annexes/1.md}]' $texte
	cat >>$texte <<'FIN'

# Article 2 - Instances

Le comité de pilotage se réunit deux fois par an. Il arrête le programme.

Le comité technique se réunit chaque mois.

# Article 3 - Financement

La Caf verse 40 000 euros par an.

Le Département verse 40 000 euros par an (annexe 1).

# Article 4 - Durée

La convention prend fin le {{ periode.fin }}.
FIN
	mkdir conventions/lieusaint/annexes
	echo 'Le diagnostic est partagé.' >conventions/lieusaint/annexes/1.md
	git add .
	git commit -qm 'Texte'
	clos 0
}

# ouvrir: the next avenant, whose branch is then checked out.
ouvrir() {
	git switch -q main
	ctg avenant ouvrir lieusaint >/dev/null
}

rediger() {
	ctg avenant rediger "$@"
}

# The lines that amend, without the frame of the act.
dispositif() {
	sed -n '/^# Article 1er/,/^# Article [0-9]* – Date/p' "${1-$acte}" |
		sed '$d'
}

# statut <command>…: its status on the same line as what it says.
statut() {
	"$@"
	echo "statut $?"
}
