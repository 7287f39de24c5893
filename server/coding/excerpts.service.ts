/** Marking passages: in the text, as an area of a page, or typed by hand. One gesture is one operation. */
import type { Context } from '../platform/context.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation, type Seen, trash } from '../platform/operation.ts';
import type { Own } from '../platform/schema/index.ts';
import type { DocumentVersion } from '../documents/pages.queries.ts';
import { pageSpans, piecesOf, versionById } from '../documents/pages.queries.ts';
import { positionAt } from '../documents/page-text.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Anchored, anchored, versionOf } from './anchoring.service.ts';
import { type CodingGiven, giveFirstCoding } from './codings.service.ts';
import type { ExcerptKind } from './excerpt.ts';
import type { Claimed, Marked } from './marked.ts';
import { spanOf, writeRanges } from './ranges.ts';
import { markingPass } from './readings.service.ts';

export interface NewExcerpt {
  readonly documentId: string;
  readonly marked: Marked;
  readonly note?: string;
  readonly coding?: CodingGiven | undefined;
}

/** Marks a passage, with a role and a code when they are given. Returns its id. */
export async function markPassage(ctx: Context, scope: Scope, input: NewExcerpt): Promise<string> {
  const verb = input.coding?.codeId || input.coding?.newCode ? 'code a passage' : 'mark a passage';
  return operate(ctx, scope, { verb }, async (op) => {
    const version = await versionOf(textsOf(op), input.documentId);
    const pass = await markingPass(op, input.documentId);
    const own = await ownOf(op, version, input.marked);
    const excerpt = await create(op, 'excerpt', {
      ...own,
      document_version_id: version.versionId,
      note: input.note ?? '',
      pass,
      set_id: scope.setId,
    });
    if (input.coding) await giveFirstCoding(op, scope, excerpt, { ...input.coding, pass });
    return excerpt;
  });
}

const textsOf = (op: Operation) => ({ db: op.tx, reviewId: op.reviewId });

type Placed = Omit<Own<'excerpt'>, 'document_version_id' | 'note' | 'pass' | 'set_id'>;

async function ownOf(op: Operation, version: DocumentVersion, marked: Marked): Promise<Placed> {
  switch (marked.kind) {
    case 'text':
      return { ...blank, kind: 'text', ...columnsOf(await anchored(textsOf(op), version, marked)) };
    case 'area':
      return areaOf(op, version, marked);
    case 'typed':
      return typedOf(op, version, marked);
  }
}

const blank = { quote: '', prefix: '', suffix: '', typed_label: '', area: '', foreign_guid: null };

const columnsOf = ({ ranges, quote, prefix, suffix, sheet, lastSheet }: Anchored) => {
  const [start_at, end_at] = spanOf(ranges);
  return { ranges: writeRanges(ranges), start_at, end_at, sheet, last_sheet: lastSheet, quote, prefix, suffix };
};

const at = (kind: ExcerptKind, position: number, sheet: number) => ({
  kind,
  ranges: '[]',
  start_at: position,
  end_at: position,
  sheet,
  last_sheet: sheet,
});

/** An area stands in the list where the text beside its upper left corner stands. */
async function areaOf(op: Operation, version: DocumentVersion, marked: Extract<Marked, { kind: 'area' }>): Promise<Placed> {
  const page = (await pageSpans(textsOf(op), version)).find(({ sheet }) => sheet === marked.sheet);
  if (!page?.box) throw new Refused('This document has no such page to mark an area on.');
  const [x0, y0, x1, y1] = marked.area;
  if (x1 - x0 < 100 || y1 - y0 < 100) throw new Refused('This area is too small to see. Draw a larger one.');
  const beside = positionAt(await piecesOf(textsOf(op), version.versionId, page.sheet), [x0, y1]);
  return { ...blank, ...at('area', page.start + (beside ?? 0), page.sheet), area: JSON.stringify(marked.area), quote: marked.description };
}

/** Words from a page of which the file has no text, or from a printed book: kept as they are, never checked. */
async function typedOf(op: Operation, version: DocumentVersion, marked: Extract<Marked, { kind: 'typed' }>): Promise<Placed> {
  if (!marked.words.trim()) throw new Invalid({ words: 'Type the words of the passage.' });
  const page = (await pageSpans(textsOf(op), version)).find(({ label }) => label === marked.label);
  return { ...blank, ...at('typed', page?.start ?? 0, page?.sheet ?? 0), typed_label: marked.label, quote: marked.words };
}

/** Makes a passage longer or shorter. Returns its new version. @throws Conflict when somebody else did meanwhile. */
export async function resizePassage(ctx: Context, scope: Scope, seen: Seen, claimed: Claimed): Promise<number> {
  return operate(ctx, scope, { verb: 'resize a passage' }, async (op) => {
    const row = await liveRow(op, 'excerpt', seen.id);
    if (row.kind !== 'text') throw new Refused('Only passages of the text can be resized. Delete this one and mark it again.');
    const version = await versionById(textsOf(op), row.document_version_id);
    if (!version) throw new Refused('The document of this passage is in the trash.');
    return change(op, 'excerpt', seen, columnsOf(await anchored(textsOf(op), version, claimed)));
  });
}

export async function notePassage(ctx: Context, scope: Scope, seen: Seen, note: string): Promise<number> {
  return operate(ctx, scope, { verb: 'write a note on a passage' }, (op) => change(op, 'excerpt', seen, { note }));
}

/** Their codings and evidence links stay as they are and are hidden with them. */
export async function trashPassages(ctx: Context, scope: Scope, ids: readonly string[]): Promise<null> {
  return operate(ctx, scope, { verb: ids.length > 1 ? 'delete passages' : 'delete a passage' }, async (op) => {
    for (const id of ids) await trash(op, 'excerpt', id);
    return null;
  });
}
