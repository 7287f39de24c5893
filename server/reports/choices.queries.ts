/** What one may choose in the scope bar, and the scopes that the team has saved. */
import { theoriesOf } from '../appraisal/appraisal-shown.queries.ts';
import { scalesOf } from '../appraisal/scales.queries.ts';
import { templatesOf } from '../extraction/templates.queries.ts';
import type { Kept } from '../paths.ts';
import { rolesOf, vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { isTableName, type TableName } from './table-name.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ScopeChoices {
  readonly phases: readonly Named[];
  readonly theories: readonly Named[];
  /** Scales for references, with their levels. */
  readonly scales: readonly (Named & { readonly levels: readonly Named[] })[];
  readonly roles: readonly Named[];
  readonly forms: readonly Named[];
}

export async function scopeChoices(scope: Scope): Promise<ScopeChoices> {
  const [phases, theories, scales, roles, templates] = await Promise.all([
    vocabulary(scope, 'phase'),
    theoriesOf(scope),
    scalesOf(scope),
    rolesOf(scope),
    templatesOf(scope),
  ]);
  return {
    phases: phases.map(({ id, name }) => ({ id, name })),
    theories,
    scales: scales
      .filter((scale) => scale.subjects.includes('reference') && scale.design.levels.length > 0)
      .map((scale) => ({ id: scale.id, name: scale.name, levels: scale.design.levels.map(({ id, name }) => ({ id, name })) })),
    roles: roles.filter((role) => !role.isHidden).map(({ id, name }) => ({ id, name })),
    forms: templates.filter((template) => template.published).map(({ id, name }) => ({ id, name })),
  };
}

export interface SavedScope extends Named {
  readonly table: TableName;
  readonly kept: Kept;
}

export async function savedScopes({ db, reviewId }: Scope): Promise<readonly SavedScope[]> {
  const rows = await db
    .selectFrom('saved_scope')
    .select(['id', 'name', 'report', 'choice'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, name, report, choice }) =>
    isTableName(report) ? [{ id, name, table: report, kept: JSON.parse(choice) as Kept }] : [],
  );
}
