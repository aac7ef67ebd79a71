/* SPDX-License-Identifier: Apache-2.0 */
#include "render/link.h"

bool ctg_link_is_safe(struct ctg_str address)
{
	return ctg_str_starts(address, STR("https://")) ||
		ctg_str_starts(address, STR("http://")) ||
		ctg_str_starts(address, STR("mailto:"));
}
