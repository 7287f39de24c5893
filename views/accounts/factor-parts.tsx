/** What setting up a second factor shows: the code to scan, the same in letters, and the field for the first code. */
import { Button, type Errors, Form, TextField } from '../shared/form.tsx';

export interface FactorShown {
  /** Base 32. */
  readonly seed: string;
  readonly drawn: { readonly size: number; readonly path: string };
}

export function ScanCode({ seed, drawn }: FactorShown) {
  return (
    <>
      <p>Open your authenticator app, add an account, and scan this code.</p>
      <svg class="qr" viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label="QR code for your authenticator app">
        <rect width={drawn.size} height={drawn.size} fill="#fff" />
        <path d={drawn.path} fill="#000" />
      </svg>
      <details class="by-hand">
        <summary>Can’t scan it? Type the key</summary>
        <p>
          <code class="key-letters">{seed.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <p class="hint">Time-based, six digits, 30 seconds.</p>
      </details>
    </>
  );
}

export function CodeForm({
  action,
  next,
  label,
  hint,
  button,
  errors,
}: {
  readonly action: string;
  readonly next?: string;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  readonly errors?: Errors | undefined;
}) {
  return (
    <Form action={action}>
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        name="code"
        label={label}
        hint={hint}
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        class="code-input"
        errors={errors}
      />
      <Button look="main">{button}</Button>
    </Form>
  );
}
