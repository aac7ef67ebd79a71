# SPDX-License-Identifier: Apache-2.0
# Reads core/LAYERS, then sources: who includes what it may not?
FILENAME ~ /LAYERS$/ {
	if (/^[a-z]+:/) {
		layer = $1
		sub(/:/, "", layer)
		for (i = 2; i <= NF; i++) {
			may[layer, $i] = 1
			if ($i ~ /^</)
				foreign[$i] = 1
		}
		may[layer, layer] = 1
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
/^#include </ {
	if (($2 in foreign) && !((here, $2) in may))
		print FILENAME ":" FNR ": " here " may not include " $2
}
