/** Where the work stands, for me and for the team: counts of things, each with the page that lists them. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { visibleActivity } from '../agreement/blind.queries.ts';
import { remembered } from '../platform/remembered.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { visible } from '../reviews/scope.queries.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

export interface ReadingFigures {
  readonly documents: number;
  readonly toRead: number;
  readonly reading: number;
  /** Pass → documents read to the end in it, by me. */
  readonly readInPass: readonly { readonly pass: number; readonly documents: number }[];
}

/** Documents by how far one person has read them. */
export async function readingOf(scope: Scope): Promise<ReadingFigures> {
  const rows = await scope.db
    .selectFrom('document as d')
    .leftJoin('reading as r', (on) =>
      on.onRef('r.document_id', '=', 'd.id').on('r.author_id', '=', scope.actorId).on('r.trashed_at', 'is', null),
    )
    .select(['d.id', 'r.pass', 'r.finished_at'])
    .where('d.review_id', '=', scope.reviewId)
    .where('d.trashed_at', 'is', null)
    .execute();
  const states = new Map<string, { open: boolean; passes: Set<number> }>();
  for (const row of rows) {
    const state = states.get(row.id) ?? { open: false, passes: new Set<number>() };
    if (row.pass !== null && row.finished_at === null) state.open = true;
    if (row.pass !== null && row.finished_at !== null) state.passes.add(row.pass);
    states.set(row.id, state);
  }
  const all = [...states.values()];
  const passes = [...new Set(all.flatMap((state) => [...state.passes]))].sort((a, b) => a - b);
  return {
    documents: all.length,
    toRead: all.filter((state) => !state.open && !state.passes.size).length,
    reading: all.filter((state) => state.open).length,
    readInPass: passes.map((pass) => ({ pass, documents: all.filter((state) => state.passes.has(pass)).length })),
  };
}

export interface TeamFigures {
  readonly documents: number;
  readonly read: number;
  readonly coded: number;
  readonly withForm: number;
  readonly appraised: number;
}

/** Documents of the review by what anybody has done with them. */
export async function teamFigures(scope: Scope): Promise<TeamFigures> {
  const [documents, read, coded, withForm, appraised] = await Promise.all([
    documentsWhere(scope, (eb) => eb.lit(1)),
    documentsWhere(scope, (eb) =>
      eb.exists(
        eb
          .selectFrom('reading as r')
          .select('r.id')
          .whereRef('r.document_id', '=', 'd.id')
          .where('r.finished_at', 'is not', null)
          .where('r.trashed_at', 'is', null),
      ),
    ),
    documentsWhere(scope, (eb) => eb.exists(codingsIn(eb).where(visible(scope, 'c')))),
    documentsWhere(scope, (eb) =>
      eb.exists(
        eb
          .selectFrom('answer as a')
          .select('a.id')
          .whereRef('a.reference_id', '=', 'd.reference_id')
          .where('a.state', '!=', 'blank')
          .where('a.trashed_at', 'is', null)
          .where(visible(scope, 'a')),
      ),
    ),
    documentsWhere(scope, (eb) =>
      eb.exists(
        eb
          .selectFrom('judgement as j')
          .select('j.id')
          .whereRef('j.reference_id', '=', 'd.reference_id')
          .where('j.trashed_at', 'is', null)
          .where(visible(scope, 'j')),
      ),
    ),
  ]);
  return { documents, read, coded, withForm, appraised };
}

type DocumentsBuilder = ExpressionBuilder<Schema & { d: Schema['document'] }, 'd'>;

const codingsIn = (eb: DocumentsBuilder) =>
  eb
    .selectFrom('document_version as v')
    .innerJoin('excerpt as e', 'e.document_version_id', 'v.id')
    .innerJoin('coding as c', 'c.excerpt_id', 'e.id')
    .select('c.id')
    .whereRef('v.document_id', '=', 'd.id')
    .where('c.trashed_at', 'is', null)
    .where('e.trashed_at', 'is', null);

async function documentsWhere(scope: Scope, condition: (eb: DocumentsBuilder) => Expression<SqlBool>): Promise<number> {
  const row = await scope.db
    .selectFrom('document as d')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('d.review_id', '=', scope.reviewId)
    .where('d.trashed_at', 'is', null)
    .where((eb) => condition(eb as DocumentsBuilder))
    .executeTakeFirst();
  return row?.n ?? 0;
}

export interface Queues {
  /** Passages that nobody has given a role yet. */
  readonly withoutRole: number;
  /** Codings with a role and no code. */
  readonly withoutCode: number;
  /** CMOCs whose mechanism slot is empty. */
  readonly withoutMechanism: number;
  /** Elements worded by hand and not yet coded. */
  readonly elementsWithoutCode: number;
  /** Texts of mine that lost to somebody else's and are kept. */
  readonly conflicts: number;
}

export async function queuesOf(scope: Scope): Promise<Queues> {
  const [withoutRole, withoutCode, withoutMechanism] = await Promise.all([
    passagesWithoutRole(scope),
    codingsWithoutCode(scope),
    cmocsWithoutMechanism(scope),
  ]);
  const [elementsWithoutCode, conflicts] = await Promise.all([elementsNotCoded(scope), conflictsOf(scope)]);
  return { withoutRole, withoutCode, withoutMechanism, elementsWithoutCode, conflicts };
}

/** All passages less those with a role: two walks along an index, where asking each of 30,000 passages takes four times as long. */
const passagesWithoutRole = remembered({ rows: ['excerpt', 'coding'] }, async (scope: Reading): Promise<number> => {
  const inReview = scope.db.selectFrom('excerpt as e').where('e.review_id', '=', scope.reviewId).where(visible(scope, 'e'));
  const roles = scope.db
    .selectFrom('coding as c')
    .where('c.review_id', '=', scope.reviewId)
    .where('c.trashed_at', 'is', null)
    .where('c.role_id', 'is not', null)
    .where(visible(scope, 'c'));
  const [all, withRole, inTrash] = await Promise.all([
    inReview
      .where('e.trashed_at', 'is', null)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    roles.select((eb) => eb.fn.count<number>('c.excerpt_id').distinct().as('n')).executeTakeFirstOrThrow(),
    inReview
      .where('e.trashed_at', 'is not', null)
      .where((eb) => eb.exists(roles.select('c.id').whereRef('c.excerpt_id', '=', eb.ref('e.id') as never)))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return all.n - withRole.n + inTrash.n;
});

const codingsWithoutCode = remembered({ rows: ['coding'], lookedUp: ['excerpt'] }, async (scope: Reading): Promise<number> => {
  const row = await scope.db
    .selectFrom('coding as c')
    .innerJoin('excerpt as e', 'e.id', 'c.excerpt_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('c.review_id', '=', scope.reviewId)
    .where('c.trashed_at', 'is', null)
    .where('e.trashed_at', 'is', null)
    .where('c.role_id', 'is not', null)
    .where('c.code_id', 'is', null)
    .where(visible(scope, 'c'))
    .executeTakeFirst();
  return row?.n ?? 0;
});

const openCmocs = (scope: Reading) =>
  scope.db
    .selectFrom('cmoc as m')
    .where('m.review_id', '=', scope.reviewId)
    .where('m.trashed_at', 'is', null)
    .where('m.status', '!=', 'retired')
    .where(visible(scope, 'm'));

const mechanismRoles = (scope: Reading) =>
  scope.db.selectFrom('role').select('role.id').where('role.review_id', '=', scope.reviewId).where('role.kind', '=', 'mechanism');

/** CMOCs in work whose mechanism slot is empty: a queue, not an error. */
export const cmocsWithoutMechanism = remembered({ rows: ['cmoc', 'element', 'role'] }, countWithoutMechanism);

async function countWithoutMechanism(scope: Reading): Promise<number> {
  const row = await openCmocs(scope)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('element as x')
            .select('x.id')
            .whereRef('x.cmoc_id', '=', 'm.id')
            .where('x.trashed_at', 'is', null)
            .where('x.role_id', 'in', mechanismRoles(scope)),
        ),
      ),
    )
    .executeTakeFirst();
  return row?.n ?? 0;
}

const elementsNotCoded = remembered({ rows: ['cmoc', 'element'] }, async (scope: Reading): Promise<number> => {
  const row = await openCmocs(scope)
    .innerJoin('element as x', 'x.cmoc_id', 'm.id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('x.trashed_at', 'is', null)
    .where('x.code_id', 'is', null)
    .executeTakeFirst();
  return row?.n ?? 0;
});

async function conflictsOf(scope: Scope): Promise<number> {
  const row = await scope.db
    .selectFrom('draft')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', scope.actorId)
    .where('review_id', '=', scope.reviewId)
    .where('place', 'like', 'conflict/%')
    .executeTakeFirst();
  return row?.n ?? 0;
}

export interface StatusCount {
  readonly level: string;
  readonly status: string;
  readonly cmocs: number;
}

export const cmocsByStatus = (scope: Scope): Promise<readonly StatusCount[]> =>
  scope.db
    .selectFrom('cmoc as m')
    .select((eb) => ['m.level', 'm.status', eb.fn.countAll<number>().as('cmocs')])
    .where('m.review_id', '=', scope.reviewId)
    .where('m.trashed_at', 'is', null)
    .where(visible(scope, 'm'))
    .groupBy(['m.level', 'm.status'])
    .execute();

export interface MemberWork {
  readonly name: string;
  readonly accountId: string;
  readonly read: number;
  readonly passages: number;
  readonly cmocs: number;
  readonly lastAt: string | null;
}

/** Who has done what: members, and former ones whose work is still here. */
export async function workByMember(scope: Scope): Promise<readonly MemberWork[]> {
  const rows = await scope.db
    .selectFrom('account as a')
    .select((eb) => {
      const count = (table: 'excerpt' | 'cmoc') =>
        eb
          .selectFrom(table)
          .select(eb.fn.countAll<number>().as('n'))
          .whereRef(`${table}.author_id`, '=', 'a.id')
          .where(`${table}.review_id`, '=', scope.reviewId)
          .where(`${table}.trashed_at`, 'is', null)
          .where(visible(scope, table));
      const read = eb
        .selectFrom('reading as r')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('r.author_id', '=', 'a.id')
        .where('r.review_id', '=', scope.reviewId)
        .where('r.finished_at', 'is not', null)
        .where('r.trashed_at', 'is', null);
      const last = eb
        .selectFrom('activity as h')
        .select('h.at')
        .whereRef('h.actor_id', '=', 'a.id')
        .where('h.review_id', '=', scope.reviewId)
        .where(visibleActivity(scope, 'h'))
        .orderBy('h.seq', 'desc')
        .limit(1);
      return [
        'a.name',
        'a.id as accountId',
        read.as('read'),
        count('excerpt').as('passages'),
        count('cmoc').as('cmocs'),
        last.as('lastAt'),
      ];
    })
    .where((eb) =>
      eb.exists(
        eb.selectFrom('member as m').select('m.id').whereRef('m.account_id', '=', 'a.id').where('m.review_id', '=', scope.reviewId),
      ),
    )
    .orderBy('a.name')
    .execute();
  return rows.map((row) => ({ ...row, read: row.read ?? 0, passages: row.passages ?? 0, cmocs: row.cmocs ?? 0 }));
}
