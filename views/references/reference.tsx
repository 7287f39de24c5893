/** One reference: its record on the left, what belongs to it on the right. */
import { paths } from '../../server/paths.ts';
import { blankReference } from '../../server/references/reference.ts';
import { ActionButton, Button, Form } from '../shared/form.tsx';
import { PageHead } from '../shared/page.tsx';
import type { ReferencePageProps, Typed } from './props.ts';
import { RecordFields } from './record-form.tsx';
import { Beside } from './beside.tsx';

export function ReferencePage(props: ReferencePageProps) {
  const { slug, reference, label, files } = props;
  return (
    <>
      <PageHead
        title={label ?? 'Reference'}
        lead={reference.title}
        back={{ href: paths.literature(slug), label: 'Literature' }}
        actions={
          files[0] && (
            <a class="button main" href={paths.reader(slug, files[0].id)}>
              Read
            </a>
          )
        }
      />
      <div class="record">
        <Record {...props} />
        <Beside {...props} />
      </div>
    </>
  );
}

function Record({ slug, canEdit, reference, phases, sameDoi, values, errors }: ReferencePageProps) {
  return (
    <section class="record-main" aria-label="The record">
      {reference.guessed.length > 0 && (
        <p class="callout small">The marked fields were read from the file and may be wrong. Saving confirms them.</p>
      )}
      {sameDoi && (
        <p class="callout small">
          Another reference has the same DOI: <a href={paths.reference(slug, sameDoi.id)}>{sameDoi.title}</a>. If they are the same paper,
          move the file there and put this one in the trash.
        </p>
      )}
      <fieldset class="bare" disabled={!canEdit}>
        <Form action={paths.reference(slug, reference.id)}>
          <input type="hidden" name="version" value={String(reference.version)} />
          <RecordFields
            record={reference}
            chosenPhases={reference.phases}
            guessed={values ? [] : reference.guessed}
            phases={phases}
            values={values}
            errors={errors}
          />
          {canEdit && <Button look="main">{reference.guessed.length ? 'Save and confirm' : 'Save'}</Button>}
        </Form>
      </fieldset>
      {canEdit && (
        <p class="record-trash">
          <ActionButton action={paths.referenceTrash(slug, reference.id, 'trash')} look="danger" small>
            Put the reference in the trash
          </ActionButton>
        </p>
      )}
    </section>
  );
}

export function NewReferencePage({
  slug,
  phases,
  values,
  errors,
}: Typed & { readonly slug: string; readonly phases: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <>
      <PageHead
        title="Add a reference"
        lead="For a source without a file, or before you have it. Dropping a file on the Documents page makes its reference by itself."
        back={{ href: paths.literature(slug), label: 'Literature' }}
      />
      <Form action={paths.literature(slug)}>
        <RecordFields record={blankReference} chosenPhases={[]} guessed={[]} phases={phases} values={values} errors={errors} />
        <Button look="main">Add the reference</Button>
      </Form>
    </>
  );
}
