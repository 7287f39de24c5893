/** References that look alike, side by side, field by field: joined or kept apart. */
import type { Comparable, SearchKept } from '../../server/references/duplicates.ts';
import type { Joined } from '../../server/references/duplicates.queries.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton, Button, ButtonLink, Form } from '../shared/form.tsx';
import { counted, EmptyState, Explain, PageHead, Pager, Tag } from '../shared/page.tsx';
import { DuplicateSearch } from './duplicate-search.tsx';

interface Group {
  readonly certainty: 'certain' | 'likely';
  readonly members: readonly Comparable[];
}

interface DuplicatesPageProps {
  readonly slug: string;
  readonly canEdit: boolean;
  /** How many groups are certain, on all pages. */
  readonly certain: number;
  readonly groups: { readonly rows: readonly Group[]; readonly offset: number; readonly limit: number; readonly total: number };
  readonly related: readonly { readonly as: 'abstract' | 'preprint'; readonly members: readonly Comparable[] }[];
  readonly joined: readonly Joined[];
  /** What an earlier search in the background found; null: searched just now. */
  readonly kept: SearchKept | null;
}

export function DuplicatesPage(props: DuplicatesPageProps) {
  const { slug, canEdit, certain, kept } = props;
  return (
    <div id="duplicates">
      <PageHead
        title={
          <>
            Duplicates{' '}
            <Explain term="a duplicate">
              <p>Two records of one work, from two databases. Joining keeps both records, so that counts per database stay right.</p>
              <p>Certain: the same DOI or PubMed number, or the same title, authors, year, volume and page. The rest is yours to judge.</p>
            </Explain>
          </>
        }
        back={{ href: paths.literature(slug), label: 'Literature' }}
        actions={
          canEdit &&
          certain > 0 && (
            <ActionButton action={paths.duplicatesVerb(slug, 'certain')} look="main">
              Join the {counted(certain, 'certain group')}
            </ActionButton>
          )
        }
      />
      {kept && <DuplicateSearch slug={slug} canEdit={canEdit} kept={kept} />}
      <Groups {...props} />
      <Related {...props} />
      <JoinedList {...props} />
    </div>
  );
}

function Groups({ slug, canEdit, groups, kept }: DuplicatesPageProps) {
  const isSearched = kept === null || kept.state === 'done';
  if (groups.total === 0)
    return isSearched ? (
      <EmptyState title="No duplicates" action={<ButtonLink href={paths.screening(slug)}>Go on to screening</ButtonLink>}>
        No two references look alike, or all that do are decided.
      </EmptyState>
    ) : null;
  return (
    <>
      {canEdit && <p class="hint">Doubtful ones come first. Keys: j and k to walk, s the same, d different.</p>}
      <div data-keyboard-list>
        {groups.rows.map((group) => (
          <GroupShown key={group.members[0]?.id} slug={slug} canEdit={canEdit} group={group} />
        ))}
      </div>
      <Pager
        offset={groups.offset}
        shown={groups.rows.length}
        total={groups.total}
        limit={groups.limit}
        href={(page) => paths.duplicates(slug, page)}
        noun={groups.total === 1 ? 'group' : 'groups'}
      />
    </>
  );
}

const fields: readonly (readonly [string, (one: Comparable) => string])[] = [
  ['Title', (one) => one.title],
  ['Authors', (one) => one.authors.slice(0, 8).join('; ') + (one.authors.length > 8 ? ' …' : '')],
  ['Year', (one) => String(one.year ?? '')],
  ['Journal or book', (one) => one.container],
  ['Volume, issue', (one) => [one.volume, one.issue && `(${one.issue})`].filter(Boolean).join(' ')],
  ['Pages', (one) => one.pages],
  ['DOI', (one) => one.doi],
  ['PubMed', (one) => one.pmid],
];

function GroupShown({ slug, canEdit, group }: Pick<DuplicatesPageProps, 'slug' | 'canEdit'> & { readonly group: Group }) {
  const { members, certainty } = group;
  return (
    <section class="duplicate-group" aria-label={members[0]?.title} data-row>
      <div class="wide">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">
                <Tag tone={certainty === 'certain' ? 'good' : 'warn'}>{certainty}</Tag>
              </th>
              {members.map((one, at) => (
                <th scope="col" key={one.id}>
                  <a href={paths.reference(slug, one.id)}>{at === 0 ? 'First' : `Other${members.length > 2 ? ` ${at}` : ''}`}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(([name, said]) => {
              const values = members.map(said);
              if (!values.some(Boolean)) return null;
              return (
                <tr key={name} class={new Set(values).size > 1 ? 'differs' : undefined}>
                  <th scope="row">{name}</th>
                  {values.map((value, at) => (
                    <td key={members[at]?.id}>{value || '–'}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {canEdit && (
        <div class="one-line">
          <Decide slug={slug} verb="join" members={members} words="The same: join them" letter="s" />
          <Decide slug={slug} verb="apart" members={members} words="Not the same" letter="d" />
        </div>
      )}
    </section>
  );
}

function Decide({
  slug,
  verb,
  members,
  words,
  letter,
}: {
  readonly slug: string;
  readonly verb: 'join' | 'apart';
  readonly members: readonly Comparable[];
  readonly words: string;
  readonly letter: string;
}) {
  return (
    <Form action={paths.duplicatesVerb(slug, verb)} class="as-button">
      {members.map((one) => (
        <input key={one.id} type="hidden" name="references" value={one.id} />
      ))}
      <Button small data-row-key={letter}>
        {words}
      </Button>
    </Form>
  );
}

const relations = { abstract: 'A conference abstract and a paper', preprint: 'A preprint and an article' } as const;

function Related({ slug, related }: DuplicatesPageProps) {
  if (!related.length) return null;
  return (
    <section aria-labelledby="related-heading">
      <h2 id="related-heading">Alike, and not the same</h2>
      <p class="hint">They may be one study: tick both on the Literature page and say so.</p>
      <ul class="plain-list related-pairs">
        {related.map(({ as, members }) => (
          <li key={members.map((one) => one.id).join()}>
            {relations[as]}:{' '}
            {members.map((one, at) => (
              <span key={one.id}>
                {at > 0 && ' · '}
                <a href={paths.reference(slug, one.id)}>{one.title}</a> {one.container && `(${one.container})`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function JoinedList({ slug, joined, canEdit }: DuplicatesPageProps) {
  if (!joined.length) return null;
  return (
    <details class="joined-list">
      <summary>Joined so far</summary>
      <ul class="plain-list">
        {joined.map(({ id, title, into, intoTitle }) => (
          <li key={id}>
            “{title}” is in <a href={paths.reference(slug, into)}>{intoTitle}</a>{' '}
            {canEdit && (
              <ActionButton action={paths.duplicatesVerb(slug, 'split')} values={{ verdict: id }} look="quiet" small>
                Take apart
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
