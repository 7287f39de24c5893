/** Day one: three accounts, the review, who is in it. */
import { makeAccount } from '../../accounts/accounts.service.ts';
import type { Context } from '../../platform/context.ts';
import { addMember } from '../../reviews/members.service.ts';
import { rolesOf, vocabulary } from '../../reviews/reviews.queries.ts';
import { createReview } from '../../reviews/reviews.service.ts';
import { membership, type Scope, scopeOf } from '../../reviews/scope.queries.ts';
import { people, type PersonKey, review } from '../people.ts';
import { type Clock, known, type Made, nothingMade, type Story } from './story.ts';

const everybody = Object.keys(people) as PersonKey[];

/** Makes people and review and hands on the story. `passwordHash` signs all three in; without it only links do. */
export async function openStory(ctx: Context, clock: Clock, passwordHash: string | null): Promise<Story & { readonly slug: string }> {
  const made = nothingMade();
  const timed: Context = { ...ctx, now: clock.now };
  for (const key of everybody) made.accounts.set(key, await accountOf(timed, key, passwordHash));
  const { slug } = await createReview(timed, known(made.accounts, 'marit'), review);
  const lead = await scopeOfPerson(timed, made, { slug, key: 'marit' });
  for (const key of everybody.slice(1)) await addMember(timed, lead, { accountId: known(made.accounts, key), role: people[key].role });
  const scopes = new Map<string, Scope>();
  for (const key of everybody) scopes.set(key, await scopeOfPerson(timed, made, { slug, key }));
  await readVocabularies(lead, made);
  const as = (who: PersonKey): Scope => {
    clock.pass(4);
    return known(scopes, who);
  };
  return { ctx: timed, made, clock, as, slug };
}

async function accountOf(ctx: Context, key: PersonKey, passwordHash: string | null): Promise<string> {
  const id = ctx.newId();
  const { name, email } = people[key];
  await ctx.db.write((tx) => makeAccount(ctx, tx, { id, name, email, password_hash: passwordHash ?? 'none', isAdmin: key === 'marit' }));
  return id;
}

async function scopeOfPerson(ctx: Context, made: Made, of: { readonly slug: string; readonly key: PersonKey }): Promise<Scope> {
  const accountId = known(made.accounts, of.key);
  const found = await membership(ctx.db.read, of.slug, accountId);
  if (!found) throw new Error(`${people[of.key].name} is not in the review`);
  return scopeOf(ctx, found, { accountId, name: people[of.key].name });
}

async function readVocabularies(scope: Scope, made: Made): Promise<void> {
  const [gleaning, refinement] = await vocabulary(scope, 'phase');
  made.phases.set('gleaning', gleaning?.id ?? '').set('refinement', refinement?.id ?? '');
  for (const role of await rolesOf(scope)) made.roles.set(role.kind, role.id);
}
