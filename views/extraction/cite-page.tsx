/** Choosing the passages that an answer rests on, from a list: where no document stands beside the form, and without script. */
import { readable } from '../../server/coding/readable.ts';
import type { AnswerPlace } from '../../server/extraction/answer.ts';
import type { Citable, CitablePassages } from '../../server/extraction/citable.queries.ts';
import { paths } from '../../server/paths.ts';
import { Button, Form } from '../shared/form.tsx';
import { EmptyState, PageHead, Pager } from '../shared/page.tsx';
import { answerPath, type FormAt, formPageOf } from './at.ts';

interface CitePageProps {
  readonly at: FormAt;
  readonly place: AnswerPlace;
  /** What the question asks. */
  readonly asks: string;
  readonly passages: CitablePassages;
  /** Ids of the passages that are cited already. */
  readonly cited: ReadonlySet<string>;
}

export function CitePage({ at, place, asks, passages, cited }: CitePageProps) {
  const { rows, offset, limit, total } = passages;
  return (
    <div class="cite-page">
      <PageHead
        title="Cite passages"
        lead={`What the answer to “${asks}” rests on.`}
        back={{ href: formPageOf(at, place.question), label: 'The form' }}
      />
      {total === 0 ? (
        <EmptyState title="No passages yet">
          Passages are marked in the <a href={paths.documents(at.slug)}>documents</a>; then they can be cited here.
        </EmptyState>
      ) : (
        <Form action={answerPath({ ...at, document: null }, 'cite', place)}>
          <ol class="plain-list citable">
            {rows.map((passage) => (
              <Passage key={passage.id} passage={passage} isCited={cited.has(passage.id)} />
            ))}
          </ol>
          <Button look="main">Cite the ticked passages</Button>
        </Form>
      )}
      {total > 0 && (
        <Pager
          offset={offset}
          shown={rows.length}
          total={total}
          limit={limit}
          noun="passages"
          href={(page) => `${answerPath({ ...at, document: null }, 'passages', place)}&page=${page}`}
        />
      )}
    </div>
  );
}

function Passage({ passage, isCited }: { readonly passage: Citable; readonly isCited: boolean }) {
  return (
    <li>
      <label class="choice">
        <input type="checkbox" name="excerpts" value={passage.id} disabled={isCited} checked={isCited} />
        <span>
          <q class="quote">{readable(passage.quote)}</q>
          <small>
            p. {passage.page}, {passage.document}
            {isCited && ', cited already'}
          </small>
        </span>
      </label>
    </li>
  );
}
