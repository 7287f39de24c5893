/** What belongs to a reference: its files, the papers of the same study, its cases, what was decided, memos. */
import { paths } from '../../server/paths.ts';
import { printedLabel } from '../../server/documents/page-label.ts';
import { fileSize } from '../../server/documents/upload-words.ts';
import type { DocumentOfReference } from '../../server/references/files.queries.ts';
import { ActionButton, Button, Choices, Form, TextField } from '../shared/form.tsx';
import { counted, Explain, figure, When } from '../shared/page.tsx';
import { StandingDecisions } from '../shared/standing-decisions.tsx';
import { AttachFiles, CameFrom, Retrieval } from './getting.tsx';
import type { ReferencePageProps } from './props.ts';

export function Beside(props: ReferencePageProps) {
  return (
    <aside class="record-beside" aria-label="What belongs to it">
      <Files {...props} />
      <CameFrom {...props} />
      <Study {...props} />
      <Cases {...props} />
      <section>
        <h2>Form and appraisal</h2>
        <p>
          <a href={paths.referenceForm(props.slug, props.reference.id)}>Form</a> ·{' '}
          <a href={paths.appraisal(props.slug, props.reference.id)}>Appraisal</a>
        </p>
      </section>
      <Decision {...props} />
      <section>
        <h2>Memos</h2>
        <div hx-get={paths.memosOn(props.slug, 'reference', props.reference.id)} hx-trigger="load" hx-swap="outerHTML" hx-target="this">
          <a href={paths.memosOn(props.slug, 'reference', props.reference.id)}>Memos on this reference</a>
        </div>
      </section>
    </aside>
  );
}

/** What stands, and on opening, deciding itself. */
function Decision({ slug, reference, decisions }: ReferencePageProps) {
  const address = paths.decisions(slug, reference.id);
  return (
    <section hx-get={address} hx-trigger="load" hx-swap="outerHTML" hx-target="this">
      <h2>Decision</h2>
      {decisions.length ? <StandingDecisions decisions={decisions} /> : <p class="quiet">Nothing is decided yet.</p>}
      <a href={paths.appraisal(slug, reference.id)}>Decide</a>
    </section>
  );
}

function Files(props: ReferencePageProps) {
  return (
    <section>
      <h2>Files</h2>
      {props.files.length === 0 && (
        <p class="quiet">
          No file yet. Attach it here, or drop it on the <a href={paths.documents(props.slug)}>Documents page</a> with others: it finds this
          reference.
        </p>
      )}
      <ul class="plain-list">
        {props.files.map((file) => (
          <li key={file.id}>
            <File file={file} {...props} />
          </li>
        ))}
      </ul>
      {props.canEdit && <AttachFiles {...props} />}
      <Retrieval {...props} />
    </section>
  );
}

function File({ file, slug, canEdit }: ReferencePageProps & { readonly file: DocumentOfReference }) {
  return (
    <article class="file">
      <a href={paths.reader(slug, file.id)}>{file.fileName}</a>
      <p class="quiet">
        {counted(file.pages, 'page')}, {figure(file.characters)} characters, {fileSize(file.size)}
        <br />
        added <When at={file.addedAt} /> by {file.addedBy}; text by {file.extractor} ·{' '}
        <a href={paths.documentFile(slug, file.id)} download={file.fileName}>
          download
        </a>
        {canEdit && (
          <>
            {' · '}
            <a href={paths.documentMove(slug, file.id)}>move</a>
          </>
        )}
      </p>
      {file.warnings.map((warning) => (
        <p key={warning} class="warn-words">
          {warning}
        </p>
      ))}
      {canEdit && (
        <Form action={paths.documentLabel(slug, file.id)} class="inline-form">
          <input type="hidden" name="version" value={String(file.version)} />
          <label for={`label-${file.id}`}>Sheet 1 is page</label>
          <input
            type="text"
            id={`label-${file.id}`}
            name="first_label"
            size={5}
            value={file.firstLabel}
            placeholder={printedLabel('', 1, '')}
          />
          <Button small>Correct</Button>
        </Form>
      )}
    </article>
  );
}

function Study({ slug, canEdit, reference, siblings }: ReferencePageProps) {
  return (
    <section>
      <h2>
        Same study{' '}
        <Explain term="the same study">
          <p>
            Papers that report one study count as one wherever studies are counted, so that a much published study does not weigh double.
          </p>
          <p>Tick them in the Literature list, then “These are one study”.</p>
        </Explain>
      </h2>
      {siblings.length === 0 ? (
        <p class="quiet">No other paper of this study is here.</p>
      ) : (
        <>
          <ul class="plain-list">
            {siblings.map((sibling) => (
              <li key={sibling.id}>
                <a href={paths.reference(slug, sibling.id)}>{sibling.title}</a>
              </li>
            ))}
          </ul>
          {canEdit && (
            <ActionButton action={paths.studyLeave(slug, reference.id)} small>
              This is another study
            </ActionButton>
          )}
        </>
      )}
    </section>
  );
}

function Cases({ slug, canEdit, reference, cases }: ReferencePageProps) {
  const chosen = cases.filter((one) => one.references.includes(reference.id)).map((one) => one.id);
  return (
    <section>
      <h2>Cases</h2>
      {cases.length > 0 && canEdit && (
        <Form action={paths.referenceCases(slug, reference.id)}>
          <Choices
            name="cases"
            legend={<span class="visually-hidden">Cases it reports on</span>}
            kind="checkbox"
            chosen={chosen}
            choices={cases.map(({ id, name, abbreviation }) => ({ value: id, label: abbreviation ? `${abbreviation} – ${name}` : name }))}
          />
          <Button small>Save the cases</Button>
        </Form>
      )}
      {!canEdit && (
        <p>
          {cases
            .filter((one) => chosen.includes(one.id))
            .map((one) => one.name)
            .join(', ') || 'None'}
        </p>
      )}
      {canEdit && (
        <details>
          <summary>Add a case</summary>
          <Form action={paths.cases(slug)} class="one-line">
            <input type="hidden" name="reference" value={reference.id} />
            <TextField name="name" id="new-case-name" label="Name" />
            <TextField name="abbreviation" id="new-case-abbreviation" label="Short" size={6} />
            <Button small>Add</Button>
          </Form>
        </details>
      )}
      <p class="quiet">
        <a href={paths.cases(slug)}>All cases</a>
      </p>
    </section>
  );
}
