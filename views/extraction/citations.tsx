/** The passages an answer rests on, as quotes that open their page, and the button that adds the selected ones. */
import { readable } from '../../server/coding/readable.ts';
import type { AnswerPlace } from '../../server/extraction/answer.ts';
import type { Citation } from '../../server/extraction/answers.queries.ts';
import { paths } from '../../server/paths.ts';
import { Button, Form } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { shortened } from '../shared/shortened.ts';
import { answerPath, type FormAt, placeId } from './at.ts';

interface CitationsProps {
  readonly at: FormAt;
  readonly place: AnswerPlace;
  readonly citations: readonly Citation[];
}

export function Citations({ at, place, citations }: CitationsProps) {
  const id = placeId('cited', place);
  const canCite = at.mode === 'fill' && at.document !== null;
  return (
    <div id={id} class="citations">
      {citations.length > 0 && (
        <ul class="plain-list">
          {citations.map((citation) => (
            <li key={citation.id}>
              <a class="quote" href={paths.excerpt(at.slug, citation.excerptId)}>
                “{shortened(readable(citation.quote), 140)}”
              </a>{' '}
              <span class="quiet">
                p. {citation.page}
                {citation.typed && ', not checked against the file'}
              </span>
              {at.mode === 'fill' && <Remove at={at} target={id} citation={citation} />}
            </li>
          ))}
        </ul>
      )}
      {at.mode === 'fill' && (
        <a class={`button small quiet cite${canCite ? ' without-script' : ''}`} href={answerPath(at, 'passages', place)}>
          <Icon name="link" /> Cite passages
        </a>
      )}
      {canCite && (
        <Form
          action={answerPath(at, 'cite', place)}
          class="as-button cite"
          hx-post={answerPath(at, 'cite', place)}
          hx-target={`#${id}`}
          hx-swap="outerHTML"
        >
          <span data-selected-excerpts />
          <Button small look="quiet" title="Lets this answer rest on the passages selected in the document">
            <Icon name="link" /> Cite here
          </Button>
        </Form>
      )}
    </div>
  );
}

function Remove({ at, target, citation }: { readonly at: FormAt; readonly target: string; readonly citation: Citation }) {
  const action = paths.citationRemove(at.slug, citation.id, { document: at.document ?? undefined });
  return (
    <Form action={action} class="as-button" hx-post={action} hx-target={`#${target}`} hx-swap="outerHTML">
      <Button small look="quiet" class="bare" title="Remove this citation">
        <Icon name="close" size={13} />
        <span class="visually-hidden">Remove the citation of page {citation.page}</span>
      </Button>
    </Form>
  );
}
