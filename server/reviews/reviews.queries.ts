import type { Reader } from '../platform/database.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { LevelName } from './preset.ts';
import type { Scope } from './scope.queries.ts';

export interface ReviewShown {
  readonly id: string;
  readonly version: number;
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly levels: readonly LevelName[];
  readonly clearLinksNeeded: number;
  readonly studiesNeeded: number;
  readonly rankBy: 'cmocs' | 'studies';
}

export async function reviewOf(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<ReviewShown> {
  const row = await scope.db.selectFrom('review').selectAll().where('id', '=', scope.reviewId).executeTakeFirstOrThrow();
  return {
    id: row.id,
    version: row.version,
    slug: row.slug,
    title: row.title,
    question: row.question,
    levels: JSON.parse(row.levels) as LevelName[],
    clearLinksNeeded: row.clear_links_needed,
    studiesNeeded: row.studies_needed,
    rankBy: row.rank_by === 'studies' ? 'studies' : 'cmocs',
  };
}

export interface ReviewListed {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly question: string;
  readonly role: string;
  readonly references: number;
  readonly documents: number;
  readonly excerpts: number;
  readonly cmocs: number;
}

/** The reviews of a person, or all of them for the operator (`accountId` null), newest first. */
export async function reviewsOf(db: Reader, accountId: string | null): Promise<readonly ReviewListed[]> {
  let query = db.selectFrom('review as r').where('r.trashed_at', 'is', null).orderBy('r.made_at', 'desc');
  if (accountId !== null)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('member as m')
          .select('m.id')
          .whereRef('m.review_id', '=', 'r.id')
          .where('m.account_id', '=', accountId)
          .where('m.trashed_at', 'is', null),
      ),
    );
  return query
    .select((eb) => {
      const countOf = (table: 'reference' | 'document' | 'excerpt' | 'cmoc') =>
        eb
          .selectFrom(table)
          .select(eb.fn.countAll<number>().as('n'))
          .whereRef(`${table}.review_id`, '=', 'r.id')
          .where(`${table}.trashed_at`, 'is', null);
      const role = eb
        .selectFrom('member as m')
        .select('m.role')
        .whereRef('m.review_id', '=', 'r.id')
        .where('m.account_id', '=', accountId ?? '')
        .where('m.trashed_at', 'is', null);
      return [
        'r.id',
        'r.slug',
        'r.title',
        'r.question',
        eb.fn.coalesce(role, eb.val('lead')).as('role'),
        countOf('reference').as('references'),
        countOf('document').as('documents'),
        countOf('excerpt').as('excerpts'),
        countOf('cmoc').as('cmocs'),
      ];
    })
    .$castTo<ReviewListed>()
    .execute();
}

export const slugTaken = async (db: Reader, slug: string): Promise<boolean> =>
  Boolean(await db.selectFrom('review').select('id').where('slug', '=', slug).executeTakeFirst());

export interface MemberShown {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly since: string;
}

/** Live members, leads first. */
export function membersOf(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<readonly MemberShown[]> {
  return scope.db
    .selectFrom('member as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.account_id as accountId', 'a.name', 'a.email', 'm.role', 'm.made_at as since'])
    .where('m.review_id', '=', scope.reviewId)
    .where('m.trashed_at', 'is', null)
    .orderBy((eb) => eb.case().when('m.role', '=', 'lead').then(0).when('m.role', '=', 'reviewer').then(1).else(2).end())
    .orderBy('m.made_at')
    .execute();
}

/** Names of everybody who ever did something in the review, members or not, by account id. */
export async function namesOf(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.db
    .selectFrom('account as a')
    .select(['a.id', 'a.name'])
    .where((eb) =>
      eb.or([
        eb('a.is_operator', '=', 1),
        eb.exists(
          eb.selectFrom('member as m').select('m.id').whereRef('m.account_id', '=', 'a.id').where('m.review_id', '=', scope.reviewId),
        ),
      ]),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface InvitationShown {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly expiresAt: string;
}

/** Invitations that still wait. */
export function openInvitations(scope: Scope, now: string): Promise<readonly InvitationShown[]> {
  return scope.db
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'expires_at as expiresAt'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('made_at')
    .execute();
}

/** A waiting invitation by its token's hash, with what it invites to. */
export function invitationBy(db: Reader, tokenHash: string, now: string) {
  return db
    .selectFrom('invitation as i')
    .innerJoin('review as r', 'r.id', 'i.review_id')
    .innerJoin('account as a', 'a.id', 'i.author_id')
    .select(['i.id', 'i.review_id as reviewId', 'i.email', 'i.role', 'r.title', 'r.slug', 'a.name as inviter'])
    .where('i.token_hash', '=', tokenHash)
    .where('i.accepted_at', 'is', null)
    .where('i.trashed_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where('r.trashed_at', 'is', null)
    .executeTakeFirst();
}

type VocabularyTable = 'phase' | 'role' | 'stance' | 'mechanism_type' | 'exclusion_reason';

/** A vocabulary of the review in its own order. */
export async function vocabulary<T extends VocabularyTable>(
  scope: Pick<Scope, 'db' | 'reviewId'>,
  table: T,
): Promise<readonly Schema[T][]> {
  const rows = await scope.db
    .selectFrom(table as 'role')
    .selectAll()
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows as unknown as readonly Schema[T][];
}

export interface Role {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly letter: string;
  readonly key: string;
  readonly style: number;
  readonly isSlot: boolean;
  readonly isHidden: boolean;
  readonly version: number;
}

/** The review's roles in order, hidden ones included: what was coded with them stays readable. */
export async function rolesOf(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<readonly Role[]> {
  const rows = await vocabulary(scope, 'role');
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    letter: row.letter,
    key: row.key,
    style: row.style,
    isSlot: row.is_slot === 1,
    isHidden: row.is_hidden === 1,
    version: row.version,
  }));
}

/** True when a person is in a review that the other one does not lead. */
export const worksElsewhere = async (db: Reader, accountId: string, leadId: string): Promise<boolean> =>
  Boolean(
    await db
      .selectFrom('member as m')
      .select('m.id')
      .where('m.account_id', '=', accountId)
      .where('m.trashed_at', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('member as l')
              .select('l.id')
              .whereRef('l.review_id', '=', 'm.review_id')
              .where('l.account_id', '=', leadId)
              .where('l.role', '=', 'lead')
              .where('l.trashed_at', 'is', null),
          ),
        ),
      )
      .executeTakeFirst(),
  );
