/** The editor that stands in a cell while it is edited. Enter saves, Escape leaves it, Tab saves and goes on. */
import { paths } from '../../server/paths.ts';
import { type GridField, roleOfField, statusChoices } from '../../server/synthesis/grid.ts';
import { verdicts } from '../../server/synthesis/cmoc.ts';
import type { Surroundings } from '../../server/synthesis/lists.queries.ts';
import { Button } from '../shared/form.tsx';
import { LiveForm } from './live-form.tsx';

interface CellEditorProps {
  readonly slug: string;
  readonly cmocId: string;
  readonly field: GridField;
  readonly columns: string;
  readonly text: string;
  readonly around: Surroundings;
}

export function CellEditor({ slug, cmocId, field, columns, text, around }: CellEditorProps) {
  return (
    <LiveForm action={paths.cmocCell(slug, cmocId)} target="closest tr" class="cell-editor" id="cell-editor">
      <input type="hidden" name="field" value={field} />
      <input type="hidden" name="columns" value={columns} />
      <input type="hidden" name="seen" value={text} />
      <Editor slug={slug} field={field} text={text} around={around} />
      <Button small class="visually-hidden" tabIndex={-1}>
        Save
      </Button>
    </LiveForm>
  );
}

function Editor({ slug, field, text, around }: Pick<CellEditorProps, 'slug' | 'field' | 'text' | 'around'>) {
  const choices = choicesOf(field, around);
  if (choices) return <Chooser choices={choices} text={text} />;
  const isSlot = roleOfField(field) !== null;
  const suggests = isSlot || field === 'filed_under';
  return (
    <textarea
      name="text"
      rows={1}
      aria-label="New value"
      data-cell-input
      {...(suggests ? { 'data-suggest': paths.suggest(slug, 'codes') } : {})}
      {...(isSlot ? { 'data-suggest-new': true } : {})}
      {...(field === 'filed_under' ? { 'data-suggest-whole': true } : {})}
    >
      {text}
    </textarea>
  );
}

function Chooser({ choices, text }: { readonly choices: readonly string[]; readonly text: string }) {
  return (
    <select name="text" aria-label="New value" data-cell-input>
      {choices.map((choice) => (
        <option key={choice} value={choice} selected={choice === text}>
          {choice || 'none'}
        </option>
      ))}
    </select>
  );
}

function choicesOf(field: GridField, around: Surroundings): readonly string[] | null {
  if (field === 'status') return statusChoices.map((choice) => choice.text);
  if (field === 'phase') return ['', ...around.phases.map((phase) => phase.name)];
  if (field === 'verdict') return ['', ...verdicts];
  return null;
}
