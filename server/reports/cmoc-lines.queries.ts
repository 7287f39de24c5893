/** Configurations with what CMOC tables print of them, some hundred at a time: others are served in between. */
import { setImmediate } from 'node:timers/promises';
import { reviewOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Cmoc } from '../synthesis/cmoc.ts';
import { cmocsById, type Material, materialOf } from '../synthesis/cmocs.queries.ts';
import { citationsOf } from './citations.queries.ts';
import { inChunks } from './chunks.ts';
import type { CmocLine, Quote } from './cmoc-line.ts';
import type { InScope } from './in-scope.ts';
import { quoted } from './page-cited.ts';
import { inLiteratureOrder, type QuoteKept, quotesOf } from './quotes.queries.ts';
import { supportedAmong } from './supported.queries.ts';
import type { Piece } from './tally.ts';

export interface LinesAsked {
  readonly ids: readonly string[];
  readonly inScope: InScope;
  /** False where the table shows no passages. */
  readonly withQuotes: boolean;
}

interface Surroundings {
  readonly material: Material;
  readonly cases: ReadonlyMap<string, CaseNamed>;
  readonly citation: (referenceId: string) => string;
  readonly supported: ReadonlySet<string>;
}

/** Lines by the id of their configuration. */
export async function cmocLines(scope: Scope, asked: LinesAsked): Promise<ReadonlyMap<string, CmocLine>> {
  const review = await reviewOf(scope);
  const [material, cases, citation, supported] = await Promise.all([
    materialOf(scope),
    casesNamed(scope),
    citationsOf(scope),
    supportedAmong(scope, asked.ids, review),
  ]);
  const lines = new Map<string, CmocLine>();
  for (const ids of inChunks(asked.ids, 250)) {
    const cmocs = await cmocsById(scope, material, ids);
    const pieces = ids.flatMap((id) => asked.inScope.evidence.get(id) ?? []);
    const quotes = asked.withQuotes
      ? await quotesOf(scope, [...new Set(pieces.map((piece) => piece.excerptId))])
      : new Map<string, QuoteKept>();
    for (const cmoc of cmocs)
      lines.set(cmoc.id, lineOf(cmoc, asked.inScope.evidence.get(cmoc.id) ?? [], quotes, { material, cases, citation, supported }));
    if (asked.ids.length > ids.length) await setImmediate();
  }
  return lines;
}

function lineOf(cmoc: Cmoc, pieces: readonly Piece[], quotes: ReadonlyMap<string, QuoteKept>, around: Surroundings): CmocLine {
  const named = around.cases.get(cmoc.caseId ?? '');
  return {
    cmoc,
    quotes: quotesIn(pieces, quotes),
    ...countsOf(pieces),
    isSupported: around.supported.has(cmoc.id),
    filedUnder: around.material.constructs.get(cmoc.filedUnderId ?? '')?.name ?? '',
    case: named ? named.abbreviation || named.name : '',
    reference: cmoc.referenceId === null ? '' : around.citation(cmoc.referenceId),
  };
}

function countsOf(pieces: readonly Piece[]) {
  const count = (against: boolean, of: 'referenceId' | 'studyId' | 'excerptId'): number =>
    new Set(pieces.filter((piece) => piece.against === against).map((piece) => piece[of])).size;
  return {
    documents: count(false, 'referenceId'),
    studies: count(false, 'studyId'),
    excerpts: count(false, 'excerptId'),
    documentsAgainst: count(true, 'referenceId'),
    excerptsAgainst: count(true, 'excerptId'),
  };
}

/** The same configuration with the evidence of one reference only. */
export const withinReference = (line: CmocLine, referenceId: string, pieces: readonly Piece[]): CmocLine => ({
  ...line,
  quotes: line.quotes.filter((quote) => quote.referenceId === referenceId),
  ...countsOf(pieces.filter((piece) => piece.referenceId === referenceId)),
});

/** Each passage once per side, in the order of the literature. */
export function quotesIn(pieces: readonly Piece[], quotes: ReadonlyMap<string, QuoteKept>): readonly Quote[] {
  const seen = new Set<string>();
  return pieces
    .flatMap((piece) => {
      const quote = quotes.get(piece.excerptId);
      const key = `${piece.excerptId} ${piece.against}`;
      if (!quote || seen.has(key)) return [];
      seen.add(key);
      return [{ quote, against: piece.against }];
    })
    .sort((a, b) => inLiteratureOrder(a.quote, b.quote))
    .map(({ quote, against }) => ({
      excerptId: quote.excerptId,
      referenceId: quote.referenceId,
      text: quoted(quote.words, quote.citation, quote.page),
      against,
    }));
}

export interface CaseNamed {
  readonly name: string;
  readonly abbreviation: string;
  readonly position: number;
}

export async function casesNamed({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>): Promise<ReadonlyMap<string, CaseNamed>> {
  const rows = await db
    .selectFrom('case')
    .select(['id', 'name', 'abbreviation', 'position'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('position')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row, position) => [row.id, { ...row, position }]));
}
