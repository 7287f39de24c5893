/** Every migration, in order: a bundle has no folder to scan. */
import type { Kysely } from 'kysely';
import * as instance from './0001-instance.ts';
import * as history from './0002-history.ts';
import * as reviews from './0003-reviews.ts';
import * as references from './0004-references.ts';
import * as documents from './0005-documents.ts';
import * as coding from './0006-coding.ts';
import * as synthesis from './0007-synthesis.ts';
import * as extraction from './0008-extraction.ts';
import * as judgementPlace from './0009-judgement-place.ts';
import * as evidenceOrder from './0010-evidence-order.ts';
import * as accountSafety from './0011-account-safety.ts';
import * as liveCounts from './0012-live-counts.ts';
import * as searches from './0013-searches.ts';
import * as duplicateVerdicts from './0014-duplicate-verdicts.ts';
import * as narrowReads from './0015-narrow-reads.ts';
import * as screening from './0016-screening.ts';
import * as checkRounds from './0017-check-rounds.ts';
import * as documentFlow from './0018-document-flow.ts';
import * as manyRecords from './0020-many-records.ts';
import * as roundSeats from './0021-round-seats.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'instance', up: instance.up },
  { number: 2, name: 'history', up: history.up },
  { number: 3, name: 'reviews', up: reviews.up },
  { number: 4, name: 'references', up: references.up },
  { number: 5, name: 'documents', up: documents.up },
  { number: 6, name: 'coding', up: coding.up },
  { number: 7, name: 'synthesis', up: synthesis.up },
  { number: 8, name: 'extraction', up: extraction.up },
  { number: 9, name: 'judgement-place', up: judgementPlace.up },
  { number: 10, name: 'evidence-order', up: evidenceOrder.up },
  { number: 11, name: 'account-safety', up: accountSafety.up },
  { number: 12, name: 'live-counts', up: liveCounts.up },
  { number: 13, name: 'searches', up: searches.up },
  { number: 14, name: 'duplicate-verdicts', up: duplicateVerdicts.up },
  { number: 15, name: 'narrow-reads', up: narrowReads.up },
  { number: 16, name: 'screening', up: screening.up },
  { number: 17, name: 'check-rounds', up: checkRounds.up },
  { number: 18, name: 'document-flow', up: documentFlow.up },
  { number: 20, name: 'many-records', up: manyRecords.up },
  { number: 21, name: 'round-seats', up: roundSeats.up },
];
