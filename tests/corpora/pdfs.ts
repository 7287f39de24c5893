/**
 * The bars that need real papers: `tsx tests/corpora/pdfs.ts FOLDER [PART OF A NAME]`, where FOLDER holds `corpora/pdfs`. Ends
 * with "N passed, N failed" and tells by its exit code.
 */
import { join } from 'node:path';
import { checkImport } from './import-bar.ts';
import { readManifest } from './manifest.ts';
import { checkOrigins } from './origins-bar.ts';
import { checkPlaces } from './places-bar.ts';
import { hasPoppler } from './poppler.ts';
import { startServing } from './serving.ts';
import { sheetsOf } from './sheets.ts';
import { startVerdicts } from './verdicts.ts';
import { checkWalks } from './walks-bar.ts';

const folder = join(process.argv[2] ?? '', 'corpora/pdfs');
const expected = readManifest(folder).filter(({ file }) => file.includes(process.argv[3] ?? ''));
const say = startVerdicts();
const serving = await startServing();
try {
  const outcomes = await checkImport(serving, folder, expected, say);
  const files = expected.flatMap(({ file }) => {
    const documentId = outcomes.get(file)?.documentId;
    return documentId ? [{ file, documentId }] : [];
  });
  const sheets = await sheetsOf(serving, folder, files, hasPoppler());
  checkOrigins(sheets, say);
  await checkWalks(folder, expected, say);
  if (hasPoppler()) await checkPlaces(serving, sheets, say);
  else say.note('pdftotext is not here: the places of words are not compared');
} finally {
  await serving.close();
}
process.exitCode = say.end() ? 0 : 1;
