/** One programme theory: its text, versions kept and compared, and the CMOCs that spell it out. */
import { paths } from '../../server/paths.ts';
import { compareTexts } from '../../server/synthesis/compare-texts.ts';
import { purposeNames, theoryKindNames, theoryKinds } from '../../server/synthesis/theory.ts';
import type { TheoryShown, TheoryVersion } from '../../server/synthesis/theory.queries.ts';
import { ActionButton, Button, Choices, type Errors, Form, Select, TextField, type Values, valueOf } from '../shared/form.tsx';
import { KeptText } from '../shared/kept-text.tsx';
import { counted, figure, PageHead, When } from '../shared/page.tsx';
import { LevelMark, SlotLine, StatusTag } from './parts.tsx';

interface TheoryProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly me: string;
  readonly shown: TheoryShown;
  /** Numbers of versions; `to` null: the text as it is now. */
  readonly compared: { readonly from: number | null; readonly to: number | null };
  readonly values: Values | undefined;
  readonly errors: Errors | undefined;
}

export function TheoryPage(props: TheoryProps) {
  const { slug, canWrite, shown } = props;
  const { theory } = shown;
  const memos = paths.memosOn(slug, 'theory', theory.id);
  return (
    <div class="theory-page">
      <PageHead
        title={theory.title}
        lead={`${theoryKindNames[theory.kind]} theory`}
        back={{ href: paths.theories(slug), label: 'Theory' }}
        actions={
          canWrite && (
            <ActionButton action={paths.theoryDo(slug, theory.id, 'trash')} look="danger" small>
              Put in the trash
            </ActionButton>
          )
        }
      />
      <div class="theory-columns">
        <div>
          <section class="theory-text" aria-label="The theory in words">
            <KeptText
              action={paths.theoryDo(slug, theory.id, 'text')}
              name="text"
              id="theory-text"
              label="The theory in words"
              value={theory.text}
              version={theory.version}
              rows={8}
              placeholder="For whom, in which circumstances, does it work, and why?"
              isReadOnly={!canWrite}
            />
          </section>
          <Compare {...props} />
          <Cmocs slug={slug} canWrite={canWrite} shown={shown} />
        </div>
        <aside class="theory-side" aria-label="About this theory">
          {canWrite && <Facts {...props} />}
          <Versions {...props} />
          <section class="ties">
            <h2>Memos</h2>
            <div hx-get={memos} hx-trigger="load" hx-swap="outerHTML">
              <a href={memos}>Memos on this theory</a>
            </div>
          </section>
        </aside>
      </div>
    </div>
  );
}

function Facts({ slug, shown: { theory }, values, errors }: TheoryProps) {
  return (
    <details class="edit" open={Boolean(errors?.['title'])}>
      <summary>Title and kind</summary>
      <Form action={paths.theoryDo(slug, theory.id, 'change')}>
        <input type="hidden" name="version" value={String(theory.version)} />
        <TextField name="title" label="Title" value={valueOf(values, 'title', theory.title)} errors={errors} />
        <Select
          name="kind"
          label="Kind"
          value={valueOf(values, 'kind', theory.kind)}
          choices={theoryKinds.map((kind) => ({ value: kind, label: theoryKindNames[kind] }))}
        />
        <Button small>Save</Button>
      </Form>
    </details>
  );
}

function Versions({ slug, canWrite, me, shown, compared, values, errors }: TheoryProps) {
  const { theory, versions } = shown;
  return (
    <section class="ties">
      <h2>
        Kept versions <span class="quiet">{versions.length}</span>
      </h2>
      {versions.length === 0 && <p class="quiet">None yet. A version is kept when you agree on it, and when one of its CMOCs is tested.</p>}
      <ol class="plain-list version-list">
        {versions.toReversed().map((version) => (
          <li key={version.id}>
            <a
              href={paths.theory(slug, theory.id, { from: version.number })}
              aria-current={compared.from === version.number ? 'true' : undefined}
            >
              Version {version.number}
            </a>{' '}
            <span class="quiet">
              {purposeNames[version.purpose].toLowerCase()}
              {version.agreedBy && ` by ${version.agreedBy}`}, <When at={version.at} />
            </span>
            {version.note && <p class="quiet">{version.note}</p>}
          </li>
        ))}
      </ol>
      {canWrite && (
        <details class="edit" open={Boolean(errors?.['who'] ?? errors?.['text'])}>
          <summary>Keep this version</summary>
          <Form action={paths.theoryDo(slug, theory.id, 'versions')}>
            {errors?.['text'] && <p class="error">{errors['text']}</p>}
            <Choices
              name="purpose"
              legend="Because"
              kind="radio"
              chosen={[valueOf(values, 'purpose', 'agreed')]}
              choices={[
                { value: 'agreed', label: 'we agreed on it' },
                { value: 'tested', label: 'it is tested now' },
              ]}
            />
            <TextField name="who" label="Who agreed" value={valueOf(values, 'who', me)} errors={errors} />
            <TextField name="note" label="Note" optional value={valueOf(values, 'note')} />
            <Button small look="main">
              Keep it
            </Button>
          </Form>
        </details>
      )}
    </section>
  );
}

/** What changed from a kept version to a later one, or to the text as it is now. */
function Compare({ slug, shown: { theory, versions }, compared }: TheoryProps) {
  const from = versions.find((version) => version.number === compared.from);
  if (!from) return null;
  const to = versions.find((version) => version.number === compared.to);
  const later = versions.filter((version) => version.number > from.number);
  return (
    <section class="theory-compare" aria-labelledby="compare-title">
      <h2 id="compare-title">
        From version {from.number} to {to ? `version ${to.number}` : 'now'}
      </h2>
      <p class="row-actions quiet">
        Compare with:
        {later.map((version) => (
          <a key={version.id} href={paths.theory(slug, theory.id, { from: from.number, to: version.number })}>
            version {version.number}
          </a>
        ))}
        <a href={paths.theory(slug, theory.id, { from: from.number })}>now</a>
        <a href={paths.theory(slug, theory.id)}>Close</a>
      </p>
      <Difference older={from} newer={to?.text ?? theory.text} />
    </section>
  );
}

function Difference({ older, newer }: { readonly older: TheoryVersion; readonly newer: string }) {
  if (older.text === newer) return <p class="quiet">Nothing has changed.</p>;
  return (
    <p class="difference">
      {compareTexts(older.text, newer).map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>;
        return kind === 'removed' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>;
      })}
    </p>
  );
}

const shownAtMost = 150;

function Cmocs({ slug, canWrite, shown: { theory, cmocs } }: Pick<TheoryProps, 'slug' | 'canWrite' | 'shown'>) {
  return (
    <section class="theory-cmocs" aria-labelledby="theory-cmocs-title">
      <h2 id="theory-cmocs-title">
        CMOCs <span class="quiet">{figure(cmocs.length)}</span>
      </h2>
      {cmocs.length === 0 && (
        <p class="quiet">
          None yet.
          {canWrite && (
            <>
              {' '}
              <a href={paths.newCmoc(slug, { theory: theory.id })}>Make one</a>, or put some under this theory in the{' '}
              <a href={paths.cmocs(slug)}>grid</a>.
            </>
          )}
        </p>
      )}
      <ol class="plain-list beside-list">
        {cmocs.slice(0, shownAtMost).map((cmoc) => (
          <li key={cmoc.id} class={cmoc.status === 'retired' ? 'theory-cmoc retired' : 'theory-cmoc'}>
            <a href={paths.cmoc(slug, cmoc.id, { theory: theory.id })}>{cmoc.label || cmoc.number}</a> <LevelMark level={cmoc.level} />{' '}
            <SlotLine slots={cmoc.slots} /> {cmoc.status !== 'draft' && <StatusTag status={cmoc.status} />}
          </li>
        ))}
      </ol>
      {cmocs.length > 0 && (
        <p>
          <a href={paths.cmocs(slug, { theory: theory.id })}>
            {cmocs.length > shownAtMost ? `All ${counted(cmocs.length, 'CMOC')} in the grid` : 'Open them in the grid'}
          </a>
        </p>
      )}
    </section>
  );
}
