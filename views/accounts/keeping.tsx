/** How the data of this server are kept: room on the disk, and the last time a backup was tried out. */
import { daysOld, type Drilled } from '../../server/upkeep/drilled.ts';
import { counted, Tag, When } from '../shared/page.tsx';

export interface KeepingProps {
  readonly drilled: Drilled | null;
  readonly now: string;
  /** "12.3 GB". */
  readonly free: string;
  /** Empty when files may take all. */
  readonly kept: string;
  readonly isLow: boolean;
}

export function Keeping({ drilled, now, free, kept, isLow }: KeepingProps) {
  return (
    <section class="narrow">
      <h2>How the data are kept</h2>
      <p>
        {isLow && <Tag tone="warn">low</Tag>} {free} are free where the data lie.{' '}
        {isLow
          ? `New files are refused until ${kept} are free; coding and writing go on.`
          : kept && `Files leave ${kept} of it to what people type.`}
      </p>
      {drilled ? <Drill drilled={drilled} now={now} /> : <NoDrill />}
    </section>
  );
}

const NoDrill = () => (
  <p class="hint">
    No backup has been tried out yet. <code>retroduce drill FOLDER</code> restores the newest one where nobody works and compares it.
  </p>
);

function Drill({ drilled, now }: { readonly drilled: Drilled; readonly now: string }) {
  const { at, file, rows, files, took, failure } = drilled;
  const days = daysOld(drilled, now);
  if (failure)
    return (
      <p class="alarm">
        The backup {file} failed when it was tried out <When at={at} time />: {failure}
      </p>
    );
  return (
    <p>
      <Tag tone="good">tried out</Tag> The backup {file} was restored <When at={at} time />, in {took} s: {counted(rows, 'row')} and{' '}
      {counted(files, 'file')}, all equal and whole. {days !== null && days > 0 && `It is ${counted(days, 'day')} old by now.`}
    </p>
  );
}
