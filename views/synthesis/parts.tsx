/** The small parts that every screen of configurations is made of. */
import { readable } from '../../server/coding/readable.ts';
import type { ComponentChildren } from 'preact';
import type { Direction } from '../../server/reviews/vocabulary.ts';
import { directionNames } from '../../server/reviews/vocabulary.ts';
import { paths } from '../../server/paths.ts';
import { type Cmoc, levelNames, type Slot, type Status, statusNames } from '../../server/synthesis/cmoc.ts';
import { hasOwnWords, wordsOf } from '../../server/synthesis/phrase.ts';
import type { Element } from '../../server/synthesis/cmoc.ts';
import type { Passage } from '../../server/synthesis/evidence.queries.ts';
import { RoleMark, Tag } from '../shared/page.tsx';

const arrows: Readonly<Record<Direction, string>> = { not_stated: '', more: '↑', less: '↓', present: '●', absent: '○', depends: '±' };

/** ↑ ↓ ± beside a word, with the word for those who hear the page. */
export function DirectionMark({ direction, dependsOn = '' }: { readonly direction: Direction; readonly dependsOn?: string }) {
  if (direction === 'not_stated') return null;
  const name = direction === 'depends' && dependsOn ? `Depends on ${dependsOn}` : directionNames[direction];
  return (
    <span class="direction" title={name}>
      <span aria-hidden="true">{arrows[direction]}</span>
      <span class="visually-hidden">{name.toLowerCase()}</span>
    </span>
  );
}

/** What an element says: its own words in the reading face with the code beside, or the code alone. */
export function ElementWords({ element }: { readonly element: Pick<Element, 'wording' | 'code' | 'direction' | 'dependsOn'> }) {
  const isOwn = hasOwnWords(element);
  return (
    <span class={isOwn ? 'element-words own' : 'element-words'}>
      <span class="said">{wordsOf(element)}</span>
      {isOwn && element.code && <span class="code-chip">{element.code.name}</span>}
      <DirectionMark direction={element.direction} dependsOn={element.dependsOn} />
    </span>
  );
}

/** A configuration in one line: C trust ↑ · M … · O …; empty slots are shown as such. */
export function SlotLine({ slots }: { readonly slots: readonly Slot[] }) {
  return (
    <span class="slot-line">
      {slots.map(({ role, elements, mode }) => (
        <span key={role.id} class={elements.length ? 'slot-part' : 'slot-part empty'}>
          <RoleMark letter={role.letter} set={role.style} name={role.name} />{' '}
          {elements.length ? (
            elements.map((element, at) => (
              <span key={element.id}>
                {at > 0 && <span class="between">{mode === 'or' ? ' or ' : '; '}</span>}
                {wordsOf(element)}
                <DirectionMark direction={element.direction} dependsOn={element.dependsOn} />
              </span>
            ))
          ) : (
            <span class="none">
              <span aria-hidden="true">–</span>
              <span class="visually-hidden">empty</span>
            </span>
          )}
        </span>
      ))}
    </span>
  );
}

export function StatusTag({ status }: { readonly status: Status }) {
  const tone = { draft: 'plain', proposed: 'accent', agreed: 'good', retired: 'warn' } as const;
  return <Tag tone={tone[status]}>{statusNames[status]}</Tag>;
}

/** E or T: extracted from one reference, or of the theory. */
export function LevelMark({ level }: { readonly level: Cmoc['level'] }) {
  return (
    <abbr class={`level level-${level}`} title={levelNames[level]}>
      {level === 'extracted' ? 'E' : 'T'}
    </abbr>
  );
}

interface StanceLike {
  readonly key: string;
  readonly name: string;
  readonly letter: string;
  readonly counts: string;
}

const tones: Readonly<Record<string, 'good' | 'bad' | 'plain'>> = { for: 'good', against: 'bad', none: 'plain' };

/** A stance told by letter and word, never by colour alone. */
export function StanceTag({ stance }: { readonly stance: StanceLike }) {
  return (
    <Tag tone={tones[stance.counts] ?? 'plain'}>
      <b>{stance.letter}</b> {stance.name.toLowerCase()}
    </Tag>
  );
}

/** "Lee 2018, p. 4": opens the page there. */
export function PassageSource({
  slug,
  passage,
  labels,
}: {
  readonly slug: string;
  readonly passage: Pick<Passage, 'id' | 'pageLabel' | 'referenceId' | 'kind'>;
  readonly labels: ReadonlyMap<string, string>;
}) {
  return (
    <a class="source" href={paths.excerpt(slug, passage.id)}>
      {labels.get(passage.referenceId) ?? 'Reference'}
      {passage.pageLabel && `, p. ${passage.pageLabel}`}
      {passage.kind === 'typed' && <span class="quiet"> (typed, not checked against the file)</span>}
    </a>
  );
}

/** A quotation; what is only described (an area) is told as such. */
export function Quote({ passage, children }: { readonly passage: Pick<Passage, 'quote' | 'kind'>; readonly children?: ComponentChildren }) {
  return (
    <blockquote class="quote">
      {passage.kind === 'area' ? `[${passage.quote || 'marked area'}]` : `“${readable(passage.quote)}”`}
      {children}
    </blockquote>
  );
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

/** Initials, with the name for whoever asks. */
export function Initials({ name }: { readonly name: string }) {
  return (
    <abbr class="initials" title={name}>
      {initialsOf(name)}
    </abbr>
  );
}
