/** Two people answered the same differently: both are shown, one is chosen, or the field is edited on. */
import { Button, Form } from './form.tsx';

interface Side {
  readonly text: string;
  /** What to send so that this side is kept. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

interface TwoAnswersProps {
  readonly action: string;
  /** What was answered: a question, a scale. */
  readonly about: string;
  readonly yours: Side;
  readonly theirs: Side & { readonly by: string };
  readonly base: string;
  /** The version that holds theirs. */
  readonly version: number;
}

export function TwoAnswers({ action, about, yours, theirs, base, version }: TwoAnswersProps) {
  return (
    <section class="conflict" role="alert">
      <h1>{theirs.by || 'A colleague'} answered this while you did</h1>
      <p>
        {about}. Both are kept: choose one now, or edit the field and save again.
        {base && ` Before, it said “${base}”.`}
      </p>
      <div class="versions">
        <Choice action={action} version={version} title="Yours, not saved" side={yours} button="Save mine" />
        <Choice action={action} version={version} title="Theirs, saved" side={theirs} button="Keep theirs" />
      </div>
    </section>
  );
}

function Choice({
  action,
  version,
  title,
  side,
  button,
}: Pick<TwoAnswersProps, 'action' | 'version'> & { readonly title: string; readonly side: Side; readonly button: string }) {
  return (
    <div class="version">
      <h2>{title}</h2>
      <p class="version-text">{side.text || 'Blank'}</p>
      <Form action={action}>
        <input type="hidden" name="version" value={String(version)} />
        {side.fields.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button small>{button}</Button>
      </Form>
    </div>
  );
}
