/** The configurations of the example review, in the order in which they were made, and how they hang together. */
import type { DemoCmoc } from '../configuration.ts';
import { arrival } from './arrival.ts';
import { company } from './company.ts';
import { lasting } from './lasting.ts';
import { noticing } from './noticing.ts';
import { priorCmocs } from './prior.ts';
import { referral } from './referral.ts';

export const cmocs: readonly DemoCmoc[] = [...priorCmocs, ...referral, ...arrival, ...company, ...noticing, ...lasting];

export interface DemoRelation {
  readonly kind: 'outcome_becomes_context' | 'embedded_in' | 'derived_from' | 'conflicts_with';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export const relations: readonly DemoRelation[] = [
  { kind: 'derived_from', from: 'call', to: 'ipt-4', reason: 'A call does for one person what a constant leader does for all.' },
  { kind: 'derived_from', from: 'clique', to: 'ipt-5', reason: 'The same table, from outside.' },
  { kind: 'conflicts_with', from: 'nguyen-aunt', to: 'nguyen-language', reason: 'The same group is a home to most and a stage to one.' },
  {
    kind: 'conflicts_with',
    from: 'kestle-friends',
    to: 'ellery-budget',
    reason: 'One strategy, two places: what was handed over differs.',
  },
  { kind: 'conflicts_with', from: 'ferreira-verdict', to: 'harkness-trust', reason: 'A known referrer whose judgement is feared.' },
  { kind: 'outcome_becomes_context', from: 'harkness-fetched', to: 'rasmussen-left', reason: 'Having come, one needs a place.' },
  { kind: 'outcome_becomes_context', from: 'osei-morag', to: 'osei-tea', reason: 'Those who belong at the back sit down together.' },
  { kind: 'embedded_in', from: 'osei-door', to: 'osei-tea', reason: 'Both happen over the same tea.' },
];
