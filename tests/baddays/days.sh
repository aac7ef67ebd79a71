# SPDX-License-Identifier: Apache-2.0
# The situations; a function each.  « chaque » takes what makes one and what
# mends it, as its own remedy says.
# shellcheck shell=sh disable=SC2086
DAYS='identity amid conflict locks locked_refs detached unborn
	no_register shallow linked elsewhere submodule inside_submodule deep
	sparse uncommitted in_the_way letters last_step'

# chaque <situation> <make> <mend> <status> <text>… -- <command>…
chaque() {
	situation=$1 make=$2 mend=$3 want=$4
	shift 4
	: >"$scratch/textes"
	while [ "$1" != -- ]; do
		printf '%s\n' "$1" >>"$scratch/textes"
		shift
	done
	shift
	for command; do
		commencer "$situation" "$command"
		eval "$make"
		refuser "$command" "$want"
		eval "$mend"
		reussir "$command"
		fini
	done
}

# passe <situation> <make> <command>…: it works, and what is precious stays
passe() {
	situation=$1 make=$2
	shift 2
	for command; do
		commencer "$situation" "$command"
		eval "$make"
		reussir "$command"
		fini
	done
}

jour_identity() {
	chaque 'no name' 'git config --global --unset user.name' \
		'git config --global user.name "Claire Duval"' \
		4 'votre nom' 'git config --global user.name' -- $ALL
	chaque 'no address' 'git config --global --unset user.email' \
		'git config --global user.email cd@exemple.fr' \
		4 'votre adresse' 'user.email' -- $ALL
	chaque 'a name of spaces' 'git config --global user.name "  "' \
		'git config user.name "Claire Duval"' \
		4 'votre nom' -- $ALL
}

# deux: two branches that cannot be joined, f changed on both
deux() {
	branch=$(git symbolic-ref --short HEAD)
	echo un >f && git add f && git commit -q --no-verify -m un
	git switch -q -c autre && echo b >f && git commit -q --no-verify -am b
	git switch -q "$branch"
	echo deux >f && git commit -q --no-verify -am deux
	echo trois >f && git commit -q --no-verify -am trois
}

jour_amid() {
	for what in merge cherry-pick rebase; do
		case $what in
		merge) says='une fusion' ;;
		*) says="git $what" ;;
		esac
		chaque "amid a $what" \
			"deux; git $what autre >/dev/null 2>&1" \
			"git $what --abort" \
			4 "$says" "git $what --abort" -- $ALL
	done
	chaque 'amid a revert' 'deux; git revert HEAD~1 >/dev/null 2>&1' \
		'git revert --abort' 4 'git revert --abort' -- $ALL
	chaque 'amid a bisect' 'deux; git bisect start >/dev/null' \
		'git bisect reset >/dev/null 2>&1' \
		4 'git bisect reset' -- $ALL
	chaque 'amid an am' 'deux; git format-patch -q -1 autre
		git am 0001* >/dev/null 2>&1' \
		'git am --abort; rm 0001*' 4 'git am --abort' -- $ALL
}

# A merge of which only the index knows any more.
jour_conflict() {
	chaque 'conflicts without a merge' \
		'deux; git merge autre >/dev/null 2>&1; rm .git/MERGE_*' \
		'git reset -q --hard' 4 '' -- nouveau avenant
}

jour_locks() {
	chaque 'the index is locked' ': >.git/index.lock' \
		'rm .git/index.lock' 6 'une autre commande git' \
		'.git/index.lock' -- $ALL
}

# The references of each, held by another one or by one that was killed.
jour_locked_refs() {
	while read -r command ref; do
		chaque "$ref is locked" "mkdir -p .git/$(dirname "$ref")
			: >.git/$ref.lock" "rm .git/$ref.lock" \
			6 'verrouillée' "$ref.lock" -- "$command"
	done <<-'FIN'
	init refs/heads/main
	nouveau refs/heads/projet/dugny
	avenant refs/heads/avenant/melun/1
	consigner refs/heads/projet/lieusaint
	clore refs/heads/main
	clore refs/tags/acte/lieusaint/0
	FIN
	chaque 'HEAD is locked' ': >.git/HEAD.lock' 'rm .git/HEAD.lock' \
		6 'une autre commande git' '.git/HEAD.lock' -- $ALL
	passe 'packed-refs is locked, of no concern' \
		': >.git/packed-refs.lock' init nouveau avenant consigner clore
}

jour_detached() {
	passe 'detached, on a commit of a branch' 'git switch -q --detach' \
		nouveau avenant consigner clore
	chaque 'detached' 'git switch -q --detach' 'git switch -q main' \
		4 "vous n'y êtes pas" 'git switch main' -- init
	chaque 'detached, with a commit that no branch holds' \
		'git switch -q --detach; echo x >x; git add x
		git commit -q --no-verify -m Seul' \
		'git branch mon-travail' \
		4 'HEAD détachée' 'git branch mon-travail' -- nouveau avenant
	passe 'detached, with such a commit, of no concern' \
		'git switch -q --detach; echo x >x; git add x
		git commit -q --no-verify -m Seul; precieux x .git/HEAD' \
		consigner clore
}

jour_unborn() {
	chaque 'an unborn branch' 'git switch -q --orphan neuve
		git hash-object -wt tree /dev/null >../vide' \
		'git switch -q projet/lieusaint' \
		5 "n'a pas de registre" 'git switch main' \
		-- nouveau avenant consigner clore
	chaque 'an unborn branch, with settings' \
		'git switch -q --orphan neuve; git hash-object -wt tree /dev/null >../vide
		git branch -qD main; : >ctg.yml' \
		'rm ctg.yml; git branch main acte/melun/0
		git switch -q projet/lieusaint' \
		4 "n'existe pas encore ici" 'ctg init' -- nouveau avenant clore
	passe 'nothing committed yet' 'rm -r .git; git init -q
		git config user.name A; git config user.email a@exemple.fr
		precieux README.md' init
}

jour_no_register() {
	chaque 'no register on this branch' 'git switch -q -c autre
		git mv ctg.yml autre.yml; git commit -q --no-verify -m Sans' \
		'git switch -q projet/lieusaint' 5 'ctg.yml' 'git switch main' \
		-- nouveau avenant consigner clore
	chaque 'its settings removed' 'rm ctg.yml' 'git restore ctg.yml' \
		5 "n'a pas de registre" 'git restore ctg.yml' \
		-- nouveau avenant consigner clore
	chaque 'no repository' 'mv .git ../git' 'mv ../git .git' \
		6 "il n'y a pas de dépôt git" 'ctg init' \
		-- nouveau avenant consigner clore
}

jour_shallow() {
	chaque 'a shallow clone' 'git commit -q --no-verify --allow-empty -m x
		git clone -q --depth 1 --no-single-branch "file://$PWD" ../c
		cd ../c; place=$PWD
		for b in main projet/lieusaint; do
			git branch -q "$b" "origin/$b" 2>/dev/null
		done' 'git fetch -q --unshallow --tags' \
		4 "qu'une partie de l'historique" \
		'git fetch --unshallow --tags' -- $ALL
}

jour_linked() {
	passe 'in a linked work tree' 'b=$(git symbolic-ref --short HEAD)
		git switch -q --detach; git worktree add -q ../lié "$b"
		cd ../lié; place=$PWD; echo moi >moi; precieux moi' $ALL
}

jour_elsewhere() {
	chaque 'its branch is open in another work tree' \
		'git switch -q main; git worktree add -q ../lié projet/lieusaint
		echo moi >../lié/moi; precieux ../lié/moi' \
		'cd ../lié' 4 'autre dossier de travail' '/lié' -- consigner
	chaque 'the branch in force is open in another work tree' \
		'git worktree add -q ../lié main; echo moi >../lié/moi
		precieux ../lié/moi' 'git -C ../lié switch -q --detach' \
		4 'autre dossier de travail' '/lié' -- clore
	passe 'another work tree has the branch in force' \
		'git worktree add -q ../lié main; echo moi >../lié/moi
		precieux ../lié/moi' nouveau avenant consigner
	passe 'another work tree is gone' \
		'git worktree add -q ../lié main; rm -r ../lié' \
		nouveau avenant consigner clore
}

# A submodule among the files, with somebody's work in it.
jour_submodule() {
	passe 'a submodule in the repository' 'git init -q ../autre
		git -C ../autre commit -q --allow-empty -m x
		git submodule --quiet add "$scratch/essai/autre" outils
		git commit -q --no-verify -m Outils
		echo moi >outils/moi; git -C outils commit -q --allow-empty -m y
		precieux outils/moi .git/modules/outils/HEAD' $ALL
}

jour_inside_submodule() {
	passe 'the repository is a submodule' 'git init -q ../grand
		git -C ../grand submodule --quiet add "$PWD" sous
		git -C ../grand commit -q -m Sous
		git -C ../grand/sous fetch -q --tags
		cd ../grand/sous; place=$PWD
		for b in main projet/lieusaint; do
			git branch -q "$b" "origin/$b" 2>/dev/null
		done; echo moi >../moi; precieux ../moi' $ALL
}

# The register is three folders down; commands come from anywhere in it.
jour_deep() {
	mv "$scratch/modele/depot" "$scratch/modele/plat"
	r=services/juridique/ctg
	(fabriquer $r) || exit 1
	deep=$r/
	chaque 'from above the register' : "cd $r" 5 "n'a pas de registre" \
		"il y en a un dans" "/depot/$r/ :" \
		-- nouveau avenant consigner clore
	passe 'from the folder of the register' "cd $r" \
		nouveau avenant consigner clore
	for folder in conventions conventions/melun/annexes \
		conventions/lieusaint; do
		passe "from $folder" "echo moi >moi; precieux \"\$PWD/moi\"
			mkdir -p $r/$folder; cd $r/$folder" \
			nouveau avenant consigner clore
	done
	rm -rf "$scratch/modele/depot"
	mv "$scratch/modele/plat" "$scratch/modele/depot"
	deep=
}

jour_sparse() {
	passe 'sparse, without the convention' \
		'git sparse-checkout set --no-cone "/*" "!/conventions/*/"' \
		nouveau avenant consigner clore
	passe 'sparse, in cones' 'git sparse-checkout set --cone modeles' \
		nouveau avenant consigner clore
}

jour_uncommitted() {
	chaque 'unstaged' 'echo moi >>README.md 2>/dev/null
		echo "# moi" >>ctg.yml; precieux ctg.yml' \
		'git stash -q -- ctg.yml; : >"$scratch/precieux"' 4 \
		'ctg.yml' 'git commit' 'git stash' -- nouveau avenant clore
	chaque 'staged' 'echo "# moi" >>ctg.yml; git add ctg.yml
		precieux ctg.yml' 'git stash -q; : >"$scratch/precieux"' 4 \
		'ctg.yml' 'git commit' 'git stash' -- nouveau avenant clore
	chaque 'staged, then undone' 'cp ctg.yml ../c; echo "# moi" >>ctg.yml
		git add ctg.yml; cp ../c ctg.yml' 'git reset -q --hard' 4 \
		'ctg.yml' -- nouveau avenant clore
	chaque 'removed' 'rm .gitignore' 'git reset -q --hard' 4 '.gitignore' \
		-- nouveau avenant clore
	for f in convention.md suivi.yml; do
		chaque "unstaged, in the convention: $f" \
			"cd conventions/lieusaint; echo '# moi' >>$f
			precieux $f" 'git stash -q; : >"$scratch/precieux"' \
			4 "conventions/lieusaint/$f" 'git stash' -- clore
	done
	chaque 'events written by hand' 'f=conventions/lieusaint/suivi.yml
		echo "# moi" >>$f; precieux $f' \
		'git stash -q; : >"$scratch/precieux"' \
		4 'suivi.yml' 'git stash' -- consigner
	passe 'of no concern to an event' 'echo "# moi" >>ctg.yml
		echo moi >>conventions/lieusaint/convention.md; echo x >x
		git add x ctg.yml; echo "# encore" >>ctg.yml
		precieux ctg.yml x conventions/lieusaint/convention.md' \
		consigner
	passe 'of no concern to a register' 'echo moi >>README.md; echo x >x
		git add x; echo y >y; echo z >z.tmp
		precieux README.md x y z.tmp' init
	passe 'of no concern to the branch in force' 'echo x >x; echo y >y.tmp
		precieux x y.tmp' nouveau avenant consigner clore
}

# Files that git does not know, where others must come.
jour_in_the_way() {
	for kind in 'untracked:' 'ignored:echo "*" >>.git/info/exclude;'; do
		hide=${kind#*:} kind=${kind%%:*}
		chaque "$kind in the way" "$hide"'mkdir -p conventions/dugny
			f=conventions/dugny/convention.md
			echo moi >$f; precieux $f' \
			'mv conventions/dugny ../moi; : >"$scratch/precieux"' \
			4 'conventions/dugny/convention.md' -- nouveau
		chaque "$kind in the way" "$hide"'mkdir conventions/melun/avenants
			f=conventions/melun/avenants/1.md
			echo moi >$f; precieux $f' \
			'mv $f ../moi; : >"$scratch/precieux"' \
			4 'conventions/melun/avenants/1.md' -- avenant
		chaque "$kind in the way" "$hide"'echo moi >note.txt; precieux note.txt' \
			'mv note.txt ../moi; : >"$scratch/precieux"' \
			4 'note.txt' -- clore
		chaque "$kind in the way" "$hide"'f=conventions/lieusaint
			git rm -q $f/suivi.yml; git commit -q --no-verify -m x
			f=$f/suivi.yml; echo moi >$f; precieux $f' \
			'mv $f ../moi; git revert --no-edit HEAD >/dev/null
			: >"$scratch/precieux"' \
			4 'conventions/lieusaint/suivi.yml' -- consigner
	done
	chaque 'a folder in the way' 'f=conventions/dugny/convention.md
		mkdir -p $f; echo moi >$f/moi; precieux $f/moi' \
		'mv conventions/dugny ../moi; : >"$scratch/precieux"' \
		4 'conventions/dugny/convention.md' -- nouveau
	chaque 'a file where a folder must be' \
		'echo moi >conventions/dugny; precieux conventions/dugny' \
		'mv conventions/dugny ../moi; : >"$scratch/precieux"' \
		4 'conventions/dugny' -- nouveau
	chaque 'a link where a folder must be' 'mkdir ../dehors
		ln -s ../../dehors conventions/dugny' 'rm conventions/dugny
		rmdir ../dehors || bad "written outside"' \
		4 'conventions/dugny' -- nouveau
	passe 'files of theirs where a register comes' 'echo moi >.gitattributes
		precieux .gitattributes' init
	chaque 'a file where a folder must be' 'echo moi >conventions
		precieux conventions' 'mv conventions ../moi
		: >"$scratch/precieux"' 4 'conventions' 'renommez' -- init
}

# As on a Mac or under Windows; the setting is all that libgit2 looks at.
jour_letters() {
	chaque 'a folder that differs by its capitals' 'git switch -q main
		mkdir conventions/Dugny; echo x >conventions/Dugny/x
		git add .; git commit -q --no-verify -m x' \
		'git rm -rq conventions/Dugny; git commit -q --no-verify -m y' \
		4 'conventions/Dugny existe' -- nouveau
	chaque 'two files that differ by their capitals' \
		'cd conventions/lieusaint; echo un >A.md; echo deux >a.md
		git add .; git commit -q --no-verify -m x
		git config core.ignorecase true; git switch -q main' \
		'git config core.ignorecase false; git switch -q projet/lieusaint
		git rm -q A.md; git commit -q --no-verify -m y' \
		4 'casse' -- clore
}


# The act is closed; only its draft could not be swept away.
jour_last_step() {
	commencer 'packed-refs is locked, the draft is to go' clore
	git switch -q main
	echo 'brouillons: supprimer' >ctg.yml
	git commit -q --no-verify -am Réglages
	git switch -q projet/lieusaint
	git merge -q --no-verify -m Fusion main
	git pack-refs --all
	: >.git/packed-refs.lock
	essayer clore
	[ "$got" = 6 ] || bad "status $got, not 6"
	dit 'La convention lieusaint est close'
	dit 'une autre commande git'
	fait clore || bad "not closed"
	rm .git/packed-refs.lock
	reussir clore
	! git rev-parse -q --verify projet/lieusaint >/dev/null ||
		bad "the draft is still there"
	fini
}
