/** The builder of a form: its questions on the left, on the right the form as reviewers will see it. */
import { kindNames, kinds } from '../../server/extraction/template.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton, Button, Form, Select, TextField } from '../shared/form.tsx';
import { PageHead, Tag, When } from '../shared/page.tsx';
import type { BuilderProps } from './builder-props.ts';
import { Preview } from './preview.tsx';
import { QuestionList } from './question-list.tsx';
import { ActionForm } from '../shared/action-form.tsx';

export function BuilderPage(props: BuilderProps) {
  const { slug, design, isLead } = props;
  const { template } = design;
  return (
    <>
      <PageHead
        title={template.name}
        lead={template.subject === 'case' ? 'Filled once per case.' : 'Filled once per reference, beside the page.'}
        back={{ href: paths.forms(slug), label: 'Forms' }}
        actions={<a href={paths.formAnswers(slug, template.id)}>All answers</a>}
      />
      {isLead ? <Builder {...props} /> : <Preview {...props} />}
      <Versions {...props} />
      {isLead && <Further {...props} />}
    </>
  );
}

/** What htmx replaces after each edit. */
export function Builder(props: BuilderProps) {
  return (
    <div id="builder" class="builder">
      <div class="builder-design">
        <Publish {...props} />
        <QuestionList {...props} />
        <AddQuestion {...props} />
        <RemovedList {...props} />
      </div>
      <aside class="builder-preview" aria-label="Preview">
        <h2>As it is filled</h2>
        <Preview {...props} />
      </aside>
    </div>
  );
}

function Publish({ slug, design }: BuilderProps) {
  const { template, versions, isChanged } = design;
  const latest = versions.at(-1);
  const next = (latest?.number ?? 0) + 1;
  if (!isChanged && latest)
    return (
      <p class="publish-line">
        <Tag tone="good">version {latest.number}</Tag> published by {latest.by}, <When at={latest.at} />. Edits are seen by leads only until
        they are published.
      </p>
    );
  return (
    <div class="publish-line">
      <Form action={paths.formVerb(slug, template.id, 'publish')} class="one-line">
        <TextField
          name="note"
          label={
            <>
              <Tag tone="warn">{latest ? `changed since version ${latest.number}` : 'not published yet'}</Tag>
            </>
          }
          placeholder="What is new in it (optional)"
        />
        <Button look="main" disabled={template.draft.length === 0}>
          Publish version {next}
        </Button>
      </Form>
      {latest && (
        <ActionButton action={paths.formVerb(slug, template.id, 'discard')} look="quiet" small>
          Discard these changes
        </ActionButton>
      )}
    </div>
  );
}

const kindChoices = kinds.map((kind) => ({ value: kind, label: kindNames[kind] }));

function AddQuestion({ slug, design: { template } }: BuilderProps) {
  const action = paths.formQuestions(slug, template.id);
  return (
    <Form action={action} class="one-line add-question" hx-post={action} hx-target="#builder" hx-swap="outerHTML">
      <TextField name="label" id="new-label" label="Add a question" placeholder="What it asks" autocomplete="off" />
      <Select name="kind" id="new-kind" label="Kind" value="text" choices={kindChoices} />
      <Button>Add</Button>
    </Form>
  );
}

function RemovedList({ slug, design: { template, removed } }: BuilderProps) {
  if (!removed.length) return null;
  return (
    <section class="builder-removed">
      <h2>Removed, readable</h2>
      <p class="hint">Answers to these stay where they were given. Asked again, a question has them back.</p>
      <ul class="plain-list">
        {removed.map(({ question, lastAsked, table }) => (
          <li key={question.id} class="row-actions">
            <span>
              {question.label}{' '}
              <span class="quiet">{`${kindNames[question.kind].toLowerCase()}${table ? ', a column' : ''}, asked until version ${lastAsked}`}</span>
            </span>
            <ActionForm
              action={paths.formQuestion(slug, template.id, 'take-back', question.id)}
              target="#builder"
              label={`Ask “${question.label}” again`}
            >
              Ask again
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Versions({ design: { versions } }: BuilderProps) {
  if (!versions.length) return null;
  return (
    <section>
      <h2>Versions</h2>
      <div class="table-wrap" tabIndex={0} role="region" aria-label="Versions">
        <table class="data versions-table">
          <thead>
            <tr>
              <th scope="col" class="number">
                Version
              </th>
              <th scope="col">Published</th>
              <th scope="col">By</th>
              <th scope="col" class="number">
                Questions
              </th>
              <th scope="col">What was new</th>
            </tr>
          </thead>
          <tbody>
            {versions.toReversed().map((version) => (
              <tr key={version.id}>
                <td class="number">{version.number}</td>
                <td>
                  <When at={version.at} time />
                </td>
                <td>{version.by}</td>
                <td class="number">{version.design.length}</td>
                <td>{version.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Further({ slug, design: { template } }: BuilderProps) {
  return (
    <section>
      <h2>Name, copy, remove</h2>
      <Form action={paths.formVerb(slug, template.id, 'rename')} class="one-line">
        <input type="hidden" name="version" value={String(template.version)} />
        <TextField name="name" label="Name" value={template.name} />
        <Button>Rename</Button>
      </Form>
      <div class="row-actions further">
        <ActionButton action={paths.forms(slug)} values={{ name: `${template.name} (copy)`, subject: template.subject, from: template.id }}>
          Copy into a new form
        </ActionButton>
        <ActionButton action={paths.formVerb(slug, template.id, 'remove')} look="danger">
          Remove this form
        </ActionButton>
        <span class="hint">Its answers go with it to the trash; undo brings both back.</span>
      </div>
    </section>
  );
}
