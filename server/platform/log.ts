/** One JSON line per event on stderr. Never a body, a password, a token or a quotation (reliability S-21). */
import pino from 'pino';

export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

export function createLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['*.password', '*.token', '*.text', '*.quote'] },
    pino.destination(2),
  );
}
