/** A data folder with a review to code in, made in this process and closed, so that another process can serve it. */
import { sessionCookie } from '../../../server/web/session.ts';
import { temporaryFolder, type TestContext, testContext } from '../../support/context.ts';
import { codeOf, documentOf, roleOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda, sessionOf } from '../../support/people.ts';

export interface Prepared {
  readonly folder: string;
  readonly slug: string;
  readonly reviewId: string;
  readonly document: string;
  readonly role: string;
  readonly code: string;
  /** One cookie per coder; the first is the lead's. */
  readonly cookies: readonly string[];
}

const text = 'Trust grew slowly between the partners, and people began to share what they knew. ';

/** `more` adds to the folder before it is closed. Sessions are made at the real time, as the server will read them. */
export async function prepare(coders = 1, more: (ctx: TestContext) => Promise<void> = async () => {}): Promise<Prepared> {
  const folder = temporaryFolder();
  const ctx = { ...(await testContext(folder)), now: () => new Date().toISOString() };
  const { slug, scope, ada } = await reviewOfAda(ctx);
  const made = await documentOf(ctx, scope, 'Paper', [text.repeat(20), text.repeat(20)]);
  const role = await roleOf(scope, 'mechanism');
  const code = await codeOf(ctx, scope, 'Trust');
  const name = sessionCookie(ctx.settings).name;
  const cookies = [`${name}=${await sessionOf(ctx, ada)}`];
  for (let n = 1; n < coders; n++) {
    const who = await person(ctx, `Coder ${n}`);
    await joinReview(ctx, slug, who, 'reviewer', scope);
    cookies.push(`${name}=${await sessionOf(ctx, who)}`);
  }
  await more(ctx);
  ctx.db.close();
  return { folder, slug, reviewId: scope.reviewId, document: made.document, role, code, cookies };
}
