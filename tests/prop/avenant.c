/* SPDX-License-Identifier: Apache-2.0 */
/* The act that is written from two versions, read and applied to the first,
 * gives the second. */
#include "edits.h"
#include "composed.h"

#define SCRIPTS	5

static const char *check(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	struct ctg_composed out;

	return composed(&out, l, x, y);
}

int main(int argc, char **argv)
{
	int failed = edits_main(argc, argv, "avenant", SCRIPTS, check);

	printf("# %u acts, %u refused\n", acts, refused);
	return failed;
}
