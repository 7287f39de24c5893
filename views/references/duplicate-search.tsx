/** Thousands of references are compared in the background: when that was, what has come in since, and doing it again. */
import type { SearchKept } from '../../server/references/duplicates.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton } from '../shared/form.tsx';
import { counted, figure, When } from '../shared/page.tsx';

interface DuplicateSearchProps {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly kept: SearchKept;
}

export function DuplicateSearch({ slug, canEdit, kept }: DuplicateSearchProps) {
  if (kept.state === 'searching') return <Searching slug={slug} />;
  const isCurrent = kept.state === 'done' && !kept.newer;
  return (
    <div class="callout small">
      <Last kept={kept} />
      {canEdit && (
        <ActionButton action={paths.duplicatesVerb(slug, 'search')} look={isCurrent ? 'quiet' : 'main'} small>
          {kept.state === 'never' ? 'Look for duplicates' : 'Look again'}
        </ActionButton>
      )}
    </div>
  );
}

/** Asks for the page again until the search is done. */
const Searching = ({ slug }: { readonly slug: string }) => (
  <p
    class="callout small"
    aria-live="polite"
    hx-get={paths.duplicates(slug)}
    hx-trigger="every 2s"
    hx-select="#duplicates"
    hx-target="#duplicates"
    hx-swap="outerHTML"
  >
    Comparing the references with each other; this takes some seconds. You can go on working meanwhile.
  </p>
);

function Last({ kept: { state, compared, at, newer } }: Pick<DuplicateSearchProps, 'kept'>) {
  if (state === 'never') return <p>{figure(compared)} references are compared in the background.</p>;
  if (state === 'failed' || !at) return <p>The last search did not finish.</p>;
  return (
    <p>
      {figure(compared)} references compared on <When at={at} time />
      {newer > 0 && `; ${counted(newer, 'reference')} came in since`}.
    </p>
  );
}
