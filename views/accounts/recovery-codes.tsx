import { Button, ButtonLink } from '../shared/form.tsx';
import { Banner } from './sign-in.tsx';

/** Shown once: each code stands in for the app one time. */
export function RecoveryCodesPage({ codes, next }: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <section class="door wide">
      <Banner />
      <h1>Keep these recovery codes</h1>
      <p>
        Each signs you in once without your phone. Print them or put them into your password manager: they are not shown again. Older codes
        have ended.
      </p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="row-actions">
        <ButtonLink href={next} look="main">
          I have kept them
        </ButtonLink>
        <Button type="button" data-copy>
          Copy all
        </Button>
        <textarea class="visually-hidden" readonly tabIndex={-1} aria-label="All recovery codes" data-copy-source>
          {codes.join('\n')}
        </textarea>
      </p>
    </section>
  );
}
