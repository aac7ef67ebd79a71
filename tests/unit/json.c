/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include "unit.h"

static void writes_a_verdict(void)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_json j = { .out = &b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_open(&j, "constats", '[');
	ctg_json_open(&j, NULL, '{');
	ctg_json_str(&j, "regle", STR("C601"));
	ctg_json_num(&j, "ligne", 12);
	ctg_json_close(&j, '}');
	ctg_json_open(&j, NULL, '{');
	ctg_json_close(&j, '}');
	ctg_json_close(&j, ']');
	ctg_json_bool(&j, "valide", false);
	ctg_json_bool(&j, "sur", true);
	ctg_json_open(&j, "vide", '[');
	ctg_json_close(&j, ']');
	ctg_json_num(&j, "delta", -3);
	ctg_json_close(&j, '}');
	CHECK_STR(ctg_buf_str(&b), "{\"schema\":1,\"constats\":["
		"{\"regle\":\"C601\",\"ligne\":12},{}],\"valide\":false,"
		"\"sur\":true,\"vide\":[],\"delta\":-3}");
}

static struct ctg_str quoted(struct ctg_str s)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_json j = { .out = &b };

	ctg_json_str(&j, NULL, s);
	return ctg_buf_str(&b);
}

static void quotes(void)
{
	CHECK_STR(quoted(STR("« l'État » dit \"oui\"")),
		"\"« l'État » dit \\\"oui\\\"\"");
	CHECK_STR(quoted(STR("a\\b\nc")), "\"a\\\\b\\nc\"");
	CHECK_STR(quoted(STR("\t\r\x1b[31m\x7f")),
		"\"\\u0009\\u000d\\u001b[31m\\u007f\"");
	CHECK_STR(quoted(STR("n°\u202f3\u00a0€ 😀")),
		"\"n°\u202f3\u00a0€ 😀\"");
	CHECK_STR(quoted(STR("a\xff\x1b[31m\xc3")),
		"\"a\\ufffd\\u001b[31m\\ufffd\"");
	CHECK_STR(quoted(STR("")), "\"\"");
	CHECK_STR(quoted((struct ctg_str){ NULL, 0 }), "\"\"");
}

int main(void)
{
	UNIT(writes_a_verdict);
	UNIT(quotes);
	return unit_done();
}
