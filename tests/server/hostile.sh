#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What somebody who knows git makes on purpose: trees that no work tree can
# hold, written object by object.  The server does not check them itself
# (receive.fsckObjects), so that the guard alone does.
. "$(dirname "$0")/lib.sh"

preparer
git push -q --follow-tags origin main || exit 1
git -C "$scratch/modele.git" config receive.fsckObjects false
git -C "$scratch/modele.git" config transfer.fsckObjects false

blob() {
	printf '%s' "$1" | git hash-object -w --stdin
}

# entry <mode> <name> <oid>: a line for raw
entry() {
	printf '%s %s\t%s\n' "$1" "$3" "$2"
}

# raw: a tree from such lines, in that order, whatever they say
raw() {
	python3 -c '
import sys
for line in sys.stdin.buffer.read().splitlines():
	what, name = line.split(b"\t", 1)
	mode, oid = what.split()
	sys.stdout.buffer.write(mode.lstrip(b"0") + b" " + name + b"\0" +
		bytes.fromhex(oid.decode()))
' | git hash-object -t tree -w --literally --stdin
}

# grafted <path> <mode> <oid>: commits HEAD with one more entry
grafted() {
	git update-index --add --cacheinfo "$2,$3,$1" &&
		git commit -q --no-verify -m 'Un commit'
}

# rooted <oid of conventions>: commits HEAD with another folder; the index is
# left as it was, since it could not hold some of them
rooted() {
	tree=$({
		git ls-tree HEAD | grep -v '	conventions$'
		printf '040000 tree %s\tconventions\n' "$1"
	} | git mktree)
	git update-ref HEAD "$(git commit-tree -p HEAD -m 'Un commit' "$tree")"
}

# inside <id> <oid of the convention's folder>
inside() {
	rooted "$({
		git ls-tree HEAD conventions/ | sed 's,conventions/,,' |
			grep -v "	$1\$"
		printf '040000 tree %s\t%s\n' "$2" "$1"
	} | git mktree)"
}

dans "a symbolic link"
grafted conventions/dugny/pieces/lien.pdf 120000 "$(blob /nulle/part)"
refuse 'pieces/lien.pdf' 'lien symbolique' -- git push origin main
seulement L859
fini

dans "a symbolic link for a text, by an act"
texte dugny Deux
avenant dugny 2
evenements dugny 2
ln -sf ../../rouen/annexes/1.md conventions/dugny/annexes/1.md
ln -s ../../.. conventions/dugny/annexes/etc
sceller dugny 2
refuse 'annexes/1.md' 'annexes/etc' 'lien symbolique' -- \
	git push --follow-tags origin main
seulement L853 L859
fini

dans "a symbolic link for the events"
rm conventions/dugny/suivi.yml
ln -s ../rouen/suivi.yml conventions/dugny/suivi.yml
enregistrer
refuse 'suivi.yml' -- git push origin main
seulement L856 L859
fini

dans "a symbolic link for the header of an act"
texte dugny Deux
evenements dugny 2
mkdir -p conventions/dugny/avenants
avenant rouen 2 1
mv conventions/rouen/avenants/2.md conventions/dugny/pieces/2.md
rmdir conventions/rouen/avenants
ln -s ../pieces/2.md conventions/dugny/avenants/2.md
sceller dugny 2
refuse 'avenants/2.md' 'lien' -- git push --follow-tags origin main
fini

dans "conventions/ itself a link"
git rm -rq --cached conventions
grafted conventions 120000 "$(blob ailleurs)"
refuse 'conventions: erreur' 'ce doit être un dossier' L851 -- \
	git push origin main
fini

dans "a submodule"
grafted conventions/dugny/pieces/sous 160000 "$(git rev-parse HEAD)"
refuse 'pieces/sous' 'sous-module' -- git push origin main
seulement L859
fini

dans "a submodule for a convention"
grafted conventions/bondy 160000 "$(git rev-parse HEAD)"
refuse 'conventions/bondy' 'sous-module' -- git push origin main
seulement L859
fini

dans "names that differ by case"
grafted conventions/dugny/pieces/D.PDF 100644 "$(blob x)"
refuse 'pieces/D.PDF' '« d.pdf »' 'casse' -- git push origin main
seulement L859
fini

dans "names that differ by case, neither of them plain"
grafted conventions/dugny/pieces/Délib.pdf 100644 "$(blob x)"
passe git push origin main
grafted conventions/dugny/pieces/DÉLIB.pdf 100644 "$(blob y)"
refuse 'pieces/D' -- git push origin main
seulement L859
fini

dans "names that differ by the form of an accent"
grafted "conventions/dugny/pieces/$(printf 'd\303\251lib.pdf')" 100644 \
	"$(blob x)"
grafted "conventions/dugny/pieces/$(printf 'de\314\201lib.pdf')" 100644 \
	"$(blob y)"
refuse 'la forme des accents' -- git push origin main
seulement L859
fini

dans "a second spelling of a convention, of conventions/"
grafted conventions/Dugny/convention.md 100644 "$(blob x)"
refuse 'conventions/Dugny' L859 L852 -- git push origin main
git reset -q --hard HEAD~1
grafted Conventions/dugny/convention.md 100644 "$(blob x)"
refuse './Conventions' 'casse' -- git push origin main
seulement L859
fini

dans "a file of 17 MB"
head -c 17825792 /dev/zero >conventions/dugny/pieces/gros.pdf
enregistrer
refuse 'pieces/gros.pdf' '17 Mo' '16 Mo' -- git push origin main
seulement L859
fini

dans "events of 17 MB"
head -c 17825792 /dev/zero | tr '\0' '#' >>conventions/dugny/suivi.yml
enregistrer
refuse 'suivi.yml' '16 Mo' -- git push origin main
seulement L859
fini

dans "names that Windows cannot have"
for name in aux.pdf NUL 'a:b.pdf' 'a.' 'a '; do
	grafted "conventions/dugny/pieces/$name" 100644 "$(blob x)"
	refuse "pieces/$name" 'Windows' -- git push origin main
	seulement L859
	git reset -q --hard HEAD~1
done
fini

dans "names that lead elsewhere"
x=$(blob x)
for name in .git .. . .GIT 'git~1' 'a\b'; do
	pieces=$({
		git ls-tree HEAD conventions/dugny/pieces/ |
			sed 's,conventions/dugny/pieces/,,' |
			while IFS='	' read -r what old; do
				# shellcheck disable=SC2086
				set -- $what
				entry "$1" "$old" "$3"
			done
		entry 100644 "$name" "$x"
	} | LC_ALL=C sort -t'	' -k2 | raw)
	inside dugny "$({
		git ls-tree HEAD conventions/dugny/ |
			sed 's,conventions/dugny/,,' | grep -v '	pieces$'
		printf '040000 tree %s\tpieces\n' "$pieces"
	} | git mktree)"
	refuse "pieces/$name" -- git push origin HEAD:main
	seulement L859
	git update-ref HEAD HEAD~1
done
fini

dans "a name twice, the second one hidden"
x=$(blob x)
real=$(git rev-parse HEAD:conventions/dugny/convention.md)
folder=$(git ls-tree HEAD conventions/dugny/ | sed 's,conventions/dugny/,,')
for first in "$real" "$x"; do
	[ "$first" = "$x" ] && second=$real || second=$x
	inside dugny "$(echo "$folder" | while IFS='	' read -r what name; do
		# shellcheck disable=SC2086
		set -- $what
		[ "$name" != convention.md ] || {
			entry 100644 convention.md "$first"
			set -- 100644 blob "$second"
		}
		entry "$1" "$name" "$3"
	done | raw)"
	refuse 'conventions/dugny/convention.md' 'figure deux fois' -- \
		git push origin HEAD:main
	git update-ref HEAD HEAD~1
done
fini

dans "a file and a folder of one name"
x=$(blob x)
folder=$(printf '100644 blob %s\tx' "$x" | git mktree)
inside dugny "$({
	git ls-tree HEAD conventions/dugny/ |
		sed 's,conventions/dugny/,,' | grep -v '	pieces$'
	printf '100644 blob %s\tpieces\n' "$x"
	printf '040000 tree %s\tpieces\n' "$folder"
} | git mktree)"
refuse 'conventions/dugny/pieces' L859 -- git push origin HEAD:main
fini

dans "conventions/ twice"
real=$(git rev-parse HEAD:conventions)
x=$(blob x)
tree=$({
	git ls-tree HEAD | while IFS='	' read -r what name; do
		# shellcheck disable=SC2086
		set -- $what
		entry "$1" "$name" "$3"
		[ "$name" != conventions ] || entry 40000 conventions "$real"
	done
} | raw)
git update-ref HEAD "$(git commit-tree -p HEAD -m 'Un commit' "$tree")"
refuse 'figure deux fois' -- git push origin HEAD:main
fini

dans "a tree out of order, that hides a file from a search"
x=$(blob x)
inside dugny "$({
	git ls-tree HEAD conventions/dugny/ | sed 's,conventions/dugny/,,' |
		sort -r -k2 -t'	' | while IFS='	' read -r what name; do
			# shellcheck disable=SC2086
			set -- $what
			entry "$1" "$name" "$3"
		done
	entry 100644 aaa "$x"
} | raw)"
refuse 'conventions/dugny' -- git push origin HEAD:main
fini

dans "folders in folders without end"
deep=$(printf '100644 blob %s\tx' "$(blob x)" | git mktree)
i=0
while [ $i -lt 100 ]; do
	deep=$(printf '040000 tree %s\td' "$deep" | git mktree)
	i=$((i + 1))
done
grafted conventions/dugny/pieces/x 100644 "$(blob x)"
inside dugny "$({
	git ls-tree HEAD~1 conventions/dugny/ |
		sed 's,conventions/dugny/,,' | grep -v '	pieces$'
	printf '040000 tree %s\tpieces\n' "$({
		git ls-tree HEAD~1 conventions/dugny/pieces/ |
			sed 's,conventions/dugny/pieces/,,'
		printf '040000 tree %s\tdeep\n' "$deep"
	} | git mktree)"
} | git mktree)"
refuse '64 niveaux' -- git push origin HEAD:main
fini

dans "a small tree that unfolds to millions of files"
bomb=$(printf '100644 blob %s\tx' "$(blob x)" | git mktree)
i=0
while [ $i -lt 8 ]; do
	bomb=$(for n in 0 1 2 3 4 5 6 7 8 9; do
		printf '040000 tree %s\t%s\n' "$bomb" $n
	done | git mktree)
	i=$((i + 1))
done
inside bondy "$bomb"
refuse 'trop de fichiers' -- git push origin HEAD:main
fini

dans "a commit of tomorrow, a commit without a message, an empty name"
GIT_COMMITTER_DATE='@2147483648 +0000' git commit -q --no-verify \
	--allow-empty --allow-empty-message -m ''
passe git push origin main
fini

dans "a message of 4 MB of trailers"
{
	echo Titre
	echo
	seq -f 'Signature: caf %.0f' 1 150000
	printf 'Convention: dugny\nActe: 2\nEffet: 2023-01-01\n'
} >.git/message
git commit -q --no-verify --allow-empty -F .git/message
refuse L853 -- git push origin main
fini
