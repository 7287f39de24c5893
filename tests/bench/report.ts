/** The bench as a table to read, beside the results of the last release. */
import { type Figure, keepsBar } from './measure.ts';

export interface Results {
  readonly at: string;
  readonly version: string;
  readonly machine: string;
  /** How busy the machine was with other work when it began: figures of a busy machine compare with nothing. */
  readonly load: number;
  readonly sections: Readonly<Record<string, readonly Figure[]>>;
}

const shown = (value: number, unit: string): string => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit ? ` ${unit}` : ''}`;
};

const spread = ({ least, most, runs, unit }: Figure): string => (runs > 1 ? ` (${shown(least, '')}–${shown(most, unit)}, n=${runs})` : '');

function line(figure: Figure, before: Figure | undefined): string {
  const { name, unit, bar, beside } = figure;
  const said = [`  ${name}: ${shown(figure.median, unit)}${spread(figure)}`];
  if (beside) said.push(`${beside.name} ${shown(beside.value, unit)}, ratio ${(figure.median / beside.value).toFixed(2)}`);
  if (bar !== undefined) said.push(`${keepsBar(figure) ? 'keeps' : 'MISSES'} its bar of ${shown(bar, unit)}`);
  const change = before && comparison(figure, before);
  if (change) said.push(change);
  return said.join('; ');
}

/** "1.3× slower than last time", said from a tenth on. */
export function comparison(now: Figure, before: Figure): string | null {
  if (!before.median || !now.median) return null;
  const isRate = now.unit === 'per s' || now.unit === '%';
  const factor = isRate ? before.median / now.median : now.median / before.median;
  if (factor > 0.9 && factor < 1.1) return null;
  const [more, less] = now.unit === 'MB' || now.unit === 'kB' ? ['larger', 'smaller'] : ['slower', 'faster'];
  return factor > 1 ? `${factor.toFixed(1)}× ${more} than last time` : `${(1 / factor).toFixed(1)}× ${less} than last time`;
}

export function table(results: Results, last: Results | null): string {
  const parts = Object.entries(results.sections).map(([section, figures]) => {
    const before = last?.sections[section] ?? [];
    return [
      section,
      ...figures.map((one) =>
        line(
          one,
          before.find(({ name }) => name === one.name),
        ),
      ),
    ].join('\n');
  });
  const busy = results.load > 1 ? ' (busy with other work: compare ratios, not milliseconds)' : '';
  return [`Retroduce ${results.version} on ${results.machine}, load ${results.load.toFixed(1)}${busy}`, ...parts].join('\n\n');
}
