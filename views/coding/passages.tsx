/** Passages over all documents: those that wait for a role or a code, and all of a role. */
import { citationOf } from '../../server/references/citation.ts';
import type { ExcerptListed } from '../../server/coding/excerpt.ts';
import { paths } from '../../server/paths.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import { EmptyState, PageHead, Pager, RoleMark, Tabs } from '../shared/page.tsx';
import { ExcerptRow } from './excerpt-row.tsx';

export interface PassagesProps {
  readonly slug: string;
  readonly canCode: boolean;
  readonly roles: readonly Role[];
  readonly filter: { readonly lacks: 'role' | 'code' | null; readonly role: string | null };
  readonly passages: PassageWindow;
}

export interface PassageWindow {
  readonly rows: readonly ExcerptListed[];
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
}

export function PassagesPage({ slug, canCode, roles, filter, passages }: PassagesProps) {
  const { lacks, role } = filter;
  const tab = (label: string, own: typeof filter) => ({
    href: paths.passages(slug, own),
    label,
    current: own.lacks === lacks && own.role === role,
  });
  const tabs = [
    tab('All', { lacks: null, role: null }),
    tab('No role yet', { lacks: 'role', role: null }),
    tab('Role, no code yet', { lacks: 'code', role: null }),
    ...roles
      .filter((one) => !one.isHidden)
      .map((one) => ({
        ...tab(one.name, { lacks: null, role: one.id }),
        label: (
          <>
            <RoleMark letter={one.letter} set={one.style} name={one.name} /> {one.name}
          </>
        ),
      })),
  ];
  return (
    <>
      <PageHead
        title="Passages"
        lead="Everything marked, in the order of the documents."
        back={{ href: paths.codes(slug), label: 'Codes' }}
      />
      <Tabs label="Which passages" tabs={tabs} />
      {passages.total === 0 ? (
        <EmptyState title={lacks ? 'Nothing waits' : 'No passages yet'}>
          {lacks ? 'Every passage has what you asked for.' : 'Open a document and select words: they are listed here.'}
        </EmptyState>
      ) : (
        <PassageList
          slug={slug}
          canCode={canCode}
          roles={roles}
          passages={passages}
          href={(n) => paths.passages(slug, { ...filter, page: n })}
        />
      )}
    </>
  );
}

/** A window of passages, each opening its page. */
export function PassageList({
  slug,
  canCode,
  roles,
  passages,
  href,
  canTick = false,
}: {
  readonly slug: string;
  readonly canCode: boolean;
  readonly roles: readonly Role[];
  readonly passages: PassageWindow;
  readonly href: (page: number) => string;
  readonly canTick?: boolean;
}) {
  return (
    <>
      <ol class="plain-list passage-list" data-keyboard-list>
        {passages.rows.map((excerpt) => (
          <ExcerptRow
            key={excerpt.id}
            slug={slug}
            roles={roles}
            excerpt={excerpt}
            canCode={canCode}
            source={citationOf(excerpt.source)}
            canTick={canTick}
          />
        ))}
      </ol>
      <Pager
        offset={passages.offset}
        shown={passages.rows.length}
        total={passages.total}
        limit={passages.limit}
        noun="passages"
        href={href}
      />
    </>
  );
}
