import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../../server/synthesis/advice.ts';
import type { Slot } from '../../../server/synthesis/cmoc.ts';
import { element, short, slots } from '../../support/configurations.ts';

const kinds = (given: readonly Slot[], strategy = '', evidenced: readonly string[] = []) =>
  adviceOn({ slots: given, strategy }, new Set(evidenced)).map((one) => one.kind);

describe('advice on a configuration', () => {
  it('is silent about an ordinary one', () => {
    expect(kinds(short('C Trust +', 'M Conflict −', 'O Faith +'))).toEqual([]);
    expect(kinds(slots([]))).toEqual([]);
  });

  it('asks about a context that names an activity', () => {
    expect(kinds(slots([element('context', { wording: 'Introducing a shared record' })]))).toEqual(['activity']);
    expect(kinds(slots([element('context', { wording: 'Having clarity of roles' })]))).toEqual([]);
  });

  it('asks about a mechanism or context that is the strategy itself', () => {
    expect(kinds(short('M Training', 'S Training'))).toEqual(['same_as_strategy']);
    expect(kinds(short('M Training'), 'training')).toEqual(['same_as_strategy']);
  });

  it('asks about an outcome that is a plan, and about one that is context, too', () => {
    expect(kinds(slots([element('outcome', { wording: 'To improve integration' })]))).toEqual(['plan']);
    expect(kinds(short('C Trust +', 'O Trust +'))).toEqual(['same_context_outcome']);
  });

  it('asks for the reasoning only where facets are used', () => {
    expect(kinds(slots([element('mechanism', { codeName: 'Training', facet: 'resource' })]))).toEqual(['no_reasoning']);
    expect(kinds(slots([element('mechanism', { codeName: 'Training' })]))).toEqual([]);
  });

  it('asks whether an inferred element is still inferred once a passage states it', () => {
    const inferred = element('mechanism', { codeName: 'Trust', basis: 'inferred' });
    expect(kinds(slots([inferred]), '', [inferred.id])).toEqual(['inferred_yet_evidenced']);
    expect(kinds(slots([inferred]))).toEqual([]);
  });
});
