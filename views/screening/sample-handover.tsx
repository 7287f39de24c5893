/** Handing over what a second reviewer has not judged, and what was handed over. */
import { paths } from '../../server/paths.ts';
import type { RoundShown } from '../../server/screening/rounds-shown.queries.ts';
import type { MemberShown } from '../../server/reviews/reviews.queries.ts';
import { Button, type Errors, Form, Select, type Values, valueOf } from '../shared/form.tsx';
import { When } from '../shared/page.tsx';

interface HandOverProps {
  readonly slug: string;
  readonly round: RoundShown;
  /** Who may screen. */
  readonly members: readonly MemberShown[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function HandOver({ slug, round, members, values, errors }: HandOverProps) {
  const from = round.reviewers.filter((one) => !one.handedOverAt && (one.judged === null || one.judged < (one.share ?? 0)));
  const sitting = new Set(round.reviewers.filter((one) => !one.handedOverAt).map((one) => one.id));
  const to = members.filter((one) => !sitting.has(one.accountId));
  if (!from.length || !to.length) return null;
  return (
    <details class="hand-over" open={Boolean(errors?.['to'])}>
      <summary>Somebody can’t go on?</summary>
      <Form action={paths.checkRoundVerb(slug, round.id, 'hand-over')}>
        <p class="hint">What they have judged stays theirs. The rest is judged by the other person, blind as they were.</p>
        <div class="one-line">
          <Select
            name="from"
            label="Hand the open records of"
            value={valueOf(values, 'from')}
            choices={from.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="to"
            label="over to"
            value={valueOf(values, 'to')}
            errors={errors}
            choices={to.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          />
          <Button>Hand over</Button>
        </div>
      </Form>
    </details>
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
