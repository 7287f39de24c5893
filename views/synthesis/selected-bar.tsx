/** What can be done with the CMOCs that are ticked: each button is one step that undo takes back. */
import type { ComponentChildren } from 'preact';
import { paths } from '../../server/paths.ts';
import { statusChoices } from '../../server/synthesis/grid.ts';
import type { Grid } from '../../server/synthesis/grid.queries.ts';
import { Button, Form } from '../shared/form.tsx';

interface SelectedProps {
  readonly slug: string;
  readonly grid: Grid;
  readonly list: Readonly<Record<string, string>>;
  readonly me: string;
}

export function SelectedBar({ slug, grid, list, me }: SelectedProps) {
  const { around } = grid;
  const action = paths.cmocsSelected(slug);
  return (
    <Form
      id="selected"
      action={action}
      class="selected-bar"
      data-selected
      autocomplete="off"
      hx-post={action}
      hx-target="#cmoc-list"
      hx-swap="outerHTML"
    >
      <input type="hidden" name="list" value={new URLSearchParams(list).toString()} />
      <strong class="selected-count" data-selected-count>
        With the selected
      </strong>
      {around.theories.length > 0 && (
        <Act what="theory" label="Add to theory">
          <Named name="theory" label="Theory" list={around.theories} />
        </Act>
      )}
      <Act what="status" label="Set status">
        <select name="status" aria-label="Status">
          {statusChoices.map((choice) => (
            <option key={choice.text} value={choice.text}>
              {choice.text}
            </option>
          ))}
        </select>
        <input type="text" name="who" value={me} aria-label="Who took part" class="short" />
      </Act>
      <Act what="phase" label="Set phase">
        <Named name="phase" label="Phase" list={around.phases} />
      </Act>
      <Act what="file" label="File">
        <input
          type="text"
          name="code"
          aria-label="Code to file under"
          placeholder="under a code"
          class="short"
          data-suggest={paths.suggest(slug, 'codes')}
          data-suggest-whole
        />
      </Act>
      <Act what="assign" label="Assign">
        <input
          type="text"
          name="to"
          aria-label="Theory CMOC to assign to"
          placeholder="to CMOC no."
          class="short"
          data-suggest={`${paths.suggest(slug, 'cmocs')}?level=theory`}
          data-suggest-whole
        />
      </Act>
      <Act what="merge" label="Merge">
        <input
          type="text"
          name="into"
          aria-label="CMOC to merge into"
          placeholder="into CMOC no."
          class="short"
          data-suggest={`${paths.suggest(slug, 'cmocs')}?level=theory`}
          data-suggest-whole
        />
      </Act>
      <Act what="case" label="Set case">
        <input type="text" name="case" aria-label="Case" placeholder="case" class="short" />
      </Act>
      <Button small look="danger" name="do" value="trash">
        Put in the trash
      </Button>
    </Form>
  );
}

function Act({ what, label, children }: { readonly what: string; readonly label: string; readonly children: ComponentChildren }) {
  return (
    <details class="menu act">
      <summary class="button small">{label}</summary>
      <div class="menu-list act-form">
        {children}
        <Button small look="main" name="do" value={what}>
          {label}
        </Button>
      </div>
    </details>
  );
}

function Named({
  name,
  label,
  list,
}: {
  readonly name: string;
  readonly label: string;
  readonly list: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <select name={name} aria-label={label}>
      <option value="">none</option>
      {list.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}
