/* SPDX-License-Identifier: Apache-2.0 */
/* event_line.h - the lines of suivi.yml as ctg writes them.  For use by
 * event_read.c only.
 *
 * A register of 5,000 conventions has 150,000 such lines, and reading them as
 * the YAML that they are takes a second.  Whatever is not certain is left to
 * YAML: what is read here, it reads alike. */
#ifndef CTG_MODEL_EVENT_LINE_H
#define CTG_MODEL_EVENT_LINE_H

#include "model/event.h"

/* False when the line must be read as YAML; *out may then be anything.  The
 * texts of *out are pieces of the line, which is UTF-8. */
bool ctg_event_line(struct ctg_event *out, struct ctg_str line);

#endif
