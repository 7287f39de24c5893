/** `import documents` */
import { type FileOutcome, importFiles } from '../documents/import-files.service.ts';
import { assertRoom } from '../platform/room.ts';
import { scopeFor, withContext } from './acting.ts';
import type { Command } from './command.ts';

export const importDocuments: Command = {
  name: 'import documents',
  usage: 'import documents --review SLUG FILE|FOLDER… [--as EMAIL] [--json]',
  help: 'Imports PDFs, plain texts and Markdown files; of a folder, all of these in it. Refused files are named with the reason; the others are in.',
  options: { review: { type: 'string' } },
  required: ['review'],
  words: [1, 100_000],
  run: (call) =>
    withContext(call, async (ctx) => {
      await assertRoom(ctx.settings);
      const files = await importFiles(ctx, await scopeFor(ctx, call, 'code'), call.words);
      const isAllRefused = files.length > 0 && files.every((file) => file.status === 'refused');
      return { json: { files }, text: files.map(line).join('\n') || 'There was nothing to import.', code: isAllRefused ? 1 : 0 };
    }),
};

function line({ file, status, pages, reason, warnings }: FileOutcome): string {
  if (status === 'refused') return `refused    ${file}: ${reason ?? ''}`;
  const notes = warnings.map((warning) => `\n           ${warning}`).join('');
  return `${status.padEnd(10)} ${file} (${pages} ${pages === 1 ? 'page' : 'pages'})${notes}`;
}
