/** A mail server on loopback that keeps what it is handed. */
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Mailbox {
  readonly url: string;
  /** Raw letters, headers first, soft line breaks joined. */
  readonly letters: readonly string[];
}

export async function mailbox(): Promise<Mailbox> {
  const letters: string[] = [];
  const server = createServer((socket) => talk(socket, letters));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters };
}

function talk(socket: Socket, letters: string[]): void {
  let reading = false;
  let text = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 test');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    text += String(chunk);
    if (reading && text.endsWith('\r\n.\r\n')) {
      letters.push(text.replace(/=\r\n/g, '').replace(/=3D/g, '='));
      [reading, text] = [false, ''];
      say('250 kept');
      return;
    }
    if (reading || !text.endsWith('\r\n')) return;
    const word = text.slice(0, 4).toUpperCase();
    text = '';
    reading = word === 'DATA';
    say(word === 'QUIT' ? '221 bye' : reading ? '354 go on' : '250 ok');
  });
}
