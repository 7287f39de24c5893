/** All answers to a form, side by side. */
import { shownAnswer } from '../../server/extraction/answer.ts';
import type { AnswerRow, AnswerTable, RowsShown } from '../../server/extraction/answer-table.queries.ts';
import type { Answer } from '../../server/extraction/answers.queries.ts';
import type { Filled } from '../../server/extraction/filled.ts';
import { columnsOf, type Design, isAnswered, type Question } from '../../server/extraction/template.ts';
import type { Template } from '../../server/extraction/templates.queries.ts';
import { paths } from '../../server/paths.ts';
import { counted, EmptyState, figure, PageHead, Pager, Tabs, Tag } from '../shared/page.tsx';
import { shortened } from '../shared/shortened.ts';

interface AnswerTableProps {
  readonly slug: string;
  readonly form: Template;
  /** The latest version; empty while none is published. */
  readonly design: Design;
  readonly table: AnswerTable;
  readonly show: RowsShown;
}

const showNames: Readonly<Record<RowsShown, string>> = { all: 'All', begun: 'Begun', blank: 'Not begun' };

export function AnswerTablePage({ slug, form, design, table, show }: AnswerTableProps) {
  const questions = design.filter((question) => isAnswered(question.kind));
  const { rows, counts } = table;
  return (
    <>
      <PageHead
        title={form.name}
        lead={`Every answer, one ${form.subject} a line.`}
        back={{ href: paths.forms(slug), label: 'Forms' }}
        actions={<a href={paths.form(slug, form.id)}>The form</a>}
      />
      <Tabs
        label="Rows"
        tabs={(['all', 'begun', 'blank'] as const).map((one) => ({
          href: paths.formAnswers(slug, form.id, { show: one }),
          label: `${showNames[one]} ${figure(counts[one])}`,
          current: one === show,
        }))}
      />
      {rows.total === 0 || questions.length === 0 ? (
        <Nothing slug={slug} isPublished={design.length > 0} show={show} subject={form.subject} />
      ) : (
        <div class="table-wrap">
          <table class="data sticky answer-table" data-keyboard-list>
            <thead>
              <tr>
                <th scope="col">{form.subject === 'case' ? 'Case' : 'Reference'}</th>
                <th scope="col" class="number">
                  Answered
                </th>
                {questions.map((question) => (
                  <th scope="col" key={question.id}>
                    {question.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.rows.map((row) => (
                <Row key={row.id} slug={slug} form={form} row={row} questions={questions} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager
        offset={rows.offset}
        shown={rows.rows.length}
        total={rows.total}
        limit={rows.limit}
        noun={form.subject === 'case' ? 'cases' : 'references'}
        href={(page) => paths.formAnswers(slug, form.id, { show, page })}
      />
    </>
  );
}

function Nothing({ slug, isPublished, show, subject }: { slug: string; isPublished: boolean; show: RowsShown; subject: string }) {
  if (!isPublished)
    return <EmptyState title="Not published yet">Once a lead publishes this form it can be filled, and the answers stand here.</EmptyState>;
  if (show !== 'all')
    return <EmptyState title={`No ${subject} here`}>{show === 'begun' ? 'Nobody has begun yet.' : 'All are begun.'}</EmptyState>;
  return (
    <EmptyState title="Nothing to fill yet">
      {subject === 'case' ? 'Make cases of the references they belong to.' : 'References stand here once they have a document.'}{' '}
      <a href={paths.documents(slug)}>Documents</a>
    </EmptyState>
  );
}

interface RowProps {
  readonly slug: string;
  readonly form: Template;
  readonly row: AnswerRow;
  readonly questions: Design;
}

function Row({ slug, form, row, questions }: RowProps) {
  const href = form.subject === 'case' ? paths.caseForm(slug, row.id, form.id) : paths.referenceForm(slug, row.id, form.id);
  const hands = new Set(row.filled.questions.flatMap(answersTo).map((answer) => answer.by));
  return (
    <tr data-row>
      <th scope="row">
        <a href={href}>{row.name}</a> {row.isLeftOut && <Tag>left out</Tag>}
        {row.title !== row.name && <span class="row-title">{row.title}</span>}
      </th>
      <td class="number">
        {row.progress.answered}/{row.progress.questions}
        {hands.size === 1 && <span class="cell-by">{[...hands]}</span>}
      </td>
      {questions.map((question) => (
        <td key={question.id}>
          <Cell
            filled={row.filled.questions.find((one) => one.question.id === question.id)}
            asked={row.filled.asked}
            isNamed={hands.size > 1}
          />
        </td>
      ))}
    </tr>
  );
}

/** Answers that say something, those in the lines of a table, too. */
const answersTo = ({ answer, lines }: Filled<Answer>): readonly Answer[] =>
  [...(answer ? [answer] : []), ...lines.flatMap((line) => [...line.cells.values()])].filter((one) => one.state !== 'blank');

type AskedMap = AnswerRow['filled']['asked'];

/** An answer in words, cut: the whole of it stands in its form. */
const said = (asked: AskedMap, of: Question, answer: Answer | undefined): string =>
  answer ? shortened(shownAnswer({ question: of, options: asked.get(of.id)?.options ?? of.options }, answer), 300) : '';

interface CellProps {
  readonly filled: Filled<Answer> | undefined;
  readonly asked: AskedMap;
  /** Several people answered here: each cell says who. */
  readonly isNamed: boolean;
}

function Cell({ filled, asked, isNamed }: CellProps) {
  if (!filled) return null;
  const { question, answer, lines } = filled;
  const words = said(asked, question, answer);
  const [given] = answersTo(filled);
  return (
    <>
      {words && <span class={answer?.state === 'given' ? 'cell-words' : 'cell-words quiet'}>{words}</span>}
      {lines.length > 0 && <CellLines lines={lines} question={question} asked={asked} />}
      {given && <By answer={given} isNamed={isNamed} />}
    </>
  );
}

function CellLines({ lines, question, asked }: Pick<Filled<Answer>, 'lines' | 'question'> & { readonly asked: AskedMap }) {
  return (
    <ol class="cell-lines">
      {lines.map((line) => (
        <li key={line.id}>
          {columnsOf(question)
            .map((column) => said(asked, column, line.cells.get(column.id)))
            .filter(Boolean)
            .join(' · ') || '…'}
        </li>
      ))}
    </ol>
  );
}

function By({ answer, isNamed }: { readonly answer: Answer; readonly isNamed: boolean }) {
  const cited = answer.citations.length;
  const parts = [...(isNamed ? [answer.by] : []), ...(cited ? [`${counted(cited, 'passage')} cited`] : [])];
  return parts.length > 0 ? <span class="cell-by">{parts.join(', ')}</span> : null;
}
