/** A review with searches imported and references screened, as far as a test needs it. */
import type { Context } from '../../server/platform/context.ts';
import { operate } from '../../server/platform/operation.ts';
import { joinReferences } from '../../server/references/duplicates.service.ts';
import { importKind, importSearch } from '../../server/references/import.service.ts';
import type { SearchDetails } from '../../server/references/search.ts';
import { beginImport, readSearchFile } from '../../server/references/searches.service.ts';
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { settle } from '../../server/screening/decisions.service.ts';
import type { Choice, Stage } from '../../server/screening/stage.ts';

/** Records with a title each, as RIS. */
export const ris = (...titles: readonly string[]): string => titles.map((title) => `TY  - JOUR\nTI  - ${title}\nER  - \n\n`).join('');

/** Brings a file in as a search. Returns the search's id. */
export async function imported(ctx: Context, scope: Scope, text: string | Uint8Array, own: Partial<SearchDetails>): Promise<string> {
  const stored = await ctx.blobs.put(Buffer.from(text));
  const id = await readSearchFile(ctx, scope, { ...stored, fileName: `${own.source ?? 'export'}.ris` }, own);
  await operate(ctx, scope, { verb: importKind }, (op) => beginImport(op, id));
  await importSearch(ctx, scope, { id, progress: () => {} });
  return id;
}

/** Live references by title. */
export async function idsByTitle(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.db
    .selectFrom('reference')
    .select(['id', 'title'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.title, row.id]));
}

/**
 * Two databases with a record in common and one that can't be read: 6 records, 1 duplicate, 1 unreadable, 4 screened, 1 out at
 * once, 1 waiting, 2 full texts of which 1 is in. Returns the phase they are in.
 */
export async function screenedReview(ctx: Context, scope: Scope): Promise<string> {
  const [phase] = await vocabulary(scope, 'phase');
  const phase_id = phase?.id ?? '';
  const medline = `${ris('Trust in partnerships', 'Leadership', 'Cold ischaemia')}TY  - JOUR\nER  - \n`;
  await imported(ctx, scope, medline, { source: 'MEDLINE', phase_id });
  await imported(ctx, scope, ris('Trust in partnership', 'Shared goals'), { source: 'Embase', phase_id });
  const ids = await idsByTitle(scope);
  const idOf = (title: string): string => ids.get(title) ?? '';
  await joinReferences(ctx, scope, [idOf('Trust in partnerships'), idOf('Trust in partnership')]);
  const decide = (title: string, stage: Stage, choice: Choice) =>
    settle(ctx, scope, { referenceId: idOf(title), phaseId: phase_id, stage, choice, reasons: [], primaryReasonId: null, note: 'So' });
  await decide('Trust in partnerships', 'title_abstract', 'include');
  await decide('Leadership', 'title_abstract', 'include');
  await decide('Cold ischaemia', 'title_abstract', 'exclude');
  await decide('Trust in partnerships', 'full_text', 'include');
  await decide('Leadership', 'full_text', 'exclude');
  return phase_id;
}
