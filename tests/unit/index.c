/* SPDX-License-Identifier: Apache-2.0 */
#include "gitrepo.h"

#include "store/index.h"

static struct ctg_index *x;

/* Names on both sides of « / », deep ones, and one alone in its folder. */
static void enter(const char *name, const char *more)
{
	gitrepo_enter(name, "git init -q; : >ctg.yml\n"
		"mkdir -p conventions/dugny/annexes conventions/dugny-est\n"
		"for d in a b c d e f g h; do mkdir -p conventions/$d/pieces\n"
		"for f in 1 2 3; do echo $d$f >conventions/$d/$f.md\n"
		"echo $f >conventions/$d/pieces/$f.pdf; done; done\n"
		"cd conventions; echo un >dugny/convention.md; echo 1 "
		">dugny/annexes/1.md; echo 2 >dugny/annexes/2.md\n"
		"echo x >dugny-est/x.md; echo y >dugny.md; cd ..\n"
		"git add .; git commit -qm Registre");
	ctg_repo_close(&repo);
	/* Nothing is as young as the index. */
	SH("sleep 0.02; git status -q 2>&1 || :; git update-index "
		"--force-write-index");
	SH(more);
	OPEN(".");
	EXPECT(ctg_index_open(&x, &repo, &err), ok);
}

static void leave(void)
{
	ctg_repo_close(&repo);
	SH("git fsck --strict --no-dangling");
}

/* Reading */

static void check_entry(const git_index_entry *e, const git_index_entry *is)
{
	CHECK_STR(ctg_str_from(e->path), is->path);
	CHECK(git_oid_equal(&e->id, &is->id));
	CHECK(e->mode == is->mode && e->file_size == is->file_size);
	CHECK(e->ctime.seconds == is->ctime.seconds &&
		e->ctime.nanoseconds == is->ctime.nanoseconds);
	CHECK(e->mtime.seconds == is->mtime.seconds &&
		e->mtime.nanoseconds == is->mtime.nanoseconds);
	CHECK(e->dev == is->dev && e->ino == is->ino);
	CHECK(e->uid == is->uid && e->gid == is->gid);
	CHECK(e->flags_extended == is->flags_extended);
}

static void reads_as_libgit2(void)
{
	git_index_entry e;
	git_index *index;
	size_t n;

	enter("read", "git update-index --skip-worktree ctg.yml\n"
		"chmod +x conventions/a/1.md; ln -s a conventions/lien\n"
		"echo n >neuf; git add -N neuf; git add conventions");
	CHECK(!x->git);
	CHECK(git_repository_index(&index, repo.git) == 0);
	n = git_index_entrycount(index);
	CHECK_INT(x->n, n);
	for (size_t i = 0; i < n; i++) {
		const git_index_entry *is = git_index_get_byindex(index, i);

		CHECK(ctg_index_at(&e, x, i));
		check_entry(&e, is);
		CHECK(ctg_index_get(&e, x, is->path));
		e.path = is->path;
		check_entry(&e, is);
	}
	CHECK(!ctg_index_at(&e, x, n));
	CHECK(!ctg_index_get(&e, x, "conventions/dugny"));
	CHECK(!ctg_index_get(&e, x, "conventions/dugny/convention.md "));
	CHECK(!ctg_index_get(&e, x, ""));
	git_index_free(index);
	leave();
}

static void finds_where_a_folder_begins(void)
{
	git_index_entry e;

	enter("first", ":");
	CHECK(ctg_index_at(&e, x, ctg_index_first(x, "conventions/dugny/")));
	CHECK_STR(ctg_str_from(e.path), "conventions/dugny/annexes/1.md");
	CHECK_INT(ctg_index_first(x, "zone/"), x->n);
	leave();
}

/* Writing */

static void put(const char *path)
{
	git_index_entry *e = CTG_NEW(&unit_arena, git_index_entry);
	struct stat st;

	if (lstat(path, &st) < 0 || !S_ISREG(st.st_mode)) {
		CHECK(ctg_index_remove(x, path) == 0);
		return;
	}
	*e = (git_index_entry){ .path = path, .mode = GIT_FILEMODE_BLOB,
		.flags_extended = GIT_INDEX_ENTRY_UPTODATE,
		.ctime = { (int32_t)st.st_ctim.tv_sec,
			(uint32_t)st.st_ctim.tv_nsec },
		.mtime = { (int32_t)st.st_mtim.tv_sec,
			(uint32_t)st.st_mtim.tv_nsec },
		.dev = (uint32_t)st.st_dev, .ino = (uint32_t)st.st_ino,
		.uid = st.st_uid, .gid = st.st_gid,
		.file_size = (uint32_t)st.st_size };
	CHECK(git_blob_create_from_workdir(&e->id, repo.git, path) == 0);
	CHECK(ctg_index_put(x, e) == 0);
}

/* git does the same in a copy: no difference may be seen. */
static void check_as_git(const char *const *paths, size_t n)
{
	struct ctg_buf all = { .arena = &unit_arena };

	for (size_t i = 0; i < n; i++)
		ctg_buf_printf(&all, " %s", paths[i]);
	SH(ctg_strf(&unit_arena, "cp -p .git/index ../index\n"
		"export GIT_INDEX_FILE=$PWD/../index; git update-index --add "
		"--remove --replace%s", all.p).p);
	for (size_t i = 0; i < n; i++)
		put(paths[i]);
	CHECK_INT(ctg_index_write(x), 0);
	SH("git ls-files -s --debug >../ours; git ls-files -v >>../ours\n"
		"git write-tree >>../ours\n"
		"export GIT_INDEX_FILE=$PWD/../index\n"
		"git ls-files -s --debug >../theirs\n"
		"git ls-files -v >>../theirs; git write-tree >>../theirs\n"
		"diff ../theirs ../ours; rm ../index");
	SH("[ ! -e .git/index.lock ]; git fsck --strict --no-dangling");
}

static const char *const changed[] = {
	"conventions/dugny/convention.md",	/* replaced */
	"conventions/dugny-est/x.md",		/* the only one there */
	"conventions/dugny/annexes/1.md",	/* removed */
	"conventions/dugny/annexes/0.md",	/* new */
	"conventions/dugny/pieces/deep/a.pdf",
	"conventions/dugny.md",			/* was a file */
	"conventions/dugny.md/now",
	"0", "zz",				/* first, last */
	"conventions/d",			/* was a folder */
	"conventions/d/1.md", "conventions/d/2.md", "conventions/d/3.md",
	"conventions/d/pieces/1.pdf", "conventions/d/pieces/2.pdf",
	"conventions/d/pieces/3.pdf",
};
#define CHANGED	(sizeof(changed) / sizeof(changed[0]))

#define CHANGE \
	"cd conventions; echo deux >dugny/convention.md\n" \
	"rm dugny-est/x.md dugny/annexes/1.md; echo 0 >dugny/annexes/0.md\n" \
	"mkdir -p dugny/pieces/deep; echo a >dugny/pieces/deep/a.pdf\n" \
	"rm dugny.md; mkdir dugny.md; echo now >dugny.md/now\n" \
	"echo 0 >../0; echo z >../zz; rm -r d; echo file >d; cd ..\n"

/* Whatever else git had noted in it. */
static void writes_as_git(void)
{
	static const char *const before[] = {
		":",
		"git update-index --skip-worktree conventions/a/1.md",
		"echo n >neuf; git add -N neuf",
		"git update-index --assume-unchanged conventions/b/1.md",
		"git update-index --untracked-cache; git status",
		"git read-tree HEAD; git update-index --refresh",
		"rm .git/index; git read-tree HEAD; git update-index "
		"--refresh; git rm -q conventions/a/*.md; git write-tree",
		"git config index.threads 4; git config "
		"index.recordEndOfIndexEntries true; git config "
		"index.recordOffsetTable true; git update-index "
		"--force-write-index",
		"git switch -qc autre; echo b >conventions/h/1.md\n"
		"git commit -qam b; git switch -q main\n"
		"echo c >conventions/h/1.md; git commit -qam c\n"
		"! git merge -q autre; echo d >conventions/h/1.md\n"
		"git add .; sleep 0.02; git update-index --force-write-index",
	};

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		unsigned failures = unit_failures;
		struct ctg_str text;

		enter(ctg_strf(&unit_arena, "write%zu", i).p, before[i]);
		CHECK(!x->git);
		SH(CHANGE);
		check_as_git(changed, CHANGED);
		EXPECT(ctg_index_open(&x, &repo, &err), ok);
		/* It was ours, and another one can follow. */
		CHECK(!x->git && ctg_index_patch(&text, x));
		SH("echo trois >conventions/dugny/convention.md");
		check_as_git(changed, 1);
		if (unit_failures > failures)
			printf("# (%s)\n", before[i]);
		leave();
	}
}

/* Folders where nothing has changed are still known, the others no more. */
static void keeps_what_is_known_of_folders(void)
{
	static const char *const one[] = { "conventions/a/pieces/1.pdf" };

	enter("trees", "git write-tree");
	SH("echo x >conventions/a/pieces/1.pdf");
	check_as_git(one, 1);
	/* Objects that git need not look at may be absent. */
	SH("id=$(git rev-parse HEAD:conventions/b/1.md)\n"
		"mv .git/objects/$(echo $id | sed 's/../&\\//') ../kept\n"
		"git write-tree; mv ../kept .git/objects/$(echo $id | "
		"sed 's/../&\\//')");
	leave();
}

/* Not for us: libgit2 reads and writes these, or says that it cannot. */
static void leaves_the_unusual_to_libgit2(void)
{
	static const char *const before[] = {
		"git update-index --index-version 4",
		"git config core.ignorecase true",
	};

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		enter(ctg_strf(&unit_arena, "unusual%zu", i).p, before[i]);
		CHECK(x->git);
		SH("echo deux >conventions/dugny/convention.md\n"
			"rm conventions/a/1.md");
		check_as_git((const char *const []){ changed[0],
			"conventions/a/1.md" }, 2);
		leave();
	}
	enter("none", "rm .git/index");
	CHECK(x->git && git_index_entrycount(x->git) == 0);
	leave();
	enter("split", ":");
	SH("git update-index --split-index");
	CHECK(ctg_index_open(&x, &repo, &err) == CTG_EGIT);
	leave();
	enter("short", ":");
	SH("truncate -s 500 .git/index");
	CHECK(ctg_index_open(&x, &repo, &err) == CTG_EGIT);
	SH("git read-tree HEAD");
	leave();
}

/* What another command wrote after we read stays. */
static void keeps_what_came_meanwhile(void)
{
	enter("meanwhile", ":");
	SH("echo n >neuf; git add neuf\n"
		"echo deux >conventions/dugny/convention.md");
	check_as_git(changed, 1);
	SH("git ls-files --error-unmatch neuf");
	leave();
}

static void waits_for_no_lock(void)
{
	enter("locked", ":");
	SH(": >.git/index.lock; cp .git/index ../before\n"
		"echo deux >conventions/dugny/convention.md");
	put(changed[0]);
	CHECK(ctg_index_write(x) != 0);
	SH("cmp .git/index ../before; rm .git/index.lock");
	leave();
}

/* A file as young as the index may have changed after it was looked at: with
 * a younger index, nobody would look again. */
static void forgets_no_young_file(void)
{
	static const char *const one[] = { "conventions/dugny/convention.md" };

	enter("young", "git config core.trustctime false\n"
		"touch -d 2020-01-01 conventions/a/1.md\n"
		"git add conventions/a/1.md; echo XX >conventions/a/1.md\n"
		"touch -d 2020-01-01 conventions/a/1.md .git/index");
	SH("[ \"$(git --no-optional-locks status --porcelain)\" = "
		"' M conventions/a/1.md' ]\n"
		"echo deux >conventions/dugny/convention.md");
	EXPECT(ctg_index_open(&x, &repo, &err), ok);
	CHECK(!x->git);
	put(one[0]);
	CHECK_INT(ctg_index_write(x), 0);
	SH("[ \"$(git status --porcelain | grep a/1)\" = "
		"' M conventions/a/1.md' ]");
	leave();
}

/* Hostile bytes */

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

/* Whatever is in the file, nothing is read out of it. */
static void reads_no_further_than_the_file(void)
{
	git_index_entry e = { .path = "conventions/c", .mode = 0100644 };
	struct ctg_str whole, text;
	unsigned seed = 1;

	enter("hostile", "git write-tree");
	whole = ctg_str_dup(&unit_arena, x->bytes);
	for (unsigned i = 0; i < 3'000; i++) {
		struct ctg_index y = { .repo = &repo };
		size_t n = i % 3 ? whole.n : next(&seed) % whole.n;
		char *p = CTG_NEW_N(&y.arena, char, n);

		memcpy(p, whole.p, n);
		for (unsigned j = i % 4; j > 0 && n > 0; j--)
			p[next(&seed) % n] = (char)next(&seed);
		y.bytes = (struct ctg_str){ p, n };
		if (ctg_index_scan(&y)) {
			y.seen.st_mtim.tv_sec = INT32_MAX;
			CHECK(ctg_index_put(&y, &e) == 0);
			(void)ctg_index_patch(&text, &y);
		}
		ctg_index_close(&y);
	}
	leave();
}

int main(void)
{
	scratch_open();
	UNIT(reads_as_libgit2);
	UNIT(finds_where_a_folder_begins);
	UNIT(writes_as_git);
	UNIT(keeps_what_is_known_of_folders);
	UNIT(leaves_the_unusual_to_libgit2);
	UNIT(keeps_what_came_meanwhile);
	UNIT(waits_for_no_lock);
	UNIT(forgets_no_young_file);
	UNIT(reads_no_further_than_the_file);
	return scratch_close(unit_done());
}
