import { z } from 'zod';
import { uses } from '../../references/reference.ts';
import { literatureQuery } from '../../references/references.input.ts';
import { reviewRoute } from '../../reviews/review-route.ts';
import { file } from '../../web/answer.ts';
import { oneOf } from '../../web/fields.input.ts';
import type { Route } from '../../web/route.ts';
import { referenceFormats } from './reference-file.ts';
import { exportReferences } from './reference-file.service.ts';

const fileQuery = literatureQuery.and(z.object({ format: oneOf(referenceFormats).catch('ris') }));

export const referenceFileRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/literature/export/file',
    permission: 'read',
    query: fileQuery,
    handle({ ctx, scope, query: { format, page: _, ...filter } }) {
      const use = [...uses, 'none'].includes(filter.use) ? filter.use : '';
      const { fileName, ...exported } = exportReferences(ctx, scope, { ...filter, use, phase: filter.phase ?? '' }, format);
      return file({ ...exported, name: fileName });
    },
  }),
];
