/** A form as a page of its own, about one reference or one case. */
import type { FormsShown } from '../../server/extraction/form-shown.queries.ts';
import { paths } from '../../server/paths.ts';
import { ButtonLink } from '../shared/form.tsx';
import { EmptyState, PageHead, Tabs } from '../shared/page.tsx';
import type { At } from './at.ts';
import { FilledFormView } from './filled-form.tsx';

interface FormPageProps {
  readonly forms: FormsShown;
  readonly at: At;
  readonly back: { readonly href: string; readonly label: string };
  readonly isLead: boolean;
}

export function FormPage({ forms, at, back, isLead }: FormPageProps) {
  const { form, shown, choices } = forms;
  return (
    <div class="form-page">
      <PageHead
        title={shown.name}
        lead={shown.title === shown.name ? undefined : shown.title}
        back={back}
        actions={shown.documents.map((document) => (
          <ButtonLink key={document.id} href={paths.reader(at.slug, document.id)}>
            {shown.documents.length > 1 ? `Read ${document.fileName}` : 'Read the document'}
          </ButtonLink>
        ))}
      />
      {choices.length > 1 && <FormTabs {...forms} slug={at.slug} />}
      {form ? (
        <>
          {choices.length === 1 && <p class="quiet form-version">{`${form.name}, version ${form.number}`}</p>}
          <FilledFormView form={form} shown={shown} at={at} />
        </>
      ) : (
        <EmptyState
          title="No form yet"
          action={
            isLead && (
              <ButtonLink href={paths.forms(at.slug)} look="main">
                Design a form
              </ButtonLink>
            )
          }
        >
          A form asks the same of every document: what it studied, and what it says of the theory. Leads design it; reviewers fill it beside
          the page.
        </EmptyState>
      )}
    </div>
  );
}

function FormTabs({ slug, choices, shown, form }: FormsShown & { readonly slug: string }) {
  const { about } = shown;
  const href = (id: string) =>
    'referenceId' in about ? paths.referenceForm(slug, about.referenceId, id) : paths.caseForm(slug, about.caseId, id);
  return <Tabs label="Forms" tabs={choices.map((one) => ({ href: href(one.id), label: one.name, current: one.id === form?.id }))} />;
}
