/** The command line: the same services as the web pages, for people who run the server and for scripts. */
import { parseArgs } from 'node:util';
import type { Built } from './bundle.mjs';
import { greeting, start } from './main.ts';
import { Refused } from './platform/errors.ts';
import { readSettings } from './platform/settings.ts';

export async function run(argv: readonly string[], built: Built): Promise<number> {
  try {
    return await serve(argv, built);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function serve(argv: readonly string[], built: Built): Promise<number> {
  const { values } = parseArgs({
    args: argv.filter((word) => word !== 'serve'),
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' }, 'insecure-http': { type: 'boolean' } },
  });
  const settings = readSettings(process.env, {
    RETRODUCE_PORT: values.port,
    RETRODUCE_HOST: values.host,
    RETRODUCE_DATA: values.data,
    RETRODUCE_INSECURE_HTTP: values['insecure-http'] ? '1' : undefined,
  });
  const running = await start(settings, built);
  process.stdout.write(`${await greeting(running)}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await running.close();
  return 0;
}
