import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seal, unseal } from '../../../server/platform/seal.ts';
import { temporaryFolder } from '../../support/context.ts';

it('what is sealed opens in its own place under its own key, and nowhere else', () => {
  const [here, elsewhere] = [temporaryFolder(), temporaryFolder()];
  const sealed = seal(here, 'ada', 'seed');
  expect(unseal(here, 'ada', sealed)).toBe('seed');
  expect(seal(here, 'ada', 'seed')).not.toBe(sealed);
  expect(unseal(here, 'ben', sealed)).toBeNull();
  expect(unseal(elsewhere, 'ada', sealed)).toBeNull();
  expect(unseal(here, 'ada', '')).toBeNull();
  const bytes = Buffer.from(sealed, 'base64url');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(here, 'ada', changed.toString('base64url'))).toBeNull();
  }
});

it('the key is for its owner only', () => {
  const folder = temporaryFolder();
  seal(folder, 'ada', 'seed');
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
});
