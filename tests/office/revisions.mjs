// SPDX-License-Identifier: Apache-2.0
// revisions.mjs MODULE SCRATCH NAME…: what Docxodus makes of the changes of
// SCRATCH/NAME/redline.docx, in accept.docx and reject.docx beside it.
import fs from 'fs';
import path from 'path';

const [module, scratch, ...names] = process.argv.slice(2);
const docx = await import(module);

await docx.initialize();
for (const name of names) {
	const at = (file) => path.join(scratch, name, file);
	const redline = new Uint8Array(fs.readFileSync(at('redline.docx')));

	fs.writeFileSync(at('accept.docx'),
		await docx.docxDiffAcceptRevisions(redline));
	fs.writeFileSync(at('reject.docx'),
		await docx.docxDiffRejectRevisions(redline));
}
process.exit(0);
