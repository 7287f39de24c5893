/** Marking and changing passages by form: for keyboards without script, and for words that are not in the file. */
import { readable } from '../../server/coding/readable.ts';
import type { CodingShown, ExcerptShown } from '../../server/coding/excerpt.ts';
import { kindNotes } from '../../server/coding/excerpt.ts';
import { paths } from '../../server/paths.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import { basisNames, bases, directionNames, directions } from '../../server/reviews/vocabulary.ts';
import {
  ActionButton,
  Button,
  ButtonLink,
  Choices,
  type Errors,
  Form,
  Select,
  TextArea,
  TextField,
  type Values,
  valueOf,
} from '../shared/form.tsx';
import { PageHead, When } from '../shared/page.tsx';

export interface CodeName {
  readonly id: string;
  readonly name: string;
}

interface PassageFormProps {
  readonly slug: string;
  readonly documentId: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly codes: readonly CodeName[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

/** Marks a sentence that was chosen in the text view. */
export function MarkPage(
  props: PassageFormProps & { readonly at: { readonly start: number; readonly end: number }; readonly words: string },
) {
  const { slug, documentId, title, at, words } = props;
  const back = { href: paths.reader(slug, documentId, { view: 'text' }), label: title };
  return (
    <>
      <PageHead title="Mark a passage" back={back} />
      <blockquote class="quote passage-quoted">{words}</blockquote>
      <Form action={paths.excerpts(slug, documentId)}>
        <input type="hidden" name="kind" value="text" />
        <input type="hidden" name="ranges" value={JSON.stringify([[at.start, at.end]])} />
        <CodingFields {...props} />
        <Button look="main">Mark the passage</Button>
      </Form>
    </>
  );
}

/** Words typed from a scan or a printed book. */
export function TypedForm(props: PassageFormProps) {
  const { slug, documentId, values, errors } = props;
  const action = paths.excerpts(slug, documentId);
  return (
    <Form action={action} class="typed-form" data-reader-form="typed">
      <h2>Type a passage by hand</h2>
      <p class="hint">For scans and printed pages. It is marked “not checked against the file” wherever it is quoted.</p>
      <input type="hidden" name="kind" value="typed" />
      <TextField name="label" id="typed-label" label="Page" size={8} value={valueOf(values, 'label')} errors={errors} />
      <TextArea name="words" id="typed-words" label="The words" rows={4} value={valueOf(values, 'words')} errors={errors} />
      <CodingFields {...props} />
      <div class="row-actions">
        <Button look="main">Mark the passage</Button>
        <Button type="button" look="quiet" data-close="popover" class="script-only">
          Cancel
        </Button>
      </div>
    </Form>
  );
}

/** Role, code and note: nothing of it has to be given. */
function CodingFields({ roles, codes, values, errors }: PassageFormProps) {
  return (
    <>
      <Choices
        name="role"
        legend="Role"
        kind="radio"
        inline
        chosen={[valueOf(values, 'role')]}
        choices={[{ value: '', label: 'No role yet' }, ...roles.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <CodeField codes={codes} value={valueOf(values, 'new_code')} errors={errors} />
      <Select
        name="direction"
        label="Direction"
        optional
        value={valueOf(values, 'direction')}
        choices={directions.map((direction) => ({ value: direction, label: directionNames[direction] }))}
      />
      <TextArea name="note" id="passage-note" label="Note" optional rows={2} value={valueOf(values, 'note')} errors={errors} />
    </>
  );
}

/** A name: an existing code is found by it, otherwise a new one is made. */
function CodeField({
  codes,
  value,
  errors,
  id = 'passage-code',
}: Pick<PassageFormProps, 'codes' | 'errors'> & { readonly value: string; readonly id?: string }) {
  return (
    <>
      <TextField
        name="new_code"
        id={id}
        label="Code"
        optional
        hint="A name you have, or a new one."
        list="code-names"
        autocomplete="off"
        value={value}
        errors={errors}
      />
      <datalist id="code-names">
        {codes.map((code) => (
          <option key={code.id} value={code.name} />
        ))}
      </datalist>
    </>
  );
}

export interface EditProps {
  readonly slug: string;
  readonly roles: readonly Role[];
  readonly codes: readonly CodeName[];
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly excerpt: ExcerptShown;
  readonly title: string;
}

/** Everything about one passage, without script. */
export function EditPage(props: EditProps) {
  const { slug, excerpt, title } = props;
  const note = kindNotes[excerpt.kind];
  return (
    <>
      <PageHead
        title="Passage"
        lead={`Page ${excerpt.label}${note ? `, ${note}` : ''}`}
        back={{ href: paths.reader(slug, excerpt.documentId, { view: 'text', excerpt: excerpt.id }), label: title }}
      />
      <blockquote class="quote passage-quoted">{readable(excerpt.quote)}</blockquote>
      <p class="quiet">
        Marked by {excerpt.author}, <When at={excerpt.madeAt} />, pass {excerpt.pass}
      </p>
      <Form action={paths.excerptNote(slug, excerpt.id)}>
        <input type="hidden" name="version" value={String(excerpt.version)} />
        <TextArea name="note" label="Note" optional value={excerpt.note} rows={2} />
        <Button small>Save the note</Button>
      </Form>
      {excerpt.codings.map((coding) => (
        <EditCoding key={coding.id} coding={coding} {...props} />
      ))}
      <section>
        <h2>Add a role or a code</h2>
        <Form action={paths.codePassages(slug)}>
          <input type="hidden" name="excerpts" value={excerpt.id} />
          <CodingFields {...props} documentId={excerpt.documentId} values={undefined} errors={undefined} />
          <Button>Add</Button>
        </Form>
      </section>
      <section class="row-actions">
        <ButtonLink href={paths.memosOn(slug, 'excerpt', excerpt.id)}>Memos on this passage</ButtonLink>
        <ActionButton action={paths.trashPassages(slug)} values={{ excerpts: excerpt.id }} look="danger">
          Delete the passage
        </ActionButton>
      </section>
    </>
  );
}

function EditCoding({ slug, roles, codes, documents, coding }: EditProps & { readonly coding: CodingShown }) {
  const id = (field: string) => `${field}-${coding.id}`;
  return (
    <section class="edit-coding">
      <h2>{roles.find((role) => role.id === coding.roleId)?.name ?? 'No role'}</h2>
      <Form action={paths.coding(slug, coding.id)} class="one-line">
        <input type="hidden" name="version" value={String(coding.version)} />
        <Select
          name="role"
          id={id('role')}
          label="Role"
          value={coding.roleId ?? ''}
          choices={[{ value: '', label: 'No role' }, ...roles.map((role) => ({ value: role.id, label: role.name }))]}
        />
        <Select
          name="code"
          id={id('code')}
          label="Code"
          value={coding.codeId ?? ''}
          choices={[{ value: '', label: 'No code' }, ...codes.map((code) => ({ value: code.id, label: code.name }))]}
        />
        <Select
          name="direction"
          id={id('direction')}
          label="Direction"
          value={coding.direction}
          choices={directions.map((value) => ({ value, label: directionNames[value] }))}
        />
        <TextField name="depends_on" id={id('depends')} label="Depends on" value={coding.dependsOn} />
        <Select
          name="basis"
          id={id('basis')}
          label="Basis"
          value={coding.basis}
          choices={bases.map((value) => ({ value, label: basisNames[value] }))}
        />
        <Select
          name="basis_document"
          id={id('basis-document')}
          label="Theory from"
          value={coding.basisDocumentId ?? ''}
          choices={[{ value: '', label: '–' }, ...documents.map((document) => ({ value: document.id, label: document.title }))]}
        />
        <TextField name="note" id={id('note')} label="Note" value={coding.note} />
        <Button small>Save</Button>
      </Form>
      <ActionButton action={paths.codingRemove(slug, coding.id)} small look="quiet">
        Remove this coding
      </ActionButton>
    </section>
  );
}
