# SPDX-License-Identifier: Apache-2.0
# The disk: full, one file or one page sooner each time; one that may only be
# read; files of somebody else's.
# shellcheck shell=sh
DISK='full readonly not_ours'

# disque <options>: a small disk where the tests are
disque() {
	mkdir -p "$scratch/essai"
	mount -t tmpfs -o "size=16m,nr_inodes=4096" none "$scratch/essai" \
		2>/dev/null || return 1
	mounted=$scratch/essai
}

rendre() {
	cd "$scratch" || exit 1
	umount "$mounted" && mounted=
}

# agrandir: room for all
agrandir() {
	mount -o remount,size=16m,nr_inodes=4096 "$mounted"
}

# laisser <n> <what>: room for n more files, or pages of 4 KB
laisser() {
	case $2 in
	files) set -- "nr_inodes=$(($(df --output=iused "$mounted" |
		tail -n 1) + $1))" ;;
	pages) set -- "size=$(($(df --output=used -k "$mounted" |
		tail -n 1) + $1 * 4))k" ;;
	esac
	mount -o "remount,$1" "$mounted"
}

# remplir <command> <what>: with no room at all, then with a little more, until
# there is enough.  Each time it says so, what is there is whole, and with room
# the same command finishes.
remplir() {
	commencer "the disk is full, $2" "$1"
	room=0
	while :; do
		frais "$1"
		laisser "$room" "$2"
		essayer "$1"
		[ "$got" != 0 ] || break
		room=$((room + 1))
		[ "$got" = 5 ] || bad "status $got, room $room"
		dit 'disque plein'
		cp "$scratch/dit" "$scratch/refus"
		sain
		agrandir
		reussir "$1"
		[ -z "$(git -C "$place" status --porcelain)" ] ||
			bad "not clean, room $room"
		$good || break
	done
	[ "$room" -gt 3 ] || bad "full at once"
	agrandir
	fini
}

jour_full() {
	if ! disque; then
		echo 'skip - bad days: the disk is full: no disk to be made'
		return
	fi
	for command in $ALL; do
		remplir "$command" files
		remplir "$command" pages
	done
	rendre
}

jour_readonly() {
	if ! disque; then
		echo 'skip - bad days: a disk to read only: none to be made'
		return
	fi
	echo 'lecture seule' >"$scratch/textes"
	for command in $ALL; do
		commencer 'a disk to read only' "$command"
		mount -o remount,ro "$mounted"
		refuser "$command" 5
		mount -o remount,rw "$mounted"
		reussir "$command"
		fini
	done
	rendre
}

# chaque, as nobody in particular when we are root, who writes everywhere
jour_not_ours() {
	mine=:
	if [ "$(id -u)" = 0 ]; then
		comme='setpriv --reuid=65534 --regid=65534 --clear-groups'
		mine='chown -R 65534 .'
		if ! $comme true 2>/dev/null; then
			comme=
			echo "skip - bad days: files of others: we are root"
			return
		fi
	fi
	chaque 'what git has may only be read' "$mine; chmod -R a-w .git" \
		'chmod -R u+w .git' 5 'accès refusé' -- $ALL
	for folder in objects refs; do
		chaque "one may not write in .git/$folder" \
			"$mine; chmod -R a-w .git/$folder" \
			"chmod -R u+w .git/$folder" 5 'accès refusé' -- $ALL
	done
	chaque 'the files may only be read' "$mine
		find . -path ./.git -prune -o -type d -exec chmod a-w {} +" \
		'find . -path ./.git -prune -o -type d -exec chmod u+w {} +' \
		5 'accès refusé' 'chmod u+w' -- init nouveau avenant clore
	chaque 'a file may only be read' "$mine
		cd conventions/lieusaint; chmod a-w suivi.yml" \
		'chmod u+w suivi.yml' 5 'suivi.yml : accès refusé' 'chmod' \
		-- consigner
	comme=
}
