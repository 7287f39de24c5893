/** What the table counts, in one sentence, and everything one may change about it. Kept in the address, saved by name. */
import { type Kept, paths } from '../../server/paths.ts';
import type { Named, SavedScope, ScopeChoices } from '../../server/reports/choices.queries.ts';
import type { TableName } from '../../server/reports/table-name.ts';
import type { TableScope } from '../../server/reports/table-scope.ts';
import type { TableView } from '../../server/reports/table-view.ts';
import type { Column } from '../../server/reports/table.ts';
import { useWords } from '../../server/reports/use-words.ts';
import { statuses, statusNames } from '../../server/synthesis/cmoc.ts';
import { ActionButton, Button, ButtonLink, type Choice, Choices, Form, Select } from '../shared/form.tsx';
import { viewFields } from './view-fields.tsx';

export interface ScopeBarProps {
  readonly slug: string;
  readonly name: TableName;
  readonly scope: TableScope;
  readonly view: TableView;
  readonly kept: Kept;
  /** "Scope: extracted CMOCs; …" */
  readonly sentence: string;
  readonly choices: ScopeChoices;
  readonly saved: readonly SavedScope[];
  /** All columns of the table, hidden ones too. */
  readonly columns: readonly Column[];
  readonly canWrite: boolean;
}

/** Tables that count CMOCs: they may ask for a level, a theory, a status. */
const ofCmocs: readonly TableName[] = ['demi-regularities', 'by-role', 'cmocs', 'cmocs-by-document', 'cmocs-by-case', 'action-statements'];

export function ScopeBar(props: ScopeBarProps) {
  const { slug, name, kept, sentence, saved, canWrite } = props;
  const isChanged = Object.values(kept).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  return (
    <section class="scope-bar" aria-label="Scope">
      <details>
        <summary>
          <span class="scope-sentence">{sentence}</span>
          <span class="button small">Change</span>
        </summary>
        <form method="get" action={paths.table(slug, name)} class="scope-form">
          <Fields {...props} />
          <div class="actions">
            <Button look="main">Show</Button>
            {isChanged && (
              <ButtonLink href={paths.table(slug, name)} look="quiet">
                Back to the usual
              </ButtonLink>
            )}
          </div>
        </form>
        {canWrite && isChanged && <SaveScope {...props} />}
      </details>
      {saved.length > 0 && <Saved slug={slug} saved={saved} canWrite={canWrite} />}
    </section>
  );
}

const named = (list: readonly Named[], none: string): readonly Choice[] => [
  { value: '', label: none },
  ...list.map((one) => ({ value: one.id, label: one.name })),
];

function Fields({ name, scope, view, choices, columns }: ScopeBarProps) {
  const countsCmocs = ofCmocs.includes(name);
  return (
    <div class="scope-fields">
      {countsCmocs && <CmocFields scope={scope} choices={choices} />}
      <Select name="phase" label="Phase" value={scope.phaseId ?? ''} choices={named(choices.phases, 'All phases')} />
      {name !== 'screening' && choices.scales.length > 0 && <AppraisalFields scope={scope} choices={choices} />}
      {viewFields({ name, scope, view, choices })}
      {name !== 'screening' && (
        <Choices
          name="use"
          legend="Only documents used as"
          kind="checkbox"
          inline
          choices={Object.entries(useWords).map(([value, label]) => ({ value, label }))}
          chosen={scope.uses}
        />
      )}
      {countsCmocs && (
        <Choices
          name="status"
          legend="Only CMOCs with the status"
          kind="checkbox"
          inline
          choices={statuses.map((status) => ({ value: status, label: statusNames[status] }))}
          chosen={scope.statuses}
        />
      )}
      <Choices
        name="hide"
        legend="Leave out columns"
        kind="checkbox"
        inline
        choices={columns.slice(1).map((column) => ({ value: column.name, label: [column.under, column.title].filter(Boolean).join(': ') }))}
        chosen={view.hide}
      />
    </div>
  );
}

const levels: readonly Choice[] = [
  { value: 'auto', label: 'Extracted, if there are any' },
  { value: 'extracted', label: 'Extracted from documents' },
  { value: 'theory', label: 'Of the theory' },
  { value: 'all', label: 'All' },
];

function CmocFields({ scope, choices }: Pick<ScopeBarProps, 'scope' | 'choices'>) {
  return (
    <>
      <Select name="level" label="CMOCs" value={scope.level} choices={levels} />
      {choices.theories.length > 0 && (
        <Select name="theory" label="Theory" value={scope.theoryId ?? ''} choices={named(choices.theories, 'All theories')} />
      )}
    </>
  );
}

function AppraisalFields({ scope, choices }: Pick<ScopeBarProps, 'scope' | 'choices'>) {
  const chosen = choices.scales.find((scale) => scale.id === scope.appraisal?.scaleId);
  return (
    <>
      <Select
        name="scale"
        label="Only documents judged on"
        value={scope.appraisal?.scaleId ?? ''}
        choices={named(choices.scales, 'Any appraisal')}
      />
      <Choices
        name="judged"
        legend="… at one of these levels"
        kind="checkbox"
        inline
        choices={distinctLevels(chosen ? [chosen] : choices.scales)}
        chosen={scope.appraisal?.levels ?? []}
      />
    </>
  );
}

/** Levels of several scales by id; each once. */
const distinctLevels = (scales: ScopeChoices['scales']): readonly Choice[] => [
  ...new Map(scales.flatMap((scale) => scale.levels.map((level) => [level.id, { value: level.id, label: level.name }] as const))).values(),
];

function SaveScope({ slug, name, kept }: ScopeBarProps) {
  return (
    <Form action={paths.savedScopes(slug)} class="one-line save-scope">
      <input type="hidden" name="report" value={name} />
      {Object.entries(kept).flatMap(([field, value]) =>
        (Array.isArray(value) ? (value as readonly string[]) : [value]).map((one) =>
          one === null || one === undefined || one === '' ? null : (
            <input key={`${field} ${one}`} type="hidden" name={field} value={String(one)} />
          ),
        ),
      )}
      <label>
        Save this scope as <input type="text" name="name" size={28} required />
      </label>
      <Button>Save</Button>
    </Form>
  );
}

function Saved({ slug, saved, canWrite }: Pick<ScopeBarProps, 'slug' | 'saved' | 'canWrite'>) {
  return (
    <ul class="saved-scopes" aria-label="Saved scopes">
      {saved.map((one) => (
        <li key={one.id}>
          <a href={paths.table(slug, one.table, one.kept)}>{one.name}</a>
          {canWrite && (
            <ActionButton action={paths.savedScopeTrash(slug, one.id)} look="quiet" small title={`Remove the saved scope “${one.name}”`}>
              ×<span class="visually-hidden">Remove {one.name}</span>
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
