/** One question open in the builder. What belongs to other kinds is hidden by css, so that trying a kind loses nothing. */
import {
  cmocChoices,
  type CmocChoice,
  isAnswered,
  kindNames,
  kinds,
  type Question,
  recordFieldNames,
  recordFields,
  simpleKinds,
} from '../../server/extraction/template.ts';
import { paths } from '../../server/paths.ts';
import { Button, Choices, Form, Select, TextArea, TextField, Tick } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import type { ComponentChildren } from 'preact';
import type { BuilderProps } from './builder-props.ts';

interface QuestionFormProps extends BuilderProps {
  readonly question: Question;
  readonly isColumn: boolean;
}

export function QuestionForm({ slug, design, question, isColumn }: QuestionFormProps) {
  const { template } = design;
  const action = paths.formQuestion(slug, template.id, 'change', question.id);
  const id = `e_${question.id}`;
  return (
    <Form action={action} class="question-form" hx-post={action} hx-target="#builder" hx-swap="outerHTML">
      {/* Enter in a field saves: a form is sent by its first button. */}
      <button class="visually-hidden" name="act" value="save" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <input type="hidden" name="version" value={String(template.version)} />
      <div data-autosave={action} data-drafts-only data-version={String(template.version)}>
        <div class="one-line">
          <TextField name="label" id={`${id}-label`} label="What it asks" value={question.label} autocomplete="off" />
          <Select
            name="kind"
            id={`${id}-kind`}
            label="Kind"
            value={question.kind}
            choices={(isColumn ? simpleKinds : kinds).map((kind) => ({ value: kind, label: kindNames[kind] }))}
          />
        </div>
        <TextArea name="help" id={`${id}-help`} label="Help" hint="One or two sentences shown under it." value={question.help} rows={2} />
        <div class="for-answered">
          <Tick
            name="expected"
            id={`${id}-expected`}
            label="An answer is expected"
            hint="Advice: open ones are counted, nothing is refused."
            checked={question.expected && isAnswered(question.kind)}
          />
        </div>
        <Options question={question} id={id} />
        <div class="for-cmocs">
          <Choices
            name="which"
            id={`${id}-which`}
            legend="Which CMOCs"
            kind="radio"
            chosen={[question.which]}
            choices={cmocChoices.map((which) => ({ value: which, label: whichNames[which] }))}
          />
        </div>
        <div class="for-record">
          <Choices
            name="fields"
            id={`${id}-fields`}
            legend="What to show"
            kind="checkbox"
            inline
            chosen={question.fields}
            choices={recordFields.map((field) => ({ value: field, label: recordFieldNames[field] }))}
          />
        </div>
      </div>
      <div class="row-actions">
        <Button look="main" name="act" value="save">
          Save the question
        </Button>
        <a class="button quiet" href={paths.form(slug, template.id)}>
          Close
        </a>
      </div>
    </Form>
  );
}

const whichNames: Readonly<Record<CmocChoice, string>> = {
  all: 'All of this document',
  fit: 'Those that fit the prior theory',
  novel: 'Those that are new or conflict, and those not compared yet',
};

function Options({ question, id }: { readonly question: Question; readonly id: string }) {
  return (
    <fieldset class="choices for-options">
      <legend>Options</legend>
      {question.options.length > 0 && (
        <ol class="option-rows">
          {question.options.map((option, n) => (
            <li key={option.id}>
              <input type="hidden" name="option_id" value={option.id} />
              <input type="text" name="option_label" value={option.label} aria-label={`Option ${n + 1}`} autocomplete="off" />
              <RowButton act={`up:${n}`} label={`Move option ${n + 1} up`}>
                ↑
              </RowButton>
              <RowButton act={`down:${n}`} label={`Move option ${n + 1} down`}>
                ↓
              </RowButton>
              <RowButton act={`drop:${n}`} label={`Remove option ${n + 1}: where it was chosen it stays readable`}>
                <Icon name="close" size={13} />
              </RowButton>
            </li>
          ))}
        </ol>
      )}
      <TextArea name="options_text" id={`${id}-more`} label="Add options" hint="One per line." value="" rows={2} />
      <Tick name="other" id={`${id}-other`} label="A line for anything else" checked={question.other} />
    </fieldset>
  );
}

function RowButton({ act, label, children }: { readonly act: string; readonly label: string; readonly children: ComponentChildren }) {
  return (
    <Button small look="quiet" class="sign" name="act" value={act} aria-label={label} title={label}>
      {children}
    </Button>
  );
}
