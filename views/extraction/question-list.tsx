/** The questions of a form in the builder: one line each, one of them open. Moved by pointer, or by the arrows. */
import type { DraftChange } from '../../server/extraction/draft-changes.ts';
import { columnsOf, hasOptions, isAnswered, kindNames, type Question, simpleKinds } from '../../server/extraction/template.ts';
import { paths } from '../../server/paths.ts';
import { ActionForm } from '../shared/action-form.tsx';
import { Button, Form, Select, TextField } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { counted, Tag } from '../shared/page.tsx';
import type { BuilderProps } from './builder-props.ts';
import { QuestionForm } from './question-form.tsx';

export function QuestionList(props: BuilderProps) {
  const { draft } = props.design.template;
  return (
    <ol class="builder-list" data-reorder>
      {draft.map((question, n) => (
        <Row key={question.id} {...props} question={question} isFirst={n === 0} isLast={n === draft.length - 1} />
      ))}
    </ol>
  );
}

interface RowProps extends BuilderProps {
  readonly question: Question;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isColumn?: boolean;
}

function Row(props: RowProps) {
  const { slug, design, question, open, isColumn = false } = props;
  const isOpen = open === question.id;
  const move = paths.formQuestion(slug, design.template.id, 'move', question.id);
  return (
    <li
      id={`b_${question.id}`}
      class={`builder-row kind-${question.kind}${isOpen ? ' is-open' : ''}`}
      data-reorder-item={move}
      data-reorder-target="#builder"
    >
      <div class="builder-line">
        <span class="drag-handle" data-reorder-handle aria-hidden="true" title="Drag to move">
          ⋮⋮
        </span>
        <Opener {...props} isOpen={isOpen} />
        <Changed change={design.changes.get(question.id)} />
        <RowActions {...props} move={move} />
      </div>
      {isOpen && <QuestionForm {...props} question={question} isColumn={isColumn} />}
      {question.kind === 'table' && <Columns {...props} table={question} />}
    </li>
  );
}

/** The question's words are the link that opens it. */
function Opener({ slug, design, question, isOpen }: RowProps & { readonly isOpen: boolean }) {
  const href = paths.form(slug, design.template.id, isOpen ? {} : { question: question.id });
  return (
    <a
      class="builder-opener"
      href={`${href}#b_${question.id}`}
      hx-get={href}
      hx-target="#builder"
      hx-select="#builder"
      hx-swap="outerHTML"
      hx-push-url={href}
      aria-expanded={isOpen}
    >
      <span class={question.label ? 'builder-label' : 'builder-label quiet'}>{question.label || 'No words yet'}</span>
      <span class="quiet">{about(question)}</span>
    </a>
  );
}

function about(question: Question): string {
  const parts = [kindNames[question.kind]];
  if (hasOptions(question.kind)) parts.push(counted(question.options.length, 'option'));
  if (question.kind === 'table') parts.push(counted(question.columns.length, 'column'));
  if (question.expected && isAnswered(question.kind)) parts.push('expected');
  return parts.join(' · ');
}

const Changed = ({ change }: { readonly change: DraftChange | undefined }) => (change ? <Tag tone="warn">{change}</Tag> : null);

function RowActions({ slug, design, question, isFirst, isLast, move }: RowProps & { readonly move: string }) {
  const verb = (name: 'duplicate' | 'remove') => paths.formQuestion(slug, design.template.id, name, question.id);
  const name = question.label || 'this question';
  return (
    <div class="row-actions">
      <ActionForm
        id={`up_${question.id}`}
        action={move}
        target="#builder"
        values={{ to: 'up' }}
        label={`Move “${name}” up`}
        disabled={isFirst}
      >
        ↑
      </ActionForm>
      <ActionForm
        id={`down_${question.id}`}
        action={move}
        target="#builder"
        values={{ to: 'down' }}
        label={`Move “${name}” down`}
        disabled={isLast}
      >
        ↓
      </ActionForm>
      <ActionForm action={verb('duplicate')} target="#builder" label={`Duplicate “${name}”`}>
        <Icon name="copy" size={14} />
      </ActionForm>
      <ActionForm action={verb('remove')} target="#builder" label={`Remove “${name}”: its answers stay readable`}>
        <Icon name="trash" size={14} />
      </ActionForm>
    </div>
  );
}

const columnKinds = simpleKinds.map((kind) => ({ value: kind, label: kindNames[kind] }));

function Columns(props: RowProps & { readonly table: Question }) {
  const { slug, design, table } = props;
  const columns = columnsOf(table);
  const action = paths.formQuestions(slug, design.template.id);
  return (
    <div class="builder-columns">
      <ol class="builder-list" data-reorder>
        {columns.map((column, n) => (
          <Row key={column.id} {...props} question={column} isFirst={n === 0} isLast={n === columns.length - 1} isColumn />
        ))}
      </ol>
      <Form action={action} class="one-line add-question" hx-post={action} hx-target="#builder" hx-swap="outerHTML">
        <input type="hidden" name="table" value={table.id} />
        <TextField name="label" id={`new-label-${table.id}`} label={`Add a column to “${table.label}”`} autocomplete="off" />
        <Select name="kind" id={`new-kind-${table.id}`} label="Kind" value="text" choices={columnKinds} />
        <Button small>Add</Button>
      </Form>
    </div>
  );
}
