/* SPDX-License-Identifier: Apache-2.0 */
/* secret.h - passwords: asked for without echo, or read from a descriptor;
 * never in the arguments nor the environment, where others see them. */
#ifndef CTG_CMD_SECRET_H
#define CTG_CMD_SECRET_H

#include "base/err.h"

#include <stddef.h>

/* From here on the process leaves no core behind, and no other may read its
 * memory. */
void ctg_secret_guard(void);

struct ctg_secret {
	int fd;			/* --mot-de-passe-fd; -1: ask */
};

/* « 3 »; *fd is -1 without text. */
[[nodiscard]] enum ctg_code ctg_secret_fd(int *fd, const char *text,
	struct ctg_err *err);

/* As ctg_key_ask, of key.h; ctx is a struct ctg_secret. */
[[nodiscard]] enum ctg_code ctg_secret_ask(void *ctx, const char *what,
	char *out, size_t max, struct ctg_err *err);

#endif
