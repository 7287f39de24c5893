/** Forms of a review, their versions and drafts. */
import type { Scope } from '../reviews/scope.queries.ts';
import type { Version } from './asked.ts';
import { type Design, readDesign } from './template.ts';

type Reading = Pick<Scope, 'db' | 'reviewId'>;

/** Filled once per reference, or once per case. */
export const subjects = ['reference', 'case'] as const;
export type Subject = (typeof subjects)[number];

export interface Template {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly subject: Subject;
  readonly draft: Design;
}

export interface TemplateVersion extends Version {
  readonly id: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

export interface TemplateListed extends Template {
  /** The latest published version; null while there is none. */
  readonly published: TemplateVersion | null;
}

const asSubject = (subject: string): Subject => (subject === 'case' ? 'case' : 'reference');

export async function templateOf({ db, reviewId }: Reading, id: string): Promise<Template | undefined> {
  const row = await db
    .selectFrom('template')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, version: row.version, name: row.name, subject: asSubject(row.subject), draft: readDesign(row.draft) };
}

/** Every published version of a form, oldest first. */
export async function versionsOf({ db, reviewId }: Reading, templateId: string): Promise<readonly TemplateVersion[]> {
  const rows = await db
    .selectFrom('template_version as v')
    .innerJoin('account as a', 'a.id', 'v.author_id')
    .select(['v.id', 'v.number', 'v.design', 'v.note', 'v.made_at', 'a.name'])
    .where('v.review_id', '=', reviewId)
    .where('v.template_id', '=', templateId)
    .where('v.trashed_at', 'is', null)
    .orderBy('v.number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    design: readDesign(row.design),
    note: row.note,
    by: row.name,
    at: row.made_at,
  }));
}

/** The review's forms in their order, each with what is published of it. */
export async function templatesOf({ db, reviewId }: Reading): Promise<readonly TemplateListed[]> {
  const rows = await db
    .selectFrom('template as t')
    .leftJoin('template_version as v', (on) =>
      on
        .onRef('v.template_id', '=', 't.id')
        .on('v.trashed_at', 'is', null)
        .on((eb) =>
          eb(
            'v.number',
            '=',
            eb
              .selectFrom('template_version as l')
              .select((l) => l.fn.max('l.number').as('n'))
              .whereRef('l.template_id', '=', 't.id')
              .where('l.trashed_at', 'is', null),
          ),
        ),
    )
    .leftJoin('account as a', 'a.id', 'v.author_id')
    .select(['t.id', 't.version', 't.name', 't.subject', 't.draft'])
    .select(['v.id as version_id', 'v.number', 'v.design', 'v.note', 'v.made_at', 'a.name as by'])
    .where('t.review_id', '=', reviewId)
    .where('t.trashed_at', 'is', null)
    .orderBy('t.position')
    .orderBy('t.made_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    subject: asSubject(row.subject),
    draft: readDesign(row.draft),
    published: row.version_id === null ? null : published(row),
  }));
}

interface PublishedRow {
  readonly version_id: string | null;
  readonly number: number | null;
  readonly design: string | null;
  readonly note: string | null;
  readonly made_at: string | null;
  readonly by: string | null;
}

const published = (row: PublishedRow): TemplateVersion => ({
  id: row.version_id ?? '',
  number: row.number ?? 0,
  design: readDesign(row.design ?? ''),
  note: row.note ?? '',
  by: row.by ?? '',
  at: row.made_at ?? '',
});
