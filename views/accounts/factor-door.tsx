/** The second factor on the way in. */
import { paths } from '../../server/paths.ts';
import type { Errors } from '../shared/form.tsx';
import { CodeForm, type FactorShown, ScanCode } from './factor-parts.tsx';
import { Banner } from './sign-in.tsx';

interface AtTheDoor {
  readonly next: string;
  readonly errors?: Errors | undefined;
}

export function FactorCodePage({ next, errors }: AtTheDoor) {
  return (
    <section class="door">
      <Banner />
      <h1>One more step</h1>
      <CodeForm
        action={paths.signInStep('code')}
        next={next}
        label="Code from your authenticator app"
        hint="Six digits. Without your phone, write one of your recovery codes instead."
        button="Go on"
        errors={errors}
      />
      <p class="below">
        <a href={paths.signIn(next)}>Start again</a>
      </p>
    </section>
  );
}

export function FactorSetUpPage({ next, errors, ...shown }: AtTheDoor & FactorShown) {
  return (
    <section class="door">
      <Banner />
      <h1>Set up your second factor</h1>
      <p class="hint">This server asks for a code from an app on your phone besides the password. It takes a minute, once.</p>
      <ScanCode {...shown} />
      <CodeForm action={paths.signInStep('enrol')} next={next} label="The code it shows now" button="Confirm" errors={errors} />
    </section>
  );
}
