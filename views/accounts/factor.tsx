/** A person's second factor: what it is, setting it up, and what to do with it once it is there. */
import { paths } from '../../server/paths.ts';
import { Button, type Errors, Form, TextField } from '../shared/form.tsx';
import { counted, PageHead, Tag, When } from '../shared/page.tsx';
import { CodeForm, type FactorShown, ScanCode } from './factor-parts.tsx';

interface FactorProps {
  /** When it was set up; null: not yet. */
  readonly since: string | null;
  readonly codesLeft: number;
  /** This server asks this person for one. */
  readonly isNeeded: boolean;
  readonly beingSetUp: FactorShown | null;
  readonly errors?: Errors | undefined;
  /** Which form the errors belong to. */
  readonly at?: string;
}

export function FactorPage(props: FactorProps) {
  return (
    <>
      <PageHead
        title="Second factor"
        back={{ href: paths.account(), label: 'Account' }}
        lead="A code from an app on your phone besides the password: a password that leaks is not enough to get in."
      />
      {props.since ? (
        <Present {...props} since={props.since} />
      ) : props.beingSetUp ? (
        <SetUp {...props.beingSetUp} errors={props.errors} />
      ) : (
        <Begin {...props} />
      )}
    </>
  );
}

function Begin({ errors, isNeeded }: FactorProps) {
  return (
    <section class="narrow">
      <p>
        Any authenticator app works (Aegis, 2FAS, Google or Microsoft Authenticator, a password manager).
        {isNeeded && ' This server asks for it at your next sign-in.'}
      </p>
      <WithPassword step="begin" button="Set it up" look="main" errors={errors} />
    </section>
  );
}

function SetUp({ errors, ...shown }: FactorShown & { readonly errors?: Errors | undefined }) {
  return (
    <section class="narrow">
      <ScanCode {...shown} />
      <CodeForm action={paths.secondFactorStep('confirm')} label="The code it shows now" button="Confirm" errors={errors} />
    </section>
  );
}

function Present({ since, codesLeft, isNeeded, errors, at }: FactorProps & { readonly since: string }) {
  return (
    <>
      <p>
        <Tag tone="good">On</Tag> since <When at={since} />. {counted(codesLeft, 'recovery code')} left.
        {codesLeft < 3 && ' Make new ones before the last is used.'}
      </p>
      <div class="columns">
        <section>
          <h2>New recovery codes</h2>
          <p class="hint">The old ones end.</p>
          <WithPassword step="codes" button="Make new codes" errors={at === 'codes' ? errors : undefined} />
        </section>
        <section>
          <h2>Another phone, or none</h2>
          <p class="hint">
            Take the factor away, then set it up again.
            {isNeeded && ' This server will ask for a new one at your next sign-in.'}
          </p>
          <WithPassword step="remove" button="Take it away" look="danger" errors={at === 'remove' ? errors : undefined} />
        </section>
      </div>
    </>
  );
}

function WithPassword({
  step,
  button,
  look = 'plain',
  errors,
}: {
  readonly step: 'begin' | 'codes' | 'remove';
  readonly button: string;
  readonly look?: 'main' | 'plain' | 'danger';
  readonly errors?: Errors | undefined;
}) {
  return (
    <Form action={paths.secondFactorStep(step)}>
      <TextField
        name="current"
        id={`f-current-${step}`}
        type="password"
        label="Present password"
        autocomplete="current-password"
        errors={errors}
      />
      <Button look={look}>{button}</Button>
    </Form>
  );
}
