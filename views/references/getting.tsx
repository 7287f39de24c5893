/** How a reference came to the team, its full text, and a place to attach it. */
import { arrivals, retrievalNames } from '../../server/references/getting.ts';
import type { FoundBy } from '../../server/references/getting.queries.ts';
import { sourceKindNames } from '../../server/references/search.ts';
import { paths } from '../../server/paths.ts';
import { Button, Form, Select, TextField } from '../shared/form.tsx';
import { figure } from '../shared/page.tsx';
import type { ReferencePageProps } from './props.ts';

/** Files of this very reference: nothing has to be matched. */
export function AttachFiles({ slug, reference }: ReferencePageProps) {
  return (
    <Form action={paths.referenceFiles(slug, reference.id)} upload class="attach-files">
      <label for="attach-file">Attach its full text</label>
      <input id="attach-file" type="file" name="file" multiple accept=".pdf,.txt,.md,.markdown,application/pdf,text/plain,text/markdown" />
      <Button small>Send</Button>
    </Form>
  );
}

const nothingSaid = { version: '', state: '', reason: '' };

export function Retrieval({ slug, canEdit, reference, getting, files }: ReferencePageProps) {
  const { retrieval } = getting;
  const said = retrieval ? retrievalNames[retrieval.state] : '';
  if (!canEdit) return said ? <p>{[said, retrieval?.reason].filter(Boolean).join(': ')}</p> : null;
  const given = retrieval ?? nothingSaid;
  return (
    <details class="retrieval" open={said !== '' && !files.length}>
      <summary>{said || 'Full text not here?'}</summary>
      <Form action={paths.retrieval(slug, reference.id)}>
        <input type="hidden" name="version" value={String(given.version)} />
        <Select
          name="state"
          id="retrieval-state"
          label="Full text"
          value={given.state}
          choices={[
            { value: '', label: 'nothing said' },
            { value: 'sought', label: retrievalNames.sought },
            { value: 'not_retrieved', label: retrievalNames.not_retrieved },
          ]}
        />
        <TextField
          name="reason"
          id="retrieval-reason"
          label="Why it could not be had"
          value={given.reason}
          placeholder="No access; authors did not answer"
        />
        <Button small>Note it</Button>
      </Form>
    </details>
  );
}

/** More of a record than this is somebody's full text in a note. */
const longest = 10_000;

function Found({ slug, search }: { readonly slug: string; readonly search: FoundBy }) {
  return (
    <>
      Search {search.number}: <a href={paths.search(slug, search.id)}>{search.source}</a>
      {search.records.map(({ line, raw }) => (
        <details key={line} class="raw-record">
          <summary>As it stands in the file</summary>
          <p class="quiet">Line {figure(line)}</p>
          <pre tabIndex={0}>{raw.slice(0, longest)}</pre>
        </details>
      ))}
    </>
  );
}

/** Which searches found it; where none did, the way by which it came into each phase. */
export function CameFrom({ slug, canEdit, reference, phases, getting }: ReferencePageProps) {
  const used = phases.filter((phase) => reference.phases.includes(phase.id));
  return (
    <section>
      <h2>Where it came from</h2>
      {getting.searches.length > 0 && (
        <ul class="plain-list">
          {getting.searches.map((search) => (
            <li key={search.id}>
              <Found slug={slug} search={search} />
            </li>
          ))}
        </ul>
      )}
      {getting.searches.length === 0 && (
        <p class="quiet">No search found it{used.length ? '; say how it came in, for the document flow.' : '.'}</p>
      )}
      {used.map((phase) => {
        const kind = getting.arrivals.get(phase.id) ?? '';
        if (getting.searches.length && !kind) return null;
        return canEdit ? (
          <Form key={phase.id} action={paths.arrival(slug, reference.id)} class="one-line">
            <input type="hidden" name="phase" value={phase.id} />
            <Select
              name="kind"
              id={`arrival-${phase.id}`}
              label={phase.name}
              value={kind}
              choices={[{ value: '', label: 'not said' }, ...arrivals.map((one) => ({ value: one, label: sourceKindNames[one] }))]}
            />
            <Button small>Note it</Button>
          </Form>
        ) : (
          <p key={phase.id}>
            {phase.name}: {kind ? sourceKindNames[kind] : 'not said'}
          </p>
        );
      })}
    </section>
  );
}
