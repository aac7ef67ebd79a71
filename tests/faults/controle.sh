# SPDX-License-Identifier: Apache-2.0
# Read by run: what must hold of a repository after a command was hurt.
# A check prints what is wrong, and nothing when all is well.
# shellcheck shell=sh disable=SC2154

# --- what a repository is ----------------------------------------------------

# The id of a tree tells every file below it.  That of a commit tells when it
# was made: those that the command makes are « new ».
FORMAT='%(refname) %(objecttype) '
FORMAT=$FORMAT'%(if)%(*objectname)%(then)%(*objectname) %(*tree) %(*parent)'
FORMAT=$FORMAT'%(else)%(objectname) %(tree) %(parent)%(end)'
FORMAT=$FORMAT' %(contents:subject)'

refs() {
	git -C "$case/$repository" for-each-ref --format="$FORMAT" \
		2>/dev/null | awk '
	NR == FNR { known[$3]; next }
	!($3 in known) {
		if (!($3 in new))
			new[$3] = "new" ++n
		$3 = new[$3]
	}
	{ print }' "$own/known" -
}

# What people find there.
everything() {
	refs
	cd "$case/$repository" 2>/dev/null || return
	cat "$folder/HEAD" "$folder/config" 2>/dev/null
	[ "$folder" = . ] || git --no-optional-locks status --porcelain 2>&1
	for hook in "$folder"/hooks/*; do
		case $hook in *.sample) continue ;; esac
		[ ! -x "$hook" ] || cksum "$hook"
	done
}

# The names of the files, but those of objects.
names() {
	cd "$case" && find . -path '*/objects/[0-9a-f][0-9a-f]' -prune -o \
		-print | LC_ALL=C sort
}

# --- the states that are allowed ---------------------------------------------

# Called on what the command begins with.
states_before() {
	: >"$own/known"
	git -C "$case/$repository" for-each-ref --format="$FORMAT" \
		>"$own/known" 2>/dev/null
	refs >"$own/ok.before"
	names >"$own/names"
}

# Called on what it ends with.  References move one by one, and « clore »
# moves three, in this order: the branch in force, the tag of the act, then
# the draft that goes.  What it may leave, beside before and after:
#   ok.untagged  the text is in force, its tag is not there yet;
#   ok.draft     branch in force and tag have moved, the draft is still there.
# Both are « after » for whoever reads the register (an act is its commit),
# and the rerun must bring what lacks.
states_after() {
	refs >"$own/ok.after"
	everything >"$own/after"
	names | LC_ALL=C sort -u - "$own/names" >"$own/names.all"
	mv "$own/names.all" "$own/names"
	case $words in clore*) ;; *) return ;; esac
	{ cat "$own/ok.after"; grep "^refs/heads/[ap]" "$own/ok.before"; } |
		LC_ALL=C sort -u >"$own/ok.draft"
	{
		grep -v '^refs/tags/' "$own/ok.draft"
		grep '^refs/tags/' "$own/ok.before"
	} | LC_ALL=C sort -u >"$own/ok.untagged"
}

check_state() {
	refs >"$own/refs"
	for s in "$own"/ok.*; do
		cmp -s "$own/refs" "$s" && return
	done
	echo 'the references are neither as before nor as after:'
	diff "$own/ok.before" "$own/refs"
}

check_health() {
	[ -e "$case/$repository/$folder/HEAD" ] || return
	said=$(git -C "$case/$repository" fsck --strict --no-dangling 2>&1) ||
		echo "git fsck: status $?"
	# A repository that is new has no branch yet.
	[ -z "$said" ] || printf '%s\n' "$said" | grep -v '^notice: ' |
		sed 's/^/git fsck: /'
}

is_after() {
	everything >"$own/now"
	cmp -s "$own/now" "$own/after"
}

# What is neither there before nor after.
leftovers() {
	names | LC_ALL=C comm -23 - "$own/names"
}

# The locks that stand, from the top of the case.
locks() {
	cd "$case" && find . -name '*.lock'
}

# --- messages ----------------------------------------------------------------

# Words of the C library, of libgit2 and of git.
ENGLISH='No space|denied|nput/output|Too many|ead-only|not permitted|failed'
ENGLISH="$ENGLISH|ould not|annot|rror|exists|nvalid|unable|uota exceeded"
ENGLISH="$ENGLISH|esource|llocate"

check_message() {
	# What fails may be the message itself.
	grep -q 'write(2,.*(INJECTED)' "$own/trace" && return
	grep -q '^ctg.*:' "$own/err" || echo 'it fails without a message'
	# Another program is quoted as it speaks.
	sed 's/ répond « .*//' "$own/err" | grep -E "$ENGLISH" &&
		echo '^ this is no French'
}

# --- the same command again --------------------------------------------------

# A lock that a kill leaves is for a person to remove: the message must name
# it.  Removes those that are named; fails when there is none.
remove_named() {
	found=1
	[ -n "$left" ] || return
	for lock in $(locks); do
		grep -qF "${lock#"./$repository/"}" "$own/out" "$own/err" ||
			continue
		rm "$case/$lock"
		found=0
	done
	return $found
}

check_rerun() {
	left=$(locks)
	if [ -z "$left" ] && is_after; then
		return
	fi
	for i in 1 2 3 4 5; do
		again
		code=$?
		[ $code -ne 0 ] || break
		check_message
		remove_named || break
	done
	if [ $code -ne 0 ]; then
		echo "run again ($i): status $code"
		cat "$own/err"
		locks
		return
	fi
	remove_named
	is_after || {
		echo "run again ($i), not as after:"
		diff "$own/after" "$own/now"
	}
	[ -z "$left" ] || locks | sed 's/^/left, and not told: /'
	check_health
}

# --- the checks --------------------------------------------------------------

check_killed() {
	# It is the program that signs which was killed.
	[ "$status" -eq 137 ] || {
		check_failed
		return
	}
	check_state
	check_health
	check_rerun
}

check_torn() {
	# What it says is cut short like the rest.
	case $status in
	5 | 6) ;;
	*)
		echo "status $status"
		cat "$own/err" ;;
	esac
	check_state
	check_health
	check_rerun
}

check_failed() {
	case $status in
	0)
		is_after || {
			echo 'it says that it is done:'
			diff "$own/after" "$own/now"
		} ;;
	5 | 6)
		check_message ;;
	4)
		# A file of which the disk says nothing may be somebody's.
		case $call in
		newfstatat) ;;
		*) echo "status 4"; cat "$own/err" ;;
		esac ;;
	*)
		echo "status $status"
		cat "$own/err" ;;
	esac
	check_state
	check_health
	case $call in
	# What cannot be removed stays.
	unlink* | rmdir) ;;
	*) leftovers | sed 's/^/left: /' ;;
	esac
	check_rerun
}
