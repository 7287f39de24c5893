import { paths } from '../../server/paths.ts';
import type { ReviewShown, Role } from '../../server/reviews/reviews.queries.ts';
import { ActionButton, Button, Choices, type Errors, Form, TextArea, TextField, Tick, type Values, valueOf } from '../shared/form.tsx';
import { Explain, PageHead, RoleMark } from '../shared/page.tsx';
import { SettingsTabs } from '../shared/settings-tabs.tsx';

export interface NamedEntry {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

export interface StanceEntry extends NamedEntry {
  readonly letter: string;
  readonly counts: string;
}

export interface SettingsProps {
  readonly review: ReviewShown;
  readonly isLead: boolean;
  readonly roles: readonly Role[];
  readonly stances: readonly StanceEntry[];
  readonly lists: readonly {
    readonly list: string;
    readonly title: string;
    readonly lead: string;
    readonly entries: readonly NamedEntry[];
  }[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function SettingsPage(props: SettingsProps) {
  return (
    <>
      <PageHead
        title="Settings"
        lead={props.isLead ? 'What this review is about and the words it uses.' : 'Leads of this review can change these.'}
      />
      <SettingsTabs slug={props.review.slug} current="review" />
      <fieldset class="bare settings" disabled={!props.isLead}>
        <Basics {...props} />
        <Roles {...props} />
        {props.lists.map((list) => (
          <NamedList key={list.list} slug={props.review.slug} {...list} />
        ))}
        <Stances {...props} />
        <Levels {...props} />
      </fieldset>
    </>
  );
}

function Basics({ review, values, errors }: SettingsProps) {
  return (
    <section>
      <h2>The review</h2>
      <Form action={paths.settings(review.slug)}>
        <input type="hidden" name="version" value={String(review.version)} />
        <TextField name="title" label="Title" value={valueOf(values, 'title', review.title)} errors={errors} />
        <TextArea name="question" label="Question" value={valueOf(values, 'question', review.question)} errors={errors} />
        <div class="one-line">
          <TextField
            name="clear_links_needed"
            label="Clear links needed"
            hint="For “sufficiently supported”."
            inputmode="numeric"
            value={valueOf(values, 'clear_links_needed', String(review.clearLinksNeeded))}
            errors={errors}
          />
          <TextField
            name="studies_needed"
            label="Studies needed"
            hint="From how many distinct studies."
            inputmode="numeric"
            value={valueOf(values, 'studies_needed', String(review.studiesNeeded))}
            errors={errors}
          />
        </div>
        <Choices
          name="rank_by"
          legend="Rank the most frequent outcome by"
          kind="radio"
          inline
          chosen={[review.rankBy]}
          choices={[
            { value: 'cmocs', label: 'CMOCs' },
            { value: 'studies', label: 'Studies' },
          ]}
        />
        <Button look="main">Save</Button>
      </Form>
    </section>
  );
}

function Roles({ review, roles }: SettingsProps) {
  return (
    <section>
      <h2>
        Roles and slots{' '}
        <Explain term="a role">
          <p>
            What a passage is in a configuration: context, mechanism, outcome and others. A slot is a place in every CMOC; an entry point is
            a role without a slot. Hiding a role keeps what was coded with it.
          </p>
        </Explain>
      </h2>
      <ul class="settings-list">
        {roles.map((role) => (
          <li key={role.id}>
            <RoleMark letter={role.letter} set={role.style} name={role.name} />
            <Form action={paths.settingsEntry(review.slug, 'role', role.id, 'change')} class="one-line">
              <RoleFields role={role} />
              <Button small>Save</Button>
            </Form>
            <Moves slug={review.slug} list="role" id={role.id} name={role.name} />
          </li>
        ))}
      </ul>
      <details>
        <summary>Add a role</summary>
        <Form action={paths.settingsList(review.slug, 'role')} class="one-line">
          <RoleFields />
          <Button small>Add the role</Button>
        </Form>
      </details>
    </section>
  );
}

const newRole = { id: 'new', version: 0, name: '', letter: '', key: '', style: 8, isSlot: false, isHidden: false };

function RoleFields({ role = newRole }: { readonly role?: typeof newRole }) {
  return (
    <>
      <input type="hidden" name="version" value={role.version || ''} />
      <TextField name="name" id={`role-name-${role.id}`} label="Name" value={role.name} />
      <TextField name="letter" id={`role-letter-${role.id}`} label="Letter" value={role.letter} maxlength={2} size={2} />
      <TextField name="key" id={`role-key-${role.id}`} label="Key" value={role.key} maxlength={1} size={1} />
      <TextField name="style" id={`role-style-${role.id}`} label="Colour set" value={String(role.style)} inputmode="numeric" size={1} />
      <Tick name="is_slot" id={`role-slot-${role.id}`} label="Slot" checked={role.isSlot} />
      <Tick name="is_hidden" id={`role-hidden-${role.id}`} label="Hidden" checked={role.isHidden} />
    </>
  );
}

function NamedList({
  slug,
  list,
  title,
  lead,
  entries,
}: {
  readonly slug: string;
  readonly list: string;
  readonly title: string;
  readonly lead: string;
  readonly entries: readonly NamedEntry[];
}) {
  return (
    <section>
      <h2>{title}</h2>
      <p class="hint">{lead}</p>
      <ul class="settings-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Form action={paths.settingsEntry(slug, list, entry.id, 'rename')} class="one-line">
              <input type="hidden" name="version" value={String(entry.version)} />
              <input type="text" name="name" value={entry.name} aria-label={`Name of ${entry.name}`} />
              <Button small>Rename</Button>
            </Form>
            <Moves slug={slug} list={list} id={entry.id} name={entry.name} />
            <ActionButton action={paths.settingsEntry(slug, list, entry.id, 'remove')} small look="quiet">
              Remove<span class="visually-hidden"> {entry.name}</span>
            </ActionButton>
          </li>
        ))}
      </ul>
      <Form action={paths.settingsList(slug, list)} class="one-line">
        <input type="text" name="name" aria-label={`Add to ${title.toLowerCase()}`} placeholder="Add one" />
        <Button small>Add</Button>
      </Form>
    </section>
  );
}

function Moves({ slug, list, id, name }: { readonly slug: string; readonly list: string; readonly id: string; readonly name: string }) {
  return (
    <>
      <ActionButton
        action={paths.settingsEntry(slug, list, id, 'move')}
        values={{ direction: 'up' }}
        small
        look="quiet"
        aria-label={`Move ${name} up`}
      >
        ↑
      </ActionButton>
      <ActionButton
        action={paths.settingsEntry(slug, list, id, 'move')}
        values={{ direction: 'down' }}
        small
        look="quiet"
        aria-label={`Move ${name} down`}
      >
        ↓
      </ActionButton>
    </>
  );
}

function Stances({ review, stances }: SettingsProps) {
  return (
    <section>
      <h2>Stances</h2>
      <p class="hint">What a passage says of a configuration. “Refutes” counts against, beside the others, never subtracted from them.</p>
      <ul class="settings-list">
        {stances.map((stance) => (
          <li key={stance.id}>
            <Form action={paths.settingsEntry(review.slug, 'stance', stance.id, 'change')} class="one-line">
              <input type="hidden" name="version" value={String(stance.version)} />
              <TextField name="name" id={`stance-${stance.id}`} label="Name" value={stance.name} />
              <TextField name="letter" id={`stance-letter-${stance.id}`} label="Key" value={stance.letter} maxlength={1} size={1} />
              <Choices
                name="counts"
                id={`stance-counts-${stance.id}`}
                legend="Counts"
                kind="radio"
                inline
                chosen={[stance.counts]}
                choices={[
                  { value: 'for', label: 'for' },
                  { value: 'against', label: 'against' },
                  { value: 'none', label: 'on neither side' },
                ]}
              />
              <Button small>Save</Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Levels({ review }: SettingsProps) {
  return (
    <section>
      <h2>Levels</h2>
      <Form action={paths.settingsLevels(review.slug)}>
        <input type="hidden" name="version" value={String(review.version)} />
        <TextArea
          name="levels"
          label="One level per line"
          hint="Elements and codes may be tagged with a level; nobody has to."
          value={review.levels.map((level) => level.name).join('\n')}
          rows={5}
        />
        <Button>Save the levels</Button>
      </Form>
    </section>
  );
}
