#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Sixteen people close an act each, of as many conventions, and push at the
# same time.  Who comes second begins again on what is there, as « git pull »
# and « ctg clore » would: in the end all the acts are on the server, once.
. "$(dirname "$0")/lib.sh"

preparer
n=16
ids=$(seq 1 $n)
for i in $ids; do
	clore "c$i" 0
done
git push -q --follow-tags origin main || exit 1

# personne <i>
personne() {
	cd "$scratch/p$1" || exit 1
	tries=0
	while :; do
		clore "c$1" 1
		git push -q --atomic --follow-tags origin main \
			>"$scratch/log$1" 2>&1 && break
		tries=$((tries + 1))
		if grep -q 'ctg :' "$scratch/log$1" || [ $tries = 60 ]; then
			exit 1
		fi
		git tag -d "acte/c$1/1" >/dev/null
		git fetch -q origin
		git reset -q --hard origin/main
	done
	# And an event, by whoever is last: joined, not lost.
	while :; do
		evenement "c$1" '1, evenement: bilan, date: 2024-02-01'
		evenement rouen "0, evenement: notification, partie: caf, date: 2024-02-01, numero: n$1"
		enregistrer
		git push -q origin main >"$scratch/log$1" 2>&1 && break
		tries=$((tries + 1))
		if grep -q 'ctg :' "$scratch/log$1" || [ $tries = 120 ]; then
			exit 1
		fi
		git fetch -q origin
		git reset -q --hard origin/main
	done
}

dans "sixteen clones push at once"
for i in $ids; do
	git clone -q "file://$scratch/serveur.git" "$scratch/p$i"
done
pids=
for i in $ids; do
	personne "$i" &
	pids="$pids $!"
done
i=0
for pid in $pids; do
	i=$((i + 1))
	wait "$pid" || bad "clone $i: $(cat "$scratch/log$i")"
done
cd "$scratch/serveur.git" || exit 1
sain
[ "$(git tag -l 'acte/c*/1' | wc -l)" = $n ] || bad "tags: $(git tag)"
for i in $ids; do
	[ "$(git log --first-parent --format=%H -F --all-match \
		--grep="Convention: c$i" --grep='Acte: 1' main |
		wc -l)" -ge 1 ] || bad "act of c$i is not on main"
	[ "$(git show "main:conventions/c$i/suivi.yml" |
		grep -c bilan)" = 1 ] || bad "event of c$i"
	[ "$(git show main:conventions/rouen/suivi.yml |
		grep -c "numero: n$i}")" = 1 ] || bad "event n$i of rouen"
	git merge-base --is-ancestor "acte/c$i/1" main || bad "tag of c$i"
done
fini
