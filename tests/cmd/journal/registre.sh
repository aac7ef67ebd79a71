# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register in git, made by git alone with the days of
# its commits, so that the journal is always the same; « dire » hides ids.
# shellcheck shell=sh
. "$CTG_ROOT/tests/depot.sh"
identite

# le <day> [<who>]: when, and by whom, what follows is done.
le() {
	GIT_AUTHOR_DATE="$1T09:00:00+0100"
	GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
	GIT_AUTHOR_NAME=${2-Claire Duval}
	GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	export GIT_AUTHOR_NAME GIT_COMMITTER_NAME
}
le 2022-10-03

# suivi <id> <event>: one more line, and its commit.
suivi() {
	echo "- {$2}" >>"conventions/$1/suivi.yml"
	git add .
	git commit -qm "Ligne $(grep -c . "conventions/$1/suivi.yml") \
$(git symbolic-ref --short HEAD)"
}

# projet <id>: its draft, checked out, with what was decided.
projet() {
	le 2022-10-10
	git switch -qc "projet/$1" main
	texte "$1"
	git add .
	git commit -qm 'Projet'
	le 2022-11-16 'Hugo Petit'
	suivi "$1" "acte: 0, evenement: decision, partie: caf, \
date: 2022-11-15, organe: conseil d'administration, numero: 2022-40"
	suivi "$1" "acte: 0, evenement: deliberation, partie: departement, \
date: 2022-12-16, organe: conseil départemental, numero: 2022-12-007, \
portee: signature, piece: pieces/0-deliberation-departement.pdf"
	suivi "$1" "acte: 0, evenement: signature, partie: caf, \
date: 2022-12-22"
	suivi "$1" "acte: 0, evenement: signature, partie: departement, \
date: 2022-12-23, malgre: transmis le lendemain"
}

# clos <id> <n> <effect> <signature>: the draft becomes one commit of main.
clos() {
	draft=$(git symbolic-ref --short HEAD)
	git switch -q main
	git checkout -q "$draft" -- conventions
	acte "$1" "$2" "$3" "Acte $2 de $1" "Signature: caf $4"
}

# signe [<folder>]: « lieusaint » is signed, and has lived since.
signe() {
	vide "$@"
	projet lieusaint
	le 2023-01-03
	clos lieusaint 0 2023-01-01 2022-12-23
	le 2023-01-04 'Inès Roy'
	suivi lieusaint "acte: 0, evenement: transmission, \
partie: departement, date: 2022-12-28, \
ar: 077-227700010-20221216-12007-DE"
	le 2024-02-06 'Inès Roy'
	suivi lieusaint "acte: 0, evenement: bilan, date: 2024-01-30"
}

# avenant <n> <day>: a draft of lieusaint, with the decision of the Caf.
avenant() {
	le "$2"
	git switch -qc "avenant/lieusaint/$1" main
	mkdir -p conventions/lieusaint/avenants
	echo "Avenant $1" >"conventions/lieusaint/avenants/$1.md"
	git add .
	git commit -qm "Avenant $1"
	suivi lieusaint "acte: $1, evenement: decision, partie: caf, date: $2"
}

# dire: the journal, each commit being named by what it says.
dire() {
	ctg journal "$@" >../dit
	status=$?
	git log --all --format='%H %f' | while read -r id name; do
		short=$(echo "$id" | cut -c 1-12)
		echo "s/$id/<$name>/g; s/$short/<$name>/g"
	done >../noms
	sed -f ../noms ../dit
	return $status
}
