/** The form beside the page being read. */
import type { FormsShown } from '../../server/extraction/form-shown.queries.ts';
import { paths } from '../../server/paths.ts';
import type { At } from './at.ts';
import { FilledFormView } from './filled-form.tsx';

interface FormPaneProps {
  readonly forms: FormsShown;
  readonly at: At;
}

export function FormPane({ forms, at }: FormPaneProps) {
  const { form, shown } = forms;
  return (
    <section id="pane" class="pane form-pane" data-pane="form" aria-label="Form">
      <Choice forms={forms} at={at} />
      {form ? (
        <>
          <FilledFormView form={form} shown={shown} at={at} />
          <p class="quiet">
            Not what you need to ask? <a href={paths.form(at.slug, form.id)}>The questions of this form</a>
          </p>
        </>
      ) : (
        <p class="quiet">
          No form is published yet. Leads design forms under <a href={paths.forms(at.slug)}>Settings, Forms</a>.
        </p>
      )}
    </section>
  );
}

/** Several forms, or one per case: links that load the pane anew. */
function Choice({ forms: { choices, form, shown }, at }: FormPaneProps) {
  const link = (name: string, href: string, current: boolean) => (
    <a key={href} href={href} hx-get={href} hx-target="#pane" hx-swap="outerHTML" aria-current={current ? 'page' : undefined}>
      {name}
    </a>
  );
  const to = (to: { form: string; case?: string }) => paths.formPane(at.slug, at.document ?? '', to);
  const now = 'caseId' in shown.about ? shown.about.caseId : '';
  return (
    <>
      {choices.length > 1 ? (
        <nav class="tabs pane-tabs" aria-label="Forms">
          {choices.map((one) => link(one.name, to({ form: one.id }), one.id === form?.id))}
        </nav>
      ) : (
        form && <h2 class="pane-title">{form.name}</h2>
      )}
      {form?.subject === 'case' && shown.cases.length > 0 && (
        <nav class="tabs pane-tabs" aria-label="Cases">
          {shown.cases.map((one) => link(one.name, to({ form: form.id, case: one.id }), one.id === now))}
        </nav>
      )}
    </>
  );
}
