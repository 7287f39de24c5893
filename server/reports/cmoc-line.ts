/** A configuration with everything that CMOC tables print of it. */
import { type Cmoc, elementsOfKind } from '../synthesis/cmoc.ts';
import { rowOf } from '../synthesis/statement.ts';

/** A passage as tables print it. */
export interface Quote {
  readonly excerptId: string;
  readonly referenceId: string;
  /** "“Trust grew” (Smith 2019, p. 5)" */
  readonly text: string;
  readonly against: boolean;
}

export interface CmocLine {
  readonly cmoc: Cmoc;
  /** In the order of the literature. */
  readonly quotes: readonly Quote[];
  readonly documents: number;
  readonly studies: number;
  readonly excerpts: number;
  readonly documentsAgainst: number;
  readonly excerptsAgainst: number;
  readonly isSupported: boolean;
  /** Name of the code it is filed under. */
  readonly filedUnder: string;
  /** How its case is named in a table: by its abbreviation where it has one. */
  readonly case: string;
  /** How the reference it was extracted from is cited; '' for one of the theory. */
  readonly reference: string;
}

/** The words of a slot, "; " between elements, each with its sign. Several slots of one kind are joined. */
export const slotText = ({ slots }: Pick<Cmoc, 'slots'>, kind: string): string =>
  rowOf(slots.filter((slot) => slot.role.kind === kind))
    .map((cell) => cell.text)
    .filter(Boolean)
    .join('; ');

export const strategyOf = (cmoc: Cmoc): string => cmoc.strategy || slotText(cmoc, 'strategy');

/** Slots besides context, mechanism, outcome and strategy that any of the configurations fills. */
export function furtherKinds(lines: readonly CmocLine[]): readonly { readonly kind: string; readonly name: string }[] {
  const usual = new Set(['context', 'mechanism', 'outcome', 'strategy']);
  const found = new Map<string, string>();
  for (const { cmoc } of lines)
    for (const { role } of cmoc.slots)
      if (!usual.has(role.kind) && elementsOfKind(cmoc.slots, role.kind).length) found.set(role.kind, role.name);
  return [...found].map(([kind, name]) => ({ kind, name }));
}

/** "17", "17 (IPT1-3)". */
export const numberOf = ({ number, label }: Pick<Cmoc, 'number' | 'label'>): string => (label ? `${number} (${label})` : String(number));

export const quotesFor = (line: Pick<CmocLine, 'quotes'>, against = false): string =>
  line.quotes
    .filter((quote) => quote.against === against)
    .map((quote) => quote.text)
    .join('\n');
