/** The small toolbar at the selection: roles, code, direction, note. Everything on it is one key, too. */
import { Fragment, render } from 'preact';
import type { ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { directionNames, type Direction } from '../../../server/reviews/vocabulary.ts';
import { CodePicker } from './code-picker.tsx';
import type { Desk } from './desk.ts';

export function startToolbar(desk: Desk): void {
  const place = document.createElement('div');
  place.className = 'reader-toolbar-place';
  desk.root.append(place);
  const draw = (): void => {
    render(desk.isToolbarShown ? <Toolbar desk={desk} /> : null, place);
    stand(place, desk);
  };
  desk.store.on(['selection', 'selected', 'excerpts', 'codes'], draw);
  desk.onChange(draw);
  desk.surface.element.addEventListener('scroll', () => stand(place, desk), { passive: true });
  addEventListener('resize', () => stand(place, desk));
}

/** Below the end of the words, or above where there is no room; out of sight with them. */
function stand(place: HTMLElement, desk: Desk): void {
  const bar = place.firstElementChild as HTMLElement | null;
  if (!bar) return;
  const box = desk.boxInHand();
  const frame = desk.surface.element.getBoundingClientRect();
  const isInSight = box !== null && box.bottom > frame.top && box.top < frame.bottom;
  place.classList.toggle('out-of-sight', !isInSight);
  if (!box || !isInSight) return;
  const { width, height } = bar.getBoundingClientRect();
  const below = box.bottom + 6;
  const isAbove = below + height > frame.bottom && box.top - height - 6 > frame.top;
  place.style.left = `${Math.max(frame.left + 4, Math.min(box.left, frame.right - width - 4))}px`;
  place.style.top = `${isAbove ? box.top - height - 6 : Math.min(below, frame.bottom - height - 4)}px`;
}

function Toolbar({ desk }: { readonly desk: Desk }) {
  const { store } = desk;
  const passages = store.selectedExcerpts;
  const isNew = store.selection.length > 0;
  return (
    <div class="reader-toolbar" onKeyDown={(event) => moveInside(event, desk)}>
      <div role="toolbar" aria-label={isNew ? 'Mark the selected words' : 'The selected passage'} class="toolbar-row">
        <Roles desk={desk} passages={passages} />
        <span class="toolbar-rule" />
        {isNew && (
          <button type="button" tabIndex={-1} onClick={() => desk.mark(null)} title="Mark without a role (h)">
            Mark
          </button>
        )}
        {isNew && desk.lastSaid() && (
          <button type="button" tabIndex={-1} onClick={() => desk.repeat()} title="The last role and code again (.)">
            {desk.lastSaid()}
          </button>
        )}
        {!isNew && <OnPassage desk={desk} passages={passages} />}
      </div>
      {desk.picking && (
        <CodePicker
          key={desk.picking.time}
          codes={store.codes}
          recent={desk.recent}
          label={`Code for ${desk.roleName(desk.picking.roleId)}`}
          onChoose={(chosen) => desk.choose(chosen)}
          onClose={() => desk.stopPicking()}
        />
      )}
    </div>
  );
}

function Roles({ desk, passages }: { readonly desk: Desk; readonly passages: readonly ReaderExcerpt[] }) {
  return (
    <>
      {desk.roles.map((role, at) => {
        const isGiven = passages.some((passage) => passage.codings.some((coding) => coding.roleId === role.id));
        return (
          <button
            key={role.id}
            type="button"
            class={`role-button role-${role.style}`}
            tabIndex={at === 0 ? 0 : -1}
            aria-pressed={passages.length ? isGiven : undefined}
            title={`${role.name} (${role.key})`}
            onClick={() => desk.role(role.id)}
          >
            <span aria-hidden="true">{role.letter}</span>
            <span class="visually-hidden">{role.name}</span>
          </button>
        );
      })}
    </>
  );
}

const directionKeys: readonly (readonly [Direction, string, string])[] = [
  ['more', '+', '+'],
  ['less', '−', '-'],
  ['depends', '±', 'd'],
  ['present', 'p', 'p'],
  ['absent', 'a', 'a'],
];

function OnPassage({ desk, passages }: { readonly desk: Desk; readonly passages: readonly ReaderExcerpt[] }) {
  const codings = passages.flatMap((passage) => passage.codings);
  const direction = codings.at(-1)?.direction;
  const code = codings.at(-1)?.codeName;
  return (
    <Fragment>
      <button type="button" tabIndex={-1} class="toolbar-code" onClick={() => desk.pick()} title="Choose a code (Enter)">
        {code || 'Code…'}
      </button>
      <span class="toolbar-rule" />
      {codings.length > 0 &&
        directionKeys.map(([value, sign, key]) => (
          <button
            key={value}
            type="button"
            tabIndex={-1}
            aria-pressed={direction === value}
            title={`${directionNames[value]} (${key})`}
            onClick={() => desk.direct(value)}
          >
            <span aria-hidden="true">{sign}</span>
            <span class="visually-hidden">{directionNames[value]}</span>
          </button>
        ))}
      <span class="toolbar-rule" />
      <button type="button" tabIndex={-1} onClick={() => desk.writeNote()} title="Write a note (w)">
        Note
      </button>
      <button type="button" tabIndex={-1} onClick={() => void desk.newCmoc()} title="Make a CMOC from it (n)">
        CMOC
      </button>
      <button type="button" tabIndex={-1} onClick={() => void desk.link()} title="Link it to a CMOC (l)">
        Link
      </button>
      <button type="button" tabIndex={-1} onClick={() => desk.trash()} title="Delete the passage (Delete)" class="toolbar-danger">
        <span aria-hidden="true">×</span>
        <span class="visually-hidden">Delete</span>
      </button>
    </Fragment>
  );
}

/** Arrows go from button to button, Escape goes back to the page. */
function moveInside(event: KeyboardEvent, desk: Desk): void {
  if (!(event.target instanceof HTMLButtonElement)) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLButtonElement>('[role="toolbar"] button')];
  const at = buttons.indexOf(event.target);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) {
    event.preventDefault();
    event.stopPropagation();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    desk.surface.element.focus({ preventScroll: true });
  }
}
