/* SPDX-License-Identifier: Apache-2.0 */
/* « Naming Files, Paths, and Namespaces », of Windows; git for Windows refuses
 * the same ones. */
#include "base/portable.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_word(struct ctg_str s, struct ctg_str word)
{
	if (s.n != word.n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (lower(s.p[i]) != word.p[i])
			return false;
	return true;
}

/* « con », « COM1 »: whatever follows a dot, they are no file. */
static bool is_device(struct ctg_str name)
{
	static const char *const words[] = { "con", "prn", "aux", "nul",
		"conin$", "conout$" };
	struct ctg_str stem = ctg_str_trim(ctg_str_split(&name, '.'));

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (is_word(stem, ctg_str_from(words[i])))
			return true;
	if (stem.n != 4 || stem.p[3] < '1' || stem.p[3] > '9')
		return false;
	stem.n = 3;
	return is_word(stem, STR("com")) || is_word(stem, STR("lpt"));
}

const char *ctg_portable_fault(struct ctg_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (strchr("<>:\"|?*", name.p[i]))
			return "Windows n'admet pas < > : \" | ? * dans un "
				"nom";
	if (name.n > 0 && strchr(". ", name.p[name.n - 1]))
		return "Windows n'admet ni point ni espace à la fin d'un nom";
	if (is_device(name))
		return "Windows réserve ce nom à un périphérique";
	return NULL;
}
