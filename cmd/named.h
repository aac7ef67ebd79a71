/* SPDX-License-Identifier: Apache-2.0 */
/* named.h - what the name of a file promises.  For use by commands that write
 * one of several forms. */
#ifndef CTG_CMD_NAMED_H
#define CTG_CMD_NAMED_H

#include "base/err.h"

#include <stdbool.h>

/* « X.PDF » ends as « pdf » does. */
bool ctg_named_is(const char *file, const char *form);

/* Refuses a name that promises another form than the one that is written,
 * « odt » or « txt »: people and programs believe it.  A name that promises
 * none that is known will do. */
[[nodiscard]] enum ctg_code ctg_named_check(const char *file,
	const char *form, struct ctg_err *err);

#endif
