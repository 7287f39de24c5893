import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { capabilities } from '../../server/capabilities.ts';
import { paths } from '../../server/paths.ts';
import { routes } from '../../server/routes.ts';

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(projectRoot, path)).isDirectory() ? filesUnder(path) : [path];
  });
}

const product = ['server', 'views', 'migrations', 'static'].flatMap(filesUnder);
const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** Addresses decided before their capability has landed. */
const building = new Set(['drafts', 'pane']);

/** An address with a, b, c for its parameters. */
function addressBy(make: unknown): string {
  const words = (make as { length: number }).length ? ['a', 'b', 'c', 'rename'] : [];
  return (make as (...words: string[]) => string)(...words).split('?')[0] ?? '';
}

/** True when a route's path fits an address made with the words a, b, c for its parameters. */
function answers(route: string, made: string): boolean {
  const [left, right] = [route.split('/'), made.split('/')];
  return (
    left.length === right.length && left.every((part, at) => part.startsWith(':') || part === right[at] || /^[abc]$/.test(right[at] ?? ''))
  );
}

describe('conventions', () => {
  it('every route file is in the route table', () => {
    const table = read('server/routes.ts');
    const files = product.filter((path) => /\.routes\.tsx?$/.test(path)).map((path) => `./${relative('server', path)}`);
    expect(files.filter((file) => !table.includes(file))).toEqual([]);
  });

  it('no two routes answer the same address', () => {
    const names = routes.map((route) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('every writing route that reads a body has a schema', () => {
    expect(routes.filter((route) => route.upload && !route.body && route.method === 'get').map((route) => route.path)).toEqual([]);
  });

  it('every address that paths makes is answered by a route', () => {
    const made = Object.entries(paths).map(([name, make]) => [name, addressBy(make)] as const);
    const unanswered = made.filter(([name, path]) => !building.has(name) && !routes.some((route) => answers(route.path, path)));
    expect(unanswered.map(([name, path]) => `${name}: ${path}`)).toEqual([]);
  });

  it('at the top lies what the README maps, and nothing that a tool left behind', () => {
    const mapped = ['migrations', 'server', 'static', 'tests', 'views', 'package.json', 'package-lock.json', 'tsconfig.json'];
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md'];
    const ignored = /^(\..*|node_modules|data|coverage|.*\.log)$/;
    const there = readdirSync(projectRoot).filter((name) => !ignored.test(name));
    expect(there.sort()).toEqual([...mapped, ...papers].sort());
  });

  it('every capability is a folder, and every folder a capability or part of the floor', () => {
    const folders = readdirSync(join(projectRoot, 'server'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    const floor = ['platform', 'web', 'commands', 'upkeep', 'decisions', 'demo'];
    expect(folders.filter((folder) => !floor.includes(folder) && !(capabilities as readonly string[]).includes(folder))).toEqual([]);
  });

  it('only known htmx attributes are used', () => {
    const typed = new Set(read('views/htmx.d.ts').match(/hx-[a-z-]+/g));
    const used = product
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) => [...read(path).matchAll(/\s(hx-[a-z-]+)=/g)].map((match) => match[1] ?? ''));
    expect([...new Set(used)].filter((name) => !typed.has(name))).toEqual([]);
  });

  it('every setting is described for the people who run it', () => {
    const settings = new Set(read('server/platform/settings.ts').match(/RETRODUCE_[A-Z_]+/g));
    const guide = read('server/operations.md');
    expect([...settings].filter((name) => !guide.includes(name))).toEqual([]);
  });

  it('every file that the documents name is there', () => {
    const documents = ['README.md', 'server/README.md', 'server/operations.md', 'server/security.md'];
    const named = documents.flatMap((path) => read(path).match(/\b(?:server|views|migrations|static|tests)\/[\w./-]*\w/g) ?? []);
    expect([...new Set(named)].filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });

  it('nothing in the tree is marked as unfinished', () => {
    expect(
      product.filter(
        (path) => /\.(ts|tsx|mjs|css|md)$/.test(path) && /\b(TODO|FIXME|XXX)\b|not implemented|coming soon|lorem ipsum/i.test(read(path)),
      ),
    ).toEqual([]);
  });

  it('the lock file names no host and the tree no machine', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"https?:/);
    const roots = ['work', 'home', 'Users'].map((root) => `/${root}/`);
    expect(product.filter((path) => roots.some((root) => read(path).includes(root)))).toEqual([]);
  });

  it('S-24: components stand at their floors (reliability §5)', () => {
    const version = (name: string): readonly number[] =>
      (JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string }).version.split('.').map(Number);
    const floors: Readonly<Record<string, readonly number[]>> = {
      'pdfjs-dist': [6, 2, 108],
      express: [5, 0, 0],
      multer: [2, 5, 0],
      kysely: [0, 28, 17],
      'path-to-regexp': [8, 4, 0],
      'body-parser': [2, 3, 0],
      qs: [6, 14, 1],
      yauzl: [3, 0, 0],
    };
    const tooOld = Object.entries(floors).filter(([name, floor]) => {
      const has = version(name);
      const at = floor.findIndex((part, index) => part !== (has[index] ?? 0));
      return at >= 0 && (has[at] ?? 0) < (floor[at] ?? 0);
    });
    expect(tooOld.map(([name]) => `${name} ${version(name).join('.')}`)).toEqual([]);
  });
});
