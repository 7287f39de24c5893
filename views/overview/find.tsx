import { paths } from '../../server/paths.ts';
import type { Finds, Found } from '../../server/overview/find.queries.ts';
import { EmptyState, PageHead } from '../shared/page.tsx';

export function FindPage({ slug, words, finds }: { readonly slug: string; readonly words: string; readonly finds: Finds }) {
  const groups: readonly (readonly [string, readonly Found[], (one: Found) => string])[] = [
    ['CMOCs', finds.cmocs, (one) => paths.cmoc(slug, one.id)],
    ['Codes', finds.codes, (one) => paths.code(slug, one.id)],
    ['Passages', finds.passages, (one) => paths.excerpt(slug, one.id)],
    ['References', finds.references, (one) => paths.reference(slug, one.id)],
    ['Memos', finds.memos, () => paths.memos(slug, { words })],
  ];
  const isEmpty = groups.every(([, found]) => !found.length) && !finds.pages.length;
  return (
    <>
      <PageHead title={words ? `Found for “${words}”` : 'Find'} />
      <form method="get" action={paths.find(slug)} class="one-line" role="search">
        <input type="search" name="q" value={words} aria-label="Words to find" autofocus={!words} />
        <button class="button main" type="submit">
          Find
        </button>
      </form>
      {words && isEmpty && (
        <EmptyState title="Nothing found">
          Every word must occur. Put a phrase in quotation marks; the last word may be unfinished.
        </EmptyState>
      )}
      {groups.map(([title, found, href]) => found.length > 0 && <Group key={title} title={title} found={found} href={href} />)}
      {finds.pages.length > 0 && (
        <section>
          <h2>In the documents</h2>
          <ol class="finds">
            {finds.pages.map((page) => (
              <li key={`${page.documentId}-${page.sheet}`}>
                <a href={paths.reader(slug, page.documentId, { sheet: page.sheet })}>
                  {page.title}, p. {page.label}
                </a>
                <p class="quote">
                  <Snippet text={page.snippet} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Group({
  title,
  found,
  href,
}: {
  readonly title: string;
  readonly found: readonly Found[];
  readonly href: (one: Found) => string;
}) {
  return (
    <section>
      <h2>{title}</h2>
      <ol class="finds">
        {found.map((one) => (
          <li key={one.id}>
            <a href={href(one)}>{shortened(one.title)}</a>
            {one.detail && <p class="quiet">{shortened(one.detail)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const shortened = (text: string): string => (text.length > 220 ? `${text.slice(0, 217)}…` : text);

/** The found words, marked: the index puts control characters round them. */
function Snippet({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('\u0002').map((part, at) => {
        const [found = '', rest] = part.split('\u0003');
        return rest === undefined ? (
          <span key={at}>{part}</span>
        ) : (
          <span key={at}>
            <mark>{found}</mark>
            {rest}
          </span>
        );
      })}
    </>
  );
}
