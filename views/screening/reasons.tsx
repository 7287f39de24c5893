import type { RecordShown } from '../../server/screening/records.queries.ts';
import type { Named } from '../../server/screening/work.queries.ts';

/** Reasons to exclude: several, one of them the main one. Each has its key, 1 to 9. */
export function Reasons({ record, reasons }: { readonly record: RecordShown; readonly reasons: readonly Named[] }) {
  const chosen = record.mine?.reasons ?? [];
  return (
    <fieldset class="reasons">
      <legend>Reasons to exclude</legend>
      {reasons.map((reason, at) => (
        <span class="reason" key={reason.id}>
          <label>
            <input
              type="checkbox"
              name="reasons"
              value={reason.id}
              checked={chosen.includes(reason.id)}
              data-reason-key={at < 9 ? at + 1 : undefined}
            />
            {at < 9 && <kbd>{at + 1}</kbd>} {reason.name}
          </label>
          <label class="main-reason">
            <input
              type="radio"
              name="primary"
              value={reason.id}
              checked={record.mine?.primaryReasonId === reason.id}
              aria-label={`Main reason: ${reason.name}`}
            />
            main
          </label>
        </span>
      ))}
      <p class="reasons-ask" role="alert" hidden>
        Give a reason: a number key, or a note. Then e again.
      </p>
    </fieldset>
  );
}
