/** What pasted cells would change, before anything does. */
import { paths } from '../../server/paths.ts';
import { columnNames, type GridColumn, type GridField, roleOfField } from '../../server/synthesis/grid.ts';
import type { PastedRow } from '../../server/synthesis/paste.ts';
import { Button } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { counted } from '../shared/page.tsx';
import { LiveForm } from './live-form.tsx';

interface PasteProps {
  readonly slug: string;
  readonly rows: readonly PastedRow[];
  readonly roleName: (id: string) => string;
  /** Columns of the clipboard that stand beyond the last one here. */
  readonly beyond: number;
  /** Sent again to be applied: the same text, rows and columns. */
  readonly again: { readonly text: string; readonly cmocs: readonly string[]; readonly fields: readonly string[]; readonly list: string };
}

export function PastePreview({ slug, rows, roleName, beyond, again }: PasteProps) {
  const cells = rows.flatMap((row) => row.cells);
  const problems = cells.filter((cell) => cell.problem).length;
  const made = rows.filter((row) => !row.cmoc).length;
  const nameOf = (field: GridField): string => {
    const role = roleOfField(field);
    return role === null ? columnNames[field as GridColumn] : roleName(role);
  };
  return (
    <section id="paste" class="paste-preview" aria-labelledby="paste-title">
      <header class="sheet-head">
        <h2 id="paste-title">Paste {counted(cells.length - problems, 'cell')}?</h2>
        <button type="button" class="button quiet small" data-close="sheet" aria-label="Close">
          <Icon name="close" />
        </button>
      </header>
      {made > 0 && <p>{counted(made, 'line')} beyond the last row: a new CMOC each.</p>}
      {beyond > 0 && <p class="error">{counted(beyond, 'column')} beyond the last one are left out.</p>}
      {problems > 0 && <p class="error">{counted(problems, 'cell')} can’t be taken, see below; the rest can.</p>}
      {cells.length === 0 && <p>Nothing would change: the cells say this already.</p>}
      <table class="data">
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Column</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 200).flatMap((row, at) =>
            row.cells.map((cell) => (
              <tr key={`${at} ${cell.field}`} class={cell.problem ? 'problem' : undefined}>
                <th scope="row">{row.cmoc ? row.cmoc.number : 'new'}</th>
                <td>{nameOf(cell.field)}</td>
                <td>{cell.before && <del>{cell.before}</del>}</td>
                <td>{cell.problem ? <span class="error">{cell.problem}</span> : <ins>{cell.after || '(empty)'}</ins>}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {rows.length > 200 && <p class="quiet">and {counted(rows.length - 200, 'more row')}</p>}
      {cells.length > problems && (
        <LiveForm action={paths.cmocsPasteApply(slug)} target="#cmoc-list">
          <textarea name="text" hidden aria-hidden="true">
            {again.text}
          </textarea>
          {again.cmocs.map((id) => (
            <input key={id} type="hidden" name="cmoc" value={id} />
          ))}
          {again.fields.map((field) => (
            <input key={field} type="hidden" name="field" value={field} />
          ))}
          <input type="hidden" name="list" value={again.list} />
          <Button look="main" autofocus>
            Paste
          </Button>
        </LiveForm>
      )}
    </section>
  );
}
