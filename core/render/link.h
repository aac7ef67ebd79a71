/* SPDX-License-Identifier: Apache-2.0 */
/* link.h - where a document may lead those who read it. */
#ifndef CTG_RENDER_LINK_H
#define CTG_RENDER_LINK_H

#include "base/str.h"

/* « javascript: » and its like are shown, never followed. */
bool ctg_link_is_safe(struct ctg_str address);

#endif
