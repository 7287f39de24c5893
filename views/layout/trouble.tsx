/** What people see when something went wrong: what happened, what was kept, what to do. */
import { paths } from '../../server/paths.ts';
import { Button, type Errors, Form, type Values } from '../shared/form.tsx';

export function Message({
  id,
  title,
  message,
  fields,
  signIn,
}: {
  readonly id?: string;
  readonly title: string;
  readonly message: string;
  readonly fields: Errors;
  readonly signIn: boolean;
}) {
  const others = Object.values(fields).filter((text) => text !== message);
  return (
    <div id={id} class="message" role="alert">
      <h1>{title}</h1>
      <p>{message}</p>
      {others.length > 0 && (
        <ul>
          {others.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {signIn ? (
        <p>
          <a href={paths.signIn()} target="_blank" rel="noreferrer">
            Sign in in a new tab
          </a>
          , then come back here and save again: nothing you typed is lost.
        </p>
      ) : (
        id === undefined && (
          <p>
            <a href={paths.home()}>Go to your reviews</a>
          </p>
        )
      )}
    </div>
  );
}

/** Everything that was typed into a form that could not be saved, ready to be sent again. */
export function KeptForm({ action, values }: { readonly action: string; readonly values: Values }) {
  return (
    <section class="kept">
      <h2>What you typed</h2>
      <Form action={action}>
        {Object.entries(values).flatMap(([name, value]) =>
          (typeof value === 'string' ? [value] : value).map((text, at) => <KeptValue key={`${name}-${at}`} name={name} text={text} />),
        )}
        <Button look="main">Send again</Button>
      </Form>
    </section>
  );
}

function KeptValue({ name, text }: { readonly name: string; readonly text: string }) {
  if (text.length < 40 && !text.includes('\n') && !text.includes(' ')) return <input type="hidden" name={name} value={text} />;
  return (
    <div class="field">
      <label>
        {readable(name)}
        <textarea name={name} rows={Math.min(12, 2 + Math.floor(text.length / 80))}>
          {text.startsWith('\n') ? `\n${text}` : text}
        </textarea>
      </label>
    </div>
  );
}

interface ConflictShown {
  readonly message: string;
  readonly version: number;
  readonly fields: readonly { readonly field: string; readonly yours: unknown; readonly theirs: unknown; readonly base: unknown }[];
}

/** Yours, theirs and what both started from; saving writes the text in the box, whichever was put there. */
export function ConflictPage({
  conflict,
  action,
  values,
}: {
  readonly conflict: ConflictShown;
  readonly action: string;
  readonly values: Values;
}) {
  const conflicting = new Set(conflict.fields.map((field) => field.field));
  const others = Object.entries(values).filter(([name]) => !conflicting.has(name) && name !== 'version' && name !== 'seen');
  return (
    <section class="conflict" role="alert">
      <h1>Somebody else changed this</h1>
      <p>{conflict.message}</p>
      <Form action={action}>
        <input type="hidden" name="version" value={String(conflict.version)} />
        {'seen' in values && <input type="hidden" name="seen" value={String(conflict.fields[0]?.theirs ?? '')} />}
        {others.flatMap(([name, value]) =>
          (typeof value === 'string' ? [value] : value).map((text) => (
            <input key={`${name}-${text}`} type="hidden" name={name} value={text} />
          )),
        )}
        {conflict.fields.map((field) => (
          <fieldset key={field.field}>
            <legend>{readable(field.field)}</legend>
            <div class="versions">
              <Version title="Theirs, saved" text={String(field.theirs ?? '')} />
              <Version title="Before both of you" text={String(field.base ?? '')} />
            </div>
            <label>
              What to save (yours, as you typed it)
              <textarea name={field.field} rows={6}>
                {String(field.yours ?? '')}
              </textarea>
            </label>
          </fieldset>
        ))}
        <Button look="main">Save this</Button>
      </Form>
    </section>
  );
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div class="version">
      <h2>{title}</h2>
      <p class="version-text">{text || 'Empty'}</p>
    </div>
  );
}

const readable = (name: string): string => {
  const words = name.replaceAll('_', ' ').replace(/ id$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
