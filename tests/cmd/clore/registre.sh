# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register in git, with « lieusaint » on
# projet/lieusaint, which is checked out, ready to be closed.
# shellcheck shell=sh
. "$CTG_ROOT/tests/cmd/consigner/registre.sh"

# pret: everything is signed.
pret() {
	registre "$@" &&
	evenements 2022
}

# evenements <year> [--acte n]: those of an act, up to the signatures.
evenements() {
	annee=$1
	shift
	consigner decision --partie caf --date "$annee-11-15" "$@" >/dev/null &&
	consigner deliberation --partie departement --date "$annee-12-16" \
		--numero "$annee-12-007" "$@" >/dev/null &&
	consigner transmission --partie departement --date "$annee-12-20" \
		"$@" >/dev/null &&
	consigner signature --partie caf --date "$annee-12-22" "$@" \
		>/dev/null &&
	consigner signature --partie departement --date "$annee-12-23" "$@" \
		>/dev/null
}

# avenant <n> [<what it says>]: a draft of the person's own making, from main.
avenant() {
	git switch -qc "avenant/lieusaint/$1" main
	texte_avenant lieusaint "$1" $(($1 - 1)) "${3-signature}" \
		"${2-Le territoire est étendu.}"
	printf '\n%s\n' "${2-Le territoire est étendu.}" \
		>>conventions/lieusaint/convention.md
	git add .
	git commit -qm "Avenant $1"
}

clore() {
	ctg clore lieusaint "$@"
}

# The id of a commit says nothing.
anonyme() {
	sed 's/\(commit  *\)[0-9a-f]\{12\}/\1…/'
}

# What is on the branch in force.
actes() {
	git log --first-parent --format='%s %(trailers:key=Acte)' main |
		sed '/^$/d'
	git tag
}
