# SPDX-License-Identifier: Apache-2.0
# Reads core/LAYERS, then sources: who includes what it may not?
BEGIN {
	# C and POSIX; sys/ too.  Neither ctype, locale nor wchar.
	n = split("assert dirent errno fcntl ftw inttypes limits poll signal " \
		"spawn stdarg stdbool stddef stdint stdio stdlib string " \
		"strings threads time unistd", names, " ")
	for (i = 1; i <= n; i++)
		standard["<" names[i] ".h>"] = 1
}
FILENAME ~ /LAYERS$/ {
	if (/^[a-z]+:/) {
		layer = $1
		sub(/:/, "", layer)
		may[layer, layer] = 1
		for (i = 2; i <= NF; i++) {
			may[layer, $i] = 1
			if ($i !~ /^</)
				continue
			if ($i in room)
				print "core/LAYERS: " $i " has two rooms"
			room[$i] = layer
		}
	}
	next
}
FNR == 1 {
	split(FILENAME, path, "/")
	here = path[2]
}
/^#include "/ {
	split($2, inc, "\"")
	n = split(inc[2], to, "/")
	if (n < 2)
		print FILENAME ":" FNR ": include without a layer: " inc[2]
	else if (!((here, to[1]) in may))
		print FILENAME ":" FNR ": " here " may not include " to[1]
}
/^#include </ && !($2 in standard) && $2 !~ /^<sys\// {
	if (!((here, $2) in may))
		print FILENAME ":" FNR ": " here " may not include " $2
}
