/** What the configuration says, in the team's words or ours; an edited statement is never written over. */
import { paths } from '../../server/paths.ts';
import { changedSince, formNames, generated, sentenceOf, statementForms, statementOf } from '../../server/synthesis/statement.ts';
import type { Cmoc } from '../../server/synthesis/cmoc.ts';
import { Button } from '../shared/form.tsx';
import { Tag } from '../shared/page.tsx';
import { LiveButton, LiveForm } from './live-form.tsx';

interface StatementProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly cmoc: Cmoc;
}

export function CardStatement({ slug, canWrite, cmoc }: StatementProps) {
  const changed = changedSince(cmoc);
  return (
    <section class="card-statement" aria-label="Statement">
      <p class="statement">{statementOf(cmoc) || <span class="quiet">The statement writes itself from what is in the slots.</span>}</p>
      {changed.length > 0 && <Older slug={slug} canWrite={canWrite} cmoc={cmoc} changed={changed} />}
      <div class="statement-tools">
        {cmoc.statement && !changed.length && <Tag>edited</Tag>}
        {canWrite && <EditStatement slug={slug} cmoc={cmoc} />}
        <OtherWordings cmoc={cmoc} />
      </div>
    </section>
  );
}

function Older({ slug, canWrite, cmoc, changed }: StatementProps & { readonly changed: readonly string[] }) {
  return (
    <div class="older" role="note">
      <p>
        Written before the {changed.join(' and the ')} changed. Now it would read: <q>{sentenceOf(cmoc.slots)}</q>
      </p>
      {canWrite && (
        <p class="row-actions">
          <LiveButton action={paths.cmocDo(slug, cmoc.id, 'statement')} values={{ statement: '' }} look="plain">
            Use the new one
          </LiveButton>
          <LiveButton action={paths.cmocDo(slug, cmoc.id, 'keep-statement')}>Keep mine as it is</LiveButton>
        </p>
      )}
    </div>
  );
}

function EditStatement({ slug, cmoc }: { readonly slug: string; readonly cmoc: Cmoc }) {
  const action = paths.cmocDo(slug, cmoc.id, 'statement');
  return (
    <details class="edit">
      <summary>Edit</summary>
      <LiveForm action={action}>
        <input type="hidden" name="version" value={String(cmoc.version)} />
        <label class="visually-hidden" for="statement-text">
          Statement
        </label>
        <textarea id="statement-text" name="statement" rows={3} data-autosave={action} data-version={String(cmoc.version)} data-drafts-only>
          {statementOf(cmoc)}
        </textarea>
        <div class="row-actions">
          <Button look="main" small>
            Save the statement
          </Button>
        </div>
      </LiveForm>
      {cmoc.statement && (
        <LiveButton action={action} values={{ statement: '' }}>
          Use the generated one
        </LiveButton>
      )}
    </details>
  );
}

function OtherWordings({ cmoc }: { readonly cmoc: Cmoc }) {
  return (
    <details class="wordings">
      <summary>Other wordings</summary>
      <dl>
        {statementForms.map((form) => (
          <div key={form}>
            <dt>{formNames[form]}</dt>
            <dd class="statement">{generated(cmoc.slots, form) || '–'}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
