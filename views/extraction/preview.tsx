/** A form exactly as it is filled, with an invented reference; nothing typed here is kept. */
import type { FormDesign } from '../../server/extraction/builder-shown.queries.ts';
import { progressOf } from '../../server/extraction/filled.ts';
import { EmptyState } from '../shared/page.tsx';
import { FilledFormView } from './filled-form.tsx';

const record = {
  authors: 'Okafor, Ada; Li, Ben',
  year: '2020',
  countries: 'Finland',
  title: 'Working across two hospitals',
  study: 'Two Hospitals study',
  used_as: 'Empirical',
  phases: 'Theory refinement',
};

export function Preview({ slug, design: { template } }: { readonly slug: string; readonly design: FormDesign }) {
  const { draft } = template;
  if (!draft.length)
    return (
      <EmptyState title="No questions yet">
        Add the first one: what you want to know of every document. Section headings and CMOCs of the document can stand between questions.
      </EmptyState>
    );
  const lines = (id: string) =>
    draft.find((one) => one.id === id)?.kind === 'table' ? [{ id: 'line', mark: undefined, cells: new Map() }] : [];
  const filled = {
    questions: draft.map((question) => ({ question, answer: undefined, lines: lines(question.id) })),
    removed: [],
    asked: new Map(),
  };
  const shown = { about: { referenceId: '' }, name: '', title: '', record, documents: [], cases: [] };
  const form = {
    id: template.id,
    name: template.name,
    subject: template.subject,
    number: 0,
    filled,
    progress: progressOf(draft, []),
    cmocs: [],
  };
  return <FilledFormView form={form} shown={shown} at={{ slug, document: null, mode: 'preview' }} />;
}
