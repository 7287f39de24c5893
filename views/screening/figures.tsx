/** Agreement in figures: the table of counts always, each coefficient with its interval, or why there is none. */
import type { FrozenRound, PairFigures } from '../../server/agreement/frozen.ts';
import type { Statistic } from '../../server/agreement/statistic.ts';
import type { AgreementTable } from '../../server/agreement/table.ts';
import { coefficient } from '../../server/agreement/written.ts';
import { counted, Explain } from '../shared/page.tsx';

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** "91.7 %, κ 0.75": for a cell. */
export function inShort({ judged, agreed, pairs }: FrozenRound): string {
  if (!judged) return 'nothing judged by both';
  const [only, ...others] = pairs;
  const kappa = only && !others.length && only.kappa.value !== null ? `, κ ${coefficient(only.kappa.value)}` : '';
  return `${percent(agreed / judged)}${kappa}`;
}

export function Figures({ frozen }: { readonly frozen: FrozenRound }) {
  return (
    <div class="agreement-figures">
      {frozen.pairs.map((pair) => (
        <Pair key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
      ))}
      {frozen.all && (
        <section class="agreement-pair">
          <h3>Everybody</h3>
          <dl class="statistics">
            <Line name="Krippendorff’s α" value={frozen.all.alpha} />
            <Line name="Fleiss’ κ" value={frozen.all.fleiss} note={`over the ${frozen.all.complete} records that everybody judged`} />
          </dl>
        </section>
      )}
    </div>
  );
}

function Pair({ pair }: { readonly pair: PairFigures }) {
  const { a, b, table, asGiven } = pair;
  return (
    <section class="agreement-pair" aria-label={`${a.name} and ${b.name}`}>
      <Counts caption={`${a.name} in rows, ${b.name} in columns`} table={asGiven ?? table} />
      <dl class="statistics">
        <Line name="Agreement" value={pair.percent} write={percent} note={`${table.agreed} of ${counted(table.n, 'record')}`} />
        <Line name="Cohen’s κ" value={pair.kappa} />
        <Line name="PABAK" value={pair.pabak} />
        <Line name="Gwet’s AC1" value={pair.ac1} />
        <Line name="Krippendorff’s α" value={pair.alpha} />
      </dl>
      {asGiven && <p class="table-note">In the figures “maybe” counts as “include”, because both send a record on to the next stage.</p>}
    </section>
  );
}

function Counts({ caption, table }: { readonly caption: string; readonly table: AgreementTable }) {
  return (
    <table class="data counts">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {table.categories.map((category) => (
            <th scope="col" class="number" key={category}>
              {category}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.categories.map((category, row) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {table.counts[row]?.map((n, column) => (
              <td class={row === column ? 'number agree' : 'number'} key={table.categories[column]}>
                {n}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly name: string;
  readonly value: Statistic;
  readonly write?: (value: number) => string;
  readonly note?: string;
}

function Line({ name, value, write = coefficient, note }: LineProps) {
  return (
    <div>
      <dt>
        {name} {help[name] && <Explain term={name}>{help[name]}</Explain>}
      </dt>
      {value.value === null ? (
        <dd class="undefined">{value.why}</dd>
      ) : (
        <dd>
          <strong>{write(value.value)}</strong>
          {note && ` ${note}`}
          {value.interval && (
            <div class="quiet">
              95 % interval {write(value.interval.low)} to {write(value.interval.high)}
            </div>
          )}
        </dd>
      )}
    </div>
  );
}

const help: Readonly<Record<string, string>> = {
  'Cohen’s κ':
    'Agreement beyond what chance would give. It falls when almost everything is excluded, however well people agree: then read PABAK and AC1 beside it.',
  PABAK: 'Kappa as it would be if all choices were equally frequent and both people used them equally often (Byrt 1993).',
  'Gwet’s AC1': 'Agreement beyond chance that stays steady when one choice is rare (Gwet 2008).',
  'Krippendorff’s α': 'Agreement beyond chance for any number of people, with records missing (Krippendorff 2011).',
  'Fleiss’ κ': 'Kappa for more than two people on the records that all of them judged (Fleiss 1971).',
};
