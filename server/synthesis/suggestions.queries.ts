/** Proposals while somebody types the name of a code or of a CMOC. */
import { matchesOf } from '../coding/code-match.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { nameOf } from './cmoc.ts';
import { filtered, headlineOf, noFilter } from './cmoc-list.ts';
import { constructsOf } from './constructs.queries.ts';
import { wholeList } from './lists.queries.ts';

export interface Suggestion {
  /** What the field takes. */
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

const most = 12;

export async function suggestedCodes(scope: Scope, typed: string): Promise<readonly Suggestion[]> {
  const [constructs, uses] = await Promise.all([constructsOf(scope), usesOf(scope)]);
  const live = [...constructs.values()].filter((code) => !code.isTrashed);
  const matches = matchesOf(
    live.map((code) => ({ ...code, uses: uses.get(code.id) ?? 0 })),
    typed,
    most,
  );
  return matches.map(({ code, alias }) => ({ value: code.name, label: code.name, detail: alias ? `also “${alias}”` : '' }));
}

/** How often a code is used in configurations: what people mean when they type its first letters here. */
async function usesOf(scope: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.db
    .selectFrom('element')
    .select((eb) => ['code_id', eb.fn.countAll<number>().as('n')])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where('code_id', 'is not', null)
    .groupBy('code_id')
    .execute();
  return new Map(rows.map((row) => [row.code_id ?? '', row.n]));
}

export async function suggestedCmocs(scope: Scope, typed: string, level: string): Promise<readonly Suggestion[]> {
  const { cmocs, facts } = await wholeList(scope, { weighed: false });
  const found = filtered(cmocs, { ...noFilter, words: typed, level }, facts);
  return found.slice(0, most).map((cmoc) => ({ value: String(cmoc.number), label: nameOf(cmoc), detail: headlineOf(cmoc).slice(0, 160) }));
}
