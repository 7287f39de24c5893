/** A form as it is filled: the latest version with the answers about one reference or case, the record, and its CMOCs. */
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type About, type Answer, answersOf, type Reading } from './answers.queries.ts';
import { cmocsAbout } from './document-cmocs.queries.ts';
import type { ExtractedCmoc } from './extracted-cmoc.ts';
import { filledForm, type FilledForm, type Progress, progressOf } from './filled.ts';
import { type AboutShown, caseShown, referenceShown } from './record.queries.ts';
import { type Subject, type TemplateListed, templatesOf, versionsOf } from './templates.queries.ts';

export interface FormShown {
  readonly id: string;
  readonly name: string;
  readonly subject: Subject;
  /** The version that is filled. */
  readonly number: number;
  readonly filled: FilledForm<Answer>;
  readonly progress: Progress;
  readonly cmocs: readonly ExtractedCmoc[];
}

export interface FormsShown {
  readonly shown: AboutShown;
  /** Published forms that can be filled here, in order. */
  readonly choices: readonly { readonly id: string; readonly name: string; readonly subject: Subject }[];
  /** Null while the review has no published form for this. */
  readonly form: FormShown | null;
}

export interface Asking {
  /** The reference whose page or document it is; its cases' forms are offered, too. */
  readonly referenceId: string;
  readonly form?: string | undefined;
  readonly caseId?: string | undefined;
}

/** The form to show beside a reference: the one asked for, else the one this person filled last, else the first. @returns undefined when there is no such reference. */
export async function formsOfReference(scope: Filling, asking: Asking): Promise<FormsShown | undefined> {
  const reference = await referenceShown(scope, asking.referenceId);
  if (!reference) return undefined;
  const choices = (await templatesOf(scope)).filter((form) => form.published && (form.subject === 'reference' || reference.cases.length));
  const wanted = asking.form ?? (choices.length > 1 ? await filledLast(scope) : undefined);
  const form = choices.find((one) => one.id === wanted) ?? choices[0];
  const shown = form?.subject === 'case' ? await caseOf(scope, reference, asking.caseId) : reference;
  return shown && { shown, choices, form: form ? await formShown(scope, form, shown.about) : null };
}

/** The case asked for, or the reference's first; its other cases stay in reach. */
async function caseOf(scope: Reading, { cases }: AboutShown, asked: string | undefined): Promise<AboutShown | undefined> {
  const of = cases.find((one) => one.id === asked) ?? cases[0];
  const shown = of && (await caseShown(scope, of.id));
  return shown && { ...shown, cases };
}

type Filling = Reading & Pick<Scope, 'actorId'>;

/** The form of this person's latest answer: somebody who goes from paper to paper stays in it. */
async function filledLast(scope: Filling): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('answer as a')
    .select('a.template_id')
    .where('a.review_id', '=', scope.reviewId)
    .where('a.author_id', '=', scope.actorId)
    .where('a.trashed_at', 'is', null)
    .where(visible(scope, 'a'))
    .orderBy('a.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.template_id;
}

/** The form to show for a case. */
export async function formsOfCase(scope: Reading, caseId: string, form?: string): Promise<FormsShown | undefined> {
  const shown = await caseShown(scope, caseId);
  if (!shown) return undefined;
  const published = (await templatesOf(scope)).filter((one) => one.published && one.subject === 'case');
  const wanted = published.find((one) => one.id === form) ?? published[0];
  return { shown, choices: published, form: wanted ? await formShown(scope, wanted, shown.about) : null };
}

async function formShown(scope: Reading, form: TemplateListed, about: About): Promise<FormShown> {
  const [versions, answers] = await Promise.all([versionsOf(scope, form.id), answersOf(scope, form.id, about)]);
  const design = versions.at(-1)?.design ?? [];
  const cmocs = design.some((question) => question.kind === 'cmocs') ? await cmocsAbout(scope, about) : [];
  return {
    id: form.id,
    name: form.name,
    subject: form.subject,
    number: versions.at(-1)?.number ?? 0,
    filled: filledForm(versions, answers),
    progress: progressOf(design, answers),
    cmocs,
  };
}

/** How far a form is about one reference or case. */
export async function progressAbout(scope: Reading, templateId: string, about: About): Promise<Progress> {
  const [versions, answers] = await Promise.all([versionsOf(scope, templateId), answersOf(scope, templateId, about)]);
  return progressOf(versions.at(-1)?.design ?? [], answers);
}
