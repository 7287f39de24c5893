/** Handing over what a second reviewer has not judged, and what was handed over. */
import { paths } from '../../server/paths.ts';
import type { RoundShown } from '../../server/screening/rounds-shown.queries.ts';
import type { Leaving } from '../../server/screening/taking-over.queries.ts';
import { Button, type Errors, Form, Select, type Values, valueOf } from '../shared/form.tsx';
import { When } from '../shared/page.tsx';

interface HandOverProps {
  readonly slug: string;
  readonly round: RoundShown;
  readonly leaving: readonly Leaving[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function HandOver({ slug, round, leaving, values, errors }: HandOverProps) {
  if (!leaving.length) return null;
  return (
    <details class="hand-over" open={Boolean(errors?.['to'])}>
      <summary>Somebody can’t go on?</summary>
      {leaving.some((one) => one.takers.length > 0) && (
        <p class="hint">What they have judged stays theirs. The rest is judged by the other person, blind as they were.</p>
      )}
      {leaving.map((one) => (
        <From key={one.id} slug={slug} round={round} leaving={one} {...(valueOf(values, 'from') === one.id ? { values, errors } : {})} />
      ))}
    </details>
  );
}

type FromProps = Omit<HandOverProps, 'leaving'> & { readonly leaving: Leaving };

function From({ slug, round, leaving: { id, name, takers }, values, errors }: FromProps) {
  if (!takers.length)
    return (
      <p class="nobody">
        Nobody can take over from {name}: everybody else who may screen has screened some of these records, or judges this sample.
      </p>
    );
  return (
    <Form action={paths.checkRoundVerb(slug, round.id, 'hand-over')}>
      <input type="hidden" name="from" value={id} />
      <div class="one-line">
        <Select
          name="to"
          id={`to-${id}`}
          label={`Hand the open records of ${name} over to`}
          value={valueOf(values, 'to')}
          errors={errors}
          choices={takers.map((one) => ({ value: one.id, label: one.name }))}
        />
        <Button>Hand over</Button>
      </div>
    </Form>
  );
}

export function HandedOver({ round }: { readonly round: RoundShown }) {
  const left = round.reviewers.filter((one) => one.handedOverAt);
  if (!left.length) return null;
  return (
    <ul class="plain-list quiet">
      {left.map((one) => (
        <li key={one.id}>
          {one.name} handed over to {one.handedTo}, <When at={one.handedOverAt ?? ''} time />
        </li>
      ))}
    </ul>
  );
}
