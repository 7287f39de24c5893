/** S-24: the bill of materials names everything that the product is made of, with a hash. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';

interface Bill {
  readonly bomFormat: string;
  readonly components: readonly { readonly purl: string; readonly hashes?: readonly unknown[] }[];
}

it('can be written without a network', { timeout: 120_000 }, () => {
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Record<
    'dependencies',
    Record<string, string>
  >;
  const shell = process.platform === 'win32';
  const written = execFileSync('npm', ['run', '-s', 'sbom', '--offline'], { cwd: projectRoot, shell, stdio: ['ignore', 'pipe', 'ignore'] });
  const bill = JSON.parse(written.toString()) as Bill;
  expect(bill.bomFormat).toBe('CycloneDX');
  const named = bill.components.map((one) => decodeURIComponent(one.purl));
  expect(Object.entries(dependencies).filter(([name, version]) => !named.includes(`pkg:npm/${name}@${version}`))).toEqual([]);
  expect(bill.components.filter((one) => !one.hashes?.length)).toEqual([]);
});
