/* SPDX-License-Identifier: Apache-2.0 */
/* sceller.h - a run of « ctg sceller ».  For use by sceller*.c only. */
#ifndef CTG_CMD_SCELLER_H
#define CTG_CMD_SCELLER_H

#include "cmd.h"

#include "bundle/seal.h"

struct ctg_sealing_args {
	const char *what, *key, *certificate, *chain, *pkcs12, *pkcs11;
	const char *password_fd, *stamp, *request, *output;
	bool simulate;
};

struct ctg_sealing {
	struct ctg_cmd *c;
	const struct ctg_sealing_args *args;
	const char *output;
	bool sealed;			/* what is given is a container */
	const char *url, *response;	/* of --horodatage: one or none */
	struct ctg_seal seal;
};

/* sceller_args.c: what is asked holds together; says what it is to be. */
[[nodiscard]] enum ctg_code ctg_sealing_read(struct ctg_sealing *s,
	struct ctg_err *err);
bool ctg_sealing_has_key(const struct ctg_sealing *s);

/* sceller_say.c */
void ctg_sealing_tell(struct ctg_sealing *s);
void ctg_sealing_tell_request(struct ctg_sealing *s);
void ctg_sealing_tell_simulation(struct ctg_sealing *s);

#endif
