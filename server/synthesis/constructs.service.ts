/** Codes named while configuring: found by name or alias, or made. */
import { oneLine } from '../reviews/one-line.ts';
import { create, type Operation } from '../platform/operation.ts';
import { nameKey } from '../reviews/name-key.ts';
import { constructsOf, finderOf } from './constructs.queries.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface CodeNamer {
  /** The code of that name or alias; null when there is none. */
  readonly find: (name: string) => Named | null;
  /** The same, made when there is none. */
  readonly named: (name: string) => Promise<Named>;
}

/** Reads the codes once; codes made through it are found by it. */
export async function codeNamer(op: Operation): Promise<CodeNamer> {
  const find = finderOf(await constructsOf({ db: op.tx, reviewId: op.reviewId }));
  const made = new Map<string, Named>();
  const known = (name: string): Named | null => find(name) ?? made.get(nameKey(name)) ?? null;
  return {
    find: known,
    async named(name) {
      const code = known(name) ?? { id: await makeCode(op, name), name: oneLine(name) };
      made.set(nameKey(name), code);
      return code;
    },
  };
}

const makeCode = (op: Operation, name: string): Promise<string> =>
  create(op, 'code', {
    name: oneLine(name),
    name_key: nameKey(name),
    aliases: '[]',
    parent_id: null,
    definition: '',
    mechanism_types: '[]',
    mechanism_words: '',
    level: '',
    merged_into_id: null,
    merged_inverse: 0,
  });
