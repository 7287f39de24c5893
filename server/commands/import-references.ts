/** `import references` */
import { type ReferenceFileOutcome, importReferenceFiles } from '../references/import-files.service.ts';
import { scopeFor, withContext } from './acting.ts';
import type { Command } from './command.ts';

export const importReferences: Command = {
  name: 'import references',
  usage: 'import references --review SLUG FILE… [--source NAME] [--date YYYY-MM-DD] [--phase NAME] [--as EMAIL] [--json]',
  help: 'Imports records from RIS, PubMed, EndNote XML, PubMed XML, Web of Science, BibTeX, CSL-JSON, CSV, TSV or XLSX; the content decides the format. Each file is a search. What was skipped is listed with its line.',
  options: { review: { type: 'string' }, source: { type: 'string' }, date: { type: 'string' }, phase: { type: 'string' } },
  required: ['review'],
  words: [1, 1000],
  run: (call) =>
    withContext(call, async (ctx) => {
      const about = { source: call.option('source') ?? '', date: call.option('date') ?? '', phase: call.option('phase') ?? '' };
      const files = await importReferenceFiles(ctx, await scopeFor(ctx, call, 'code'), call.words, about);
      return { json: { files }, text: files.map(line).join('\n'), code: files.every((file) => file.reason) ? 1 : 0 };
    }),
};

function line({ file, format, encoding, read, imported, duplicates, skipped, reason }: ReferenceFileOutcome): string {
  if (reason) return `refused    ${file}: ${reason}`;
  const left = skipped.map((one) => `\n           line ${one.line}: ${one.reason}`).join('');
  return `imported   ${file} (${format}, ${encoding}): ${read} read = ${imported} imported + ${duplicates} duplicates + ${skipped.length} skipped${left}`;
}
