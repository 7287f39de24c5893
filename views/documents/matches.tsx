/** Files and the references they seem to belong to: yes, another, or none; one key each. */
import { matchedByNames } from '../../server/documents/match-reference.ts';
import type { MatchShown } from '../../server/documents/matches.queries.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton, ButtonLink } from '../shared/form.tsx';
import { counted, EmptyState, Explain, PageHead, Pager, Tag } from '../shared/page.tsx';

interface MatchesPageProps {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly matches: { readonly rows: readonly MatchShown[]; readonly offset: number; readonly limit: number; readonly total: number };
}

export function MatchesPage({ slug, canEdit, matches }: MatchesPageProps) {
  const attached = matches.rows.filter((row) => row.isAttached).length;
  return (
    <>
      <PageHead
        title={
          <>
            Files and references{' '}
            <Explain term="a match">
              <p>
                Files are matched by the DOI in them, the title on their first page, or their name. What is sure is attached at once; the
                rest has a reference of its own until you say where it belongs.
              </p>
            </Explain>
          </>
        }
        lead="Least sure first. Keys: j and k to walk, y yes, n none of these, c another."
        back={{ href: paths.documents(slug), label: 'Documents' }}
        actions={
          canEdit &&
          attached > 0 && (
            <ActionButton action={paths.fileMatches(slug, 'attached')} look="main">
              Confirm all that are attached
            </ActionButton>
          )
        }
      />
      {matches.total === 0 ? (
        <EmptyState title="Nothing to check" action={<ButtonLink href={paths.documents(slug)}>Documents</ButtonLink>}>
          Drop a folder of PDFs on the Documents page: each finds its reference, and those that were matched are listed here.
        </EmptyState>
      ) : (
        <>
          <table class="data stacked file-matches" data-keyboard-list>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Seems to be</th>
                <th scope="col">Because of</th>
                {canEdit && <th scope="col">Is it?</th>}
              </tr>
            </thead>
            <tbody>
              {matches.rows.map((match) => (
                <Row key={match.id} slug={slug} canEdit={canEdit} match={match} />
              ))}
            </tbody>
          </table>
          <Pager
            offset={matches.offset}
            shown={matches.rows.length}
            total={matches.total}
            limit={matches.limit}
            href={(page) => paths.fileMatches(slug, undefined, page)}
            noun={matches.total === 1 ? 'file' : 'files'}
          />
        </>
      )}
    </>
  );
}

function Row({ slug, canEdit, match }: Omit<MatchesPageProps, 'matches'> & { readonly match: MatchShown }) {
  const { title, authors, year, how, confidence, isAttached } = match;
  return (
    <tr data-row>
      <td data-label="File">
        <a href={paths.reader(slug, match.documentId)}>{match.fileName}</a>
        {!isAttached && <div class="quiet">{match.ownTitle}</div>}
      </td>
      <td data-label="Seems to be">
        <a href={paths.reference(slug, match.referenceId)}>{title}</a>
        <div class="quiet">{[authors.slice(0, 3).join('; '), year].filter(Boolean).join(' · ')}</div>
      </td>
      <td data-label="Because of">
        {matchedByNames[how]} <span class="quiet">{confidence}%</span>{' '}
        {isAttached ? <Tag tone="good">attached</Tag> : <Tag tone="warn">proposed</Tag>}
      </td>
      {canEdit && (
        <td data-label="Is it?" class="match-actions">
          <ActionButton action={paths.fileMatch(slug, match.id, 'accept')} small data-row-key="y">
            Yes
          </ActionButton>{' '}
          <ButtonLink href={paths.documentMove(slug, match.documentId)} small look="quiet" data-row-key="c">
            Another
          </ButtonLink>{' '}
          <ActionButton action={paths.fileMatch(slug, match.id, 'refuse')} small look="quiet" data-row-key="n">
            None of these
          </ActionButton>
        </td>
      )}
    </tr>
  );
}

/** How many files wait for somebody to say where they belong. */
export function MatchesWaiting({ slug, n }: { readonly slug: string; readonly n: number }) {
  if (!n) return null;
  return (
    <p class="callout small">
      {counted(n, 'file was', 'files were')} matched to references you have. <a href={paths.fileMatches(slug)}>Check the matches</a>
    </p>
  );
}
