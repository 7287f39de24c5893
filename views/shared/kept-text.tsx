/** A text that saves itself (static/scripts/behaviours/auto-save.ts); without script it has a button. */
import type { ComponentChildren } from 'preact';
import { Button, Form } from './form.tsx';

interface KeptTextProps {
  /** Takes `{<name>, version}`, answers with web/field-saved. */
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly version: number;
  readonly id: string;
  readonly rows?: number;
  readonly placeholder?: string;
  /** Shown as plain text to those who may not write. */
  readonly isReadOnly?: boolean;
  /** Further fields of the same form. */
  readonly children?: ComponentChildren;
}

export function KeptText({ action, name, label, value, version, id, rows = 2, placeholder, isReadOnly, children }: KeptTextProps) {
  if (isReadOnly) return <p class="kept-reading">{value}</p>;
  return (
    <Form action={action} class="kept-text">
      <input type="hidden" name="version" value={String(version)} />
      {children}
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        placeholder={placeholder}
        autocomplete="off"
        data-autosave={action}
        data-version={String(version)}
      >
        {value.startsWith('\n') ? `\n${value}` : value}
      </textarea>
      <Button small class="without-script">
        Save<span class="visually-hidden"> {label}</span>
      </Button>
    </Form>
  );
}
