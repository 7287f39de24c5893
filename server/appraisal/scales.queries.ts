/** The review's scales with all their versions. */
import type { Scope } from '../reviews/scope.queries.ts';
import { asScaleKind, readScaleDesign, readSubjects, type ScaleDesign, type ScaleKind, type SubjectKind } from './scale.ts';

export interface Scale {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: ScaleKind;
  readonly subjects: readonly SubjectKind[];
  readonly isHidden: boolean;
  /** The version judged on now. */
  readonly versionId: string;
  readonly number: number;
  readonly design: ScaleDesign;
  /** Every design it has had, the present one first: an old judgement is worded by them. */
  readonly designs: readonly ScaleDesign[];
}

/** All scales in their order, switched off ones too: what was judged on them stays readable. */
export async function scalesOf({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>): Promise<readonly Scale[]> {
  const rows = await db
    .selectFrom('scale as s')
    .innerJoin('scale_version as v', 'v.scale_id', 's.id')
    .select(['s.id', 's.version', 's.name', 's.kind', 's.subjects', 's.is_hidden', 'v.id as versionId', 'v.number', 'v.design'])
    .where('s.review_id', '=', reviewId)
    .where('s.trashed_at', 'is', null)
    .where('v.trashed_at', 'is', null)
    .orderBy('s.position')
    .orderBy('s.made_at')
    .orderBy('v.number', 'desc')
    .execute();
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap(([row, ...older]) => {
    if (!row) return [];
    const designs = [row, ...older].map((one) => readScaleDesign(one.design));
    const [design] = designs;
    if (!design) return [];
    const { id, version, name, versionId, number } = row;
    return [
      {
        id,
        version,
        name,
        versionId,
        number,
        kind: asScaleKind(row.kind),
        subjects: readSubjects(row.subjects),
        isHidden: row.is_hidden === 1,
        design,
        designs,
      },
    ];
  });
}

export const scaleOf = async (scope: Pick<Scope, 'db' | 'reviewId'>, id: string): Promise<Scale | undefined> =>
  (await scalesOf(scope)).find((scale) => scale.id === id);
