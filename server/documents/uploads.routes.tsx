import { Uploads } from '../../views/documents/uploads.tsx';
import { Invalid, NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { idIn, reviewRoute } from '../reviews/review-route.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Answer, data, fragment, go } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { type Arrived, cleanName } from '../web/upload.ts';
import { announceInput, filesInput, lostInput, uploadsQuery } from './documents.input.ts';
import { isDone } from './upload-words.ts';
import { openUploads, uploadById } from './uploads.queries.ts';
import { announceFiles, type ArrivedFile, dismissUploads, loseBatch, receiveFile, receiveFiles } from './uploads.service.ts';

export const uploadRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/uploads',
    permission: 'read',
    query: uploadsQuery,
    handle: ({ ctx, scope, query }) => uploadsFragment(scope, ctx.now(), query.done),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/uploads',
    permission: 'code',
    body: announceInput,
    async handle({ ctx, scope, body }) {
      const files = body.files.map(({ name, size }) => ({ fileName: cleanName(name), size }));
      return data(await announceFiles(ctx, scope, files), 201);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/uploads/lost',
    permission: 'code',
    body: lostInput,
    async handle({ ctx, scope, body }) {
      await loseBatch(ctx, scope, body.batch);
      return go(paths.documents(scope.slug));
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/uploads/seen',
    permission: 'code',
    async handle({ ctx, scope }) {
      await dismissUploads(ctx, scope);
      return fragment(<Uploads slug={scope.slug} uploads={await openUploads(scope)} now={ctx.now()} />, {
        instead: paths.documents(scope.slug),
      });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/uploads/:upload/file',
    permission: 'code',
    upload: { field: 'file', maxFiles: 1, keep: 'store' },
    body: filesInput,
    async handle(call) {
      const { ctx, scope } = call;
      const id = idIn(call, 'upload');
      if (!(await uploadById(ctx.db.read, scope.reviewId, id))) throw new NotFound();
      const [file] = call.files.map(storedFile);
      if (!file) throw new Invalid({ file: 'The file did not arrive. Choose it again.' });
      await receiveFile(ctx, scope, id, file);
      return data({ id });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/documents',
    permission: 'code',
    upload: { field: 'file', maxFiles: 100, keep: 'store' },
    body: filesInput,
    async handle({ ctx, scope, files }) {
      const arrived = files.map(storedFile);
      if (!arrived.length) throw new Invalid({ file: 'Choose at least one file.' });
      await receiveFiles(ctx, scope, arrived);
      return go(
        paths.documents(scope.slug),
        `${arrived.length === 1 ? 'The file has' : `${arrived.length} files have`} arrived and will be read now.`,
      );
    },
  }),
];

function storedFile({ fileName, size, sha256 }: Arrived): ArrivedFile {
  if (!sha256) throw new Invalid({ file: 'The file did not arrive whole. Choose it again.' });
  return { fileName, size, sha256 };
}

/** Tells the page to read its list again when another file has been added since it last asked. */
async function uploadsFragment(scope: Scope, now: string, seenDone: number | null): Promise<Answer> {
  const uploads = await openUploads(scope);
  const done = uploads.filter((upload) => isDone(upload.state)).length;
  const raise = seenDone !== null && done !== seenDone ? ['documents-changed'] : [];
  return fragment(<Uploads slug={scope.slug} uploads={uploads} now={now} />, { raise });
}
