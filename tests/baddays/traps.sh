# SPDX-License-Identifier: Apache-2.0
# A register made to hurt: links that lead out of it, names that act on a
# terminal, programs that git's configuration would run.  Whatever the command,
# nothing outside is read or written, and nothing is run.
# shellcheck shell=sh disable=SC2154
TRAPS='links sizes names configuration values trees many_refs'

# Beside the register, what must be neither seen nor touched.
pieger() {
	frais nouveau
	mkdir -p ../dehors/court
	echo SECRET >../dehors/suivi.yml
	cp modeles/court/modele.yml ../dehors/court/
	for f in ../dehors/convention.md ../dehors/court/convention.md; do
		sed 's/coordonnent/SECRET/' \
			conventions/lieusaint/convention.md >"$f"
	done
	arbre ../dehors >"$scratch/dehors"
}

LIRE='montrer verifier verifier_tout montrer_base liste'

# lire <what>: the commands that read
lire() {
	case $1 in
	montrer) $comme ctg montrer lieusaint ;;
	verifier) $comme ctg verifier lieusaint ;;
	verifier_tout) $comme ctg --json verifier ;;
	montrer_base) $comme ctg montrer lieusaint@HEAD ;;
	liste) $comme ctg nouveau --liste ;;
	esac
}

# sur <command>: one of those that read or write, none of which may last
sur() {
	comme="timeout 60 $comme"
	case " $ALL " in
	*" $1 "*) agir "$1" ;;
	*) lire "$1" ;;
	esac >"$scratch/dit" 2>&1 </dev/null
	got=$?
	comme=${comme#timeout 60 }
	[ "$got" -lt 8 ] || bad "$1: status $got"
	# What a terminal would obey: escapes, and turns of direction.
	! LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\xaa-\xae]' \
		"$scratch/dit" || bad "$1: raw: $(cat -v "$scratch/dit")"
	! grep -qa SECRET "$scratch/dit" || bad "$1: read outside"
	[ ! -e "$scratch/lancé" ] || bad "$1: ran $(cat "$scratch/lancé")"
}

# annexe <file>: what the text of « lieusaint » says is its annexe
annexe() {
	sed -i "s|^lieu: .*|annexes: [{numero: 1, titre: A, fichier: $1}]|" \
		conventions/lieusaint/convention.md
}

# piege <name> <make>: every command meets it, not committed and committed
piege() {
	name="trap: $1"
	good=true
	: >"$scratch/refus"
	rm -f "$scratch/lancé"
	for kept in false true; do
		for commands in "$LIRE init" nouveau avenant consigner clore; do
			pieger
			{
				eval "$2"
				! $kept || { git add -A .
				git commit -q --no-verify --allow-empty -m x; }
			} >"$scratch/git" 2>&1
			rm -f "$scratch/lancé"
			for command in $commands; do
				sur "$command"
			done
			arbre "$scratch/essai/dehors" |
				cmp -s - "$scratch/dehors" ||
				bad "$commands: written outside"
		done
		sain
	done
	fini
}

jour_links() {
	c=conventions/lieusaint
	piege 'conventions is a link' 'mv conventions ../c
		cp -R ../c ../dehors/conventions; rm -r ../c
		arbre ../dehors >"$scratch/dehors"
		ln -s ../dehors/conventions conventions'
	piege 'a convention is a link' "rm -r $c; ln -s ../../dehors $c"
	piege 'a text is a link' \
		"ln -sf ../../../dehors/convention.md $c/convention.md"
	piege 'a text is a link to /etc/passwd' \
		"ln -sf /etc/passwd $c/convention.md"
	piege 'the events are a link' \
		"ln -sf ../../../dehors/suivi.yml $c/suivi.yml"
	piege 'the annexes are a link' "ln -s ../../../dehors $c/annexes
		annexe annexes/convention.md"
	piege 'the avenants are a link' 'ln -s ../../../dehors \
		conventions/melun/avenants'
	piege 'the settings are a link' 'echo "branche: SECRET" \
		>../dehors/ctg.yml; arbre ../dehors >"$scratch/dehors"
		ln -sf ../dehors/ctg.yml ctg.yml'
	piege 'the templates are a link' \
		'rm -r modeles; ln -s ../dehors modeles'
	piege 'a template is a link' \
		'rm -r modeles/court; ln -s ../../dehors/court modeles/court'
	for f in ../../../dehors/convention.md /etc/passwd \
		a/../../../../dehors/convention.md; do
		piege "an annexe: $f" "annexe $f"
		piege "a piece: $f" "sed -i 's|}\$|, piece: $f}|' $c/suivi.yml"
	done
	for f in "$c/convention.md" "$c/suivi.yml" ctg.yml \
		modeles/court/modele.yml; do
		piege "a pipe: $f" "rm $f; mkfifo $f"
	done
}

# Sparse, and too large to be committed.
jour_sizes() {
	for f in conventions/lieusaint/convention.md \
		conventions/lieusaint/suivi.yml ctg.yml \
		modeles/court/modele.yml modeles/court/annexes/1.md; do
		name="trap: 1 GB, $f"
		good=true
		pieger
		truncate -s 1G "$f"
		for command in $LIRE $ALL; do
			sur "$command"
		done
		fini
	done
}

# One that acts on a terminal, ends a line, turns the reading.
jour_names() {
	odd=$(printf 'a\033[31m\033]0;x\007\nb\302\2332J\342\200\256c')
	piege 'the name of a convention' \
		'cp -R conventions/lieusaint "conventions/$odd"'
	piege 'the name of a file that changed' 'echo a >"$odd"; git add .
		git commit -q --no-verify -m x; echo b >"$odd"'
	piege 'the name of a template' 'cp -R modeles/court "modeles/$odd"'
	piege 'the name of a branch' 'git branch -q "projet/$(printf \
		"a\342\200\256\302\2332Jb")"'
	piege 'the name of an author' 'git config user.name "$odd"'
	piege 'the folder of another work tree' \
		'git worktree add -q "../$odd" main'
}

jour_configuration() {
	run="touch '$scratch/lancé'; exit 1"
	piege 'filters' 'for k in clean smudge process; do
			git config filter.x.$k "$run"
		done; git config diff.x.command "$run"
		git config diff.x.textconv "$run"
		git config merge.x.driver "$run"
		echo "* filter=x diff=x merge=x" >.git/info/attributes'
	piege 'filters, in the register' 'echo "* filter=x ident text=auto" \
		>.gitattributes; git -c core.attributesFile= add .
		git commit -q --no-verify -m x
		for k in clean smudge process; do
			git config filter.x.$k "$run"
		done'
	piege 'programs' 'for k in core.fsmonitor core.editor core.pager \
		core.sshCommand core.askPass diff.external gpg.program \
		sequence.editor credential.helper alias.status; do
			git config $k "$run"
		done; git config core.hooksPath "$scratch/essai/crochets"
		mkdir ../crochets
		for h in pre-commit commit-msg post-commit post-checkout \
			reference-transaction post-index-change; do
			printf "#!/bin/sh\n%s\n" "$run" >../crochets/$h
			chmod +x ../crochets/$h
		done'
	piege 'hooks are a link' 'rm -rf .git/hooks
		ln -s ../../dehors .git/hooks'
	piege 'the work tree is elsewhere' \
		'git config core.worktree "$scratch/essai/dehors"'
	piege 'it includes a file' \
		'git config include.path "$scratch/essai/dehors/suivi.yml"
		place=/nulle/part'
	piege 'the environment' 'GIT_DIR=$scratch/essai/dehors
		GIT_WORK_TREE=$GIT_DIR GIT_INDEX_FILE=$GIT_DIR/index
		GIT_OBJECT_DIRECTORY=$GIT_DIR GIT_CONFIG_COUNT=1
		GIT_CONFIG_KEY_0=core.fsmonitor GIT_CONFIG_VALUE_0=$run
		GIT_EXTERNAL_DIFF=$run GIT_NAMESPACE=../.. GIT_EDITOR=$run
		comme="env GIT_DIR=$GIT_DIR GIT_WORK_TREE=$GIT_DIR
			GIT_INDEX_FILE=$GIT_DIR/index GIT_NAMESPACE=../..
			GIT_OBJECT_DIRECTORY=$GIT_DIR GIT_COMMON_DIR=$GIT_DIR"
		unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_NAMESPACE
		unset GIT_OBJECT_DIRECTORY'
	comme=
}

# Words that would end a trailer, a line or a title.
jour_values() {
	c=conventions/lieusaint
	piege 'a title of several lines' "sed -i 's|^titre: .*|titre: \
\"Convention\\\\n\\\\nActe: 9\\\\nSignature: caf 2020-01-01\"|' $c/convention.md"
	piege 'a title that acts' "sed -i 's|^titre: .*|titre: \
\"a\\\\e[31m\\\\e]0;x\\\\a\\\\u202Eb\"|' $c/convention.md"
	piege 'a text that acts' "printf '\\nUn \\033[31m\\302\\2332J\\342\\200\
\\256 &#x202E; &#27;[31m mot.\\n' >>$c/convention.md"
	piege 'an event that acts' "echo '- {acte: 0, evenement: publication, \
partie: caf, date: 2022-12-21, organe: \"a\\e[31m\\u202E\"}' >>$c/suivi.yml"

	commencer 'a number that would be a trailer' clore
	sed -i 's|numero: "[^"]*"|numero: "1\\nSignature: caf 2020-01-01"|' \
		$c/suivi.yml
	git commit -q --no-verify -am Piège
	echo 'L811' >"$scratch/textes"
	refuser clore 4
	fini
	commencer 'a name that would be a header' consigner
	git config user.name "$(printf 'Ève\nparent 1234 <x>\033[31m')"
	reussir consigner
	[ "$(git log -1 --format=%an projet/lieusaint)" = \
		'Èveparent 1234 x[31m' ] || bad "author"
	fini
}

# arbre_de <mode> <name> <oid>…: a tree that git itself would not write
arbre_de() {
	python3 -c '
import sys
for line in sorted(zip(*[iter(sys.argv[1:])] * 3), key=lambda x: x[1]):
	sys.stdout.buffer.write(line[0].encode() + b" " + line[1].encode() +
		b"\0" + bytes.fromhex(line[2]))
' "$@" | git hash-object -t tree -w --literally --stdin
}

# Names in a tree that lead out of it, on the branch in force: each file there
# begins as the one that would replace it, as after a crash.
jour_trees() {
	for odd in .. .git .GIT .; do
		for command in nouveau avenant; do
			commencer "a tree with « $odd »" "$command"
			git switch -q -c vide main
			: >../x
			: >.git/x
			blob=$(git hash-object -w ../depot/ctg.yml)
			top=$(git ls-tree main | while IFS='	' \
				read -r what entry; do
				# shellcheck disable=SC2086
				set -- $what
				echo "${1#0} $entry $3"
			done)
			# shellcheck disable=SC2086
			tree=$(arbre_de $top 40000 "$odd" \
				"$(arbre_de 100644 x "$blob")")
			git update-ref refs/heads/main "$(git commit-tree \
				-p main -m Piège "$tree")"
			etat >"$scratch/avant"
			cksum ../x .git/x >"$scratch/x"
			essayer "$command"
			etat >"$scratch/apres"
			[ "$got" != 0 ] || bad "done"
			dit "$odd/x"
			dit 'mène ailleurs'
			cmp -s "$scratch/avant" "$scratch/apres" ||
				bad "something changed"
			cksum ../x .git/x | cmp -s - "$scratch/x" ||
				bad "written outside"
			fini
		done
	done
}

# Of no convention of ours.
jour_many_refs() {
	for command in nouveau avenant consigner clore; do
		commencer '100,000 references' "$command"
		main=$(git rev-parse main)
		git pack-refs --all
		seq -f "$main refs/heads/avenant/autre-%.0f/1" 1 50000 \
			>>.git/packed-refs
		seq -f "$main refs/tags/acte/autre-%.0f/0" 1 50000 \
			>>.git/packed-refs
		sed -i 's/ sorted//' .git/packed-refs
		git pack-refs --all
		sur "$command"
		[ $got = 0 ] || bad "status $got"
		fait "$command" || bad "nothing was done"
		fini
	done
}
