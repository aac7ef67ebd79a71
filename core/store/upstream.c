/* SPDX-License-Identifier: Apache-2.0 */
#include "store/upstream.h"

#include "base/arena.h"
#include "base/buf.h"

#include <git2.h>

/* NULL when it follows none.  Read from the configuration:
 * git_branch_upstream looks the server up with regular expressions, which
 * leak. */
static const char *find(struct ctg_arena *a, const struct ctg_repo *r,
	const char *branch)
{
	const char *server, *merge, *name = NULL;
	git_config *config;
	struct ctg_str there;

	if (git_repository_config_snapshot(&config, r->git))
		return NULL;
	if (git_config_get_string(&server, config, ctg_strf(a,
	    "branch.%s.remote", branch).p) == 0 &&
	    git_config_get_string(&merge, config, ctg_strf(a,
	    "branch.%s.merge", branch).p) == 0) {
		there = ctg_str_from(merge);
		if (ctg_str_cut(&there, STR("refs/heads/")))
			name = ctg_strf(a, "refs/remotes/%s/%.*s", server,
				STR_ARG(there)).p;
	}
	git_config_free(config);
	return name;
}

enum ctg_code ctg_upstream_is_ahead(bool *out, struct ctg_arena *a,
	const struct ctg_repo *r, const char *branch, const char *commit,
	struct ctg_err *err)
{
	const char *upstream = find(a, r, branch);
	size_t ours, theirs = 0;
	git_oid here, there;

	*out = false;
	if (!upstream || git_reference_name_to_id(&there, r->git, upstream))
		return CTG_OK;
	if (git_oid_fromstr(&here, commit) || git_graph_ahead_behind(&ours,
	    &theirs, r->git, &here, &there))
		return ctg_repo_fail(err, "comparaison avec le serveur");
	*out = theirs > 0;
	return CTG_OK;
}

enum ctg_code ctg_upstream_check(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_err *err)
{
	const struct ctg_repo *r = base->repo;
	const char *branch = ctg_str_c(a, r->settings.branch);
	bool ahead;
	enum ctg_code code = ctg_upstream_is_ahead(&ahead, a, r, branch,
		base->commit, err);

	if (code || !ahead)
		return code;
	code = ctg_fail(err, CTG_EREFUSED, "le serveur a sur « %s » des "
		"commits que vous n'y avez pas encore", branch);
	ctg_err_hint(err, "reprenez-les, puis recommencez : git switch %s, "
		"puis git pull --ff-only", branch);
	return code;
}
