/** One passage in full: its words, each coding with direction and basis, its note. All of it is optional. */
import { readable } from '../../../server/coding/readable.ts';
import { useState } from 'preact/hooks';
import type { CodingShown } from '../../../server/coding/excerpt.ts';
import { kindNotes } from '../../../server/coding/excerpt.ts';
import type { ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { paths } from '../../../server/paths.ts';
import { basisNames, directionNames } from '../../../server/reviews/vocabulary.ts';
import type { Fields } from '../behaviours/post.ts';
import { watchFields } from '../behaviours/auto-save.ts';
import { CodePicker } from './code-picker.tsx';
import type { Desk } from './desk.ts';

interface DetailsProps {
  readonly desk: Desk;
  readonly excerpt: ReaderExcerpt;
}

export function ExcerptDetails({ desk, excerpt }: DetailsProps) {
  const isNamed = !excerpt.id.startsWith('new-');
  const isEditable = desk.store.data.canCode && isNamed;
  return (
    <section class="excerpt-details" aria-label="The selected passage">
      <Head desk={desk} excerpt={excerpt} />
      <blockquote class="quote details-quote">{readable(excerpt.quote)}</blockquote>
      {excerpt.codings.map((coding) => (
        <Coding key={coding.id} desk={desk} coding={coding} isEditable={isEditable} />
      ))}
      {desk.store.data.canCode && <MoreRoles desk={desk} excerpt={excerpt} />}
      {isEditable ? <Note desk={desk} excerpt={excerpt} /> : excerpt.note && <p class="excerpt-note">{excerpt.note}</p>}
      {isNamed && <Foot desk={desk} excerpt={excerpt} />}
    </section>
  );
}

function Head({ desk, excerpt }: DetailsProps) {
  const note = kindNotes[excerpt.kind];
  const said = [
    excerpt.label && `p. ${excerpt.label}`,
    excerpt.author || 'saving…',
    excerpt.pass > 1 && `pass ${excerpt.pass}`,
    note,
  ].filter(Boolean);
  return (
    <p class="details-head">
      <span>{said.join(' · ')}</span>
      <button type="button" class="button quiet small" onClick={() => desk.store.select([])} aria-label="Close">
        ×
      </button>
    </p>
  );
}

/** A second role is a second coding on the same passage. */
function MoreRoles({ desk, excerpt }: DetailsProps) {
  const others = desk.roles.filter((role) => !excerpt.codings.some((coding) => coding.roleId === role.id));
  return (
    <p class="details-roles">
      {others.map((role) => (
        <button
          key={role.id}
          type="button"
          class={`role-button role-${role.style}`}
          title={`Also ${role.name.toLowerCase()} (${role.key})`}
          onClick={() => desk.role(role.id)}
        >
          + {role.letter}
        </button>
      ))}
    </p>
  );
}

function Note({ desk, excerpt }: DetailsProps) {
  return (
    <textarea
      class="details-note"
      name="note"
      rows={1}
      placeholder="Note (w)"
      aria-label="Note"
      autocomplete="off"
      data-autosave={paths.excerptNote(desk.root.dataset.review, excerpt.id)}
      data-version={excerpt.version}
      defaultValue={excerpt.note}
      ref={(element) => {
        if (element) watchFields(element);
      }}
    />
  );
}

function Foot({ desk, excerpt }: DetailsProps) {
  const { review } = desk.root.dataset;
  return (
    <p class="details-foot">
      <a href={paths.memosOn(review, 'excerpt', excerpt.id)} onClick={(event) => desk.openBeside(event, event.currentTarget.href)}>
        Memos
      </a>
      <a href={paths.judgements(review, 'excerpt', excerpt.id)} onClick={(event) => desk.openBeside(event, event.currentTarget.href)}>
        Appraise
      </a>
      {desk.store.data.canCode && (
        <>
          <button type="button" class="link" onClick={() => void desk.newCmoc()}>
            Make a CMOC
          </button>
          <button type="button" class="link" onClick={() => void desk.link()}>
            Link to a CMOC
          </button>
          <button type="button" class="link bad" onClick={() => desk.trash()}>
            Delete
          </button>
        </>
      )}
    </p>
  );
}

interface CodingProps {
  readonly desk: Desk;
  readonly coding: CodingShown;
  readonly isEditable: boolean;
}

function Coding({ desk, coding, isEditable }: CodingProps) {
  const role = desk.store.data.roles.find((one) => one.id === coding.roleId);
  const [isPicking, pick] = useState(false);
  return (
    <div class="details-coding">
      <abbr class={`role role-${role?.style ?? 0}`} title={role?.name ?? 'No role'}>
        {role?.letter ?? '–'}
      </abbr>
      {isPicking ? (
        <CodePicker
          codes={desk.store.codes}
          recent={desk.recent}
          label={`Code for ${role?.name ?? 'the passage'}`}
          onClose={() => pick(false)}
          onChoose={({ codeId, newCode }) => {
            pick(false);
            if (codeId) desk.remember(codeId);
            void desk.actions.changeCoding(coding, newCode ? { new_code: newCode } : { code: codeId ?? '' });
          }}
        />
      ) : (
        <CodeButton coding={coding} isEditable={isEditable} onPick={() => pick(true)} />
      )}
      <Details desk={desk} coding={coding} isEditable={isEditable} />
    </div>
  );
}

function CodeButton({ coding, isEditable, onPick }: Omit<CodingProps, 'desk'> & { readonly onPick: () => void }) {
  const name = coding.isCodeTrashed ? `uncoded (was ${coding.codeName})` : coding.codeName;
  if (!isEditable) return <span class="coding-name">{name}</span>;
  return (
    <button type="button" class="coding-code" onClick={onPick}>
      {name || <span class="quiet">Code…</span>}
    </button>
  );
}

function Details({ desk, coding, isEditable }: CodingProps) {
  const set = (fields: Fields): void => void desk.actions.changeCoding(coding, fields);
  const choice = { isEditable, set };
  return (
    <>
      <Choice {...choice} name="direction" label="Direction" value={coding.direction} names={directionNames} none="Direction…" />
      <Choice {...choice} name="basis" label="Basis" value={coding.basis} names={basisNames} />
      {coding.direction === 'depends' && (
        <input
          type="text"
          aria-label="Depends on"
          placeholder="on …"
          defaultValue={coding.dependsOn}
          disabled={!isEditable}
          onChange={(event) => set({ depends_on: event.currentTarget.value })}
        />
      )}
      {isEditable && (
        <button
          type="button"
          class="button quiet small"
          aria-label="Remove this coding"
          onClick={() => void desk.actions.removeCoding(coding.id)}
        >
          ×
        </button>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly names: Readonly<Record<string, string>>;
  /** Shown for "not stated". */
  readonly none?: string;
  readonly isEditable: boolean;
  readonly set: (fields: Fields) => void;
}

function Choice({ name, label, value, names, none, isEditable, set }: ChoiceProps) {
  return (
    <select aria-label={label} value={value} disabled={!isEditable} onChange={(event) => set({ [name]: event.currentTarget.value })}>
      {Object.entries(names).map(([key, words]) => (
        <option key={key} value={key}>
          {none && key === 'not_stated' ? none : words}
        </option>
      ))}
    </select>
  );
}
