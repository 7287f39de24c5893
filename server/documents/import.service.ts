/** A stored file becomes reference, document, version and pages: in one transaction, or, when it is long, a few short ones. */
import { setImmediate as breath } from 'node:timers/promises';
import type { Author, Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Progress } from '../platform/jobs.ts';
import { change, create, nextNumber, operate, type Operation } from '../platform/operation.ts';
import { indexPage } from '../platform/search/pages.ts';
import { documentWithHash, type KnownDocument, sheetsOf } from './documents.queries.ts';
import { type Extracted, extract, type StoredFile } from './extract.service.ts';
import { refusalSentence, warningsOf } from './file-words.ts';
import { firstPagesOf } from './first-pages.ts';
import { guessFirstLabel } from './guess-first-label.ts';
import { guessRecord } from './guess-record.ts';
import { matchFor, noteMatch, referenceFor } from './matching.service.ts';
import type { CheckedPage } from './parsed-check.ts';

export interface FileToImport extends StoredFile {
  readonly fileName: string;
  /** The reference that a person has chosen for it; otherwise the file itself says where it belongs. */
  readonly into?: string | null;
}

export type Imported =
  | {
      readonly status: 'imported' | 'duplicate';
      readonly documentId: string;
      readonly referenceId: string;
      readonly pages: number;
      readonly characters: number;
      readonly warnings: readonly string[];
    }
  | { readonly status: 'refused'; readonly reason: string };

/**
 * Imports a file that lies in the store. May be called again after it was cut off anywhere: it goes on where it was.
 * @throws ParserFault, BadAnswer when the file could not be read (see `faultOf`).
 */
export function importStored(ctx: Context, author: Author, file: FileToImport, progress?: Progress): Promise<Imported> {
  return oneByOne(`${author.reviewId} ${file.sha256}`, () => importAlone(ctx, author, file, progress));
}

const inHand = new Map<string, Promise<unknown>>();

/** The same file dropped twice is imported once: the second waits and finds the first. */
async function oneByOne<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = inHand.get(key) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(work);
  inHand.set(key, mine);
  try {
    return await mine;
  } finally {
    if (inHand.get(key) === mine) inHand.delete(key);
  }
}

async function importAlone(ctx: Context, author: Author, file: FileToImport, progress?: Progress): Promise<Imported> {
  const where = { db: ctx.db.read, reviewId: author.reviewId };
  const known = await documentWithHash(where, file.sha256);
  if (known?.isWhole) return duplicateOf(known);
  const extracted = await extract(ctx, author.reviewId, file, progress);
  if (typeof extracted === 'string') return { status: 'refused', reason: refusalSentence(file.fileName, extracted) };
  const begun = known ? { ...known, isNew: false } : await begin(ctx, author, file, extracted);
  if (begun.isWhole && !begun.isNew) return duplicateOf(begun);
  if (!begun.isWhole) await finish(ctx, author, begun, extracted);
  const { characters, pages } = extracted;
  const warnings = warningsOf(pages, extracted.end.troubles);
  return { status: 'imported', documentId: begun.documentId, referenceId: begun.referenceId, pages: pages.length, characters, warnings };
}

const duplicateOf = ({ documentId, referenceId, pages, characters }: KnownDocument): Imported => ({
  status: 'duplicate',
  documentId,
  referenceId,
  pages,
  characters,
  warnings: [],
});

/** Characters of stored pages that one transaction writes: about 30 ms, in which nobody else is answered. */
const perTransaction = 1_000_000;

type Begun = KnownDocument & { readonly isNew: boolean };

async function begin(ctx: Context, author: Author, file: FileToImport, extracted: Extracted): Promise<Begun> {
  const first = firstStretch(extracted.pages);
  const pages = firstPagesOf(file.fileName, extracted, Number(ctx.now().slice(0, 4)));
  const guess = guessRecord(pages);
  await breath();
  const match = file.into ? null : await matchFor({ db: ctx.db.read, reviewId: author.reviewId }, { file, guess, text: pages.text });
  await breath();
  return operate<Begun>(ctx, author, { verb: 'add a document' }, async (op) => {
    const known = await documentWithHash({ db: op.tx, reviewId: op.reviewId }, file.sha256);
    if (known) return { ...known, isNew: false };
    const referenceId = await referenceFor(op, { into: file.into ?? null, match, guess });
    const mediaType = mediaTypeOf(file.fileName, extracted.end.mediaType);
    const documentId = await makeDocument(op, referenceId, { ...file, mediaType, firstLabel: guessFirstLabel(extracted.pages) });
    if (match) await noteMatch(op, documentId, match);
    const isWhole = first === extracted.pages.length;
    const versionId = await makeVersion(op, documentId, extracted, isWhole);
    await writePages(op.tx, { versionId, reviewId: op.reviewId, pages: extracted.pages.slice(0, first), firstSheet: 1, start: 0 });
    const { characters } = extracted;
    return { documentId, referenceId, versionId, isWhole, pages: extracted.pages.length, characters, isNew: true };
  });
}

/** Writes the pages that are missing, then shows the document. */
async function finish(ctx: Context, author: Author, { versionId }: KnownDocument, { pages }: Extracted): Promise<void> {
  let done = await sheetsOf({ db: ctx.db.read, reviewId: author.reviewId }, versionId);
  while (done < pages.length) {
    const rest = pages.slice(done);
    const some = rest.slice(0, firstStretch(rest));
    const start = pages.slice(0, done).reduce((sum, page) => sum + page.length + 1, 0);
    await ctx.db.write((tx) => writePages(tx, { versionId, reviewId: author.reviewId, pages: some, firstSheet: done + 1, start }));
    done += some.length;
    await breath();
  }
  await operate(ctx, author, { verb: 'add a document' }, (op) => change(op, 'document_version', { id: versionId }, { is_current: 1 }));
}

/** How many pages one transaction takes: at least one. */
function firstStretch(pages: readonly CheckedPage[]): number {
  let size = 0;
  for (const [at, page] of pages.entries()) {
    size += page.text.length + page.pieces.length;
    if (size > perTransaction) return Math.max(1, at);
  }
  return pages.length;
}

interface FileRead extends FileToImport {
  readonly mediaType: string;
  readonly firstLabel: string;
}

async function makeDocument(op: Operation, referenceId: string, file: FileRead): Promise<string> {
  return create(op, 'document', {
    number: await nextNumber(op, 'document'),
    reference_id: referenceId,
    file_name: file.fileName,
    media_type: file.mediaType,
    sha256: file.sha256,
    size: file.size,
    first_label: file.firstLabel,
    position: 0,
    foreign_guid: null,
  });
}

const mediaTypeOf = (fileName: string, found: string): string =>
  found === 'text/plain' && /\.(md|markdown)$/i.test(fileName) ? 'text/markdown' : found;

const makeVersion = (
  op: Operation,
  documentId: string,
  { pages, end, characters, textSha256 }: Extracted,
  isWhole: boolean,
): Promise<string> =>
  create(op, 'document_version', {
    document_id: documentId,
    number: 1,
    is_current: isWhole ? 1 : 0,
    extractor: end.extractor,
    extractor_version: end.extractorVersion,
    text_sha256: textSha256,
    characters,
    pages: pages.length,
    warnings: JSON.stringify(warningsOf(pages, end.troubles)),
    outline: JSON.stringify(end.outline.filter((entry) => entry.sheet <= pages.length)),
  });

interface Stretch {
  readonly versionId: string;
  readonly reviewId: string;
  readonly pages: readonly CheckedPage[];
  readonly firstSheet: number;
  /** Where the first of them begins in the document's text, code points. */
  readonly start: number;
}

async function writePages(tx: Tx, { versionId, reviewId, pages, firstSheet, start }: Stretch): Promise<void> {
  let at = start;
  for (const [n, { text, label, box, rotation, pieces, length }] of pages.entries()) {
    const key = { document_version_id: versionId, sheet: firstSheet + n };
    const place = { start_at: at, end_at: at + length, box: box ? JSON.stringify(box) : '', rotation };
    await tx
      .insertInto('page')
      .values({ ...key, review_id: reviewId, label, ...place, text })
      .execute();
    await tx
      .insertInto('page_layout')
      .values({ ...key, pieces })
      .execute();
    await indexPage(tx, { ...key, review_id: reviewId, text });
    at += length + 1;
  }
}
