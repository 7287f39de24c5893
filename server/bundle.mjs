/**
 * Builds what runs: the server, the parser child and the browser's scripts and styles, with esbuild, into a cache folder
 * named by the hash of the sources. Plain JavaScript: it runs before there is anything built.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

const sourceFolders = ['server', 'views', 'migrations', 'static'];
/** Older builds stay for a day: another process may still run from one. */
const keptFor = 24 * 3600 * 1000;

/**
 * Returns the built folder, building it first if the sources have changed.
 * @returns {Promise<{ folder: string, version: string, server: string, parserChild: string, static: { folder: string, names: Record<string, string>, imports: Record<string, string[]>, pdfjs: string, pdfjsVersion: string } }>}
 */
export async function bundle(root = projectRoot) {
  const cache = cacheFolder(root);
  const folder = join(cache, sourceHash(root));
  if (!existsSync(join(folder, 'built.json'))) await build(root, cache, folder);
  const { names, imports } = JSON.parse(readFileSync(join(folder, 'built.json'), 'utf8'));
  const pdfjs = join(root, 'node_modules', 'pdfjs-dist');
  const pdfjsVersion = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8')).version;
  return {
    folder,
    version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    server: join(folder, 'server', 'cli.js'),
    parserChild: join(folder, 'server', 'parser-child.js'),
    static: { folder: join(folder, 'static'), names, imports, pdfjs, pdfjsVersion },
  };
}

/** Beside the packages where that can be written, so that bundled code finds them; else in the system's own place. */
function cacheFolder(root) {
  const beside = join(root, 'node_modules', '.cache', 'retroduce');
  try {
    mkdirSync(beside, { recursive: true });
    return beside;
  } catch {
    return join(tmpdir(), `retroduce-${process.getuid?.() ?? 0}`);
  }
}

function sourceHash(root) {
  const hash = createHash('sha256');
  for (const file of [...sourceFolders.flatMap((folder) => filesUnder(join(root, folder))), join(root, 'package.json')]) {
    hash.update(relative(root, file));
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 20);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** Packages of many small modules: bundled, they are read from one file, and a start takes a third of a second less. */
const bundled = ['kysely', 'preact', 'preact-render-to-string', 'zod'];

/** The other packages stay where they are: some are native, some find files beside themselves. */
const packagesOutside = {
  name: 'packages outside',
  setup(build) {
    build.onResolve({ filter: /^[\w@]/ }, ({ path, kind }) =>
      kind === 'entry-point' || isAbsolute(path) || bundled.includes(path.split('/')[0] ?? '') ? undefined : { path, external: true },
    );
  },
};

/** What the server's and the browser's bundles have in common. */
const common = (root) => ({
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  legalComments: 'none',
  logLevel: 'silent',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});

async function build(root, cache, folder) {
  const esbuild = await import('esbuild');
  const building = `${folder}.${process.pid}`;
  const [, made] = await Promise.all([
    buildServer(esbuild, root, join(building, 'server')),
    buildStatic(esbuild, root, join(building, 'static')),
  ]);
  writeFileSync(join(building, 'built.json'), JSON.stringify(made));
  settle(building, folder);
  removeOld(cache, folder);
}

const buildServer = (esbuild, root, outdir) =>
  esbuild.build({
    ...common(root),
    platform: 'node',
    target: 'node22',
    plugins: [packagesOutside],
    splitting: true,
    sourcemap: true,
    outdir,
    chunkNames: 'part-[hash]',
    entryPoints: [
      { in: 'server/cli.ts', out: 'cli' },
      { in: 'server/documents/parser-child.adapter.ts', out: 'parser-child' },
    ],
  });

async function buildStatic(esbuild, root, outdir) {
  const web = {
    ...common(root),
    target: 'es2022',
    minify: true,
    metafile: true,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    outdir,
  };
  const [modules, first, styles] = await Promise.all([
    esbuild.build({ ...web, entryPoints: scriptsIn(root, 'static/scripts'), splitting: true }),
    esbuild.build({ ...web, entryPoints: scriptsIn(root, 'static/scripts/first'), format: 'iife' }),
    esbuild.build({ ...web, entryPoints: ['static/styles/app.css'], loader: { '.woff2': 'file', '.svg': 'file' } }),
  ]);
  const names = Object.assign({}, ...[modules, first, styles].map(({ metafile }) => outputNames(metafile)), copied(root, outdir));
  return { names, imports: importsOf(modules.metafile) };
}

/** Each file directly in static/scripts is a bundle of its own; so is each in `first`, which is no module and runs in a page's head. */
const scriptsIn = (root, folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`);

/** "static/scripts/app.ts" → "app.js": "app-5QX2.js"; a font of a style sheet → "inter-latin-wght-normal.woff2": … */
function outputNames({ outputs }) {
  const names = {};
  for (const [output, { entryPoint, inputs }] of Object.entries(outputs)) {
    const from = entryPoint ?? (extname(output) === '.woff2' ? Object.keys(inputs)[0] : undefined);
    if (from) names[basename(from, extname(from)) + extname(output)] = basename(output);
  }
  return names;
}

/** "reader.js": ["part-5QX2.js"]: the parts that a script asks for before it runs. */
function importsOf({ outputs }) {
  const imports = {};
  for (const [output, { entryPoint }] of Object.entries(outputs))
    if (entryPoint) imports[basename(entryPoint, extname(entryPoint)) + extname(output)] = partsOf(outputs, output);
  return imports;
}

function partsOf(outputs, output, found = new Set()) {
  for (const { path, kind } of outputs[output]?.imports ?? [])
    if (kind === 'import-statement' && !found.has(basename(path))) partsOf(outputs, path, found.add(basename(path)));
  return [...found];
}

/** Files served as they are, under a name with their hash. */
function copied(root, target) {
  const files = { 'icon.svg': join(root, 'static', 'images', 'icon.svg') };
  const names = {};
  for (const [name, from] of Object.entries(files)) {
    const hash = createHash('sha256').update(readFileSync(from)).digest('hex').slice(0, 8).toUpperCase();
    names[name] = `${basename(name, extname(name))}-${hash}${extname(name)}`;
    copyFileSync(from, join(target, names[name]));
  }
  return names;
}

/** Whoever finishes first wins: two processes may build the same sources at once. */
function settle(building, folder) {
  try {
    renameSync(building, folder);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (!existsSync(join(folder, 'built.json'))) throw error;
  }
}

function removeOld(cache, present) {
  const builds = readdirSync(cache).map((name) => join(cache, name));
  for (const build of builds)
    if (build !== present && Date.now() - statSync(build).mtimeMs > keptFor) rmSync(build, { recursive: true, force: true });
}
