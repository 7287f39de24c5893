/** Things as people name them in a field: "CMOC 17", "IPT1-3", a code's name. */
import { Invalid, NotFound } from '../platform/errors.ts';
import { nameKey } from '../reviews/name-key.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { constructsOf, finderOf } from './constructs.queries.ts';

/** The CMOC of that number or label. @throws Invalid naming the field. */
export async function cmocNamed(scope: Scope, text: string, field: string): Promise<string> {
  const rows = await scope.db
    .selectFrom('cmoc')
    .select(['id', 'number', 'label'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'cmoc'))
    .execute();
  const number = /^(?:cmoc\s*|#\s*)?(\d+)(?:\s*[(·].*)?$/i.exec(text.trim())?.[1];
  const byNumber = number === undefined ? undefined : rows.find((row) => row.number === Number(number));
  const byLabel = rows.filter((row) => row.label && nameKey(row.label) === nameKey(text));
  const found = byNumber ?? (byLabel.length === 1 ? byLabel[0] : undefined);
  if (!found)
    throw new Invalid({ [field]: text.trim() ? `There is no CMOC “${text.trim()}”: write its number.` : 'Write the number of a CMOC.' });
  return found.id;
}

/** The code of that name or alias; null for an empty field. @throws Invalid naming the field. */
export async function codeOfName(scope: Scope, text: string, field: string): Promise<string | null> {
  if (!text.trim()) return null;
  const code = finderOf(await constructsOf(scope))(text);
  if (!code) throw new Invalid({ [field]: `There is no code “${text.trim()}”. Choose one of the list, or leave it empty.` });
  return code.id;
}

/** The CMOC that an element belongs to. @throws NotFound */
export async function cmocOfElement(scope: Scope, id: string): Promise<string> {
  const row = await scope.db
    .selectFrom('element')
    .select('cmoc_id')
    .where('review_id', '=', scope.reviewId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row.cmoc_id;
}

/** The CMOC that a link is evidence for. @throws NotFound */
export async function cmocOfLink(scope: Scope, id: string): Promise<string> {
  const row = await scope.db
    .selectFrom('evidence_link as l')
    .select('l.cmoc_id')
    .where('l.review_id', '=', scope.reviewId)
    .where('l.id', '=', id)
    .where(visible(scope, 'l'))
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row.cmoc_id;
}

/** extracted or theory. @throws NotFound */
export async function levelOf(scope: Scope, id: string): Promise<string> {
  const row = await scope.db
    .selectFrom('cmoc')
    .select('level')
    .where('review_id', '=', scope.reviewId)
    .where('id', '=', id)
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'cmoc'))
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row.level;
}
