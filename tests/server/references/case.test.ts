import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeLines, attributesFrom } from '../../../server/references/case.ts';

describe('the attributes of a case', () => {
  it('are one per line, name before the first colon', () => {
    expect(attributesFrom('Country: Norway\n\n  Sites:3: two rural \nmandated\n: nothing')).toEqual({
      Country: 'Norway',
      Sites: '3: two rural',
      mandated: '',
    });
  });

  it('read what they write', () => {
    const word = fc.stringMatching(/^[\p{L}\d][\p{L}\d ]{0,20}[\p{L}\d]$/u);
    fc.assert(
      fc.property(fc.dictionary(word, fc.oneof(word, fc.constant(''))), (attributes) => {
        expect(attributesFrom(attributeLines(attributes))).toEqual({ ...attributes });
      }),
    );
  });
});
