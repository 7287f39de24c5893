/** Frozen text as paragraphs of sentences, each a link that marks it; passages shown in it by tint and line, and said aloud. */
import { paths } from '../../server/paths.ts';
import type { Role } from '../../server/reviews/reviews.queries.ts';
import type { ExcerptShown } from '../../server/coding/excerpt.ts';
import type { Range } from '../../server/coding/ranges.ts';
import { type Segment, segmentsOf } from '../../server/coding/segments.ts';
import type { Paragraph } from '../../server/coding/sentences.ts';
import { figure } from '../shared/page.tsx';

export interface TextPortion {
  readonly sheet: number;
  readonly label: string;
  readonly portion: number;
  readonly portions: number;
  readonly paragraphs: readonly Paragraph[];
  /** The words between two positions of this portion. */
  readonly wordsAt: (range: Range) => string;
  readonly excerpts: readonly ExcerptShown[];
}

export interface Reading {
  readonly slug: string;
  readonly documentId: string;
  readonly roles: readonly Role[];
  readonly me: string;
  readonly canCode: boolean;
}

/** One page, or one portion of a long page: a fragment. */
export function TextPage({ reading, page }: { readonly reading: Reading; readonly page: TextPortion }) {
  const { sheet, portion, portions } = page;
  return (
    <section
      class="text-page"
      id={portion ? `sheet-${sheet}-${portion}` : `sheet-${sheet}`}
      data-sheet={sheet}
      data-portion={portion}
      data-portions={portions}
      aria-label={`Page ${page.label}${portion ? `, continued (${portion + 1} of ${portions})` : ''}`}
    >
      {portion === 0 && <h2 class="text-label">{page.label}</h2>}
      {page.paragraphs.length === 0 && <p class="quiet">No text on this page.</p>}
      {page.paragraphs.map((paragraph) => (
        <p key={paragraph[0]?.[0]}>
          {paragraph.map((range, at) => (
            <Sentence key={range[0]} reading={reading} page={page} range={range} isFirst={at === 0} />
          ))}
        </p>
      ))}
    </section>
  );
}

function Sentence({ reading, page, range, isFirst }: { reading: Reading; page: TextPortion; range: Range; isFirst: boolean }) {
  const [start, end] = range;
  const segments = segmentsOf(range, page.excerpts);
  const words = segments.map((segment) =>
    segments.length === 1 && !segment.by.length ? (
      page.wordsAt(range)
    ) : (
      <Piece key={segment.start} reading={reading} segment={segment} words={page.wordsAt([segment.start, segment.end])} />
    ),
  );
  const href = reading.canCode ? paths.markPassage(reading.slug, reading.documentId, `${start}-${end}`) : undefined;
  return (
    <>
      {isFirst ? '' : ' '}
      <a class="sentence" href={href} data-at={start} data-end={end}>
        {words}
      </a>
    </>
  );
}

/** More than this many lines under one word can't be told apart. */
const mostLayers = 5;

function Piece({ reading, segment, words }: { reading: Reading; segment: Segment<ExcerptShown>; words: string }) {
  const text = <span data-at={segment.start}>{words}</span>;
  if (!segment.by.length) return text;
  const layers = segment.by.flatMap((excerpt) => stylesOf(excerpt, reading.roles).map((style) => ({ excerpt, style })));
  const inner = layers
    .slice(0, mostLayers)
    .reduceRight(
      (content, { excerpt, style }, at) => (
        <span class={`mark role-${style} layer-${at}${excerpt.authorId === reading.me ? '' : ' theirs'}`}>{content}</span>
      ),
      text,
    );
  return (
    <span class="marked" data-excerpts={segment.by.map(({ id }) => id).join(' ')}>
      {segment.by
        .filter((excerpt) => excerpt.start === segment.start)
        .map((excerpt) => (
          <Said key={excerpt.id} words={`[${saidOf(excerpt, reading.roles)}: `} />
        ))}
      {inner}
      {segment.by
        .filter((excerpt) => excerpt.end === segment.end)
        .map((excerpt) => (
          <Said key={excerpt.id} words={' end of passage] '} />
        ))}
    </span>
  );
}

/** For screen readers; not part of the text. */
function Said({ words }: { readonly words: string }) {
  return (
    <span class="visually-hidden" data-unread>
      {words}
    </span>
  );
}

/** The distinct sets of its roles; 0 while it has none. */
function stylesOf(excerpt: ExcerptShown, roles: readonly Role[]): readonly number[] {
  const styles = excerpt.codings.map((coding) => roles.find((role) => role.id === coding.roleId)?.style ?? 0);
  return styles.length ? [...new Set(styles)] : [0];
}

/** "context, Trust; outcome, Commitment", or that it has no role yet. */
export function saidOf(excerpt: Pick<ExcerptShown, 'codings'>, roles: readonly Role[]): string {
  const codings = excerpt.codings.map((coding) => {
    const role = roles.find((one) => one.id === coding.roleId)?.name ?? 'no role';
    return coding.codeName && !coding.isCodeTrashed ? `${role}, ${coding.codeName}` : role;
  });
  return codings.length ? codings.join('; ') : 'highlighted, no role yet';
}

/** What follows the pages shown, for those without script. */
export function MoreText({
  slug,
  documentId,
  from,
  last,
  of,
}: {
  readonly slug: string;
  readonly documentId: string;
  readonly from: number;
  readonly last: TextPortion | undefined;
  readonly of: number;
}) {
  if (!last) return null;
  const go = (sheet: number) => paths.reader(slug, documentId, { view: 'text', sheet });
  const rest = last.portion + 1 < last.portions && paths.textPage(slug, documentId, last.sheet, last.portion + 1);
  return (
    <nav class="pager without-script" aria-label="Pages of the document">
      <span>
        Sheets {figure(from)}–{figure(last.sheet)} of {figure(of)}
      </span>
      {from > 1 && <a href={go(Math.max(1, from - (last.sheet - from + 1)))}>Earlier pages</a>}
      {rest && <a href={rest}>The rest of this page</a>}
      {last.sheet < of && <a href={go(last.sheet + 1)}>Later pages</a>}
    </nav>
  );
}
