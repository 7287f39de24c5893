/** Reads the frozen text of documents: spans, pages, pieces. Nothing here ever changes once it is written. */
import type { Reader } from '../platform/database.ts';
import { prepared } from '../platform/prepared.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { slice } from './code-points.ts';
import { printedLabel } from './page-label.ts';
import { type Piece, readPieces } from './page-text.ts';

export interface DocumentVersion {
  readonly documentId: string;
  readonly documentNumber: number;
  readonly versionId: string;
  readonly referenceId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
  /** "Sheet 1 is page …", empty when the file's labels are right. */
  readonly firstLabel: string;
  /** Code points. */
  readonly characters: number;
  readonly pages: number;
  readonly warnings: readonly string[];
  readonly outline: readonly { readonly title: string; readonly sheet: number; readonly depth: number }[];
}

/** The current text of a document that is not in the trash. */
export async function currentVersion(
  { db, reviewId }: Pick<Scope, 'db' | 'reviewId'>,
  documentId: string,
): Promise<DocumentVersion | undefined> {
  return shownVersion(await current.first(db, { reviewId, documentId }));
}

/** A version by its own id, current or not: what an excerpt points at. */
export async function versionById(
  { db, reviewId }: Pick<Scope, 'db' | 'reviewId'>,
  versionId: string,
): Promise<DocumentVersion | undefined> {
  return shownVersion(await byId.first(db, { reviewId, versionId }));
}

const liveVersions = (db: Reader, reviewId: string) =>
  db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select([
      'd.id as documentId',
      'd.number as documentNumber',
      'v.id as versionId',
      'd.reference_id as referenceId',
      'd.file_name as fileName',
      'd.media_type as mediaType',
    ])
    .select(['d.sha256', 'd.size', 'd.first_label as firstLabel', 'v.characters', 'v.pages', 'v.warnings', 'v.outline'])
    .where('v.review_id', '=', reviewId)
    .where('d.trashed_at', 'is', null);

const current = prepared((db: Reader, p: { reviewId: string; documentId: string }) =>
  liveVersions(db, p.reviewId).where('d.id', '=', p.documentId).where('v.is_current', '=', 1),
);

const byId = prepared((db: Reader, p: { reviewId: string; versionId: string }) =>
  liveVersions(db, p.reviewId).where('v.id', '=', p.versionId),
);

type Stored = Omit<DocumentVersion, 'warnings' | 'outline'> & { readonly warnings: string; readonly outline: string };

function shownVersion(row: Stored | undefined): DocumentVersion | undefined {
  if (!row) return undefined;
  return { ...row, warnings: JSON.parse(row.warnings) as string[], outline: JSON.parse(row.outline) as DocumentVersion['outline'] };
}

export interface PageSpan {
  readonly sheet: number;
  /** As a reader would cite it. */
  readonly label: string;
  /** Code points of the document's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** x0, y0, x1, y1 in 1/100 pt of PDF user space; null in text files. */
  readonly box: readonly [number, number, number, number] | null;
  /** Degrees clockwise: 0, 90, 180, 270. */
  readonly rotation: number;
}

export interface PageShown extends PageSpan {
  readonly text: string;
}

/** Every page of a version, without its text. */
export async function pageSpans(
  scope: Pick<Scope, 'db' | 'reviewId'>,
  version: Pick<DocumentVersion, 'versionId' | 'firstLabel'>,
): Promise<readonly PageSpan[]> {
  const rows = await scope.db
    .selectFrom('page')
    .select(['sheet', 'label', 'start_at as start', 'end_at as end', 'box', 'rotation'])
    .where('document_version_id', '=', version.versionId)
    .where('review_id', '=', scope.reviewId)
    .orderBy('sheet')
    .execute();
  return rows.map((row) => ({ ...row, label: printedLabel(row.label, row.sheet, version.firstLabel), box: boxOf(row.box) }));
}

/** Pages `from` to `to` (sheets, inclusive) with their text. */
export async function pagesBetween(
  scope: Pick<Scope, 'db' | 'reviewId'>,
  version: Pick<DocumentVersion, 'versionId' | 'firstLabel'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly PageShown[]> {
  const rows = await scope.db
    .selectFrom('page')
    .select(['sheet', 'label', 'start_at as start', 'end_at as end', 'box', 'rotation', 'text'])
    .where('document_version_id', '=', version.versionId)
    .where('review_id', '=', scope.reviewId)
    .where('sheet', '>=', from)
    .where('sheet', '<=', to)
    .orderBy('sheet')
    .execute();
  return rows.map((row) => ({ ...row, label: printedLabel(row.label, row.sheet, version.firstLabel), box: boxOf(row.box) }));
}

/** The sheet of a position; the line feed between two pages belongs to the first. */
export async function sheetAt({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, versionId: string, position: number): Promise<number> {
  const row = await db
    .selectFrom('page')
    .select('sheet')
    .where('document_version_id', '=', versionId)
    .where('review_id', '=', reviewId)
    .where('start_at', '<=', Math.max(0, position))
    .orderBy('sheet', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sheet ?? 1;
}

/** The pieces of one page, in the order of its text. */
export async function piecesOf(scope: Pick<Scope, 'db' | 'reviewId'>, versionId: string, sheet: number): Promise<readonly Piece[]> {
  const stored = await storedPieces(scope, versionId, sheet);
  return stored === null ? [] : readPieces(stored);
}

/** The same as it is stored, for the browser to read. */
export async function storedPieces(
  { db, reviewId }: Pick<Scope, 'db' | 'reviewId'>,
  versionId: string,
  sheet: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('page_layout as l')
    .innerJoin('page as p', (on) => on.onRef('p.document_version_id', '=', 'l.document_version_id').onRef('p.sheet', '=', 'l.sheet'))
    .select('l.pieces')
    .where('l.document_version_id', '=', versionId)
    .where('l.sheet', '=', sheet)
    .where('p.review_id', '=', reviewId)
    .executeTakeFirst();
  return row?.pieces ?? null;
}

/** `text[start, end)` of a version, by code points; pages are joined by one LF. Reads only the pages it touches. */
export async function textBetween(scope: Pick<Scope, 'db' | 'reviewId'>, versionId: string, start: number, end: number): Promise<string> {
  return cut(await pagesTouching(scope, versionId, [start, end]), start, end);
}

interface PageText {
  readonly sheet: number;
  readonly start_at: number;
  readonly text: string;
}

function pagesTouching(
  { db, reviewId }: Pick<Scope, 'db' | 'reviewId'>,
  versionId: string,
  [start, end]: readonly [number, number],
): Promise<readonly PageText[]> {
  return touching.all(db, { reviewId, versionId, start, end });
}

const touching = prepared((db: Reader, p: { reviewId: string; versionId: string; start: number; end: number }) =>
  db
    .selectFrom('page')
    .select(['sheet', 'start_at', 'text'])
    .where('document_version_id', '=', p.versionId)
    .where('review_id', '=', p.reviewId)
    .where('end_at', '>=', p.start)
    .where('start_at', '<=', p.end)
    .orderBy('sheet'),
);

function cut(pages: readonly PageText[], start: number, end: number): string {
  const first = pages[0]?.start_at ?? 0;
  return slice(pages.map((page) => page.text).join('\n'), Math.max(0, start - first), end - first);
}

/** The text of a version where somebody looks at one place again and again: its pages are read once. */
export interface TextHeld {
  /** The same as `textBetween`. */
  readonly between: (start: number, end: number) => Promise<string>;
  /** The same as `sheetAt`. */
  readonly sheetAt: (position: number) => Promise<number>;
}

/** `margin`: code points around what is asked for that will be asked for next. */
export function textHeld(scope: Pick<Scope, 'db' | 'reviewId'>, versionId: string, margin: number): TextHeld {
  let held: { readonly from: number; readonly to: number; readonly pages: readonly PageText[] } = { from: 0, to: -1, pages: [] };
  const holds = (start: number, end: number): boolean => held.from <= start && end <= held.to;
  return {
    async between(start, end) {
      if (!holds(start, end)) {
        const [from, to] = [Math.max(0, start - margin), end + margin];
        held = { from, to, pages: await pagesTouching(scope, versionId, [from, to]) };
      }
      return cut(held.pages, start, end);
    },
    async sheetAt(position) {
      const page = holds(position, position) ? held.pages.findLast(({ start_at: start }) => start <= position) : undefined;
      return page?.sheet ?? sheetAt(scope, versionId, position);
    },
  };
}

const boxOf = (stored: string): PageSpan['box'] => (stored ? (JSON.parse(stored) as [number, number, number, number]) : null);
