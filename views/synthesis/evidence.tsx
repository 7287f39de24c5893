/** The passages behind a configuration, those against it always shown; each opens its page. */
import { paths } from '../../server/paths.ts';
import { bases, basisNames } from '../../server/reviews/vocabulary.ts';
import type { Card, StanceShown } from '../../server/synthesis/card.queries.ts';
import { clarities, clarityNames, type Cmoc } from '../../server/synthesis/cmoc.ts';
import type { Evidence } from '../../server/synthesis/evidence.queries.ts';
import { wordsOf } from '../../server/synthesis/phrase.ts';
import { AppraiseHere } from '../appraisal/appraise-here.tsx';
import { Button, Select, TextField } from '../shared/form.tsx';
import { counted, Tag } from '../shared/page.tsx';
import { LiveButton, LiveForm } from './live-form.tsx';
import { Initials, PassageSource, Quote, StanceTag } from './parts.tsx';

interface EvidenceProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly card: Card;
}

export function EvidenceList(props: EvidenceProps) {
  const { evidence, stances } = props.card;
  const sideOf = (link: Evidence): string => stances.find((stance) => stance.key === link.stance)?.counts ?? 'none';
  const on = (side: string) => evidence.filter((link) => sideOf(link) === side);
  const neither = on('none');
  return (
    <section class="evidence" aria-labelledby="evidence-title">
      <h2 id="evidence-title">Evidence</h2>
      {props.card.broughtBy > 0 && (
        <p class="hint">
          The counts include what {counted(props.card.broughtBy, 'other CMOC')} bring (assigned to it, or merged into it). Listed here: its
          own passages.
        </p>
      )}
      <Side {...props} title="For" links={on('for')} none="No passage yet. Drag one here from the left, or press a role's key on it." />
      <Side {...props} title="Against" links={on('against')} none="None found so far." />
      {neither.length > 0 && <Side {...props} title="On neither side" links={neither} none="" />}
    </section>
  );
}

function Side({
  title,
  links,
  none,
  ...props
}: EvidenceProps & { readonly title: string; readonly links: readonly Evidence[]; readonly none: string }) {
  return (
    <section class="evidence-side">
      <h3>
        {title} <span class="quiet">{links.length}</span>
      </h3>
      {links.length === 0 && <p class="quiet">{none}</p>}
      <ul class="plain-list">
        {links.map((link) => (
          <EvidenceItem key={link.id} {...props} link={link} />
        ))}
      </ul>
    </section>
  );
}

function EvidenceItem({ slug, canWrite, card, link }: EvidenceProps & { readonly link: Evidence }) {
  const stance = card.stances.find((one) => one.key === link.stance);
  return (
    <li class="evidence-item" id={`link-${link.id}`}>
      <Quote passage={link.passage} />
      <p class="evidence-facts">
        <PassageSource slug={slug} passage={link.passage} labels={card.labels} />
        {stance && <StanceTag stance={stance} />}
        <span class="about">{aboutOf(card.cmoc, link)}</span>
        {link.clear !== 'not_judged' && (
          <span class={`clear ${link.clear}`} title={link.clearReason || clarityNames[link.clear]}>
            {link.clear === 'clear' ? '✓ clear' : '✗ not clear'}
          </span>
        )}
        {link.basis !== 'stated' && <Tag>{basisNames[link.basis].toLowerCase()}</Tag>}
        <Initials name={card.people.get(link.authorId) ?? ''} />
      </p>
      {link.note && <p class="quiet">{link.note}</p>}
      {canWrite && (
        <details class="edit">
          <summary>Change</summary>
          <LinkForm slug={slug} card={card} link={link} />
        </details>
      )}
      {card.appraised.has('evidence_link') && <AppraiseHere slug={slug} kind="evidence_link" id={link.id} />}
    </li>
  );
}

/** "about trust", "C–M: history – trust", "the whole". */
function aboutOf(cmoc: Cmoc, { elementId, otherElementId }: Evidence): string {
  const found = cmoc.slots.flatMap((slot) =>
    slot.elements
      .filter((element) => element.id === elementId || element.id === otherElementId)
      .map((element) => ({ letter: slot.role.letter, words: wordsOf(element) })),
  );
  if (!found.length) return 'the whole';
  return `${found.map((one) => one.letter).join('–')}: ${found.map((one) => shortened(one.words)).join(' – ')}`;
}

const shortened = (words: string): string => (words.length > 40 ? `${words.slice(0, 38)}…` : words);

/** Where a passage can belong: the whole, an element, a step between two slots. */
export function targetChoices(cmoc: Cmoc, { withSlots = false } = {}) {
  const { slots } = cmoc;
  const fresh = withSlots
    ? slots.map(({ role }) => ({ value: `slot:${role.id}`, label: `${role.letter}: as ${role.name.toLowerCase()}`, key: role.key }))
    : [];
  const elements = slots.flatMap(({ role, elements: own }) =>
    own.map((element) => ({ value: `element:${element.id}`, label: `${role.letter}: ${shortened(wordsOf(element))}`, key: undefined })),
  );
  const relations = slots.flatMap((slot, at) =>
    slots.slice(at + 1).flatMap((other) =>
      slot.elements.flatMap((one) =>
        other.elements.map((two) => ({
          value: `relation:${one.id}:${two.id}`,
          label: `${slot.role.letter}–${other.role.letter}: ${shortened(wordsOf(one))} – ${shortened(wordsOf(two))}`,
          key: undefined,
        })),
      ),
    ),
  );
  return [...fresh, { value: 'whole', label: 'The whole configuration', key: 'w' }, ...elements, ...relations.slice(0, 60)];
}

const targetOf = ({ elementId, otherElementId }: Evidence): string => {
  if (elementId && otherElementId) return `relation:${elementId}:${otherElementId}`;
  return elementId ? `element:${elementId}` : 'whole';
};

export const stanceChoices = (stances: readonly StanceShown[]) =>
  stances.map((stance) => ({ value: stance.key, label: `${stance.letter} – ${stance.name.toLowerCase()}` }));

function LinkForm({ slug, card, link }: { readonly slug: string; readonly card: Card; readonly link: Evidence }) {
  const id = (name: string) => `${name}-${link.id}`;
  return (
    <>
      <LiveForm action={paths.evidenceDo(slug, link.id, 'change')} class="link-form">
        <input type="hidden" name="version" value={String(link.version)} />
        <div class="one-line">
          <Select name="stance" id={id('stance')} label="Stance" value={link.stance} choices={stanceChoices(card.stances)} />
          <Select
            name="clear"
            id={id('clear')}
            label="Clear data"
            value={link.clear}
            choices={clarities.map((value) => ({ value, label: clarityNames[value] }))}
          />
        </div>
        <TextField name="clear_reason" id={id('reason')} label="Why" optional value={link.clearReason} />
        <Select name="target" id={id('target')} label="Speaks of" value={targetOf(link)} choices={targetChoices(card.cmoc)} />
        <div class="one-line">
          <Select
            name="basis"
            id={id('basis')}
            label="Basis"
            value={link.basis}
            choices={bases.map((value) => ({ value, label: basisNames[value] }))}
          />
          <TextField name="note" id={id('note')} label="Note" optional value={link.note} />
        </div>
        <Button small look="main">
          Save
        </Button>
      </LiveForm>
      <LiveButton action={paths.evidenceDo(slug, link.id, 'remove')} look="danger">
        Unlink
      </LiveButton>
    </>
  );
}
