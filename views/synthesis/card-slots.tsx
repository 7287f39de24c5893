/** The slots of a card: elements, what stands between them, and where a passage can be put. */
import { paths } from '../../server/paths.ts';
import { bases, basisNames, directionNames, directions } from '../../server/reviews/vocabulary.ts';
import type { Card } from '../../server/synthesis/card.queries.ts';
import { type Element, facets, type Slot } from '../../server/synthesis/cmoc.ts';
import type { Evidence } from '../../server/synthesis/evidence.queries.ts';
import { typedText } from '../../server/synthesis/element-text.ts';
import { wordsOf } from '../../server/synthesis/phrase.ts';
import { Button, Select, TextField } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { counted, RoleMark, Tag } from '../shared/page.tsx';
import { LiveButton, LiveForm } from './live-form.tsx';
import { ElementWords } from './parts.tsx';

export interface SlotsProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly card: Card;
}

export function CardSlots(props: SlotsProps) {
  const { slots } = props.card.cmoc;
  return (
    <ol class="slots">
      {slots.map((slot, at) => (
        <SlotBlock key={slot.role.id} {...props} slot={slot} next={slots[at + 1]} />
      ))}
    </ol>
  );
}

type SlotProps = SlotsProps & { readonly slot: Slot; readonly next: Slot | undefined };

function SlotBlock({ slot, next, ...props }: SlotProps) {
  const { slug, canWrite, card } = props;
  const { role, elements, mode } = slot;
  return (
    <li class={`slot style-${role.style}`} data-drop={`slot:${role.id}`}>
      <div class="slot-head">
        <RoleMark letter={role.letter} set={role.style} name={role.name} />
        <h3>{role.name}</h3>
        {elements.length > 1 && <SlotMode {...props} slot={slot} />}
      </div>
      <ul class="elements">
        {elements.map((element, at) => (
          <ElementBlock key={element.id} {...props} element={element} slot={slot} isFirst={at === 0} isLast={at === elements.length - 1} />
        ))}
      </ul>
      {canWrite && (
        <LiveForm action={paths.cmocDo(slug, card.cmoc.id, 'elements')} class="add-element">
          <input type="hidden" name="role" value={role.id} />
          <input
            type="text"
            id={`add-${role.id}`}
            name="text"
            aria-label={`Add to ${role.name.toLowerCase()}: a code or words`}
            placeholder={elements.length ? (mode === 'or' ? 'or …' : 'and …') : 'A code or words, + − ± at the end'}
            data-suggest={paths.suggest(slug, 'codes')}
            data-suggest-new
            autocomplete="off"
          />
          <Button small class="without-script">
            Add
          </Button>
        </LiveForm>
      )}
      {next && <RelationMark card={card} from={slot} to={next} />}
    </li>
  );
}

function SlotMode({ slug, canWrite, card, slot }: SlotsProps & { readonly slot: Slot }) {
  if (!canWrite) return <span class="quiet">{slot.mode === 'or' ? 'any of these' : 'all of these'}</span>;
  const other = slot.mode === 'or' ? 'and' : 'or';
  return (
    <LiveButton
      action={paths.cmocDo(slug, card.cmoc.id, 'mode')}
      values={{ role: slot.role.id, mode: other }}
      title={other === 'or' ? 'Read as alternatives' : 'Read together'}
    >
      {slot.mode === 'or' ? 'any of these' : 'all of these'}
    </LiveButton>
  );
}

/** Passages that speak of the step from one slot to the next. */
function RelationMark({ card, from, to }: { readonly card: Card; readonly from: Slot; readonly to: Slot }) {
  const [first, second] = [from.elements[0], to.elements[0]];
  const n = card.evidence.filter((link) => link.target === 'relation' && joins(link, from, to)).length;
  if (!first || !second) return <div class="relation empty" aria-hidden="true" />;
  return (
    <div class="relation" data-drop={`relation:${first.id}:${second.id}`}>
      {n > 0 && (
        <span>
          {from.role.letter}–{to.role.letter}: {counted(n, 'passage')}
        </span>
      )}
    </div>
  );
}

const joins = ({ elementId, otherElementId }: Evidence, from: Slot, to: Slot): boolean => {
  const holds = (slot: Slot, id: string | null) => slot.elements.some((element) => element.id === id);
  return (holds(from, elementId) && holds(to, otherElementId)) || (holds(to, elementId) && holds(from, otherElementId));
};

type ElementProps = SlotsProps & {
  readonly element: Element;
  readonly slot: Slot;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

function ElementBlock({ slug, canWrite, card, element, slot, isFirst, isLast }: ElementProps) {
  const links = card.evidence.filter((link) => link.elementId === element.id || link.otherElementId === element.id);
  const level = card.review.levels.find((one) => one.id === element.level)?.name ?? element.level;
  return (
    <li class="element" id={`element-${element.id}`} data-drop={`element:${element.id}`}>
      <div class="element-line">
        <ElementWords element={element} />
        <span class="element-tags">
          {element.basis !== 'stated' && <Tag>{basisNames[element.basis].toLowerCase()}</Tag>}
          {[element.facet, element.actor, level].filter(Boolean).map((text) => (
            <Tag key={text}>{text}</Tag>
          ))}
          {!element.code && <Tag tone="warn">not yet coded</Tag>}
        </span>
        <StanceCounts links={links} card={card} />
      </div>
      {canWrite && (
        <details class="edit element-edit">
          <summary title="Edit">
            <Icon name="edit" size={14} />
            <span class="visually-hidden">Edit {wordsOf(element)}</span>
          </summary>
          <ElementForm slug={slug} card={card} element={element} slot={slot} />
          <div class="row-actions">
            {!isFirst && <MoveButton slug={slug} id={element.id} to="up" label="Move up" />}
            {!isLast && <MoveButton slug={slug} id={element.id} to="down" label="Move down" />}
            <LiveButton action={paths.elementDo(slug, element.id, 'remove')} look="danger">
              Remove
            </LiveButton>
          </div>
        </details>
      )}
    </li>
  );
}

const MoveButton = ({
  slug,
  id,
  to,
  label,
}: {
  readonly slug: string;
  readonly id: string;
  readonly to: string;
  readonly label: string;
}) => (
  <LiveButton action={paths.elementDo(slug, id, 'move')} values={{ to }}>
    {label}
  </LiveButton>
);

/** "3s 1x": how many passages speak of the element, by stance. */
function StanceCounts({ links, card }: { readonly links: readonly Evidence[]; readonly card: Card }) {
  const counts = card.stances
    .map((stance) => ({ stance, n: links.filter((link) => link.stance === stance.key).length }))
    .filter(({ n }) => n > 0);
  return (
    <span class="stance-counts">
      {counts.map(({ stance, n }) => (
        <abbr key={stance.key} class={`stance-${stance.counts}`} title={`${counted(n, 'passage')}: ${stance.name.toLowerCase()}`}>
          {n}
          {stance.letter}
        </abbr>
      ))}
    </span>
  );
}

function ElementForm({
  slug,
  card,
  element,
  slot,
}: {
  readonly slug: string;
  readonly card: Card;
  readonly element: Element;
  readonly slot: Slot;
}) {
  const id = (name: string) => `${name}-${element.id}`;
  return (
    <LiveForm action={paths.elementDo(slug, element.id, 'change')} class="element-form" aria-label={`Edit ${typedText(element)}`}>
      <input type="hidden" name="version" value={String(element.version)} />
      <TextField
        name="wording"
        id={id('wording')}
        label="Words"
        value={element.wording}
        hint="As the authors or you put it; empty: the code speaks."
      />
      <TextField
        name="code"
        id={id('code')}
        label="Code"
        value={element.code?.name ?? ''}
        data-suggest={paths.suggest(slug, 'codes')}
        data-suggest-whole
        autocomplete="off"
      />
      <div class="one-line">
        <Select
          name="direction"
          id={id('direction')}
          label="Direction"
          value={element.direction}
          choices={directions.map((value) => ({ value, label: directionNames[value] }))}
        />
        <TextField name="depends_on" id={id('depends')} label="Depends on" value={element.dependsOn} />
      </div>
      <Select
        name="basis"
        id={id('basis')}
        label="Basis"
        value={element.basis}
        choices={bases.map((value) => ({ value, label: basisNames[value] }))}
      />
      <div class="one-line">
        {slot.role.kind === 'mechanism' && (
          <Select
            name="facet"
            id={id('facet')}
            label="Facet"
            value={element.facet}
            choices={[{ value: '', label: 'not told apart' }, ...facets.map((value) => ({ value, label: value }))]}
          />
        )}
        <TextField name="actor" id={id('actor')} label="Whose" value={element.actor} optional />
        {card.review.levels.length > 0 && (
          <Select
            name="level"
            id={id('level')}
            label="Level"
            value={element.level}
            choices={[{ value: '', label: 'none' }, ...card.review.levels.map((level) => ({ value: level.id, label: level.name }))]}
          />
        )}
      </div>
      <Button look="main" small>
        Save
      </Button>
    </LiveForm>
  );
}
