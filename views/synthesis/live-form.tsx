/** A form that stays where it is: htmx puts its answer in place; without script it posts and comes back to the page. */
import type { ComponentChildren, HTMLAttributes } from 'preact';
import { Button, Form } from '../shared/form.tsx';

type LiveFormProps = Omit<HTMLAttributes<HTMLFormElement>, 'action' | 'method'> & {
  readonly action: string;
  /** What the answer replaces: the card unless told. */
  readonly target?: string;
  readonly swap?: string;
  readonly children?: ComponentChildren;
  readonly autocomplete?: string;
};

export function LiveForm({ action, target = '#cmoc-card', swap = 'outerHTML', autocomplete = 'off', ...rest }: LiveFormProps) {
  return (
    <Form {...(rest as object)} action={action} autocomplete={autocomplete} hx-post={action} hx-target={target} hx-swap={swap}>
      {rest.children}
    </Form>
  );
}

type LiveButtonProps = Parameters<typeof Button>[0] & {
  readonly action: string;
  readonly target?: string;
  readonly swap?: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** A live form that is only a button. */
export function LiveButton({ action, target, swap, values = {}, ...button }: LiveButtonProps) {
  const where = { ...(target ? { target } : {}), ...(swap ? { swap } : {}) };
  return (
    <LiveForm action={action} class="as-button" {...where}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      <Button small look="quiet" {...button} />
    </LiveForm>
  );
}
