/** Settings of one process, from the environment and the command line. Each is described in server/operations.md. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { Refused } from './errors.ts';
import { mailSettings, type MailSettings } from './mail.adapter.ts';

const text = z.string().trim().min(1);
const whole = z.coerce.number().int();

const environment = z.object({
  RETRODUCE_DATA: text.default('./data'),
  RETRODUCE_HOST: text.default('127.0.0.1'),
  RETRODUCE_PORT: whole.min(0).max(65_535).default(3000),
  RETRODUCE_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  RETRODUCE_TRUST_PROXY: text.optional(),
  RETRODUCE_INSECURE_HTTP: z.enum(['0', '1']).default('0'),
  RETRODUCE_ANY_FOLDER: z.enum(['0', '1']).default('0'),
  RETRODUCE_LOG: z.enum(['info', 'warn', 'error', 'silent']).default('warn'),
  RETRODUCE_MAX_UPLOAD_MB: whole.min(1).max(2000).default(100),
  RETRODUCE_KEEP_FREE_MB: whole.min(0).default(1024),
  RETRODUCE_SMTP: z.url({ protocol: /^smtps?$/ }).optional(),
  RETRODUCE_MAIL_FROM: z.email().optional(),
});

export interface Settings {
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach the server; null until it listens, then its own address. */
  readonly baseUrl: string | null;
  /** Addresses of proxies whose X-Forwarded-* headers are believed; none by default. */
  readonly trustProxy: readonly string[];
  readonly insecureHttp: boolean;
  /** The data folder may lie on a network share or in a synchronised folder. */
  readonly anyFolder: boolean;
  readonly logLevel: string;
  /** Largest file taken, in bytes. */
  readonly maxUpload: number;
  /** Bytes of the disk that files leave to what is typed, at least; 0: they may take all. */
  readonly keepFree: number;
  /** The operator's mail server; null: no mail is sent. */
  readonly mail: MailSettings | null;
}

/**
 * Reads settings; `over` wins over the environment.
 * @throws Refused naming the variable that does not fit.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  over: Readonly<Record<string, string | undefined>> = {},
): Settings {
  const it = parsed({ ...given(env), ...given(over) });
  return {
    data: resolve(it.RETRODUCE_DATA),
    host: it.RETRODUCE_HOST,
    port: it.RETRODUCE_PORT,
    baseUrl: it.RETRODUCE_BASE_URL?.replace(/(?<!\/)\/+$/, '') ?? null,
    trustProxy: it.RETRODUCE_TRUST_PROXY?.split(',').map((address) => address.trim()) ?? [],
    insecureHttp: it.RETRODUCE_INSECURE_HTTP === '1',
    anyFolder: it.RETRODUCE_ANY_FOLDER === '1',
    logLevel: it.RETRODUCE_LOG,
    maxUpload: it.RETRODUCE_MAX_UPLOAD_MB * 1024 * 1024,
    keepFree: it.RETRODUCE_KEEP_FREE_MB * 1024 * 1024,
    mail: mailSettings(it.RETRODUCE_SMTP, it.RETRODUCE_MAIL_FROM),
  };
}

/** A variable that is empty is not set. */
const given = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

function parsed(raw: unknown): z.output<typeof environment> {
  const result = environment.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Refused(`The setting ${issue?.path.join('.') ?? ''} does not fit: ${issue?.message ?? ''}.`);
}
