/** One line C | M | O: begins a CMOC from passages, in the workspace and while reading. */
import { paths } from '../../server/paths.ts';
import type { LineDraft, LineSlot } from '../../server/synthesis/line.ts';
import { Button, Form } from '../shared/form.tsx';
import { RoleMark } from '../shared/page.tsx';

interface CmocLineProps {
  readonly slug: string;
  readonly draft: LineDraft;
  /** Where the answer goes: a popover while reading; the whole page otherwise. */
  readonly target?: string | undefined;
}

export function CmocLine({ slug, draft, target }: CmocLineProps) {
  const action = paths.cmocs(slug);
  const live = target ? { 'hx-post': action, 'hx-target': target, 'hx-swap': 'innerHTML' } : {};
  return (
    <Form action={action} class="configuration-line" autocomplete="off" data-cmoc-line {...live}>
      <div class="line-slots">
        {draft.slots.map(({ role, text, passages, offers }, at) => (
          <div key={role.id} class={`line-slot style-${role.style}`}>
            <input type="hidden" name="role" value={role.id} />
            <label for={`line-${role.id}`}>
              <RoleMark letter={role.letter} set={role.style} name={role.name} /> {role.name}
            </label>
            <textarea
              id={`line-${role.id}`}
              name="text"
              rows={1}
              placeholder="a code or words"
              data-suggest={paths.suggest(slug, 'codes')}
              data-suggest-new
              data-enter-submits
              autofocus={at === draft.focusAt}
            >
              {text}
            </textarea>
            {passages > 0 && <small>{passages === 1 ? 'from 1 passage' : `from ${passages} passages`}</small>}
            {offers.length > 0 && <Offers roleId={role.id} offers={offers} />}
          </div>
        ))}
      </div>
      {draft.placements.map(({ excerptId, roleId }) => (
        <span key={`${excerptId} ${roleId}`} hidden>
          <input type="hidden" name="excerpt" value={excerptId} />
          <input type="hidden" name="excerpt_role" value={roleId} />
        </span>
      ))}
      {draft.theoryId && <input type="hidden" name="theory" value={draft.theoryId} />}
      <div class="line-foot">
        <Level draft={draft} />
        <Button look="main">Make the CMOC</Button>
        <span class="quiet">
          Several in a slot: separate by “;”. Directions: +, −, ±. A new code: Shift Enter, or [in brackets]. Empty slots stay empty.
        </span>
      </div>
    </Form>
  );
}

/** Passages of this paper in the same role: ticked, they are evidence, and speak where the slot says nothing yet. */
function Offers({ roleId, offers }: { readonly roleId: string; readonly offers: LineSlot['offers'] }) {
  return (
    <ul class="line-offers" aria-label="Passages of this paper">
      {offers.map(({ excerptId, pageLabel, text }) => (
        <li key={excerptId}>
          <label>
            <input type="checkbox" name="also" value={excerptId} data-says={text} data-role={roleId} />
            <span class="quiet">p. {pageLabel}</span> {text}
          </label>
        </li>
      ))}
    </ul>
  );
}

function Level({ draft }: { readonly draft: LineDraft }) {
  const { reference, isExtracted } = draft;
  if (!reference) return <input type="hidden" name="level" value="theory" />;
  return (
    <>
      <input type="hidden" name="reference" value={reference.id} />
      <label class="visually-hidden" for="line-level">
        Level
      </label>
      <select id="line-level" name="level">
        <option value="extracted" selected={isExtracted}>
          extracted from {reference.label}
        </option>
        <option value="theory" selected={!isExtracted}>
          of the theory
        </option>
      </select>
    </>
  );
}
