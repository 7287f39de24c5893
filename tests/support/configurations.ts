/** Slots and elements for tests of pure code. */
import fc from 'fast-check';
import { rolePresets } from '../../server/reviews/preset.ts';
import { type Direction, directions } from '../../server/reviews/vocabulary.ts';
import { type Element, type Slot, slotsOf } from '../../server/synthesis/cmoc.ts';

export const roles = rolePresets.map((role) => ({ ...role, id: role.kind }));

let made = 0;

/** "trust" becomes the code Trust; `wording` and the rest as given. */
export function element(kind: string, given: Partial<Element> & { readonly codeName?: string } = {}): Element {
  const { codeName, ...own } = given;
  made += 1;
  return {
    id: `element ${made}`,
    roleId: kind,
    code: codeName ? { id: `code ${codeName.toLowerCase()}`, name: codeName, aliases: [] } : null,
    wording: '',
    direction: 'not_stated',
    dependsOn: '',
    basis: 'stated',
    basisDocumentId: null,
    facet: '',
    actor: '',
    level: '',
    position: made,
    version: 1,
    ...own,
  };
}

export const slots = (elements: readonly Element[], modes: Readonly<Record<string, string>> = {}): readonly Slot[] =>
  slotsOf(roles, elements, modes);

/** "C trust +", "M conflict −": role letter, code, sign. */
export function short(...texts: readonly string[]): readonly Slot[] {
  const signs: Readonly<Record<string, Direction>> = { '+': 'more', '−': 'less', '±': 'depends' };
  return slots(
    texts.map((text) => {
      const [letter = '', ...rest] = text.split(' ');
      const direction = signs[rest.at(-1) ?? ''];
      const codeName = (direction ? rest.slice(0, -1) : rest).join(' ');
      const kind = rolePresets.find((role) => role.letter === letter)?.kind ?? '';
      return element(kind, { codeName, direction: direction ?? 'not_stated' });
    }),
  );
}

export const anyElement: fc.Arbitrary<Element> = fc
  .record({
    kind: fc.constantFrom('context', 'mechanism', 'outcome', 'strategy', 'actor'),
    codeName: fc.option(fc.constantFrom('Trust', 'Conflict', 'Aims and objectives', 'IT systems'), { nil: '' }),
    wording: fc.oneof(fc.constant(''), fc.string({ maxLength: 40 }), fc.constantFrom('High trust', 'Staff felt heard.')),
    direction: fc.constantFrom(...directions),
    dependsOn: fc.constantFrom('', 'on the weather'),
  })
  .map(({ kind, ...given }) => element(kind, given));

export const anySlots: fc.Arbitrary<readonly Slot[]> = fc
  .tuple(fc.array(anyElement, { maxLength: 8 }), fc.constantFrom<Readonly<Record<string, string>>>({}, { context: 'or' }))
  .map(([elements, modes]) => slots(elements, modes));
