/** Plain-text mail through the operator's own server (SMTP); none is sent, and nothing connects anywhere, unless it is set up. */
import { Refused } from './errors.ts';
import type { Log } from './log.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mail {
  /** False when no mail server is set up: pages then offer links to hand over instead. */
  readonly isOn: boolean;
  /** Hands a letter over in the background, so that an answer takes the same time whether there was one. Failures are logged. */
  readonly post: (letter: Letter) => void;
  /** Kept when everything handed over has gone or failed. */
  readonly settled: () => Promise<void>;
}

export interface MailSettings {
  /** smtp:// or smtps:// with user and password in it. */
  readonly server: string;
  readonly from: string;
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const patience = 20_000;

export function openMail(settings: MailSettings | null, log: Log): Mail {
  if (!settings) return { isOn: false, post: () => {}, settled: () => Promise.resolve() };
  const under = new Set<Promise<void>>();
  return {
    isOn: true,
    post(letter) {
      const sending = send(settings, letter)
        .catch((error: unknown) => log.error({ code: (error as { code?: string }).code }, 'a letter could not be sent'))
        .finally(() => under.delete(sending));
      under.add(sending);
    },
    async settled() {
      await Promise.all(under);
    },
  };
}

/** The library is loaded with the first letter: most servers never send one. */
async function send({ server, from }: MailSettings, letter: Letter): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const url = new URL(server);
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    requireTLS: !loopback.has(url.hostname),
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, to: { name: '', address: letter.to }, subject: oneLine(letter.subject), text: letter.text });
  } finally {
    transport.close();
  }
}

/** No header can be added through a subject. */
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ');

/** @throws Refused when only one of the two is set. */
export function mailSettings(server: string | undefined, from: string | undefined): MailSettings | null {
  if (!server && !from) return null;
  if (server && from) return { server, from };
  throw new Refused('Mail needs both RETRODUCE_SMTP (the mail server) and RETRODUCE_MAIL_FROM (the address it writes from).');
}
