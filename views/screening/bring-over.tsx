import { stageNames, stages } from '../../server/screening/stage.ts';
import { Button, Select, TextField } from '../shared/form.tsx';
import type { QueuePageProps } from './props.ts';

/** Brings the ticked records into another phase, with day and reason. */
export function BringOver({ phases, phase, today }: QueuePageProps) {
  const others = phases.filter((one) => one.id !== phase.id);
  if (!others.length) return null;
  return (
    <div class="selection-bar bring-over" role="group" aria-label="With the ticked records">
      <span class="quiet" data-selection-count data-hint="Tick records to bring them over into another phase.">
        With the ticked records:
      </span>
      <Select name="phase" label="Bring over into" choices={others.map(({ id, name }) => ({ value: id, label: name }))} />
      <Select name="stage" label="At" value="full_text" choices={stages.map((stage) => ({ value: stage, label: stageNames[stage] }))} />
      <TextField name="on" label="On" type="date" value={today} />
      <TextField name="reason" label="Why" />
      <Button>Bring over</Button>
    </div>
  );
}
