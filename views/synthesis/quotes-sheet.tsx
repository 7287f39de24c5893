/** The quotes behind a number, in the side sheet: each opens its page, those that others bring say so. */
import { paths } from '../../server/paths.ts';
import { clarityNames } from '../../server/synthesis/cmoc.ts';
import type { Quotes, QuotesFrom } from '../../server/synthesis/quotes.queries.ts';
import { Icon } from '../shared/icon.tsx';
import { counted } from '../shared/page.tsx';
import { PassageSource, Quote, StanceTag } from './parts.tsx';
import { CmocLink } from './ties.tsx';

const titles: Readonly<Record<string, string>> = {
  for: 'Passages for it',
  against: 'Passages against it',
  clear: 'Passages judged clear',
  all: 'All passages',
};

export function QuotesSheet({ slug, quotes }: { readonly slug: string; readonly quotes: Quotes }) {
  const { cmoc, side, passages, groups } = quotes;
  return (
    <section id="quotes" class="quotes-sheet" aria-labelledby="quotes-title">
      <header class="sheet-head">
        <div>
          <h2 id="quotes-title">{titles[side]}</h2>
          <p class="quiet">{counted(passages, 'passage')}</p>
        </div>
        <button type="button" class="button quiet small" data-close="sheet" aria-label="Close">
          <Icon name="close" />
        </button>
      </header>
      <p class="tie">
        <CmocLink slug={slug} brief={cmoc} />
      </p>
      {groups.length === 0 && <p class="quiet">There is none.</p>}
      {groups.map((group) => (
        <Group key={group.cmoc.id} slug={slug} quotes={quotes} group={group} isOwn={group.cmoc.id === cmoc.id} />
      ))}
      <p>
        <a href={paths.cmoc(slug, cmoc.id)}>Open its card</a>
      </p>
    </section>
  );
}

function Group({
  slug,
  quotes,
  group,
  isOwn,
}: {
  readonly slug: string;
  readonly quotes: Quotes;
  readonly group: QuotesFrom;
  readonly isOwn: boolean;
}) {
  return (
    <section class="quotes-group">
      {!isOwn && (
        <h3>
          {group.conflicts ? 'From one in conflict with it: ' : 'From '}
          <CmocLink slug={slug} brief={group.cmoc} />
        </h3>
      )}
      <ul class="plain-list">
        {group.links.map((link) => {
          const stance = quotes.stances.find((one) => one.key === link.stance);
          return (
            <li key={link.id} class="evidence-item">
              <Quote passage={link.passage} />
              <p class="evidence-facts">
                <PassageSource slug={slug} passage={link.passage} labels={quotes.labels} />
                {stance && <StanceTag stance={stance} />}
                {link.clear !== 'not_judged' && <span class={`clear ${link.clear}`}>{clarityNames[link.clear].toLowerCase()}</span>}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
