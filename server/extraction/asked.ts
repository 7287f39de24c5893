/** What a form has asked over all its versions: the present questions, and those removed since, readable with their answers. */
import { columnsOf, type Design, type Option, type Question } from './template.ts';

export interface Version {
  readonly number: number;
  readonly design: Design;
}

/** A question as it was last asked. */
export interface Asked {
  readonly question: Question;
  /** Every option it ever had, as last worded, removed ones too. */
  readonly options: readonly Option[];
  readonly since: number;
  /** The last version that asked it; null while the latest does. */
  readonly until: number | null;
  /** The table whose column it is or was. */
  readonly table: string | null;
}

/** Every question ever published, by id, in the order of its first appearance. `versions` are oldest first. */
export function everAsked(versions: readonly Version[]): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const { number, design } of versions)
    for (const { question, table } of withTables(design)) {
      const before = asked.get(question.id);
      const options = merged(before?.options ?? [], question.options);
      asked.set(question.id, { question, options, table, since: before?.since ?? number, until: number });
    }
  const latest = versions.at(-1)?.number ?? 0;
  return new Map([...asked].map(([id, one]) => [id, { ...one, until: one.until === latest ? null : one.until }]));
}

const withTables = (design: Design): readonly { readonly question: Question; readonly table: string | null }[] =>
  design.flatMap((question) => [
    { question, table: null },
    ...columnsOf(question).map((column) => ({ question: column, table: question.id })),
  ]);

/** Options by id, the later wording wins, the later order first. */
function merged(before: readonly Option[], now: readonly Option[]): readonly Option[] {
  const ids = new Set(now.map((option) => option.id));
  return [...now, ...before.filter((option) => !ids.has(option.id))];
}

/** Questions that were asked and are not in this design any more: "asked until version 2". Columns of a removed table go with it. */
export function removedFrom(design: Design, versions: readonly Version[]): readonly (Asked & { readonly lastAsked: number })[] {
  const present = new Set(withTables(design).map(({ question }) => question.id));
  const latest = versions.at(-1)?.number ?? 0;
  return [...everAsked(versions).values()]
    .filter(({ question, table }) => !present.has(question.id) && (table === null || present.has(table)))
    .map((one) => ({ ...one, lastAsked: one.until ?? latest }));
}
