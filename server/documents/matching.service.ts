/** Files find their references: what is sure is attached at once, the rest is proposed, and a person has the last word on both. */
import type { Context } from '../platform/context.ts';
import { change, create, liveRow, operate, type Operation } from '../platform/operation.ts';
import { makeReference } from '../references/references.service.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { move } from './documents.service.ts';
import { firstPagesOf } from './first-pages.ts';
import { type Guess, guessRecord } from './guess-record.ts';
import { bestMatch, type Match } from './match-reference.ts';
import { firstPagesKept, matchCandidates } from './matches.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** A match, and whether the file is hung on the reference at once. */
export interface Matched extends Match {
  readonly isSure: boolean;
}

/** From here on a file is attached without asking first. */
const sure = 90;

interface FileRead {
  readonly file: { readonly fileName: string };
  readonly guess: Guess;
  readonly text: string;
}

/** The reference that a file seems to belong to. One that has a file already is only proposed: this may be another paper's. */
export async function matchFor(where: Where, { file, guess, text }: FileRead): Promise<Matched | null> {
  const candidates = await matchCandidates(where);
  const { title, doi } = guess.record;
  const match = bestMatch({ fileName: file.fileName, title, doi, text }, candidates);
  const of = candidates.find((candidate) => candidate.id === match?.referenceId);
  return match && { ...match, isSure: match.confidence >= sure && !of?.hasFile };
}

/** Where a file hangs: where a person said, where it surely belongs, or on a record made from its own first page. */
export async function referenceFor(
  op: Operation,
  { into, match, guess }: { readonly into: string | null; readonly match: Matched | null; readonly guess: Guess },
): Promise<string> {
  const chosen = into ?? (match?.isSure ? match.referenceId : null);
  if (!chosen) return makeReference(op, guess.record, guess.found);
  return (await liveRow(op, 'reference', chosen)).id;
}

export const noteMatch = (op: Operation, documentId: string, { referenceId, how, confidence }: Match): Promise<string> =>
  create(op, 'file_match', { document_id: documentId, reference_id: referenceId, how, confidence, state: 'open' });

/** Yes, this is its reference: the file is hung on it where it is not. */
export async function acceptMatch(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'say which reference a file belongs to' }, async (op) => {
    const match = await liveRow(op, 'file_match', id);
    await move(op, match.document_id, match.reference_id);
    await change(op, 'file_match', { id }, { state: 'accepted' });
    return null;
  });
}

/** Accepts all that are attached already. Returns how many. */
export async function acceptAttached(ctx: Context, scope: Scope): Promise<number> {
  return operate(ctx, scope, { verb: 'say which reference a file belongs to' }, async (op) => {
    const rows = await op.tx
      .selectFrom('file_match as m')
      .innerJoin('document as d', (on) => on.onRef('d.id', '=', 'm.document_id').onRef('d.reference_id', '=', 'm.reference_id'))
      .select('m.id')
      .where('m.review_id', '=', op.reviewId)
      .where('m.state', '=', 'open')
      .where('m.trashed_at', 'is', null)
      .where('d.trashed_at', 'is', null)
      .execute();
    for (const { id } of rows) await change(op, 'file_match', { id }, { state: 'accepted' });
    return rows.length;
  });
}

/** No: the file gets a record of its own, read from its first page, where it hangs on the proposed one. */
export async function refuseMatch(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'say which reference a file belongs to' }, async (op) => {
    const match = await liveRow(op, 'file_match', id);
    const document = await liveRow(op, 'document', match.document_id);
    if (document.reference_id === match.reference_id) {
      const { record, found } = await guessAgain(op, document, Number(op.at.slice(0, 4)));
      await move(op, document.id, await makeReference(op, record, found));
    }
    await change(op, 'file_match', { id }, { state: 'refused' });
    return null;
  });
}

const unknown = { title: '', author: '', subject: '', keywords: '', made: '' };

async function guessAgain(op: Operation, document: { readonly id: string; readonly file_name: string }, thisYear: number): Promise<Guess> {
  const kept = await firstPagesKept({ db: op.tx, reviewId: op.reviewId }, document.id);
  const pages = kept.map((page) => ({ ...page, box: page.box ? (JSON.parse(page.box) as [number, number, number, number]) : null }));
  return guessRecord(firstPagesOf(document.file_name, { pages, end: { about: unknown } }, thisYear));
}
