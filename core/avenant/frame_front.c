/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/framing.h"

#include "avenant/write_front.h"
#include "model/yaml_patch.h"

/* The front-matter of the act, without what follows from its articles. */
static struct ctg_str kept(struct ctg_arena *a, const struct ctg_frame *f)
{
	static const struct ctg_str keys[] = {
		CTG_STR_INIT("parties"), CTG_STR_INIT("annexes"),
	};
	struct ctg_yaml_patch p = { .arena = a, .text = f->yaml };
	struct ctg_yaml *root;

	/* It was read: it can be. */
	if (ctg_yaml_parse(&root, a, f->yaml, f->front.src->path, 1, NULL) ||
	    root->kind != CTG_MAPPING)
		return f->yaml;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct ctg_yaml *v = ctg_yaml_get(root, keys[i]);

		if (v)
			ctg_yaml_remove(&p, root, v, v);
	}
	return ctg_yaml_patched(&p);
}

void ctg_frame_front(struct ctg_buf *b, const struct ctg_frame *f,
	const struct ctg_ops *ops)
{
	struct ctg_str yaml = kept(b->arena, f);

	ctg_buf_puts(b, "---\n");
	ctg_buf_add(b, yaml);
	if (yaml.n > 0 && !ctg_str_ends(yaml, STR("\n")))
		ctg_buf_putc(b, '\n');
	ctg_write_parties(b, ops);
	ctg_write_annexes(b, ops);
	ctg_buf_puts(b, "---\n");
}
