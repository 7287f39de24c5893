/** The left of the workspace: passages that no CMOC uses yet, and what is still partial. */
import { readable } from '../../server/coding/readable.ts';
import { paths } from '../../server/paths.ts';
import type { StanceShown } from '../../server/synthesis/card.queries.ts';
import type { Cmoc } from '../../server/synthesis/cmoc.ts';
import type { Desk } from '../../server/synthesis/desk.queries.ts';
import type { CodedPassage } from '../../server/synthesis/unplaced.queries.ts';
import { Button, Select, TextField, Tick } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { counted, figure, PageHead, RoleMark } from '../shared/page.tsx';
import { stanceChoices, targetChoices } from './evidence.tsx';
import { LiveForm } from './live-form.tsx';
import { DirectionMark, PassageSource } from './parts.tsx';

interface UnplacedProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly desk: Desk;
  /** The CMOC beside; null while a new one is begun. */
  readonly cmoc: Cmoc | null;
}

export function Unplaced(props: UnplacedProps) {
  const { slug, desk, cmoc, canWrite } = props;
  const { passages } = desk;
  return (
    <section class="unplaced" id="unplaced" aria-labelledby="unplaced-title">
      <h2 id="unplaced-title">
        Unplaced passages{' '}
        <span class="quiet" data-unplaced={passages.total}>
          {figure(passages.total)}
        </span>
      </h2>
      <Partial slug={slug} desk={desk} />
      <PassageFilterForm {...props} />
      {canWrite && (cmoc ? <PlaceBar slug={slug} stances={desk.stances} cmoc={cmoc} /> : <BeginBar slug={slug} />)}
      {passages.total === 0 ? (
        <p class="quiet">
          {desk.isFiltered
            ? 'No passage fits. Try other words, or any role.'
            : 'Every coded passage is in a CMOC. New ones appear here while you read.'}
        </p>
      ) : (
        <ul class="passage-list plain-list" data-passages>
          <PassageRows {...props} />
        </ul>
      )}
    </section>
  );
}

/** The same as a page of its own, without script. */
export function UnplacedPage(props: UnplacedProps) {
  const { slug, cmoc } = props;
  const back = cmoc ? { href: paths.cmoc(slug, cmoc.id), label: `CMOC ${cmoc.number}` } : { href: paths.cmocs(slug), label: 'CMOCs' };
  return (
    <>
      <PageHead title={cmoc ? `Place passages in CMOC ${cmoc.number}` : 'Passages in no CMOC yet'} back={back} />
      <Unplaced {...props} />
    </>
  );
}

/** In the place of the list until it has come: counting 30,000 passages takes longer than the card. */
export function UnplacedLater({ slug, cmoc }: { readonly slug: string; readonly cmoc: Cmoc | null }) {
  const address = paths.unplaced(slug, { cmoc: cmoc?.id });
  return (
    <section
      class="unplaced"
      id="unplaced"
      aria-label="Unplaced passages"
      hx-get={address}
      hx-trigger="load"
      hx-target="#unplaced"
      hx-swap="outerHTML"
    >
      <h2>
        <a href={address}>Unplaced passages</a>
      </h2>
    </section>
  );
}

/** The list's rows, and the row that fetches more when it comes into view. */
export function PassageRows({ slug, canWrite, desk, cmoc }: UnplacedProps) {
  const { rows, offset, total } = desk.passages;
  const more = offset + rows.length < total ? paths.unplaced(slug, { ...desk.query, page: desk.page + 1, cmoc: cmoc?.id }) : null;
  return (
    <>
      {rows.map((passage) => (
        <PassageItem key={passage.id} slug={slug} desk={desk} passage={passage} canWrite={canWrite} />
      ))}
      {more && (
        <li class="more-rows" hx-get={more} hx-trigger="revealed" hx-swap="outerHTML">
          <a href={more}>Next {Math.min(50, total - offset - rows.length)}</a>
        </li>
      )}
    </>
  );
}

function PassageItem({
  slug,
  desk,
  passage,
  canWrite,
}: {
  readonly slug: string;
  readonly desk: Desk;
  readonly passage: CodedPassage;
  readonly canWrite: boolean;
}) {
  return (
    <li class="passage" id={`passage-${passage.id}`} data-excerpt={passage.id} draggable={canWrite} tabIndex={-1}>
      <div class="passage-codes">
        {canWrite && (
          <input type="checkbox" form="place" name="excerpt" value={passage.id} aria-label={`Select: ${passage.quote.slice(0, 60)}`} />
        )}
        {passage.codings.map((coding) => {
          const role = desk.material.roles.find((one) => one.id === coding.roleId);
          const code = desk.material.constructs.get(coding.codeId ?? '');
          return (
            <span key={coding.id} class="coding">
              {role && <RoleMark letter={role.letter} set={role.style} name={role.name} />}
              {code && (
                <span>
                  {code.name}
                  <DirectionMark direction={coding.direction} />
                </span>
              )}
            </span>
          );
        })}
        {passage.codings.length === 0 && <span class="quiet">no role yet</span>}
      </div>
      <p class="quote clamped">{passage.kind === 'area' ? `[${passage.quote}]` : `“${readable(passage.quote)}”`}</p>
      <PassageSource slug={slug} passage={passage} labels={desk.labels} />
    </li>
  );
}

interface PlaceProps {
  readonly slug: string;
  readonly stances: readonly StanceShown[];
  readonly cmoc: Cmoc;
  /** Put in place beside a card that has changed. */
  readonly swap?: boolean;
}

/** Where the chosen passages go. The keys and the pointer send this same form. */
export function PlaceBar({ slug, stances, cmoc, swap = false }: PlaceProps) {
  const targets = targetChoices(cmoc, { withSlots: true });
  return (
    <LiveForm id="place" action={paths.cmocDo(slug, cmoc.id, 'place')} class="place-bar" data-place hx-swap-oob={swap ? 'true' : undefined}>
      <label class="visually-hidden" for="place-target">
        Place the selected passages
      </label>
      <select id="place-target" name="target">
        {targets.map((target) => (
          <option key={target.value} value={target.value} data-role-key={target.key}>
            {target.label}
          </option>
        ))}
      </select>
      <label class="visually-hidden" for="place-stance">
        Stance
      </label>
      <select id="place-stance" name="stance">
        {stanceChoices(stances).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Button small>Place</Button>
    </LiveForm>
  );
}

function BeginBar({ slug }: { readonly slug: string }) {
  const action = paths.newCmoc(slug);
  return (
    <form id="place" method="get" action={action} class="place-bar" hx-get={action} hx-target="#cmoc-card" hx-swap="outerHTML" data-begin>
      <Button small look="main">
        Put the selected in the line
      </Button>
      <span class="quiet">or press n</span>
    </form>
  );
}

function PassageFilterForm({ slug, desk, cmoc }: UnplacedProps) {
  const { filter, material, documents, coders, code } = desk;
  const action = paths.unplaced(slug, {});
  const roles = material.roles.filter((role) => !role.isHidden);
  return (
    <details class="passage-filter" open={desk.isFiltered}>
      <summary>
        <Icon name="search" size={14} /> Filter
      </summary>
      <form
        method="get"
        action={action}
        hx-get={action}
        hx-target="#unplaced"
        hx-swap="outerHTML"
        hx-trigger="submit, change, input delay:300ms from:find input[type=text]"
        role="search"
      >
        {cmoc && <input type="hidden" name="cmoc" value={cmoc.id} />}
        <TextField name="words" id="passage-words" label="Words" value={filter.words} />
        <Select
          name="role"
          id="passage-role"
          label="Role"
          value={filter.role}
          choices={[
            { value: '', label: 'any slot' },
            ...roles.map((role) => ({ value: role.id, label: `${role.letter} – ${role.name}` })),
            { value: 'none', label: 'no role yet' },
          ]}
        />
        <TextField
          name="code"
          id="passage-code"
          label="Code"
          value={code}
          data-suggest={paths.suggest(slug, 'codes')}
          data-suggest-whole
          autocomplete="off"
        />
        <Select
          name="document"
          id="passage-document"
          label="Document"
          value={filter.documentId ?? ''}
          choices={[{ value: '', label: 'any' }, ...documents]}
        />
        <Select
          name="coder"
          id="passage-coder"
          label="Coder"
          value={filter.coderId ?? ''}
          choices={[{ value: '', label: 'anybody' }, ...coders]}
        />
        <Tick name="placed" id="passage-placed" label="Those in a CMOC, too" checked={filter.withPlaced} />
        <Button small class="without-script">
          Filter
        </Button>
      </form>
    </details>
  );
}

/** Dyads and what still needs a mechanism: lists, never errors. */
function Partial({ slug, desk: { partial } }: { readonly slug: string; readonly desk: Desk }) {
  const entries = [
    { label: 'C–M', n: partial.CM, href: paths.cmocs(slug, { shape: 'CM' }) },
    { label: 'M–O', n: partial.MO, href: paths.cmocs(slug, { shape: 'MO' }) },
    { label: 'C–O', n: partial.CO, href: paths.cmocs(slug, { shape: 'CO' }) },
    { label: 'needs a mechanism', n: partial.needsMechanism, href: paths.cmocs(slug, { queue: 'mechanism' }) },
  ];
  return (
    <p class="partial">
      Partial:{' '}
      {entries.map(({ label, n, href }, at) => (
        <span key={label}>
          {at > 0 && ' · '}
          <a href={href} title={`${counted(n, 'CMOC')}: ${label}`}>
            {label} {figure(n)}
          </a>
        </span>
      ))}
    </p>
  );
}
