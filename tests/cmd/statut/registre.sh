# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register in git, made with git alone.
# shellcheck shell=sh
. "$CTG_ROOT/tests/depot.sh"
identite

# texte <id> <début> <fin> [<more of periode>]
texte() {
	mkdir -p "conventions/$1"
	cat >"conventions/$1/convention.md" <<FIN
---
ctg: 1
titre: Convention territoriale globale de $1
parties:
  - id: caf
    nom: Caisse d'allocations familiales de Seine-et-Marne
    designation: la Caf
    type: caf
    representants: [{nom: Anne LE GALL, qualite: directrice}]
  - id: commune
    nom: Commune d'Évry-Grégy
    designation: la commune
    type: commune
    siren: "217702885"
    representants: [{nom: Paul ROUX, qualite: maire}]
periode: {debut: $2, fin: $3, preavis: 6 mois$4}
lieu: Melun
---

# Article 1er - Objet

Les parties coordonnent leurs services aux familles.
FIN
}

enregistrer() {
	git add .
	git commit -qm "${1-Texte}"
}

# evenement <id> <acte> <événement> <partie> <date> [<more>]
evenement() {
	printf '%s\n' "- {acte: $2, evenement: $3, partie: $4, date: $5$6}" \
		>>"conventions/$1/suivi.yml"
}

# decide <id> <acte> <year>: all has been decided, and transmitted.
decide() {
	evenement "$1" "$2" decision caf "$3-01-10"
	evenement "$1" "$2" deliberation commune "$3-02-12" ', numero: "7"'
	evenement "$1" "$2" transmission commune "$3-02-14"
}

# signe <id> <acte> <year>
signe() {
	decide "$@"
	evenement "$1" "$2" signature caf "$3-03-01"
	evenement "$1" "$2" signature commune "$3-03-02"
}

# clos <id> <n> <effet>: what is in the work tree becomes act n.
clos() {
	git add .
	acte "$1" "$2" "$3" "Clôture de l'acte $2"
}

# convention <id> <début> <fin> [<more of periode>]: signed the year of its
# beginning.
convention() {
	texte "$@"
	signe "$1" 0 "${2%%-*}"
	clos "$1" 0 "$2"
}

# avenant <id> <n> [<base>]: its act, on a branch of its own.
avenant() {
	git switch -qc "avenant/$1/$2" main
	texte_avenant "$1" "$2" "${3-$(($2 - 1))}"
	enregistrer "Avenant $2"
}

# projet <id> <début> <fin>
projet() {
	git switch -qc "projet/$1" main
	texte "$@"
	enregistrer Projet
}

# The day on which all cases look.
statut() {
	ctg statut --date 2026-06-01 "$@"
}
