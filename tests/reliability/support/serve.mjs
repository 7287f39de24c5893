/** Runs the command line from a given build, broken ones included: `node serve.mjs BUILT.json serve --data …` */
import { readFileSync } from 'node:fs';

const [file, ...words] = process.argv.slice(2);
const built = JSON.parse(readFileSync(file, 'utf8'));
const { run } = await import(built.server);
process.exitCode = await run(words, built);
