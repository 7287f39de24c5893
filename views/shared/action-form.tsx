/** A form that is only a small button with a sign on it: posted by htmx into `target`, as a plain form without script. */
import type { ComponentChildren } from 'preact';
import { Button, Form } from './form.tsx';

interface ActionFormProps {
  readonly action: string;
  /** CSS selector of what the answer replaces. */
  readonly target: string;
  readonly swap?: 'outerHTML' | 'delete';
  readonly values?: Readonly<Record<string, string>>;
  /** What it does, said aloud and shown on hovering. */
  readonly label: string;
  /** Nothing would happen. It can still be focused, so that somebody who moves a row to the top by keyboard stays there. */
  readonly disabled?: boolean;
  /** Of the button: it keeps the focus when what holds it is replaced. */
  readonly id?: string;
  readonly children: ComponentChildren;
}

export function ActionForm({ action, target, swap = 'outerHTML', values = {}, label, disabled = false, id, children }: ActionFormProps) {
  return (
    <Form action={action} class="as-button" hx-post={action} hx-target={target} hx-swap={swap}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button small look="quiet" class="sign" id={id} aria-label={label} title={label} aria-disabled={disabled || undefined}>
        {children}
      </Button>
    </Form>
  );
}
