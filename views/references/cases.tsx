/** The cases of the review: what was studied, in which references. */
import { paths } from '../../server/paths.ts';
import { attributeLines } from '../../server/references/case.ts';
import type { CaseShown } from '../../server/references/cases.queries.ts';
import { ActionButton, Button, type Errors, Form, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';
import { EmptyState, Explain, PageHead } from '../shared/page.tsx';

interface CasesPageProps {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly cases: readonly CaseShown[];
  /** Citation label by reference id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function CasesPage(props: CasesPageProps) {
  const { slug, canEdit, cases, values, errors } = props;
  return (
    <>
      <PageHead
        title={
          <>
            Cases{' '}
            <Explain term="a case">
              <p>
                What was studied: an organisation, a programme, a site. Several papers may report one case, and one paper several cases.
              </p>
              <p>
                Forms can be filled once per case, and CMOCs can belong to one. The abbreviation stands in tables, the name in their
                footnote.
              </p>
            </Explain>
          </>
        }
        back={{ href: paths.literature(slug), label: 'Literature' }}
      />
      {cases.length === 0 && <EmptyState title="No cases yet">Add one here, or on the page of a reference.</EmptyState>}
      {canEdit && (
        <Form action={paths.cases(slug)} class="one-line new-case">
          <TextField name="name" label="Name" value={valueOf(values, 'name')} errors={errors} />
          <TextField name="abbreviation" label="Abbreviation" size={8} value={valueOf(values, 'abbreviation')} errors={errors} />
          <Button look="main">Add the case</Button>
        </Form>
      )}
      <ul class="case-list plain-list">
        {cases.map((one) => (
          <li key={one.id}>
            <Case one={one} {...props} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Case({ one, slug, canEdit, labels }: CasesPageProps & { readonly one: CaseShown }) {
  const lines = attributeLines(one.attributes);
  return (
    <article>
      <h2>
        {one.name} {one.abbreviation && <span class="quiet">{one.abbreviation}</span>}
      </h2>
      {lines && <p class="case-attributes">{lines}</p>}
      <p class="quiet">
        {one.references.length === 0 && 'No reference reports on it yet.'}
        {one.references.map((id) => (
          <a key={id} href={paths.reference(slug, id)}>
            {labels.get(id) ?? 'A reference'}
          </a>
        ))}
      </p>
      {canEdit && (
        <details>
          <summary>Change</summary>
          <Form action={paths.case(slug, one.id, 'change')}>
            <input type="hidden" name="version" value={String(one.version)} />
            <div class="one-line">
              <TextField name="name" id={`name-${one.id}`} label="Name" value={one.name} />
              <TextField name="abbreviation" id={`short-${one.id}`} label="Abbreviation" size={8} value={one.abbreviation} />
            </div>
            <TextArea
              name="attributes"
              id={`attributes-${one.id}`}
              label="Attributes"
              hint="One per line, for example Country: Norway"
              rows={3}
              value={lines}
            />
            <Button small>Save</Button>
          </Form>
          <ActionButton action={paths.case(slug, one.id, 'trash')} look="danger" small>
            Put in the trash
          </ActionButton>
        </details>
      )}
    </article>
  );
}
