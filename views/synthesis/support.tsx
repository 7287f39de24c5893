/** How well a configuration is evidenced: the badge, with its counts beside it, each a link to its quotes. */
import { paths } from '../../server/paths.ts';
import type { Support, Thresholds } from '../../server/synthesis/support.ts';
import { counted, Explain } from '../shared/page.tsx';

interface SupportProps {
  readonly slug: string;
  readonly cmocId: string;
  readonly support: Support;
}

/** One character in the grid, told in words too. */
export function SupportDot({ support }: { readonly support: Support }) {
  const says = support.isSufficient ? 'Sufficiently supported' : 'Not sufficiently supported';
  return (
    <span class={support.isSufficient ? 'dot full' : 'dot'} title={says}>
      <span aria-hidden="true">{support.isSufficient ? '●' : '○'}</span>
      <span class="visually-hidden">{says}</span>
    </span>
  );
}

export function SupportBadge({ slug, cmocId, support, thresholds }: SupportProps & { readonly thresholds: Thresholds }) {
  const missing = missingOf(support, thresholds);
  return (
    <div class="support">
      <div class="support-head">
        <span class={support.isSufficient ? 'dot full' : 'dot'} aria-hidden="true">
          {support.isSufficient ? '●' : '○'}
        </span>{' '}
        <strong>{support.isSufficient ? 'Sufficiently supported' : 'Not yet sufficiently supported'}</strong>
        {missing && <span class="quiet">: {missing}</span>}{' '}
        <Explain term="sufficiently supported">
          <p>
            {counted(thresholds.clearLinksNeeded, 'clear passage')} that supports or refines it, and support from{' '}
            {counted(thresholds.studiesNeeded, 'distinct study', 'distinct studies')}. Excluded references and theory documents do not
            count.
          </p>
          <p>A badge, not a gate: it hides and deletes nothing. What speaks against it always stands beside it.</p>
        </Explain>
      </div>
      <SupportCounts slug={slug} cmocId={cmocId} support={support} />
    </div>
  );
}

function SupportCounts({ slug, cmocId, support }: SupportProps) {
  const quotes = (side: 'for' | 'against' | 'clear') => {
    const href = paths.cmocQuotes(slug, cmocId, side);
    return { href, class: 'count', 'hx-get': href, 'hx-target': '#sheet', 'hx-swap': 'innerHTML' } as const;
  };
  return (
    <p class="support-counts">
      <a {...quotes('for')}>
        {counted(support.excerpts, 'passage')} in {counted(support.documents, 'document')}
      </a>
      {support.studies !== support.documents && <span> ({counted(support.studies, 'study', 'studies')})</span>}
      {' · '}
      <a {...quotes('clear')}>{support.clear} clear</a>
      {' · '}
      <span>whole configuration evidenced in {support.wholeIn}</span>
      {' · '}
      <a {...quotes('against')} class={support.excerptsAgainst ? 'count against' : 'count'}>
        {support.excerptsAgainst} against
      </a>
      {support.leftOut > 0 && <span class="quiet"> · {counted(support.leftOut, 'passage')} from excluded documents</span>}
    </p>
  );
}

function missingOf(support: Support, { clearLinksNeeded, studiesNeeded }: Thresholds): string {
  if (support.isSufficient) return '';
  const wants = [
    support.clear < clearLinksNeeded && (support.excerpts ? 'no passage is judged clear yet' : 'no passage yet'),
    support.clear >= clearLinksNeeded && `fewer than ${studiesNeeded} studies`,
  ];
  return wants.filter(Boolean).join(', ');
}
