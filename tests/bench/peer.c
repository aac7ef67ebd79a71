/* SPDX-License-Identifier: Apache-2.0 */
/* peer - what cmark-gfm alone needs for the files that « ctg verifier » reads:
 * read each, parse it (tables, footnotes), throw the tree away.
 *
 * usage: peer THREADS FILE-WITH-THE-NAMES */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_THREADS	64
#define MAX_NAMES	200'000

static char *names[MAX_NAMES];
static size_t nnames;
static atomic_size_t next, nodes, bytes;

static void parse(const char *text, size_t n)
{
	cmark_parser *p = cmark_parser_new(CMARK_OPT_FOOTNOTES);
	cmark_node *root;
	size_t found = 0;

	cmark_parser_attach_syntax_extension(p,
		cmark_find_syntax_extension("table"));
	cmark_parser_feed(p, text, n);
	root = cmark_parser_finish(p);
	for (cmark_node *c = cmark_node_first_child(root); c;
	     c = cmark_node_next(c))
		found++;
	nodes += found;
	cmark_node_free(root);
	cmark_parser_free(p);
}

static void *work(void *unused)
{
	static const size_t max = 64 << 20;
	char *text = malloc(max);

	for (size_t i; (i = next++) < nnames;) {
		FILE *f = fopen(names[i], "rb");
		size_t n = f && text ? fread(text, 1, max, f) : 0;

		parse(text, n);
		bytes += n;
		if (f)
			fclose(f);
	}
	free(text);
	return unused;
}

int main(int argc, char **argv)
{
	size_t want = argc == 3 ? strtoul(argv[1], NULL, 10) : 0;
	FILE *list = argc == 3 ? fopen(argv[2], "r") : NULL;
	pthread_t threads[MAX_THREADS];
	char line[4096];

	if (!list || want < 1 || want > MAX_THREADS)
		return 2;
	while (nnames < MAX_NAMES && fgets(line, sizeof(line), list)) {
		line[strcspn(line, "\n")] = '\0';
		names[nnames++] = strdup(line);
	}
	fclose(list);
	cmark_gfm_core_extensions_ensure_registered();
	for (size_t i = 0; i < want; i++)
		if (pthread_create(&threads[i], NULL, work, NULL) != 0)
			return 1;
	for (size_t i = 0; i < want; i++)
		pthread_join(threads[i], NULL);
	printf("%zu files, %zu bytes, %zu blocks\n", nnames, (size_t)bytes,
		(size_t)nodes);
	return 0;
}
