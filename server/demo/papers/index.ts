/** The literature of the example review. Every paper, person, journal and place in it is invented. */
import type { DemoPaper, DemoTranscript } from '../paper.ts';
import { brandsma } from './brandsma.ts';
import { ferreira } from './ferreira.ts';
import { harkness } from './harkness.ts';
import { interviewRecord, leader, walker } from './interviews.ts';
import { keating } from './keating.ts';
import { marchetti } from './marchetti.ts';
import { molen } from './molen.ts';
import { nguyen } from './nguyen.ts';
import { osei } from './osei.ts';
import { petrossian } from './petrossian.ts';
import { prosser } from './prosser.ts';
import { rasmussen } from './rasmussen.ts';
import { stroud } from './stroud.ts';
import { tremblay } from './tremblay.ts';
import { whitcombe } from './whitcombe.ts';

/** In the order in which they were read. */
export const papers: readonly DemoPaper[] = [
  whitcombe,
  harkness,
  petrossian,
  osei,
  rasmussen,
  prosser,
  keating,
  molen,
  brandsma,
  tremblay,
  marchetti,
  nguyen,
  ferreira,
  stroud,
];

export const transcripts: readonly DemoTranscript[] = [walker, leader];
/** The one reference to which both transcripts belong. */
export const transcriptsRecord = interviewRecord;
export const interviewsKey = 'interviews';
