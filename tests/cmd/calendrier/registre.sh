# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register whose commits have days, see journal.
# shellcheck shell=sh
. "$CTG_ROOT/tests/cmd/journal/registre.sh"

# periode <id> <period>: of the text that is checked out, and its commit.
periode() {
	sed -i "s/^periode:.*/periode: {$2}/" "conventions/$1/convention.md"
	git commit -qam "Période de $1"
}

# signee <id> <period> [<effect> [<signature>]]: a convention in force.
signee() {
	projet "$1"
	periode "$1" "$2"
	le 2023-01-03
	clos "$1" 0 "${3-2023-01-01}" "${4-2022-12-23}"
}

# jours […]: day, what, reminders, one event a line; unfolded.
jours() {
	ctg calendrier "$@" | tr -d '\r' | sed -e ':a' -e 'N' -e '$!ba' \
		-e 's/\n //g' | awk -F: '
		/^DTSTART;/ { day = $2 }
		/^SUMMARY/ { what = $0; sub(/^SUMMARY:/, "", what) }
		/^TRIGGER/ { alarms = alarms " " $2 }
		/^END:VEVENT/ { print day, what alarms; alarms = "" }'
}
