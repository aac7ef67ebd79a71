/* SPDX-License-Identifier: Apache-2.0 */
/* Attacks on a sealed bundle by somebody who writes zips as we do: each CRC,
 * size and offset is right, only the content lies. */
#include "bundle/verify.h"

#include "base/hash.h"
#include "bundle/asic_read.h"
#include "bundle/container_write.h"
#include "sealed.h"
#include "signing.h"

#define MANIFEST	"META-INF/ASiCManifest001.xml"
#define SIGNATURE	"META-INF/signature001.p7s"
#define ACT		"01-acte-dugny-2023.odt"
#define ANNEXE		"02-annexe-1-tarifs.odt"

/* --- a bundle ------------------------------------------------------------- */

static struct ctg_str proof(unsigned format)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_manifest_file files[SEALED_FILES];
	struct ctg_manifest m = { .format = format, .tool = STR("ctg 0.1.0"),
		.id = STR("dugny-2023"), .version = STR("projet"),
		.commit = STR("0123456789012345678901234567890123456789"),
		.tree = STR("0123456789012345678901234567890123456789"),
		.files = files, .n_files = SEALED_FILES };
	char hex[CTG_SHA256_HEX + 1];

	for (size_t i = 0; i < SEALED_FILES; i++) {
		ctg_hash_sha256(hex, sealed_files[i].bytes);
		files[i] = (struct ctg_manifest_file){
			.name = sealed_files[i].name, .role = STR("piece"),
			.sha256 = ctg_str_dup(&unit_arena,
				ctg_str_from(hex)),
			.size = sealed_files[i].bytes.n };
	}
	m.text = files[0].sha256;
	ctg_manifest_write(&b, &m);
	return ctg_buf_str(&b);
}

static enum ctg_code sign(void *ctx, struct ctg_str *der, struct ctg_arena *a,
	struct ctg_str manifest, struct ctg_err *err)
{
	return ctg_cms_sign(der, a, ctx, manifest, (long long)time(NULL), err);
}

/* By each name, one after the other. */
static void bundle(const char *path, struct ctg_str json,
	const char *const *names)
{
	struct ctg_asic_source files[SEALED_FILES + 1];
	struct ctg_err err = { 0 };

	for (size_t i = 0; i < SEALED_FILES; i++)
		files[i] = sealed_files[i];
	files[SEALED_FILES] = (struct ctg_asic_source){
		.name = STR(CTG_MANIFEST_NAME), .bytes = json };
	for (size_t i = 0; names[i]; i++) {
		struct ctg_key *k = signing_key(names[i], &err);

		CHECK(k);
		CHECK_INT(i == 0 ? ctg_asic_write(path, &unit_arena, files,
			SEALED_FILES + 1, sign, k, &err) : ctg_asic_add(path,
			path, &unit_arena, sign, k, &err), CTG_OK);
		ctg_key_close(k);
	}
}

static const char *const one[] = { "claire", NULL };
static const char *const two[] = { "claire", "paul", NULL };

/* --- what is done to it --------------------------------------------------- */

/* One entry in place of another: bytes NULL: as they were; name NULL: the
 * entry is not there. */
struct edit {
	const char *of, *name;
	struct ctg_str bytes;
	const char *before;	/* an entry that stands before it */
};

static void put(struct ctg_container_writer *w, struct ctg_str name,
	struct ctg_str bytes)
{
	CHECK_INT(ctg_container_put(w, name, bytes, NULL), CTG_OK);
}

static void put_edited(struct ctg_container_writer *w,
	const struct ctg_container *c, const struct ctg_container_entry *e,
	const struct edit *edits, size_t n)
{
	struct ctg_str bytes = { 0 }, name = e->name;

	CHECK_INT(ctg_container_read(&bytes, &unit_arena, c, e, 1 << 20,
		NULL), CTG_OK);
	for (size_t i = 0; i < n; i++) {
		if (!edits[i].of ||
		    !ctg_str_eq(e->name, ctg_str_from(edits[i].of)))
			continue;
		if (edits[i].before) {
			put(w, ctg_str_from(edits[i].before), edits[i].bytes);
			continue;
		}
		if (!edits[i].name)
			return;
		name = ctg_str_from(edits[i].name);
		bytes = edits[i].bytes.p ? edits[i].bytes : bytes;
	}
	put(w, name, bytes);
}

static void forge(const char *to, const char *from, const struct edit *edits,
	size_t n)
{
	struct ctg_container c;
	struct ctg_container_writer w = { .arena = &unit_arena };

	CHECK_INT(ctg_container_open(&c, &unit_arena, from, NULL), CTG_OK);
	w.fd = open(to, O_RDWR | O_CREAT | O_TRUNC, 0666);
	for (size_t i = 0; i < c.n; i++)
		put_edited(&w, &c, &c.entries[i], edits, n);
	CHECK_INT(ctg_container_end(&w, NULL), CTG_OK);
	close(w.fd);
	ctg_container_close(&c);
}

static struct ctg_str entry(const char *path, const char *name)
{
	struct ctg_container c;
	struct ctg_str bytes = { 0 };

	CHECK_INT(ctg_container_open(&c, &unit_arena, path, NULL), CTG_OK);
	CHECK_INT(ctg_container_read(&bytes, &unit_arena, &c,
		ctg_container_find(&c, ctg_str_from(name)), 1 << 20, NULL),
		CTG_OK);
	ctg_container_close(&c);
	return bytes;
}

/* --- what is said of it --------------------------------------------------- */

static struct ctg_verdict verified(const char *path, const char *ca)
{
	struct ctg_verdict v = { 0 };
	struct ctg_trust *trust = NULL;
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_trust_open(&trust, &ca, ca ? 1 : 0, &err), CTG_OK);
	CHECK_INT(ctg_verify(&v, &unit_arena, path, trust,
		(long long)time(NULL), &err), CTG_OK);
	if (err.msg[0])
		CHECK_STR(ctg_str_from(err.msg), "");
	ctg_trust_close(trust);
	return v;
}

static struct ctg_str told(const struct ctg_verdict *v)
{
	static const char *const states[] = {
		[CTG_FILE_OK] = "ok", [CTG_FILE_UNCOVERED] = "non couvert",
		[CTG_FILE_ALTERED] = "altéré", [CTG_FILE_MISSING] = "absent",
	};
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_buf_reserve(&b, 1);
	for (size_t i = 0; i < v->n_files; i++)
		if (v->files[i].state != CTG_FILE_OK)
			ctg_buf_printf(&b, "%.*s %s\n",
				STR_ARG(v->files[i].name),
				states[v->files[i].state]);
	for (size_t i = 0; i < v->n_faults; i++)
		ctg_buf_printf(&b, "%.*s\n", STR_ARG(v->faults[i]));
	for (size_t i = 0; i < v->n_signatures; i++)
		for (size_t k = 0; k < v->signatures[i].n_faults; k++)
			ctg_buf_printf(&b, "%.*s\n",
				STR_ARG(v->signatures[i].faults[k]));
	return ctg_buf_str(&b);
}

static void invalid(const char *path, const char *why)
{
	struct ctg_verdict v = verified(path, "ca.pem");
	struct ctg_str got = told(&v);

	CHECK(!ctg_verdict_is_valid(&v));
	if (!ctg_str_has(got, ctg_str_from(why)))
		CHECK_STR(got, why);
}

/* --- tests ---------------------------------------------------------------- */

static void sound(void)
{
	struct ctg_verdict v;

	bundle("b.asice", proof(1), two);
	v = verified("b.asice", "ca.pem");
	CHECK_STR(told(&v), "");
	CHECK(ctg_verdict_is_valid(&v));
	CHECK_INT(v.kind, CTG_BUNDLE_SEALED);
	CHECK(v.has_proof);
	CHECK_INT(v.n_files, SEALED_FILES + 1);
	CHECK_INT(v.n_signatures, 2);
	CHECK_STR(v.signatures[0].signer, "claire");
	CHECK_STR(v.signatures[1].signer, "paul");
	CHECK(v.signatures[0].chain_judged);
	CHECK_STR(v.proof.commit, "0123456789012345678901234567890123456789");
	CHECK_STR(v.files[0].name, ACT);
	v = verified("b.asice", NULL);
	CHECK(ctg_verdict_is_valid(&v));
	CHECK(!v.signatures[0].chain_judged);
}

static void another_authority(void)
{
	struct ctg_verdict v;

	bundle("b.asice", proof(1), one);
	v = verified("b.asice", "autre.pem");
	CHECK(!ctg_verdict_is_valid(&v));
	CHECK(!v.signatures[0].valid);
}

static void files_changed(void)
{
	const struct edit cases[][2] = {
		{ { ACT, ACT, STR("L'article 3 est ainsi rédigé."), NULL } },
		{ { ACT, NULL, { 0 }, NULL } },
		{ { ACT, "01-acte.odt", { 0 }, NULL } },
		{ { ACT, ANNEXE, { 0 }, NULL }, { ANNEXE, ACT, { 0 }, NULL } },
		{ { ACT, NULL, STR("Clause secrète"), "00-clause.odt" } },
		{ { ACT, NULL, STR("x"), "sous/dossier.odt" } },
		{ { ACT, "ACTE.ODT", { 0 }, NULL } },
		{ { CTG_MANIFEST_NAME, NULL, { 0 }, NULL } },
		{ { CTG_MANIFEST_NAME, CTG_MANIFEST_NAME, STR("{}"), NULL } },
	};
	static const char *const why[] = {
		ACT " altéré", ACT " absent", "01-acte.odt non couvert",
		ACT " altéré\n" ANNEXE " altéré", "00-clause.odt non couvert",
		"sous/dossier.odt non couvert", "ACTE.ODT non couvert",
		CTG_MANIFEST_NAME " absent", CTG_MANIFEST_NAME " altéré",
	};

	bundle("b.asice", proof(1), one);
	for (size_t i = 0; i < sizeof(why) / sizeof(*why); i++) {
		forge("x.asice", "b.asice", cases[i], 2);
		invalid("x.asice", why[i]);
	}
	forge("x.asice", "b.asice", NULL, 0);
	CHECK(ctg_str_eq(signing_file("x.asice"), signing_file("b.asice")));
}

/* The files are true, what is around them is not. */
static void container_changed(void)
{
	const struct edit cases[][2] = {
		{ { "mimetype", NULL, { 0 }, NULL } },
		{ { "mimetype", "mimetype", STR("application/zip"), NULL } },
		{ { "mimetype", NULL, STR("x"), "avant" } },
		{ { SIGNATURE, NULL, { 0 }, NULL } },
		{ { MANIFEST, NULL, { 0 }, NULL } },
		{ { SIGNATURE, NULL, { 0 }, NULL },
		  { MANIFEST, NULL, { 0 }, NULL } },
		{ { MANIFEST, NULL, STR("x"), "META-INF/signature002.p7s" } },
		{ { MANIFEST, NULL, STR("x"), "META-INF/note.txt" } },
		{ { MANIFEST, MANIFEST, STR("<a/>"), NULL } },
		{ { MANIFEST, MANIFEST, STR("<!DOCTYPE a><a/>"), NULL } },
		{ { MANIFEST, "META-INF/ASiCManifest002.xml", { 0 }, NULL } },
	};
	static const char *const why[] = {
		"mimetype", "n'est pas un conteneur ASiC-E", "mimetype",
		"il y manque une signature, " SIGNATURE,
		"aucun manifeste ne nomme une de ses signatures",
		"le conteneur n'a aucune signature",
		"aucun manifeste ne nomme une de ses signatures",
		"l'ordre ou les noms de ses entrées",
		"il n'a pas la forme voulue", "manifeste de signature refusé",
		"l'ordre ou les noms de ses entrées",
	};

	bundle("b.asice", proof(1), one);
	for (size_t i = 0; i < sizeof(why) / sizeof(*why); i++) {
		forge("x.asice", "b.asice", cases[i], 2);
		invalid("x.asice", why[i]);
	}
}

/* The type, the signatures and META-INF/ are taken away, and a liasse is
 * left: it is one, that nobody signed. */
static void signatures_taken_away(void)
{
	const struct edit all[] = {
		{ "mimetype", NULL, { 0 }, NULL },
		{ MANIFEST, NULL, { 0 }, NULL },
		{ SIGNATURE, NULL, { 0 }, NULL },
	};
	struct ctg_verdict v;

	bundle("b.asice", proof(1), one);
	forge("x.zip", "b.asice", all, 3);
	v = verified("x.zip", "ca.pem");
	CHECK_INT(v.kind, CTG_BUNDLE_LIASSE);
	CHECK_INT(v.n_signatures, 0);
	CHECK(ctg_verdict_is_valid(&v));
	forge("x.zip", "b.asice", all + 1, 2);
	invalid("x.zip", "le conteneur n'a aucune signature");
}

/* A manifest of less than there is: signed anew, it would need the key. */
static struct ctg_str shortened(struct ctg_str xml, const char *name)
{
	struct ctg_asic_manifest m;
	struct ctg_buf b = { .arena = &unit_arena };
	size_t n = 0;

	CHECK_INT(ctg_asic_manifest_read(&m, &unit_arena, xml, NULL), CTG_OK);
	for (size_t i = 0; i < m.n; i++)
		if (!ctg_str_eq(m.files[i].name, ctg_str_from(name)))
			m.files[n++] = m.files[i];
	m.n = n;
	ctg_asic_manifest_write(&b, &unit_arena, &m);
	return ctg_buf_str(&b);
}

static void manifest_of_less(void)
{
	struct ctg_str less;

	bundle("b.asice", proof(1), one);
	less = shortened(entry("b.asice", MANIFEST), ANNEXE);
	forge("x.asice", "b.asice", &(struct edit){ MANIFEST, MANIFEST, less,
		NULL }, 1);
	invalid("x.asice", ANNEXE " non couvert");
	invalid("x.asice", "la signature");
	/* By who has it, all the same. */
	forge("y.asice", "x.asice", &(struct edit){ SIGNATURE, SIGNATURE,
		signing_sign("claire", less), NULL }, 1);
	invalid("y.asice", ANNEXE " non couvert");
}

static void signature_over_another(void)
{
	struct ctg_str first, second;

	bundle("b.asice", proof(1), two);
	first = entry("b.asice", SIGNATURE);
	second = entry("b.asice", "META-INF/signature002.p7s");
	forge("x.asice", "b.asice", &(struct edit){ SIGNATURE, SIGNATURE,
		second, NULL }, 1);
	invalid("x.asice", "la signature");
	forge("x.asice", "b.asice", (struct edit[]){
		{ SIGNATURE, SIGNATURE, second, NULL },
		{ "META-INF/signature002.p7s", "META-INF/signature002.p7s",
		  first, NULL } }, 2);
	invalid("x.asice", "la signature");
	forge("x.asice", "b.asice", (struct edit[]){
		{ MANIFEST, NULL, { 0 }, NULL },
		{ SIGNATURE, NULL, { 0 }, NULL } }, 2);
	invalid("x.asice", "l'ordre ou les noms de ses entrées");
}

/* Whoever seals again what preuve.json does not tell of. */
static void proof_of_something_else(void)
{
	struct ctg_asic_source files[2] = {
		{ .name = STR(ACT), .bytes = STR("autre chose") },
		{ .name = STR(CTG_MANIFEST_NAME), .bytes = proof(1) },
	};
	struct ctg_key *k = signing_key("claire", NULL);

	CHECK_INT(ctg_asic_write("x.asice", &unit_arena, files, 2, sign, k,
		NULL), CTG_OK);
	invalid("x.asice", ACT " altéré\n" ANNEXE " absent");
	files[0].name = STR("09-note.odt");
	CHECK_INT(ctg_asic_write("x.asice", &unit_arena, files, 2, sign, k,
		NULL), CTG_OK);
	invalid("x.asice", "09-note.odt non couvert");
	ctg_key_close(k);
}

static void newer_format(void)
{
	bundle("x.asice", proof(2), one);
	invalid("x.asice", CTG_MANIFEST_NAME);
	invalid("x.asice", "plus récent");
}

/* As another program writes its manifest: without a new line. */
static struct ctg_str otherwise(struct ctg_str xml)
{
	size_t at = ctg_str_find(xml, STR("?>\n"));

	return sealed_join(ctg_str_head(xml, at + 2), ctg_str_skip(xml,
		at + 3));
}

/* Dated and deflated, for its own sake: it is judged on its signatures, and
 * what is odd is told. */
static void foreign(void)
{
	struct ctg_verdict v;
	struct ctg_str xml;

	bundle("b.asice", proof(1), one);
	xml = otherwise(entry("b.asice", MANIFEST));
	forge("f.asice", "b.asice", (struct edit[]){
		{ MANIFEST, MANIFEST, xml, NULL },
		{ SIGNATURE, SIGNATURE, signing_sign("claire", xml), NULL } },
		2);
	SH("cat >otherwise <<'END'\n"
		"import sys\n"
		"from zipfile import ZipFile, ZIP_DEFLATED\n"
		"with ZipFile(sys.argv[1]) as f, "
			"ZipFile(sys.argv[2], 'w') as g:\n"
		"    for i in f.infolist():\n"
		"        g.writestr(i.filename, f.read(i), None if "
			"i.filename == 'mimetype' else ZIP_DEFLATED)\n"
		"END\n"
		"python3 otherwise f.asice g.asice\n"
		"python3 otherwise b.asice ours.asice");
	v = verified("g.asice", "ca.pem");
	CHECK_STR(told(&v), "");
	CHECK(ctg_verdict_is_valid(&v) && v.has_proof);
	CHECK(ctg_str_has(v.unchecked[0], STR("la forme stricte")));
	invalid("ours.asice", "le conteneur n'est pas tel que ctg l'a écrit");
	forge("h.asice", "f.asice", &(struct edit){ ACT, ACT, STR("x"), NULL },
		1);
	invalid("h.asice", ACT " altéré");
}

/* Each bit of the whole, in a file that keeps its length. */
static void every_byte_counts(void)
{
	struct ctg_str good;
	char *bytes;
	size_t wrong = 0;

	bundle("b.asice", proof(1), one);
	good = signing_file("b.asice");
	bytes = (char *)ctg_str_dup(&unit_arena, good).p;
	for (size_t i = 0; i < good.n; i++) {
		struct ctg_verdict v;

		bytes[i] ^= (char)(1 << i % 8);
		sealed_patch("b.asice", i, bytes[i]);
		v = verified("b.asice", NULL);
		if (ctg_verdict_is_valid(&v) || told(&v).n == 0)
			wrong++;
		bytes[i] = good.p[i];
		sealed_patch("b.asice", i, bytes[i]);
	}
	CHECK_INT(wrong, 0);
}

/* The same in what an entry holds, its CRC mended. */
static void every_byte_counts_mended(void)
{
	static const char *const names[] = {
		"mimetype", ACT, ANNEXE, CTG_MANIFEST_NAME, MANIFEST,
		SIGNATURE,
	};
	size_t wrong = 0;

	bundle("b.asice", proof(1), one);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct ctg_str good = entry("b.asice", names[i]);
		char *p = (char *)ctg_str_dup(&unit_arena, good).p;
		/* tests/unit/cms.c sees to every bit of a signature. */
		size_t step = ctg_str_eq(ctg_str_from(names[i]),
			STR(SIGNATURE)) ? 7 : 1;

		for (size_t k = 0; k < good.n; k += step) {
			struct ctg_verdict v;

			p[k] ^= (char)(1 << k % 8);
			forge("x.asice", "b.asice", &(struct edit){ names[i],
				names[i], { p, good.n }, NULL }, 1);
			v = verified("x.asice", "ca.pem");
			if (ctg_verdict_is_valid(&v) || told(&v).n == 0) {
				printf("# %s, byte %zu\n", names[i], k);
				wrong++;
			}
			p[k] = good.p[k];
		}
	}
	CHECK_INT(wrong, 0);
}

static void liasses(void)
{
	struct ctg_verdict v;

	SH("mkdir l l/vide");
	for (size_t i = 0; i < SEALED_FILES; i++)
		sealed_write(ctg_io_join(&unit_arena, "l",
			sealed_files[i].name), sealed_files[i].bytes);
	invalid("l", "il y manque " CTG_MANIFEST_NAME);
	sealed_write("l/" CTG_MANIFEST_NAME, proof(1));
	invalid("l", "vide non couvert");
	SH("rmdir l/vide");
	v = verified("l", NULL);
	CHECK(ctg_verdict_is_valid(&v));
	CHECK_INT(v.kind, CTG_BUNDLE_LIASSE);
	CHECK_INT(v.n_files, SEALED_FILES + 1);
	SH("cd l; python3 -m zipfile -c ../l.zip *");
	v = verified("l.zip", NULL);
	CHECK(ctg_verdict_is_valid(&v));
	CHECK_INT(v.kind, CTG_BUNDLE_LIASSE);
	sealed_write("l/" ACT, STR("autre"));
	invalid("l", ACT " altéré");
	SH("rm l/" ACT "; cd l; python3 -m zipfile -c ../l.zip *");
	invalid("l", ACT " absent");
	invalid("l.zip", ACT " absent");
	SH("echo > l/x.pdf; cd l; python3 -m zipfile -c ../l.zip *");
	invalid("l.zip", "x.pdf non couvert");
	SH("cd l; head -c 5000000 /dev/urandom >" CTG_MANIFEST_NAME "; "
		"python3 -m zipfile -c ../l.zip *");
	invalid("l.zip", CTG_MANIFEST_NAME " est trop volumineux");
	sealed_write("n.txt", STR("rien de tel"));
	invalid("n.txt", "ce n'est pas un zip");
	SH("python3 -m zipfile -c n.zip n.txt");
	invalid("n.zip", "ni un conteneur ASiC-E, ni une liasse");
}

int main(void)
{
	scratch_open();
	scratch_enter("verify");
	SH(ctg_strf(&unit_arena, "%s%s", signing_basics,
		"certify paul ca P-256 1000 basicConstraints=CA:FALSE "
			"keyUsage=critical,nonRepudiation\n"
		"cp inter.pem claire.chain\n").p);
	UNIT(sound);
	UNIT(another_authority);
	UNIT(files_changed);
	UNIT(container_changed);
	UNIT(signatures_taken_away);
	UNIT(manifest_of_less);
	UNIT(signature_over_another);
	UNIT(proof_of_something_else);
	UNIT(newer_format);
	UNIT(foreign);
	UNIT(every_byte_counts);
	UNIT(every_byte_counts_mended);
	UNIT(liasses);
	return scratch_close(unit_done());
}
