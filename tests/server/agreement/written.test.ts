import { expect, it } from 'vitest';
import { coefficient } from '../../../server/agreement/written.ts';

it('a coefficient is printed with two decimals and a minus sign that is one', () => {
  expect([-0.164, -0.001, 0, 0.755].map(coefficient)).toEqual(['−0.16', '0.00', '0.00', '0.76']);
});
