/** Forms and their fields: label above, one sentence of help, the person's own input kept, one sentence per error. */
import type {
  AnchorHTMLAttributes,
  ButtonHTMLAttributes,
  ComponentChildren,
  HTMLAttributes,
  InputHTMLAttributes,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'preact';
import { useContext } from 'preact/hooks';
import { FormContext } from './form-context.ts';

export type Values = Readonly<Record<string, string | readonly string[]>>;
export type Errors = Readonly<Record<string, string>>;

type FormProps = Omit<HTMLAttributes<HTMLFormElement>, 'action' | 'method'> & {
  readonly action: string;
  readonly children?: ComponentChildren;
  readonly upload?: boolean;
  readonly autocomplete?: string;
};

/** A form that writes: sent by POST, once per attempt, under the name of the person it was typed by. */
export function Form({ action, children, upload = false, ...rest }: FormProps) {
  const { newAttempt, accountId } = useContext(FormContext);
  return (
    <form {...(rest as object)} method="post" action={action} enctype={upload ? 'multipart/form-data' : undefined} novalidate>
      <input type="hidden" name="_attempt" value={newAttempt()} />
      <input type="hidden" name="_as" value={accountId} />
      {children}
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly errors?: Errors | undefined;
  /** Distinguishes fields of the same name on one page. */
  readonly id?: string | undefined;
  readonly optional?: boolean;
}

const idOf = (props: FieldProps): string => props.id ?? `f-${props.name}`;

/** What ties an input to its label, hint and error. */
function described(props: FieldProps) {
  const id = idOf(props);
  const error = props.errors?.[props.name];
  const by = [props.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': by || undefined, 'aria-invalid': error ? ('true' as const) : undefined };
}

export function Field(props: FieldProps & { readonly children: ComponentChildren }) {
  const id = idOf(props);
  const error = props.errors?.[props.name];
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={id}>
        {props.label}
        {props.optional && <span class="optional"> optional</span>}
      </label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {props.children}
    </div>
  );
}

type InputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'label'> & { readonly value?: string; readonly list?: string };

export function TextField({ name, label, hint, errors, id, optional, ...input }: InputProps) {
  const field = { name, label, hint, errors, id, optional: optional ?? false };
  return (
    <Field {...field}>
      <input type="text" {...(input as object)} {...described(field)} name={name} />
    </Field>
  );
}

type AreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id' | 'label' | 'value'> & { readonly value?: string };

/** A browser eats the first line break of a textarea: one extra is written. */
export function TextArea({ name, label, hint, errors, id, optional, value = '', ...area }: AreaProps) {
  const field = { name, label, hint, errors, id, optional: optional ?? false };
  return (
    <Field {...field}>
      <textarea rows={4} {...(area as object)} {...described(field)} name={name}>
        {value.startsWith('\n') ? `\n${value}` : value}
      </textarea>
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id' | 'label' | 'value'> & {
    readonly value?: string;
    readonly choices: readonly Choice[];
  };

export function Select({ name, label, hint, errors, id, optional, value = '', choices, ...select }: SelectProps) {
  const field = { name, label, hint, errors, id, optional: optional ?? false };
  return (
    <Field {...field}>
      <select {...(select as object)} {...described(field)} name={name}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface ChoicesProps {
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly errors?: Errors | undefined;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly kind: 'radio' | 'checkbox';
  /** On one line instead of one below the other. */
  readonly inline?: boolean;
  /** Distinguishes groups of the same name on one page. */
  readonly id?: string;
}

export function Choices({ name, legend, hint, errors, choices, chosen, kind, inline, id = `f-${name}` }: ChoicesProps) {
  const error = errors?.[name];
  return (
    <fieldset class={`choices${inline ? ' inline' : ''}${error ? ' has-error' : ''}`}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {error && <p class="error">{error}</p>}
      {choices.map((choice) => (
        <label class="choice" key={choice.value} for={`${id}-${choice.value}`}>
          <input type={kind} id={`${id}-${choice.value}`} name={name} value={choice.value} checked={chosen.includes(choice.value)} />
          <span>
            {choice.label}
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function Tick({
  name,
  label,
  checked,
  hint,
  id = `f-${name}`,
}: {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly hint?: string;
  readonly id?: string;
}) {
  return (
    <label class="choice" for={id}>
      <input type="checkbox" id={id} name={name} checked={checked} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly small?: boolean;
};

export function Button({ look = 'plain', small = false, type = 'submit', class: extra, ...rest }: ButtonProps) {
  return <button {...(rest as object)} type={type} class={`button ${look}${small ? ' small' : ''}${extra ? ` ${String(extra)}` : ''}`} />;
}

export function ButtonLink({
  href,
  children,
  look = 'plain',
  small = false,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly look?: 'main' | 'plain' | 'quiet'; readonly small?: boolean }) {
  return (
    <a {...(rest as object)} href={href} class={`button ${look}${small ? ' small' : ''}`}>
      {children}
    </a>
  );
}

/** A form that is only a button: "Leave out", "Take back". */
export function ActionButton({
  action,
  values = {},
  children,
  ...button
}: ButtonProps & {
  readonly action: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly children: ComponentChildren;
}) {
  return (
    <Form action={action} class="as-button">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      <Button {...button}>{children}</Button>
    </Form>
  );
}

export const valueOf = (values: Values | undefined, name: string, or = ''): string => {
  const found = values?.[name];
  return typeof found === 'string' ? found : or;
};
