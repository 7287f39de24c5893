/** Rows of a table as the configurations they would become. */
import { nameKey } from '../../server/reviews/name-key.ts';
import { directionSigns } from '../../server/reviews/vocabulary.ts';
import type { ImportedElement, TableReading } from '../../server/synthesis/cmoc-table.ts';
import { figure } from '../shared/page.tsx';

const shown = 100;

interface TableProps {
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly reading: TableReading;
  readonly newCodes: readonly string[];
}

export function ImportedTable({ reading, newCodes, roles: all }: TableProps) {
  const { cmocs } = reading;
  if (!cmocs.length) return null;
  const roles = all.filter((role) => cmocs.some((cmoc) => cmoc.elements.some((element) => element.roleId === role.id)));
  const fields = (['case', 'group', 'strategy', 'reference'] as const).filter((field) => cmocs.some((cmoc) => cmoc[field]));
  const fresh = new Set(newCodes.map(nameKey));
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label="What the rows would become">
      <table class="data import-table">
        <caption>
          {cmocs.length > shown ? `The first ${shown} of ${figure(cmocs.length)}` : 'What the rows would become'}
          <span class="quiet"> · codes in frames, new ones dashed; other cells are words, not yet coded</span>
        </caption>
        <thead>
          <tr>
            <th class="number" scope="col">
              Line
            </th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {field}
              </th>
            ))}
            {roles.map((role) => (
              <th key={role.id} scope="col">
                {role.name}
              </th>
            ))}
            {cmocs.some((cmoc) => cmoc.statement) && <th scope="col">Statement</th>}
          </tr>
        </thead>
        <tbody>
          {cmocs.slice(0, shown).map((cmoc) => (
            <tr key={cmoc.line}>
              <td class="number">{cmoc.line}</td>
              {fields.map((field) => (
                <td key={field}>{cmoc[field]}</td>
              ))}
              {roles.map((role) => (
                <td key={role.id}>
                  <Elements elements={cmoc.elements.filter((element) => element.roleId === role.id)} fresh={fresh} />
                </td>
              ))}
              {cmocs.some((one) => one.statement) && <td class="own">{cmoc.statement}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Elements({ elements, fresh }: { readonly elements: readonly ImportedElement[]; readonly fresh: ReadonlySet<string> }) {
  return (
    <>
      {elements.map((element, at) => (
        <div key={`${at} ${element.wording}`}>
          {element.wording && <span class="own">{element.wording} </span>}
          {element.codeName && (
            <span class={fresh.has(nameKey(element.codeName)) ? 'code-chip fresh' : 'code-chip'}>{element.codeName}</span>
          )}{' '}
          {directionSigns[element.direction]}
        </div>
      ))}
    </>
  );
}
