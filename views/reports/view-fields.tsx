/** How a table is shown: the fields that only some tables have. */
import type { ComponentChildren } from 'preact';
import type { ScopeChoices } from '../../server/reports/choices.queries.ts';
import type { TableName } from '../../server/reports/table-name.ts';
import type { TableScope } from '../../server/reports/table-scope.ts';
import type { TableView } from '../../server/reports/table-view.ts';
import { type Choice, Select, Tick } from '../shared/form.tsx';

interface FieldsAsked {
  readonly name: TableName;
  readonly scope: TableScope;
  readonly view: TableView;
  readonly choices: ScopeChoices;
}

const demiOrders: readonly Choice[] = [
  { value: '', label: 'Most CMOCs first' },
  { value: 'documents', label: 'Most documents first' },
  { value: 'studies', label: 'Most studies first' },
  { value: 'mechanism', label: 'Alphabetically' },
];

const depths: readonly Choice[] = [
  { value: '', label: 'As they are' },
  { value: '0', label: 'At the top of the tree' },
  { value: '1', label: 'At the second level' },
  { value: '2', label: 'At the third level' },
];

const depthOf = (scope: TableScope): string => (scope.depth === null ? '' : String(scope.depth));

function MechanismFields({ scope, view }: FieldsAsked) {
  return (
    <>
      <Select name="order" label="Order" value={view.order} choices={demiOrders} />
      <Select
        name="rank"
        label="Most frequent outcome by"
        value={scope.rankBy ?? ''}
        choices={[
          { value: '', label: 'As in the settings' },
          { value: 'cmocs', label: 'Number of CMOCs' },
          { value: 'studies', label: 'Number of studies' },
        ]}
      />
      <Select name="depth" label="Read codes" value={depthOf(scope)} choices={depths} />
    </>
  );
}

function RoleFields({ scope, view, choices }: FieldsAsked) {
  const roles = choices.roles.map((role) => ({ value: role.id, label: role.name }));
  return (
    <>
      <Select name="role" label="Codes of" value={view.roleId ?? ''} choices={[{ value: '', label: 'Context' }, ...roles]} />
      <Select name="under" label="Grouped under" value={view.underRoleId ?? ''} choices={[{ value: '', label: 'Nothing' }, ...roles]} />
      <Select
        name="counting"
        label="Count"
        value={view.counting}
        choices={[
          { value: '', label: 'What fits the role' },
          { value: 'cmocs', label: 'CMOCs that have the code' },
          { value: 'passages', label: 'Passages with the code' },
        ]}
      />
      <Select name="depth" label="Read codes" value={depthOf(scope)} choices={depths} />
    </>
  );
}

const cmocOrders: readonly Choice[] = [
  { value: '', label: 'By number' },
  { value: 'filed_under', label: 'By what they are filed under' },
  { value: 'document', label: 'By document' },
  { value: 'evidence', label: 'Most documents first' },
  { value: 'status', label: 'Agreed first' },
];

const wordings: readonly Choice[] = [
  { value: '', label: 'Context, mechanism, outcome' },
  { value: 'sentence', label: 'One sentence' },
  { value: 'if_then', label: 'If … then … because' },
];

const groups: readonly Choice[] = [
  { value: '', label: 'Nothing' },
  { value: 'filed_under', label: 'What they are filed under' },
  { value: 'document', label: 'Document' },
  { value: 'status', label: 'Status' },
  { value: 'group', label: 'Their group' },
];

function CmocFields({ name, view }: FieldsAsked) {
  return (
    <>
      {(name === 'cmocs' || name === 'action-statements') && <Select name="order" label="Order" value={view.order} choices={cmocOrders} />}
      {name === 'cmocs' && <Select name="group" label="Grouped under" value={view.group} choices={groups} />}
      {name !== 'action-statements' && <Select name="wording" label="Wording" value={view.wording} choices={wordings} />}
    </>
  );
}

function PassageFields({ view, choices }: FieldsAsked) {
  return (
    <>
      <Select
        name="role"
        label="Role"
        value={view.roleId ?? ''}
        choices={[{ value: '', label: 'Any, or none' }, ...choices.roles.map((role) => ({ value: role.id, label: role.name }))]}
      />
      {view.codeId && <input type="hidden" name="code" value={view.codeId} />}
      <Tick name="uncoded" label="Only passages that nobody has coded" checked={view.isUncoded} />
    </>
  );
}

function FormField({ view, choices }: FieldsAsked) {
  if (choices.forms.length < 2) return null;
  return (
    <Select
      name="form"
      label="Form"
      value={view.templateId ?? ''}
      choices={choices.forms.map((form) => ({ value: form.id, label: form.name }))}
    />
  );
}

/** Tables that are not named have no fields of their own. */
const fieldsOf: Partial<Readonly<Record<TableName, (asked: FieldsAsked) => ComponentChildren>>> = {
  'demi-regularities': MechanismFields,
  'by-role': RoleFields,
  cmocs: CmocFields,
  'action-statements': CmocFields,
  'cmocs-by-document': CmocFields,
  'cmocs-by-case': CmocFields,
  excerpts: PassageFields,
  extraction: FormField,
};

export const viewFields = (asked: FieldsAsked): ComponentChildren => fieldsOf[asked.name]?.(asked) ?? null;
