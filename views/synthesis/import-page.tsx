/** Importing CMOCs: the file, then what it would become, before anything does. */
import { paths } from '../../server/paths.ts';
import type { Listed } from '../../server/synthesis/cmoc-table.ts';
import type { ImportAsked, ImportPreview } from '../../server/synthesis/imported.ts';
import type { Surroundings } from '../../server/synthesis/lists.queries.ts';
import { Button, ButtonLink, type Errors, Form, Select, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';
import { counted, figure, PageHead } from '../shared/page.tsx';
import { ImportedTable } from './imported-table.tsx';

interface StartProps {
  readonly slug: string;
  readonly values: Values | undefined;
  readonly errors: Errors | undefined;
}

export function ImportPage({ slug, values, errors }: StartProps) {
  return (
    <div class="import-page">
      <PageHead
        title="Import CMOCs"
        lead="A table with one configuration per row: CSV, TSV or XLSX. You see what it would become before anything is imported."
        back={{ href: paths.cmocs(slug), label: 'CMOCs' }}
      />
      <Form action={paths.importCmocs(slug)} upload>
        <div class={errors?.['file'] ? 'field has-error' : 'field'}>
          <label for="f-file">File</label>
          {errors?.['file'] && <p class="error">{errors['file']}</p>}
          <input type="file" id="f-file" name="file" accept=".csv,.tsv,.txt,.tab,.xlsx" />
        </div>
        <TextArea
          name="pasted"
          label="Or paste cells from a spreadsheet"
          hint="With their headings in the first row."
          rows={4}
          optional
          value={valueOf(values, 'pasted')}
          errors={errors}
        />
        <Button look="main">Read the table</Button>
      </Form>
      <Columns />
    </div>
  );
}

function Columns() {
  return (
    <section class="import-columns" aria-labelledby="columns-title">
      <h2 id="columns-title">Columns</h2>
      <p>
        Named in the first row: <code>context</code>, <code>mechanism</code>, <code>outcome</code> or <code>statement</code>; any of them
        may be missing. Several contexts or outcomes in a cell are separated by “; ”. A mechanism cell is one element.
      </p>
      <p>
        Besides, where you have them: <code>number</code>, <code>group</code>, <code>strategy</code>, <code>case</code>,{' '}
        <code>mechanism_type</code>, <code>reference</code>, <code>context_codes</code>, and directions such as{' '}
        <code>outcome_directions</code> with +, − or ± for each element.
      </p>
    </section>
  );
}

interface PreviewProps {
  readonly slug: string;
  readonly fileName: string;
  readonly preview: ImportPreview;
  readonly around: Surroundings;
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly asked: ImportAsked;
}

export function PreviewPage(props: PreviewProps) {
  const { slug, fileName, preview, asked } = props;
  const { reading, skipped, newCodes, obstacle } = preview;
  const ready = reading.read - skipped.length;
  return (
    <div id="import-preview" class="import-page">
      <PageHead
        title="Import CMOCs"
        lead={`${fileName}: ${counted(reading.read, 'row')} read. Nothing is imported yet.`}
        back={{ href: paths.importCmocs(slug), label: 'Choose another file' }}
      />
      <Options {...props} />
      {obstacle && <p class="alarm">{obstacle}</p>}
      {!obstacle && (
        <div class="import-foot">
          <Form action={paths.importCommit(slug)}>
            {Object.entries(asked).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value ?? ''} />
            ))}
            <Button look="main" disabled={ready === 0}>
              Import {counted(ready, 'CMOC')}
            </Button>
          </Form>
          <ButtonLink href={paths.cmocs(slug)}>Leave it</ButtonLink>
          <span class="quiet">
            {newCodes.length > 0 ? `${counted(newCodes.length, 'new code')} will be made.` : 'No new code is needed.'}
          </span>
        </div>
      )}
      <Remarks title="Rows that are left out" list={skipped} />
      <Remarks title="Rows that are taken without a part of them" list={reading.notes} />
      {reading.unknownColumns.length > 0 && <p>Columns that are not known, left out: {reading.unknownColumns.join(', ')}.</p>}
      <ImportedTable reading={reading} newCodes={newCodes} roles={props.roles} />
    </div>
  );
}

function Options({ slug, around, asked }: PreviewProps) {
  const action = paths.importPreview(slug);
  return (
    <form
      method="get"
      action={action}
      class="filter-bar"
      hx-get={action}
      hx-trigger="submit, change"
      hx-target="#import-preview"
      hx-swap="outerHTML"
    >
      <Select
        name="level"
        label="They are"
        value={asked.level}
        choices={[
          { value: 'theory', label: 'of the theory' },
          { value: 'extracted', label: 'extracted, each from its reference' },
        ]}
      />
      <TextField name="theory" label="Programme theory" value={asked.theory} placeholder="title: found, or made" />
      <Select
        name="phase"
        label="Phase"
        value={asked.phase ?? ''}
        choices={[{ value: '', label: 'none' }, ...around.phases.map((one) => ({ value: one.id, label: one.name }))]}
      />
      <Select
        name="codes"
        label="Cells become"
        value={asked.codes}
        choices={[
          { value: 'short', label: 'codes up to 60 characters, else words' },
          { value: 'all', label: 'codes, all of them' },
          { value: 'none', label: 'words, none a code' },
        ]}
      />
      <Select
        name="blank"
        label="A blank cell means"
        value={asked.blank}
        choices={[
          { value: 'nothing', label: 'nothing reported' },
          { value: 'above', label: 'the same as above (merged cells)' },
        ]}
      />
      <Button small class="without-script">
        Show
      </Button>
    </form>
  );
}

function Remarks({ title, list }: { readonly title: string; readonly list: readonly Listed[] }) {
  if (!list.length) return null;
  return (
    <details class="remarks" open={list.length <= 10}>
      <summary>
        {title} <span class="quiet">{figure(list.length)}</span>
      </summary>
      <ul>
        {list.slice(0, 200).map((one) => (
          <li key={`${one.line} ${one.reason}`}>
            Line {one.line}: {one.reason} {one.text && <span class="quiet">{one.text.slice(0, 120)}</span>}
          </li>
        ))}
      </ul>
      {list.length > 200 && <p class="quiet">and {counted(list.length - 200, 'other')}</p>}
    </details>
  );
}
