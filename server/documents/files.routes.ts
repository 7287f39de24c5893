/** The files themselves, for our own reader and for download: inert, by range, to members only. */
import { NotFound, Refused } from '../platform/errors.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, file } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { currentVersion } from './pages.queries.ts';

export const fileRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: '/reviews/:review/documents/:document/file', permission: 'read', handle: (call) => fileOf(call) }),
];

async function fileOf(call: InReview): Promise<Answer> {
  const { ctx, scope, range } = call;
  const version = await currentVersion(scope, idIn(call, 'document'));
  if (!version) throw new NotFound();
  if ((await ctx.blobs.size(version.sha256)) === null)
    throw new Refused(
      'The stored file is missing. Its text and passages are kept. Tell the person who runs this server: “retroduce doctor” names what is missing.',
    );
  const whole = { name: version.fileName, mediaType: version.mediaType };
  const part = partOf(range, version.size);
  if (!part) return file({ ...whole, size: version.size, content: ctx.blobs.open(version.sha256) });
  return file({ ...whole, part: { ...part, total: version.size }, content: ctx.blobs.open(version.sha256, part) });
}

/** A single byte range (RFC 9110 §14.2); anything else is answered with the whole file. */
export function partOf(range: string | undefined, size: number): { readonly start: number; readonly end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!match || (!match[1] && !match[2])) return null;
  const start = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]));
  const end = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start <= end && start < size ? { start, end } : null;
}
