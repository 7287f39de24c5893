/** CMOCs beside the paper: those made from it, and those of the theory that is tested on it. */
import { paths } from '../../server/paths.ts';
import type { StanceShown } from '../../server/synthesis/card.queries.ts';
import { findingNames } from '../../server/synthesis/cmoc.ts';
import type { LineDraft } from '../../server/synthesis/line.ts';
import type { Beside, CmocBeside } from '../../server/synthesis/reading.queries.ts';
import { Button } from '../shared/form.tsx';
import { counted, figure, Tag } from '../shared/page.tsx';
import { CmocLine } from './cmoc-line.tsx';
import { LevelMark, SlotLine } from './parts.tsx';

interface PaneProps {
  readonly slug: string;
  readonly documentId: string;
  readonly canWrite: boolean;
  readonly beside: Beside;
  readonly words: string;
  /** The theory that is tested; empty: any. */
  readonly theory: string;
}

/** A fragment; its list is fetched again when CMOCs have changed. */
export function CmocsPane(props: PaneProps) {
  const { slug, documentId, canWrite } = props;
  return (
    <section id="pane" class="pane cmocs-pane" data-pane="cmocs" aria-label="CMOCs">
      <div class="pane-tools">
        <PaneFilter {...props} />
        {canWrite && <NewHere slug={slug} documentId={documentId} />}
      </div>
      <BesideLists {...props} />
    </section>
  );
}

function PaneFilter({ slug, documentId, beside, words, theory }: PaneProps) {
  const address = paths.pane(slug, documentId, 'cmocs');
  return (
    <form
      id="cmocs-filter"
      class="filter-row"
      method="get"
      action={address}
      role="search"
      hx-get={address}
      hx-trigger="submit, change, input changed delay:200ms from:#beside-words"
      hx-target="#cmocs-beside"
      hx-select="#cmocs-beside"
      hx-swap="outerHTML"
    >
      <input type="search" id="beside-words" name="words" value={words} aria-label="Find a CMOC" placeholder="Number, words, code" />
      {beside.theories.length > 0 && (
        <select name="theory" id="beside-theory" aria-label="Theory being tested">
          <option value="">any theory</option>
          {beside.theories.map((one) => (
            <option key={one.id} value={one.id} selected={one.id === theory}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      <Button small class="without-script">
        Filter
      </Button>
    </form>
  );
}

/** From the passages that are selected, or from nothing. */
function NewHere({ slug, documentId }: { readonly slug: string; readonly documentId: string }) {
  const address = paths.newCmocHere(slug, documentId);
  return (
    <form method="get" action={address} hx-get={address} hx-target="#reader-popover" hx-swap="innerHTML" class="new-here" data-popover-here>
      <Button small title="Make a CMOC from the selected passages (n)">
        New CMOC
      </Button>
    </form>
  );
}

function BesideLists(props: PaneProps) {
  const { slug, documentId, beside } = props;
  const address = paths.pane(slug, documentId, 'cmocs');
  const { own, theory } = beside;
  return (
    <div
      id="cmocs-beside"
      hx-get={address}
      hx-trigger="cmocs-changed from:body"
      hx-include="#cmocs-filter"
      hx-select="#cmocs-beside"
      hx-target="#cmocs-beside"
      hx-swap="outerHTML"
    >
      <h2 class="pane-head">
        Of this paper <span class="quiet">{figure(own.length)}</span>
      </h2>
      {own.length === 0 && (
        <p class="quiet">None yet. Select a passage and press n: its role and code fill the line, what is missing can stay empty.</p>
      )}
      <BesideList {...props} list={own} />
      <h2 class="pane-head">
        Of the theory <span class="quiet">{figure(theory.total)}</span>
      </h2>
      {theory.total === 0 && <p class="quiet">No CMOC of the theory {props.words || props.theory ? 'fits.' : 'yet.'}</p>}
      <BesideList {...props} list={theory.rows} />
      {theory.total > theory.rows.length && (
        <p class="quiet">
          Showing {figure(theory.rows.length)} of {figure(theory.total)}, those with most codes of this paper first. Type to find the
          others.
        </p>
      )}
    </div>
  );
}

function BesideList({ slug, documentId, beside, list }: PaneProps & { readonly list: readonly CmocBeside[] }) {
  return (
    <ul class="plain-list beside-list">
      {list.map((one) => (
        <BesideItem key={one.cmoc.id} slug={slug} documentId={documentId} stances={beside.stances} one={one} />
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly slug: string;
  readonly documentId: string;
  readonly stances: readonly StanceShown[];
  readonly one: CmocBeside;
}

/** One line; opened, it fetches what this paper says of it. */
function BesideItem({ slug, documentId, stances, one }: ItemProps) {
  const { cmoc } = one;
  const address = paths.cmocHere(slug, documentId, cmoc.id);
  return (
    <li>
      <details
        class="beside"
        data-beside={cmoc.id}
        hx-get={address}
        hx-trigger="toggle once"
        hx-target={`#here-${cmoc.id}`}
        hx-swap="outerHTML"
      >
        <summary>
          <LevelMark level={cmoc.level} /> <b class="beside-number">{cmoc.label || cmoc.number}</b> <SlotLine slots={cmoc.slots} />
          <BesideFacts stances={stances} one={one} />
        </summary>
        <div id={`here-${cmoc.id}`}>
          <a href={paths.cmoc(slug, cmoc.id)}>Open CMOC {cmoc.number}</a>
        </div>
      </details>
    </li>
  );
}

function BesideFacts({ stances, one: { here, findings, assignedTo, shared } }: Pick<ItemProps, 'stances' | 'one'>) {
  const linked = stances.filter((stance) => here.get(stance.key));
  const latest = findings.at(-1);
  return (
    <span class="beside-facts">
      {linked.map((stance) => (
        <abbr
          key={stance.key}
          class={`stance-${stance.counts}`}
          title={`${counted(here.get(stance.key) ?? 0, 'passage')}: ${stance.name.toLowerCase()}`}
        >
          {here.get(stance.key)}
          {stance.letter}
        </abbr>
      ))}
      {latest && <Tag>{findingNames[latest].toLowerCase().replace(' …', '')}</Tag>}
      {assignedTo.length > 0 && <span>→ {assignedTo.join(', ')}</span>}
      {shared > 0 && <span class="quiet">{counted(shared, 'code')} shared</span>}
    </span>
  );
}

/** What the key n opens: one line, pre-filled. */
export function NewCmocHere({ slug, draft }: { readonly slug: string; readonly draft: LineDraft }) {
  return (
    <section id="new-cmoc-here" class="new-cmoc-here" aria-labelledby="new-here-title">
      <h2 id="new-here-title">New CMOC</h2>
      <CmocLine slug={slug} draft={draft} target="#reader-popover" />
    </section>
  );
}
