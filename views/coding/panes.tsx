/** The panes of the reader that belong to coding: the passages, the memos. Fragments with the id `pane`. */
import type { ExcerptShown } from '../../server/coding/excerpt.ts';
import type { MemoShown } from '../../server/coding/memos.queries.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import { paths } from '../../server/paths.ts';
import { counted, Pager } from '../shared/page.tsx';
import { ExcerptRow } from './excerpt-row.tsx';
import { Memo, MemosOn } from './memos.tsx';

interface PaneProps {
  readonly slug: string;
  readonly documentId: string;
  readonly canCode: boolean;
}

/** The passages of the document. The script draws the list itself, only what is in sight: these rows are for where there is none. */
export function CodesPane({
  slug,
  documentId,
  canCode,
  roles,
  excerpts,
  total,
  offset = 0,
}: PaneProps & {
  readonly roles: readonly Role[];
  readonly excerpts: readonly ExcerptShown[];
  readonly total: number;
  readonly offset?: number;
}) {
  return (
    <section id="pane" class="pane pane-codes" data-pane="codes" aria-label="Codes">
      <div data-excerpt-list class="excerpt-list">
        <p class="pane-count quiet">{total ? counted(total, 'passage') : 'No passages marked yet'}</p>
        <noscript>
          <ol class="plain-list">
            {excerpts.map((excerpt) => (
              <ExcerptRow key={excerpt.id} slug={slug} roles={roles} excerpt={excerpt} canCode={canCode} />
            ))}
          </ol>
          {total > excerpts.length && (
            <Pager
              offset={offset}
              shown={excerpts.length}
              total={total}
              limit={100}
              noun="passages"
              href={(page) => `${paths.pane(slug, documentId, 'codes')}?from=${(page - 1) * 100}`}
            />
          )}
        </noscript>
      </div>
    </section>
  );
}

export function MemosPane({ slug, documentId, canCode, memos }: PaneProps & { readonly memos: readonly MemoShown[] }) {
  const isOnDocument = (memo: MemoShown): boolean => memo.object === 'document';
  const others = memos.filter((memo) => !isOnDocument(memo));
  return (
    <section id="pane" class="pane pane-memos" data-pane="memos" aria-label="Memos">
      <MemosOn slug={slug} canWrite={canCode} place={{ object: 'document', objectId: documentId }} memos={memos.filter(isOnDocument)} />
      {others.length > 0 && (
        <>
          <h2 class="pane-head">On its passages and its reference</h2>
          <ol class="memo-list plain-list">
            {others.map((memo) => (
              <Memo key={memo.id} slug={slug} canWrite={canCode} memo={memo} isAboutShown />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
