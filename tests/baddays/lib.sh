# SPDX-License-Identifier: Apache-2.0
# What the bad days share: a register made once, the commands, the verdicts.
# shellcheck shell=sh

CTG_ROOT=$(cd ../.. && pwd)
program=${CTG:-$CTG_ROOT/build/ctg}
if [ ! -x "$program" ]; then
	echo "not ok - bad days: no program at $program"
	exit 1
fi

# Others than the owner may come in, so that one may be one of them.  The
# program is copied with what it needs: it may be in a folder of root's.
scratch=$(mktemp -d)
chmod 755 "$scratch"
mounted=
finir() {
	cd /
	[ -z "$mounted" ] || umount "$mounted"
	chmod -R u+w "$scratch"
	rm -rf "$scratch"
}
trap finir EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$scratch/p/bin" "$scratch/p/share/ctg" "$scratch/home"
cp "$program" "$scratch/p/bin/ctg"
cp -R "$CTG_ROOT/hooks" "$CTG_ROOT/templates" "$scratch/p/share/ctg/"
PATH=$scratch/p/bin:$PATH
HOME=$scratch/home
GIT_CONFIG_GLOBAL=$HOME/.gitconfig
GIT_CONFIG_NOSYSTEM=1
GIT_OPTIONAL_LOCKS=0
GIT_TERMINAL_PROMPT=0
LC_ALL=C.UTF-8
TZ=UTC
export CTG_ROOT PATH HOME GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM LC_ALL TZ
export GIT_OPTIONAL_LOCKS GIT_TERMINAL_PROMPT
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_COMMON_DIR XDG_CONFIG_HOME
unset GIT_OBJECT_DIRECTORY GIT_CEILING_DIRECTORIES PAGER
: >"$GIT_CONFIG_GLOBAL"
failed=0
ALL='init nouveau avenant consigner clore'
deep=
comme=

# --- the register ------------------------------------------------------------

# modele: of the organisation, that asks nothing
modele() {
	mkdir -p modeles/court/annexes
	printf 'titre: Un modèle\nquestions: []\n' >modeles/court/modele.yml
	cp conventions/melun/convention.md modeles/court/
	echo 'Un plan.' >modeles/court/annexes/1.md
}

# signee <id>: in force, as « ctg clore » leaves it
signee() {
	mkdir -p "conventions/$1"
	git show projet/lieusaint:./conventions/lieusaint/convention.md \
		>"conventions/$1/convention.md"
	printf '%s\n' "Clôture de la convention $1" '' "Convention: $1" \
		'Acte: 0' 'Effet: 2023-01-01' >"$HOME/message"
	git add . && git commit -q --no-verify -F "$HOME/message" &&
		git tag -aF "$HOME/message" "acte/$1/0"
}

# fabriquer <folder of the register in the repository>: « melun » in force,
# « lieusaint » ready to be closed on its branch, which is checked out, and a
# file that only main has.  Beside it, a repository that is no register.
fabriquer() {
	mkdir -p "$scratch/modele" && cd "$scratch/modele" || exit 1
	git config --global gc.auto 0
	git config --global safe.directory '*'
	git config --global protocol.file.allow always
	# shellcheck disable=SC1091
	. "$CTG_ROOT/tests/cmd/clore/registre.sh"
	pret "$1" || exit 1
	git switch -q main
	signee melun
	modele
	printf '*.tmp\n' >.gitignore
	git add . && git commit -q --no-verify -m Modèle
	git switch -q projet/lieusaint
	git merge -q --no-verify -m Fusion main
	git switch -q main
	echo 'Une note.' >note.txt
	git add . && git commit -q --no-verify -m Note
	git switch -q projet/lieusaint
	cd "$scratch/modele" || exit 1
	[ ! -d simple ] || return 0
	git init -q simple
	cd simple || exit 1
	echo '# Le service' >README.md
	printf '*.tmp\n' >.gitignore
	git add . && git commit -q -m Un
}

# frais <command>: a fresh copy of what it works on, in ./depot
frais() {
	cd "$scratch" || exit 1
	mkdir -p essai
	find essai -mindepth 1 -delete
	case $1 in
	init) cp -R modele/simple essai/depot ;;
	*) cp -R modele/depot essai/depot ;;
	esac
	cp modele.gitconfig "$GIT_CONFIG_GLOBAL"
	place=$scratch/essai/depot
	cd "$place" || exit 1
	git update-index -q --refresh
}

# --- the commands ------------------------------------------------------------

# agir <command>: as somebody else when « comme » says who
agir() {
	case $1 in
	init) set -- init ;;
	nouveau) set -- nouveau dugny --modele court ;;
	avenant) set -- avenant ouvrir melun ;;
	consigner) set -- consigner lieusaint publication \
		--partie departement --date 2022-12-21 ;;
	clore) set -- clore lieusaint ;;
	esac
	# shellcheck disable=SC2086
	$comme ctg "$@"
}

# fait <command>: whether its work is there, to be seen by git
fait() {
	cd "$place" || exit 1
	case $1 in
	init) git cat-file -e "HEAD:${deep}ctg.yml" ;;
	nouveau) git cat-file -e \
		"projet/dugny:${deep}conventions/dugny/convention.md" &&
		[ "$(git symbolic-ref HEAD)" = refs/heads/projet/dugny ] ;;
	avenant) git cat-file -e \
		"avenant/melun/1:${deep}conventions/melun/avenants/1.md" &&
		[ "$(git symbolic-ref HEAD)" = refs/heads/avenant/melun/1 ] ;;
	consigner) [ "$(git show \
		"projet/lieusaint:${deep}conventions/lieusaint/suivi.yml" |
		grep -c 'publication.*2022-12-21')" = 1 ] ;;
	clore) [ "$(git rev-parse acte/lieusaint/0^0)" = \
		"$(git rev-parse main)" ] &&
		git cat-file -e "main:${deep}conventions/lieusaint/suivi.yml" ;;
	esac 2>/dev/null
}

# --- the verdicts ------------------------------------------------------------

bad() {
	good=false
	echo "# $name: $*"
}

# fini: says how it went
fini() {
	if $good; then
		echo "ok - bad days: $name"
	else
		sed 's/^/#   /' "$scratch/refus" "$scratch/dit"
		echo "not ok - bad days: $name"
		failed=1
	fi
}

# arbre <folder>: what its files are, links and empty folders included
arbre() (
	cd "$1" && find . -path ./.git -prune -o -type f -exec cksum {} + \
		-o -printf '%y %p %l\n' | sort
)

# etat: all that a command that refuses must leave alone
etat() {
	git -C "$place" for-each-ref 2>&1
	git -C "$place" ls-files -v -s 2>&1
	git -C "$place" ls-files -t 2>&1
	[ ! -d "$place/.git" ] || (cd "$place/.git" && find . \( -name objects -o \
		-name logs -o -name modules \) -prune -o -type f \
		! -name index -exec cksum {} + | sort
	find objects -name 'tmp*')
	arbre "$place"
}

# dit <text>: as one would search it, with plain spaces
dit() {
	sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g' "$scratch/dit" |
		grep -qF -e "$1" || bad "does not say: $1"
}

sain() {
	[ -e "$place/.git" ] || return 0
	git -C "$place" fsck --strict --no-dangling >"$scratch/fsck" 2>&1 ||
		bad "fsck: $(cat "$scratch/fsck")"
}

# precieux <file>…: work of the person's, that must still be there
precieux() {
	for file; do
		cksum "$(realpath "$file")" >>"$scratch/precieux"
	done
}

intact() {
	while read -r sum size file; do
		[ "$(cksum "$file" 2>&1)" = "$sum $size $file" ] ||
			bad "lost: $file"
	done <"$scratch/precieux"
}

# commencer <situation> <command>
commencer() {
	name="$1, $2"
	good=true
	: >"$scratch/precieux"
	: >"$scratch/dit"
	: >"$scratch/refus"
	frais "$2"
}

essayer() {
	agir "$1" >"$scratch/dit" 2>&1
	got=$?
}

# reussir <command>: it does its work, now
reussir() {
	essayer "$1"
	[ "$got" = 0 ] || bad "status $got"
	fait "$1" || bad "nothing was done"
	intact
	sain
}

# refuser <command> <status>: it says « textes », and changes nothing
refuser() {
	etat >"$scratch/avant"
	essayer "$1"
	etat >"$scratch/apres"
	[ "$got" = "$2" ] || bad "status $got, not $2"
	dit 'ctg : '
	while IFS= read -r text; do
		dit "$text"
	done <"$scratch/textes"
	cmp -s "$scratch/avant" "$scratch/apres" ||
		bad "something changed: $(diff "$scratch/avant" \
			"$scratch/apres" | head -n 5)"
	intact
	sain
	mv "$scratch/dit" "$scratch/refus"
}

(fabriquer .) || exit 1
cp "$GIT_CONFIG_GLOBAL" "$scratch/modele.gitconfig"
