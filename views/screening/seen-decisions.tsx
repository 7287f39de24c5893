/** Colleagues' decisions where they may be seen, and what stands. */
import type { StandingDecision } from '../../server/screening/decisions.queries.ts';
import { choiceNames, madeHowNames } from '../../server/screening/stage.ts';
import { When } from '../shared/page.tsx';
import { Why } from './decisions.tsx';
import type { RecordFormProps } from './props.ts';

type Seen = Pick<RecordFormProps, 'record' | 'reasons' | 'at'>;

export function SeenDecisions({ record, reasons, at }: Seen) {
  const { others, hidden, standing } = record;
  if (!others.length && !hidden && !standing) return null;
  return (
    <div class="seen-decisions">
      {others.map((one) => (
        <p key={one.id} class="decision-line">
          {one.reviewer}: <strong>{choiceNames[one.choice].toLowerCase()}</strong>{' '}
          <span class="quiet">
            <When at={one.at} />
          </span>
          <Why shown={{ reasons }} decision={one} />
        </p>
      ))}
      {asksToConfirm({ record, reasons, at }) && <p>Choose the same to confirm it, or another to query it.</p>}
      {hidden > 0 && (
        <p class="quiet">
          {hidden === 1 ? 'A colleague has decided' : `${hidden} colleagues have decided`}; you see it once your decision is in.
        </p>
      )}
      {standing && <Stands standing={standing} reasons={reasons} />}
    </div>
  );
}

const asksToConfirm = ({ record: { others, mine, standing }, at }: Seen): boolean =>
  at.settings.mode === 'check' && others.length > 0 && !mine && !standing;

function Stands({ standing, reasons }: Pick<Seen, 'reasons'> & { readonly standing: StandingDecision }) {
  return (
    <p class="decision-line">
      Stands: <strong>{choiceNames[standing.choice].toLowerCase()}</strong>, {madeHowNames[standing.madeHow] ?? standing.madeHow}{' '}
      <span class="quiet">
        {standing.people || standing.by}, <When at={standing.decidedOn || standing.at} />
      </span>
      <Why shown={{ reasons }} decision={standing} />
    </p>
  );
}
