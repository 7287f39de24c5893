/** The forms of a review. */
import { formPresets } from '../../server/extraction/preset.ts';
import { isAnswered } from '../../server/extraction/template.ts';
import type { TemplateListed } from '../../server/extraction/templates.queries.ts';
import { paths } from '../../server/paths.ts';
import { Button, Choices, type Errors, Form, Select, TextField, type Values, valueOf } from '../shared/form.tsx';
import { EmptyState, figure, PageHead, Tag } from '../shared/page.tsx';
import { SettingsTabs } from '../shared/settings-tabs.tsx';

export interface FormListed extends TemplateListed {
  /** References or cases with at least one answer. */
  readonly begun: number;
}

interface FormsPageProps {
  readonly slug: string;
  readonly isLead: boolean;
  readonly forms: readonly FormListed[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function FormsPage(props: FormsPageProps) {
  const { slug, forms, isLead } = props;
  return (
    <>
      <PageHead title="Forms" lead="What you ask of every document, filled beside the page." />
      <SettingsTabs slug={slug} current="forms" />
      {forms.length === 0 ? (
        <EmptyState title="No forms">
          A form asks the same of every reference or case, so that a table of them can be printed.{' '}
          {isLead ? 'Make one below.' : 'Leads make them.'}
        </EmptyState>
      ) : (
        <FormTable {...props} />
      )}
      {isLead && <NewForm {...props} />}
    </>
  );
}

function FormTable({ slug, forms }: FormsPageProps) {
  return (
    <div class="table-wrap">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Form</th>
            <th scope="col">Filled</th>
            <th scope="col">Version</th>
            <th scope="col" class="number">
              Questions
            </th>
            <th scope="col" class="number">
              Begun for
            </th>
            <th scope="col">Answers</th>
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <FormRow key={form.id} slug={slug} form={form} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FormRow({ slug, form }: { readonly slug: string; readonly form: FormListed }) {
  const design = form.published?.design ?? form.draft;
  const isChanged = form.published !== null && JSON.stringify(form.published.design) !== JSON.stringify(form.draft);
  return (
    <tr>
      <th scope="row">
        <a href={paths.form(slug, form.id)}>{form.name}</a>
      </th>
      <td>once per {form.subject}</td>
      <td>
        {form.published ? form.published.number : <Tag>not published</Tag>} {isChanged && <Tag tone="warn">changed since</Tag>}
      </td>
      <td class="number">{design.filter((question) => isAnswered(question.kind)).length}</td>
      <td class="number">{figure(form.begun)}</td>
      <td>
        <a href={paths.formAnswers(slug, form.id)}>All answers</a>
      </td>
    </tr>
  );
}

function NewForm({ slug, values, errors }: FormsPageProps) {
  return (
    <section>
      <h2>Make a form</h2>
      <Form action={paths.forms(slug)} class="new-form">
        <div class="one-line">
          <TextField name="name" label="Name" value={valueOf(values, 'name')} errors={errors} />
          <Select
            name="from"
            label="Start"
            value={valueOf(values, 'from')}
            errors={errors}
            choices={[
              { value: '', label: 'empty' },
              ...formPresets.map((preset) => ({ value: preset.key, label: `from “${preset.name}”` })),
            ]}
          />
        </div>
        <Choices
          name="subject"
          legend="Filled once per"
          kind="radio"
          inline
          chosen={[valueOf(values, 'subject', 'reference')]}
          choices={[
            { value: 'reference', label: 'reference' },
            { value: 'case', label: 'case: a partnership or programme that several references may be about' },
          ]}
        />
        <Button look="main">Make the form</Button>
      </Form>
    </section>
  );
}
