/** The left rail: every part of a review, each with its count of what is waiting for me. No order of work is imposed. */
import { paths } from '../../server/paths.ts';
import { Icon, type IconName } from '../shared/icon.tsx';
import { figure } from '../shared/page.tsx';
import type { ReviewFrame } from './frame.ts';

interface Entry {
  readonly section: string;
  readonly label: string;
  readonly icon: IconName;
  readonly href: (review: string) => string;
  /** Leads only. */
  readonly leads?: boolean;
}

const entries: readonly Entry[] = [
  { section: 'overview', label: 'Overview', icon: 'overview', href: paths.review },
  { section: 'theory', label: 'Theory', icon: 'theory', href: paths.theories },
  { section: 'literature', label: 'Literature', icon: 'literature', href: (review) => paths.literature(review) },
  { section: 'screening', label: 'Screening', icon: 'screening', href: paths.screening },
  { section: 'documents', label: 'Documents', icon: 'documents', href: (review) => paths.documents(review) },
  { section: 'codes', label: 'Codes', icon: 'codes', href: (review) => paths.codes(review) },
  { section: 'cmocs', label: 'CMOCs', icon: 'cmocs', href: (review) => paths.cmocs(review) },
  { section: 'tables', label: 'Tables', icon: 'tables', href: paths.tables },
  { section: 'checks', label: 'Checks', icon: 'checks', href: paths.checks },
  { section: 'memos', label: 'Memos', icon: 'memos', href: (review) => paths.memos(review) },
  { section: 'people', label: 'People', icon: 'people', href: paths.people },
  { section: 'settings', label: 'Settings', icon: 'settings', href: paths.settings },
];

export function Rail({ review, section }: { readonly review: ReviewFrame; readonly section: string }) {
  return (
    <nav class="rail" aria-label="Parts of this review">
      <ul>
        {entries
          .filter((entry) => !entry.leads || review.role === 'lead')
          .map((entry) => (
            <li key={entry.section}>
              <a href={entry.href(review.slug)} aria-current={entry.section === section ? 'page' : undefined}>
                <Icon name={entry.icon} />
                <span class="rail-label">{entry.label}</span>
                <Waiting n={review.waiting[entry.section] ?? 0} />
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Waiting({ n }: { readonly n: number }) {
  if (!n) return null;
  return (
    <span class="waiting" title={`${figure(n)} waiting for you`}>
      {figure(n)}
      <span class="visually-hidden"> waiting for you</span>
    </span>
  );
}
