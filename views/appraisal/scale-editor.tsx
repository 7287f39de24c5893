/** One scale being shaped: its levels with definitions, or its questions. Rows are moved and dropped by their own buttons. */
import type { ComponentChildren } from 'preact';
import {
  type ScaleDesign,
  type ScaleKind,
  scaleKindNames,
  scaleKinds,
  type SubjectKind,
  subjectKinds,
  subjectNames,
} from '../../server/appraisal/scale.ts';
import { paths } from '../../server/paths.ts';
import { Button, Choices, type Errors, Form, TextArea, TextField, Tick } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { PageHead } from '../shared/page.tsx';

export interface ScaleEdited {
  /** Null while it is being made. */
  readonly id: string | null;
  readonly version: number;
  readonly name: string;
  readonly kind: ScaleKind;
  readonly subjects: readonly SubjectKind[];
  readonly design: ScaleDesign;
}

interface ScaleEditorProps {
  readonly slug: string;
  readonly scale: ScaleEdited;
  readonly errors?: Errors | undefined;
}

export function ScaleEditorPage({ slug, scale, errors }: ScaleEditorProps) {
  const action = scale.id === null ? paths.scales(slug) : paths.scaleVerb(slug, scale.id, 'change');
  const { design } = scale;
  return (
    <>
      <PageHead
        title={scale.name || 'A new scale'}
        lead="What was judged keeps its level: renamed ones follow, removed ones stay readable."
        back={{ href: paths.scales(slug), label: 'Scales' }}
      />
      <Form action={action} class="scale-form">
        <button class="visually-hidden" name="act" value="save" tabIndex={-1} aria-hidden="true">
          Save
        </button>
        <input type="hidden" name="version" value={scale.id === null ? '' : String(scale.version)} />
        <TextField name="name" label="Name" value={scale.name} errors={errors} />
        <TextArea name="help" label="What it asks" hint="One or two sentences, shown where one judges." value={design.help} rows={2} />
        <Choices
          name="kind"
          legend="Kind"
          kind="radio"
          inline
          chosen={[scale.kind]}
          choices={scaleKinds.map((kind) => ({ value: kind, label: scaleKindNames[kind] }))}
        />
        <Choices
          name="subjects"
          legend="Judged on"
          kind="checkbox"
          inline
          errors={errors}
          chosen={scale.subjects}
          choices={subjectKinds.map((subject) => ({ value: subject, label: subjectNames[subject] }))}
        />
        <Tick
          name="per_theory"
          label="May be judged per programme theory"
          hint="Relevant to which? Besides the judgement on the review as a whole."
          checked={design.perTheory}
        />
        <Levels design={design} errors={errors} />
        <Questions design={design} errors={errors} />
        <Button look="main" name="act" value="save">
          {scale.id === null ? 'Make the scale' : 'Save the scale'}
        </Button>
      </Form>
    </>
  );
}

const blankRows = [0, 1] as const;

function Levels({ design, errors }: { readonly design: ScaleDesign; readonly errors: Errors | undefined }) {
  const rows = [...design.levels, ...blankRows.map(() => ({ id: '', name: '', definition: '' }))];
  return (
    <fieldset class={`choices for-levels${errors?.['level_name'] ? ' has-error' : ''}`}>
      <legend>Levels</legend>
      <p class="hint">Of an ordered scale, the highest first. Rows left empty are left away.</p>
      {errors?.['level_name'] && <p class="error">{errors['level_name']}</p>}
      <ol class="scale-rows">
        {rows.map((level, n) => (
          <li key={level.id || n}>
            <input type="hidden" name="level_id" value={level.id} />
            <input type="text" name="level_name" value={level.name} aria-label={`Level ${n + 1}`} placeholder="Level" autocomplete="off" />
            <textarea name="level_definition" rows={2} aria-label={`What makes it level ${n + 1}`} placeholder="What makes one choose it">
              {level.definition}
            </textarea>
            {level.id && <RowButtons of="level" n={n} />}
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

function Questions({ design, errors }: { readonly design: ScaleDesign; readonly errors: Errors | undefined }) {
  const rows = [...design.questions, ...blankRows.map(() => ({ id: '', text: '' }))];
  return (
    <fieldset class={`choices for-questions${errors?.['question_text'] ? ' has-error' : ''}`}>
      <legend>Questions</legend>
      <p class="hint">Each is answered with yes, no or unclear. Rows left empty are left away.</p>
      {errors?.['question_text'] && <p class="error">{errors['question_text']}</p>}
      <ol class="scale-rows">
        {rows.map((question, n) => (
          <li key={question.id || n}>
            <input type="hidden" name="question_id" value={question.id} />
            <input type="text" name="question_text" value={question.text} aria-label={`Question ${n + 1}`} autocomplete="off" />
            {question.id && <RowButtons of="question" n={n} />}
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

function RowButtons({ of, n }: { readonly of: 'level' | 'question'; readonly n: number }) {
  return (
    <div class="row-actions">
      <RowButton act={`up-${of}:${n}`} label={`Move ${of} ${n + 1} up`}>
        ↑
      </RowButton>
      <RowButton act={`down-${of}:${n}`} label={`Move ${of} ${n + 1} down`}>
        ↓
      </RowButton>
      <RowButton act={`drop-${of}:${n}`} label={`Remove ${of} ${n + 1}: where it was chosen it stays readable`}>
        <Icon name="close" size={13} />
      </RowButton>
    </div>
  );
}

function RowButton({ act, label, children }: { readonly act: string; readonly label: string; readonly children: ComponentChildren }) {
  return (
    <Button small look="quiet" class="sign" name="act" value={act} aria-label={label} title={label}>
      {children}
    </Button>
  );
}
