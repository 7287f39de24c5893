/** `review create`, `review list`, `user create`. */
import { userInput } from '../accounts/accounts.input.ts';
import { isUnclaimed } from '../accounts/accounts.queries.ts';
import { acceptablePassword, makeAccount } from '../accounts/accounts.service.ts';
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { create, ofInstance, operate } from '../platform/operation.ts';
import { type MemberRole, memberRoles } from '../reviews/permission.ts';
import { newReviewInput } from '../reviews/reviews.input.ts';
import { reviewsOf } from '../reviews/reviews.queries.ts';
import { createReview } from '../reviews/reviews.service.ts';
import { parseInput } from '../web/parse-input.ts';
import { actorFor, scopeFor, withContext } from './acting.ts';
import { type Command, type CommandCall, Misused, type Outcome } from './command.ts';

export const reviewCreate: Command = {
  name: 'review create',
  usage: 'review create --title T [--question Q] [--as EMAIL] [--json]',
  help: 'Makes a review. Led by the account named with --as.',
  options: { title: { type: 'string' }, question: { type: 'string' } },
  required: ['title'],
  words: [0, 0],
  run: (call) =>
    withContext(call, async (ctx) => {
      const input = parseInput(newReviewInput, { title: call.option('title'), question: call.option('question') ?? '' });
      const made = await createReview(ctx, (await actorFor(ctx, call)).accountId, input);
      return { json: made, text: `Made the review “${input.title}”: ${made.slug}` };
    }),
};

export const reviewList: Command = {
  name: 'review list',
  usage: 'review list [--json]',
  help: 'Lists the reviews with what they hold.',
  options: {},
  words: [0, 0],
  run: (call) =>
    withContext(call, async (ctx) => {
      const actor = await actorFor(ctx, call);
      const rows = await reviewsOf(ctx.db.read, actor.isOperator ? null : actor.accountId);
      const reviews = rows.map(({ slug, title, references, documents, excerpts, cmocs }) => ({
        slug,
        title,
        references,
        documents,
        excerpts,
        cmocs,
      }));
      const lines = reviews.map(
        (review) =>
          `${review.slug}  ${review.title} (${review.references} references, ${review.documents} documents, ${review.excerpts} passages, ${review.cmocs} CMOCs)`,
      );
      return { json: { reviews }, text: lines.join('\n') || 'There are no reviews yet.' };
    }),
};

export const userCreate: Command = {
  name: 'user create',
  usage: 'user create --email E --name N [--review SLUG --role lead|reviewer|observer] [--json]   (password on standard input)',
  help: 'Makes an account; the password is read from standard input, its first line.',
  options: { email: { type: 'string' }, name: { type: 'string' }, review: { type: 'string' }, role: { type: 'string' } },
  required: ['email', 'name'],
  words: [0, 0],
  run: (call) => withContext(call, (ctx) => createUser(ctx, call)),
};

async function createUser(ctx: Context, call: CommandCall): Promise<Outcome> {
  const role = roleGiven(call);
  const { email, name } = parseInput(userInput, { email: call.option('email'), name: call.option('name') });
  const scope = call.option('review') ? await scopeFor(ctx, call, 'lead') : null;
  const password_hash = await acceptablePassword({ email, name, password: await passwordGiven(call) });
  const id = ctx.newId();
  const isAdmin = await isUnclaimed(ctx.db.read);
  const author = scope ?? ofInstance((await actorFor(ctx, call)).accountId);
  await operate(ctx, author, { verb: 'make an account' }, async (op) => {
    await makeAccount(ctx, op.tx, { id, email, name, password_hash, isAdmin });
    if (scope) await create(op, 'member', { account_id: id, role });
    else op.note({ action: 'create', object: 'account', objectId: id, objectVersion: 1, before: null, after: { name } });
    return id;
  });
  return {
    json: { id, email, ...(scope ? { review: scope.slug, role } : {}) },
    text: `Made the account of ${name} (${email})${scope ? `, ${role} of ${scope.slug}` : ''}.`,
  };
}

function roleGiven(call: CommandCall): MemberRole {
  const given = call.option('role');
  if (given && !call.option('review')) throw new Misused('A role is had in a review: name it with --review SLUG.');
  const role = memberRoles.find((one) => one === (given ?? 'reviewer'));
  if (!role) throw new Misused(`A role is one of ${memberRoles.join(', ')}.`);
  return role;
}

async function passwordGiven(call: CommandCall): Promise<string> {
  const text = await call.terminal.input();
  if (text === null)
    throw new Refused('Give the password on standard input, for example: printf "%s" "$PASSWORD" | retroduce user create …');
  return text.split(/\r?\n/)[0] ?? '';
}
