/**
 * A review as large as they get, written straight into the tables: for measuring pages and queries, not for the invariants
 * (rows made here have no history). The same seed makes the same review.
 */
import type { Insertable } from 'kysely';
import type { Context } from '../../server/platform/context.ts';
import type { Tx } from '../../server/platform/database.ts';
import type { Schema } from '../../server/platform/schema/index.ts';
import { nameKey } from '../../server/reviews/name-key.ts';
import { rolesOf } from '../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';

export interface Size {
  readonly documents: number;
  readonly excerpts: number;
  readonly cmocs: number;
  readonly links: number;
  readonly codes: number;
  /** Share of the excerpts that lie in the first document. */
  readonly inFirst?: number;
}

export const largest: Size = { documents: 300, excerpts: 30_000, cmocs: 3000, links: 10_000, codes: 200 };

export const scaled = (size: Size, by: number): Size => ({
  documents: Math.ceil(size.documents * by),
  excerpts: Math.ceil(size.excerpts * by),
  cmocs: Math.ceil(size.cmocs * by),
  links: Math.ceil(size.links * by),
  codes: Math.ceil(size.codes * Math.sqrt(by)),
});

/** mulberry32: small, good enough, repeatable. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Large {
  readonly documents: readonly string[];
  readonly references: readonly string[];
  readonly codes: readonly string[];
  readonly cmocs: readonly string[];
  readonly excerpts: readonly string[];
}

const wordList =
  'trust between partners grew when leaders shared progress openly and staff could see that small early wins were real while distance history size and rules made contact harder for everybody involved in the work'.split(
    ' ',
  );

export async function makeLarge(ctx: Context, scope: Scope, size: Size, seed = 7): Promise<Large> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = (n: number) => Array.from({ length: n }, () => pick(wordList)).join(' ');
  const roles = (await rolesOf(scope)).filter((role) => !role.isHidden);
  const at = ctx.now();
  const kept = () => ({
    id: ctx.newId(),
    review_id: scope.reviewId,
    version: 1,
    author_id: scope.actorId,
    made_at: at,
    changed_at: at,
    trashed_at: null,
  });
  const coder = () => ({ ...kept(), set_id: scope.setId });
  const made = {
    references: [] as Insertable<Schema['reference']>[],
    documents: [] as Insertable<Schema['document']>[],
    versions: [] as Insertable<Schema['document_version']>[],
    pages: [] as Insertable<Schema['page']>[],
    layouts: [] as Insertable<Schema['page_layout']>[],
  };
  for (let n = 1; n <= size.documents; n++) {
    const reference = {
      ...kept(),
      number: n,
      kind: 'article',
      title: `${words(9)} ${n}`,
      title_key: '',
      authors: JSON.stringify([`Author${n}, A`, 'Second, B']),
      year: 1995 + (n % 30),
      container: 'A journal',
      volume: '',
      issue: '',
      pages: '',
      doi: '',
      doi_key: '',
      pmid: '',
      url: '',
      abstract: words(120),
      language: 'en',
      countries: '["England"]',
      used_as: 'empirical',
      study_id: null,
      note: '',
      guessed: '[]',
      foreign_guid: null,
    };
    const document = {
      ...kept(),
      number: n,
      reference_id: reference.id,
      file_name: `paper-${n}.pdf`,
      media_type: 'application/pdf',
      sha256: n.toString(16).padStart(64, '0'),
      size: 100_000,
      first_label: '',
      position: 0,
      foreign_guid: null,
    };
    const version = {
      ...kept(),
      document_id: document.id,
      number: 1,
      is_current: 1 as const,
      extractor: 'bench',
      extractor_version: '1',
      text_sha256: '',
      characters: 20 * 3001 - 1,
      pages: 20,
      warnings: '[]',
      outline: '[]',
    };
    made.references.push({ ...reference, title_key: nameKey(reference.title) });
    made.documents.push(document);
    made.versions.push(version);
    for (let sheet = 1; sheet <= (n === 1 ? 20 : 2); sheet++) {
      const start = (sheet - 1) * 3001;
      made.pages.push({
        document_version_id: version.id,
        sheet,
        review_id: scope.reviewId,
        label: String(sheet),
        start_at: start,
        end_at: start + 3000,
        box: '[0,0,61200,79200]',
        rotation: 0,
        text: linesOf(words, 3000),
      });
      made.layouts.push({ document_version_id: version.id, sheet, pieces: piecesFor() });
    }
  }
  const codes = Array.from({ length: size.codes }, (_, n) => ({
    ...kept(),
    name: `Code ${n} ${words(2)}`,
    name_key: `code ${n}`,
    aliases: '[]',
    parent_id: null,
    definition: words(12),
    mechanism_types: '[]',
    mechanism_words: '',
    level: '',
    merged_into_id: null,
    merged_inverse: 0 as const,
    foreign_guid: null,
  }));
  const excerpts: Insertable<Schema['excerpt']>[] = [];
  const codings: Insertable<Schema['coding']>[] = [];
  for (let n = 0; n < size.excerpts; n++) {
    const version = random() < (size.inFirst ?? 0.066) ? made.versions[0] : pick(made.versions);
    const sheet = version === made.versions[0] ? 1 + Math.floor(random() * 20) : 1 + Math.floor(random() * 2);
    const start = (sheet - 1) * 3001 + Math.floor(random() * 2700);
    const excerpt = {
      ...coder(),
      document_version_id: version?.id ?? '',
      kind: 'text',
      ranges: JSON.stringify([[start, start + 180]]),
      start_at: start,
      end_at: start + 180,
      sheet,
      last_sheet: sheet,
      quote: words(30),
      prefix: words(5),
      suffix: words(5),
      typed_label: '',
      area: '',
      note: '',
      pass: 1,
      foreign_guid: null,
    };
    excerpts.push(excerpt);
    codings.push({
      ...coder(),
      excerpt_id: excerpt.id,
      role_id: pick(roles).id,
      code_id: pick(codes).id,
      direction: 'more',
      depends_on: '',
      basis: 'stated',
      basis_document_id: null,
      note: '',
      pass: 1,
      foreign_guid: null,
    });
  }
  const slots = roles.filter((role) => role.isSlot);
  const cmocs: Insertable<Schema['cmoc']>[] = [];
  const elements: Insertable<Schema['element']>[] = [];
  for (let n = 1; n <= size.cmocs; n++) {
    const mechanism = codes[Math.floor(random() ** 2 * Math.min(60, codes.length))];
    const cmoc = {
      ...coder(),
      number: n,
      label: '',
      level: n % 10 ? 'extracted' : 'theory',
      origin: 'ours',
      reference_id: n % 10 ? (pick(made.references).id ?? null) : null,
      case_id: null,
      phase_id: null,
      group_name: '',
      strategy: '',
      slot_modes: '{}',
      filed_under_id: mechanism?.id ?? null,
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
      position: n,
      foreign_guid: null,
    };
    cmocs.push(cmoc);
    for (const [position, role] of slots.entries())
      elements.push({
        ...kept(),
        cmoc_id: cmoc.id,
        role_id: role.id,
        code_id: role.kind === 'mechanism' ? (mechanism?.id ?? null) : pick(codes).id,
        wording: words(6),
        direction: pick(['more', 'less', 'not_stated']),
        depends_on: '',
        basis: 'stated',
        basis_document_id: null,
        facet: '',
        actor: '',
        level: '',
        position,
      });
  }
  const links = Array.from({ length: size.links }, () => ({
    ...coder(),
    cmoc_id: pick(cmocs).id,
    excerpt_id: pick(excerpts).id,
    target: 'whole',
    element_id: null,
    other_element_id: null,
    stance: random() < 0.12 ? 'refutes' : 'supports',
    basis: 'stated',
    clear: random() < 0.4 ? 'clear' : 'not_judged',
    clear_reason: '',
    note: '',
  }));
  await ctx.db.write(async (tx) => {
    for (const [table, rows] of [
      ['reference', made.references],
      ['document', made.documents],
      ['document_version', made.versions],
      ['page', made.pages],
      ['page_layout', made.layouts],
      ['code', codes],
      ['excerpt', excerpts],
      ['coding', codings],
      ['cmoc', cmocs],
      ['element', elements],
      ['evidence_link', links],
    ] as const)
      await insertAll(tx, table, rows as readonly object[]);
    for (const [kind, last] of [
      ['reference', size.documents],
      ['document', size.documents],
      ['cmoc', size.cmocs],
    ] as const)
      await tx
        .insertInto('counter')
        .values({ review_id: scope.reviewId, kind, last })
        .onConflict((c) => c.columns(['review_id', 'kind']).doUpdateSet({ last }))
        .execute();
  });
  await ctx.db.optimize();
  const ids = (rows: readonly { id: unknown }[]) => rows.map((row) => String(row.id));
  return {
    documents: ids(made.documents),
    references: ids(made.references),
    codes: ids(codes),
    cmocs: ids(cmocs),
    excerpts: ids(excerpts),
  };
}

export async function insertAll(tx: Tx, table: keyof Schema, rows: readonly object[]): Promise<void> {
  const perBatch = Math.floor(30_000 / Math.max(1, Object.keys(rows[0] ?? {}).length));
  for (let from = 0; from < rows.length; from += perBatch)
    await tx
      .insertInto(table as 'memo')
      .values(rows.slice(from, from + perBatch) as never)
      .execute();
}

/** Exactly `length` letters in lines of 80. */
function linesOf(words: (n: number) => string, length: number): string {
  const text = words(Math.ceil(length / 4))
    .slice(0, length)
    .padEnd(length, 'x');
  return text.replace(/(.{80})./g, '$1\n').slice(0, length);
}

/** Typewritten pieces for a page of `linesOf`: the same for every page. */
const piecesFor = (() => {
  let made = '';
  return () => {
    made ||= JSON.stringify(
      Array.from({ length: 37 }, (_, n) => [
        n * 81,
        [7200, 72_000 - n * 1800, 55_200, 72_000 - n * 1800, 55_200, 73_000 - n * 1800, 7200, 73_000 - n * 1800],
        Array.from({ length: 80 }, () => 600),
      ]),
    );
    return made;
  };
})();
