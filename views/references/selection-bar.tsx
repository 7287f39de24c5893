/** What can be done with the ticked references: one choice and one button, so that it works without script, too. */
import { arrivals, retrievalNames } from '../../server/references/getting.ts';
import { sourceKindNames } from '../../server/references/search.ts';
import { useNames, uses } from '../../server/references/reference.ts';
import { Button } from '../shared/form.tsx';
import type { LiteraturePageProps } from './props.ts';

export function SelectionBar({ phases }: Pick<LiteraturePageProps, 'phases'>) {
  return (
    <div class="selection-bar" role="group" aria-label="With the ticked references">
      <span class="quiet" data-selection-count>
        With the ticked references:
      </span>
      <span class="pair">
        <select name="use" aria-label="Use them as">
          {uses.map((use) => (
            <option key={use} value={use}>
              {useNames[use]}
            </option>
          ))}
          <option value="">Not said yet</option>
        </select>
        <Button small name="action" value="use">
          Use as this
        </Button>
      </span>
      {phases.length > 0 && (
        <span class="pair">
          <select name="phase" aria-label="Phase">
            {phases.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button small name="action" value="phase">
            Use in this phase
          </Button>
          <Button small look="quiet" name="action" value="no_phase">
            Not in it
          </Button>
        </span>
      )}
      <span class="pair">
        <select name="state" aria-label="Full text">
          <option value="sought">{retrievalNames.sought}</option>
          <option value="not_retrieved">{retrievalNames.not_retrieved}</option>
        </select>
        <Button small name="action" value="retrieval">
          Note it
        </Button>
      </span>
      {phases.length > 0 && (
        <span class="pair">
          <select name="kind" aria-label="How they came in">
            {arrivals.map((kind) => (
              <option key={kind} value={kind}>
                {sourceKindNames[kind]}
              </option>
            ))}
          </select>
          <Button small name="action" value="arrival">
            Came into this phase so
          </Button>
        </span>
      )}
      <Button small name="action" value="study">
        These are one study
      </Button>
      <Button small look="danger" name="action" value="trash">
        Put in the trash
      </Button>
    </div>
  );
}
