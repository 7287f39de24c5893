/** The fields of a bibliographic record. What was read from a file and not confirmed yet is marked where it stands. */
import { kindNames, referenceKinds, type ReferenceFields, useNames, uses } from '../../server/references/reference.ts';
import { Choices, type Errors, Select, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';

export interface RecordFields {
  readonly record: ReferenceFields;
  /** Ids of its phases. */
  readonly chosenPhases: readonly string[];
  readonly guessed: readonly string[];
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function RecordFields(props: RecordFields) {
  return (
    <>
      <Essentials {...props} />
      <Source {...props} />
      <Role {...props} />
      <Rest {...props} />
    </>
  );
}

/** The hint of a field, and that its value is a guess. */
function hintFor({ guessed }: RecordFields, name: string, hint?: string) {
  if (!guessed.includes(name)) return hint;
  return (
    <>
      <span class="guess">Read from the file: check it.</span> {hint}
    </>
  );
}

function Essentials(props: RecordFields) {
  const { record, values, errors } = props;
  return (
    <>
      <TextArea
        name="title"
        label="Title"
        hint={hintFor(props, 'title')}
        rows={2}
        value={valueOf(values, 'title', record.title)}
        errors={errors}
      />
      <TextArea
        name="authors"
        label="Authors"
        hint={hintFor(props, 'authors', 'One per line: Family, Given')}
        rows={3}
        value={valueOf(values, 'authors', record.authors.join('\n'))}
        errors={errors}
      />
      <div class="one-line">
        <TextField
          name="year"
          label="Year"
          hint={hintFor(props, 'year')}
          size={6}
          inputmode="numeric"
          value={valueOf(values, 'year', record.year === null ? '' : String(record.year))}
          errors={errors}
        />
        <Select
          name="kind"
          label="Kind"
          value={valueOf(values, 'kind', record.kind)}
          choices={referenceKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
        />
      </div>
    </>
  );
}

function Source(props: RecordFields) {
  const { record, values, errors } = props;
  return (
    <fieldset class="field-group">
      <legend>Where it appeared</legend>
      <TextField
        name="container"
        label="Journal or book"
        hint={hintFor(props, 'container')}
        value={valueOf(values, 'container', record.container)}
        errors={errors}
      />
      <div class="one-line">
        <TextField
          name="volume"
          label="Volume"
          size={6}
          hint={hintFor(props, 'volume')}
          value={valueOf(values, 'volume', record.volume)}
          errors={errors}
        />
        <TextField
          name="issue"
          label="Issue"
          size={6}
          hint={hintFor(props, 'issue')}
          value={valueOf(values, 'issue', record.issue)}
          errors={errors}
        />
        <TextField
          name="pages"
          label="Pages"
          size={12}
          hint={hintFor(props, 'pages')}
          value={valueOf(values, 'pages', record.pages)}
          errors={errors}
        />
      </div>
      <div class="one-line">
        <TextField name="doi" label="DOI" hint={hintFor(props, 'doi')} value={valueOf(values, 'doi', record.doi)} errors={errors} />
        <TextField name="url" label="Web address" type="url" value={valueOf(values, 'url', record.url)} errors={errors} />
      </div>
    </fieldset>
  );
}

const notSaid = { value: '', label: 'Not said yet' };

function Role({ record, chosenPhases, phases, values, errors }: RecordFields) {
  const typed = values?.['phases'];
  const chosen = values ? (typeof typed === 'string' ? [typed] : (typed ?? [])) : chosenPhases;
  return (
    <fieldset class="field-group">
      <legend>In this review</legend>
      <Choices
        name="used_as"
        legend="Used as"
        kind="radio"
        inline
        chosen={[valueOf(values, 'used_as', record.used_as)]}
        choices={[...uses.map((use) => ({ value: use, label: useNames[use] })), notSaid]}
        errors={errors}
      />
      {phases.length > 0 && (
        <Choices
          name="phases"
          legend="Phases"
          kind="checkbox"
          inline
          chosen={chosen}
          choices={phases.map(({ id, name }) => ({ value: id, label: name }))}
          errors={errors}
        />
      )}
      <TextField
        name="countries"
        label="Countries"
        hint="Where the data are from; separated by commas."
        value={valueOf(values, 'countries', record.countries.join(', '))}
        errors={errors}
      />
    </fieldset>
  );
}

function Rest({ record, values, errors }: RecordFields) {
  return (
    <details class="more-fields" open={Boolean(record.abstract || record.note)}>
      <summary>Abstract and note</summary>
      <TextArea name="abstract" label="Abstract" rows={6} value={valueOf(values, 'abstract', record.abstract)} errors={errors} />
      <TextArea name="note" label="Note" rows={3} value={valueOf(values, 'note', record.note)} errors={errors} />
    </details>
  );
}
