/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/one_signer.h"

#include <limits.h>

enum ctg_code ctg_one_signer(CMS_SignerInfo **out, CMS_ContentInfo **cms,
	struct ctg_str der, struct ctg_err *err)
{
	const unsigned char *p = (const unsigned char *)der.p;
	STACK_OF(CMS_SignerInfo) *all;

	*cms = der.n <= INT_MAX ? d2i_CMS_ContentInfo(NULL, &p,
		(long)der.n) : NULL;
	all = *cms ? CMS_get0_SignerInfos(*cms) : NULL;
	if (!all || sk_CMS_SignerInfo_num(all) != 1)
		return ctg_fail(err, CTG_EDIGEST, "ce n'est pas la signature "
			"d'une seule personne");
	*out = sk_CMS_SignerInfo_value(all, 0);
	return CTG_OK;
}
