/** What people read about a file on its way in. */
import type { UploadShown, UploadState } from './uploads.queries.ts';

export type UploadPhase = 'sending' | 'lost' | 'waiting' | 'reading' | 'added' | 'duplicate' | 'refused';

/** Announced files that have not come for so long will not come. */
const patience = 10 * 60 * 1000;

export function phaseOf({ state, changedAt }: Pick<UploadShown, 'state' | 'changedAt'>, now: string): UploadPhase {
  switch (state) {
    case 'expected':
      return Date.parse(now) - Date.parse(changedAt) > patience ? 'lost' : 'sending';
    case 'lost':
      return 'lost';
    case 'arrived':
      return 'waiting';
    case 'working':
      return 'reading';
    case 'imported':
      return 'added';
    case 'duplicate':
    case 'refused':
      return state;
  }
}

export const isDone = (state: UploadState): boolean => state === 'imported' || state === 'duplicate' || state === 'refused';

/** 1,536 → "1.5 kB"; 3,670,016 → "3.5 MB" */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [n, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  return `${n < 10 ? n.toFixed(1) : Math.round(n)} ${unit}`;
}
