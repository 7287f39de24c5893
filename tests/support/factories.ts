/** Rows for tests, made through the same `create` as the product's, with the least that a case needs. */
import { createHash } from 'node:crypto';
import { frozen, lengthOf, slice } from '../../server/documents/code-points.ts';
import { type Piece, writePieces } from '../../server/documents/page-text.ts';
import type { Context } from '../../server/platform/context.ts';
import { create, nextNumber, operate, type Operation } from '../../server/platform/operation.ts';
import { nameKey } from '../../server/reviews/name-key.ts';
import { rolesOf } from '../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';

const making = (ctx: Context, scope: Scope, work: (op: Operation) => Promise<string>): Promise<string> =>
  operate(ctx, scope, { verb: 'set up' }, work);

const blankReference = {
  kind: 'article',
  authors: '["Okafor, Ada"]',
  year: 2020,
  container: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  doi_key: '',
  pmid: '',
  url: '',
  abstract: '',
  language: '',
  countries: '[]',
  used_as: 'empirical',
  study_id: null,
  note: '',
  guessed: '[]',
  foreign_guid: null,
};

export const referenceOf = (ctx: Context, scope: Scope, title: string, own: Partial<typeof blankReference> = {}): Promise<string> =>
  making(ctx, scope, async (op) =>
    create(op, 'reference', { ...blankReference, ...own, title, title_key: nameKey(title), number: await nextNumber(op, 'reference') }),
  );

export interface MadeDocument {
  /** Start and end of each page in the text. */
  readonly pages: readonly (readonly [start: number, end: number])[];
  readonly reference: string;
  readonly document: string;
  readonly version: string;
  /** Pages joined by LF, as it is frozen. */
  readonly text: string;
}

/** A document whose pages are typewritten: every glyph 6 pt wide, lines of 80, 12 pt apart. */
export async function documentOf(ctx: Context, scope: Scope, title: string, pages: readonly string[]): Promise<MadeDocument> {
  const reference = await referenceOf(ctx, scope, title);
  const texts = pages.map(frozen);
  const text = texts.join('\n');
  const { sha256, size } = await ctx.blobs.put(Buffer.from(title + text));
  const version = ctx.newId();
  const document = await making(ctx, scope, async (op) => {
    const own = {
      reference_id: reference,
      file_name: `${title}.pdf`,
      media_type: 'application/pdf',
      sha256,
      size,
      first_label: '',
      position: 0,
      foreign_guid: null,
    };
    const id = await create(op, 'document', { ...own, number: await nextNumber(op, 'document') });
    await create(op, 'document_version', {
      id: version,
      document_id: id,
      number: 1,
      is_current: 1,
      extractor: 'test',
      extractor_version: '1',
      text_sha256: createHash('sha256').update(text).digest('hex'),
      characters: lengthOf(text),
      pages: pages.length,
      warnings: '[]',
      outline: '[]',
    });
    await writePages(op, version, texts);
    return id;
  });
  return { reference, document, version, text, pages: pageSpans(texts) };
}

function pageSpans(texts: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0;
  return texts.map((text) => {
    const span = [start, start + lengthOf(text)] as const;
    start = span[1] + 1;
    return span;
  });
}

async function writePages(op: Operation, version: string, texts: readonly string[]): Promise<void> {
  let start = 0;
  for (const [index, text] of texts.entries()) {
    const sheet = index + 1;
    const end = start + lengthOf(text);
    await op.tx
      .insertInto('page')
      .values({
        document_version_id: version,
        sheet,
        review_id: op.reviewId,
        label: String(sheet),
        start_at: start,
        end_at: end,
        box: '[0,0,61200,79200]',
        rotation: 0,
        text,
      })
      .execute();
    await op.tx
      .insertInto('page_layout')
      .values({ document_version_id: version, sheet, pieces: writePieces(typewritten(text)) })
      .execute();
    start = end + 1;
  }
}

function typewritten(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const [n, line] of text.split('\n').entries()) {
    const length = lengthOf(line);
    const [x0, y0, x1, y1] = [7200, 72000 - n * 1200, 7200 + length * 600, 73000 - n * 1200];
    if (length)
      pieces.push({
        start,
        quad: [
          [x0, y0],
          [x1, y0],
          [x1, y1],
          [x0, y1],
        ],
        advances: Array.from({ length }, () => 600),
      });
    start += length + 1;
  }
  return pieces;
}

export const codeOf = (
  ctx: Context,
  scope: Scope,
  name: string,
  own: { readonly parent_id?: string; readonly mechanism_types?: string; readonly aliases?: string } = {},
): Promise<string> =>
  making(ctx, scope, (op) =>
    create(op, 'code', {
      name,
      name_key: nameKey(name),
      aliases: '[]',
      parent_id: null,
      definition: '',
      mechanism_types: '[]',
      mechanism_words: '',
      level: '',
      merged_into_id: null,
      merged_inverse: 0,
      foreign_guid: null,
      ...own,
    }),
  );

/** The id of the review's role of a kind: "context", "mechanism", "outcome", "entry". */
export async function roleOf(scope: Scope, kind: string): Promise<string> {
  const role = (await rolesOf(scope)).find((one) => one.kind === kind);
  if (!role) throw new Error(`no role ${kind}`);
  return role.id;
}

/** Marks the first occurrence of a quotation in a document. */
export async function excerptOf(ctx: Context, scope: Scope, on: MadeDocument, quote: string): Promise<string> {
  const start = lengthOf(on.text.slice(0, on.text.indexOf(quote)));
  const end = start + lengthOf(quote);
  if (!quote || slice(on.text, start, end) !== quote) throw new Error(`"${quote}" is not in the document`);
  return making(ctx, scope, (op) =>
    create(op, 'excerpt', {
      document_version_id: on.version,
      kind: 'text',
      ranges: JSON.stringify([[start, end]]),
      start_at: start,
      end_at: end,
      sheet: sheetOf(on, start),
      last_sheet: sheetOf(on, end - 1),
      quote,
      prefix: slice(on.text, Math.max(0, start - 32), start),
      suffix: slice(on.text, end, end + 32),
      typed_label: '',
      area: '',
      note: '',
      pass: 1,
      set_id: scope.setId,
      foreign_guid: null,
    }),
  );
}

const sheetOf = (on: MadeDocument, position: number): number =>
  on.pages.findIndex(([start, end]) => position >= start && position <= end) + 1;

export interface CodingGiven {
  readonly role?: string;
  readonly code?: string;
  readonly direction?: string;
}

export const codingOf = (ctx: Context, scope: Scope, excerpt: string, given: CodingGiven): Promise<string> =>
  making(ctx, scope, (op) =>
    create(op, 'coding', {
      excerpt_id: excerpt,
      role_id: given.role ?? null,
      code_id: given.code ?? null,
      direction: given.direction ?? 'not_stated',
      depends_on: '',
      basis: 'stated',
      basis_document_id: null,
      note: '',
      pass: 1,
      set_id: scope.setId,
      foreign_guid: null,
    }),
  );

export interface ElementGiven {
  /** Kind of role. */
  readonly kind: string;
  readonly code?: string;
  readonly wording?: string;
  readonly direction?: string;
}

export interface CmocGiven {
  readonly level?: 'extracted' | 'theory';
  readonly reference?: string;
  readonly elements: readonly ElementGiven[];
}

/** A CMOC with its elements; filed under its mechanism unless told. */
export async function cmocOf(ctx: Context, scope: Scope, given: CmocGiven): Promise<string> {
  const roles = await rolesOf(scope);
  return making(ctx, scope, async (op) => {
    const mechanism = given.elements.find((element) => element.kind === 'mechanism');
    const id = await create(op, 'cmoc', {
      number: await nextNumber(op, 'cmoc'),
      label: '',
      level: given.level ?? (given.reference ? 'extracted' : 'theory'),
      origin: 'ours',
      reference_id: given.reference ?? null,
      case_id: null,
      phase_id: null,
      group_name: '',
      strategy: '',
      slot_modes: '{}',
      filed_under_id: mechanism?.code ?? null,
      status: 'draft',
      verdict: '',
      agreed_by: '',
      agreed_at: null,
      status_note: '',
      retired_because: '',
      merged_into_id: null,
      statement: '',
      statement_of: '',
      pass: 1,
      position: 0,
      set_id: scope.setId,
      foreign_guid: null,
    });
    for (const [position, element] of given.elements.entries())
      await create(op, 'element', {
        cmoc_id: id,
        role_id: roles.find((role) => role.kind === element.kind)?.id ?? '',
        code_id: element.code ?? null,
        wording: element.wording ?? '',
        direction: element.direction ?? 'not_stated',
        depends_on: '',
        basis: 'stated',
        basis_document_id: null,
        facet: '',
        actor: '',
        level: '',
        position,
      });
    return id;
  });
}

export const linkOf = (
  ctx: Context,
  scope: Scope,
  cmoc: string,
  excerpt: string,
  own: { readonly stance?: string; readonly clear?: string } = {},
): Promise<string> =>
  making(ctx, scope, (op) =>
    create(op, 'evidence_link', {
      cmoc_id: cmoc,
      excerpt_id: excerpt,
      target: 'whole',
      element_id: null,
      other_element_id: null,
      stance: own.stance ?? 'supports',
      basis: 'stated',
      clear: own.clear ?? 'not_judged',
      clear_reason: '',
      note: '',
      set_id: scope.setId,
    }),
  );
