/** Tables of the documents, as they stand now. */
import { shownJudgement } from '../appraisal/scale.ts';
import { type Judgement, judgementsOn } from '../appraisal/judgements.queries.ts';
import { scalesOf } from '../appraisal/scales.queries.ts';
import { answersAbout } from '../extraction/answers.queries.ts';
import { filledForm, type FilledForm, type Given } from '../extraction/filled.ts';
import { templatesOf, versionsOf } from '../extraction/templates.queries.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { answersInWords, askedColumns } from './answers-in-words.ts';
import { scopeNames } from './asked.queries.ts';
import { casesNamed } from './cmoc-lines.queries.ts';
import { inChunks } from './chunks.ts';
import { literatureIn, type ReferenceListed } from './literature.queries.ts';
import { appraisalData, appraisalPrint, characteristics, extractionTable, type Judged } from './literature-tables.ts';
import { documentScopeSentence } from './scope-words.ts';
import type { Table } from './table.ts';
import type { TableRequest } from './table-view.ts';

/** What stands under a table of documents. */
export async function documentNotes(scope: Scope, asked: TableRequest) {
  const names = await scopeNames(scope, asked.scope);
  return {
    notes: [documentScopeSentence(asked.scope, names)],
    scope: { phase: names.phase, uses: asked.scope.uses.length ? asked.scope.uses : 'all', appraisal: names.scale, set: 'working' },
  };
}

export async function characteristicsTable(scope: Scope, asked: TableRequest): Promise<Table> {
  const [literature, told] = await Promise.all([literatureIn(scope, asked.scope), documentNotes(scope, asked)]);
  return characteristics(literature, asked.style, told);
}

export async function appraisalTable(scope: Scope, asked: TableRequest): Promise<Table> {
  const [literature, told, scales] = await Promise.all([literatureIn(scope, asked.scope), documentNotes(scope, asked), scalesOf(scope)]);
  const shown = scales.filter((scale) => scale.subjects.includes('reference'));
  const judged = await judgedOf(
    scope,
    literature.references.map((one) => one.id),
    new Map(shown.map((scale) => [scale.id, scale])),
  );
  if (asked.style === 'data') return appraisalData(literature, judged, told);
  const used = shown.filter((scale) => !scale.isHidden || judged.some((one) => one.scale === scale.name)).map((scale) => scale.name);
  return appraisalPrint(literature, judged, { ...told, scales: used });
}

type Scales = ReadonlyMap<string, Awaited<ReturnType<typeof scalesOf>>[number]>;

async function judgedOf(scope: Scope, ids: readonly string[], scales: Scales): Promise<readonly Judged[]> {
  const [phases, theories] = await Promise.all([vocabulary(scope, 'phase'), theoryTitles(scope)]);
  const phaseNames = new Map(phases.map((phase) => [phase.id, phase.name]));
  const found: Judgement[] = [];
  for (const portion of inChunks(ids)) found.push(...[...(await judgementsOn(scope, 'reference', portion)).values()].flat());
  return found.flatMap((one) => {
    const scale = scales.get(one.scaleId);
    const level = scale ? shownJudgement(scale.designs, one) : '';
    if (!scale || (!level && !one.reason)) return [];
    const phase = phaseNames.get(one.phaseId ?? '') ?? '';
    const theory = theories.get(one.theoryId ?? '') ?? '';
    return [{ referenceId: one.subject.id, scale: scale.name, phase, theory, level, reason: one.reason, by: one.by, at: one.at }];
  });
}

async function theoryTitles({ db, reviewId }: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('theory').select(['id', 'title']).where('review_id', '=', reviewId).execute();
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** The answers to one form; the first of the review's unless told. */
export async function extractionOf(scope: Scope, asked: TableRequest): Promise<Table> {
  const [templates, told, literature] = await Promise.all([
    templatesOf(scope),
    documentNotes(scope, asked),
    literatureIn(scope, asked.scope),
  ]);
  const template = templates.find((one) => one.id === asked.view.templateId) ?? templates.find((one) => one.published) ?? templates[0];
  if (!template)
    return extractionTable({ form: 'Extraction', subject: 'reference', questions: [], rows: [], leftOut: literature.leftOut }, told);
  const subjects = template.subject === 'case' ? await caseSubjects(scope) : referenceSubjects(literature.references);
  const versions = await versionsOf(scope, template.id);
  const forms = await formsOf(scope, { templateId: template.id, versions, subjects });
  const questions = askedColumns([...forms.values()], versions.at(-1)?.design ?? []);
  const configurations = await configurationsOf(scope);
  const rows = subjects.map(({ id, name, reference }) => {
    const form = forms.get(id) ?? filledForm(versions, []);
    const said = answersInWords(form, { reference, cmocs: (which) => configurations(id, which) });
    return { id, name, answers: questions.map((question) => said.get(question.id) ?? '') };
  });
  return extractionTable({ form: template.name, subject: template.subject, questions, rows, leftOut: literature.leftOut }, told);
}

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly reference: ReferenceListed | null;
}

const referenceSubjects = (references: readonly ReferenceListed[]): readonly Subject[] =>
  references.map((reference) => ({ id: reference.id, name: reference.citation, reference }));

const caseSubjects = async (scope: Scope): Promise<readonly Subject[]> =>
  [...(await casesNamed(scope))].map(([id, { name }]) => ({ id, name, reference: null }));

async function formsOf(
  scope: Scope,
  of: {
    readonly templateId: string;
    readonly versions: Parameters<typeof filledForm>[0];
    readonly subjects: readonly Subject[];
  },
): Promise<ReadonlyMap<string, FilledForm<Given>>> {
  const forms = new Map<string, FilledForm<Given>>();
  for (const portion of inChunks(of.subjects, 100))
    for (const [id, answers] of await answersAbout(
      scope,
      of.templateId,
      portion.map((subject) => subject.id),
    ))
      forms.set(id, filledForm<Given>(of.versions, answers));
  return forms;
}

/** "CMOC 4; CMOC 9": those extracted from a reference; those that tests found identical, or novel. */
async function configurationsOf(scope: Scope): Promise<(referenceId: string, which: 'all' | 'fit' | 'novel') => string> {
  const rows = await scope.db
    .selectFrom('cmoc as c')
    .leftJoin('cmoc_test as t', (on) => on.onRef('t.extracted_id', '=', 'c.id').on('t.trashed_at', 'is', null))
    .select(['c.id', 'c.number', 'c.reference_id', 't.finding'])
    .where('c.review_id', '=', scope.reviewId)
    .where('c.reference_id', 'is not', null)
    .where('c.trashed_at', 'is', null)
    .where('c.status', '!=', 'retired')
    .where(visible(scope, 'c'))
    .orderBy('c.number')
    .execute();
  const byReference = Map.groupBy(rows, (row) => row.reference_id ?? '');
  const findings = { all: null, fit: 'identical', novel: 'novel' } as const;
  return (referenceId, which) => {
    const wanted = findings[which];
    const found = (byReference.get(referenceId) ?? []).filter((row) => wanted === null || row.finding === wanted);
    return [...new Set(found.map((row) => `CMOC ${row.number}`))].join('; ');
  };
}
