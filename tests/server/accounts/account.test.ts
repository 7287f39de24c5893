import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey, passwordFault, safePath } from '../../../server/accounts/account.ts';
import { afterFailure, networkOf, waitAfter } from '../../../server/accounts/throttle.ts';

const words = ['retroduce', 'Ada', 'Okafor', 'ada', 'example', 'org'];

describe('a password', () => {
  it.each([
    'three owls read papers at night',
    'ПарольДлинный-и-свой',
    '     spaces     count too',
    'a'.repeat(5) + ' long sentence of my own',
  ])('%j is fine', (password) => {
    expect(passwordFault(password, words)).toBeNull();
  });

  it.each([
    'short',
    'fourteen chars',
    'passwordpassword',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '123456789012345',
    'Correct-Horse-Battery-Staple',
    'okafor-retroduce-ada',
    'x'.repeat(257),
  ])('%j is refused with a sentence', (password) => {
    expect(passwordFault(password, words)).toMatch(/\.$/);
  });

  it('of 200 letters may end in anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 30, maxLength: 60 }), (s) => passwordFault(`${s} seven herons`, []) === null),
    );
  });
});

describe('S-10: where one goes after signing in', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/ /evil',
    '',
    undefined,
    '\\\\evil',
    '/%0d%0aSet-Cookie:x',
    '/\tevil',
    'evil',
    '///evil.example',
    '/\n/evil.example',
    '/\\/evil.example',
    '\\/evil.example',
    '/\u2028/evil.example',
    '/\u00a0/evil.example',
    '//\u3002evil.example',
    '/\uff0fevil.example',
    '\uff0f\uff0fevil.example',
    '/\u2044/evil.example',
    '/%2f/evil.example',
    '/%2fevil.example',
    '/%5cevil.example',
    '%2f%2fevil.example',
    '//evil.example@own.example',
    'http://own.example@evil.example',
    'https:evil.example',
    'https:/evil.example',
    'HTTPS://evil.example',
    ' //evil.example',
    '\t//evil.example',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:alert(1)',
    'java\nscript:alert(1)',
    'mailto:eve@evil.example',
    '?next=//evil.example',
    '#//evil.example',
    './/evil.example',
    '../evil.example',
    '/..//evil.example',
    '/./\\evil.example',
  ])('%j leads nowhere else', (next) => {
    const path = safePath(next);
    expect(path.startsWith('/') && !path.startsWith('//') && !path.includes('\\')).toBe(true);
    expect(new URL(path, 'http://own.example').host).toBe('own.example');
  });

  it('never leads to another site, whatever is asked for', () => {
    const pieces = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      '\t',
      ' ',
      'evil.example',
      'http:',
      'javascript:',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (some) => {
        const path = safePath(some.join(''));
        return /^\/(?![/\\])/.test(path) && new URL(path, 'http://own.example').host === 'own.example' && safePath(path) === path;
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps a path of ours with its query', () => {
    expect(safePath('/reviews/ioc/documents?page=2#top')).toBe('/reviews/ioc/documents?page=2#top');
  });
});

describe('throttling', () => {
  it('takes ten tries at once, then waits longer and longer, never more than fifteen minutes', () => {
    let failures = null as ReturnType<typeof afterFailure> | null;
    const waits: number[] = [];
    for (let n = 0; n < 25; n++) {
      failures = afterFailure(failures, 0);
      waits.push(waitAfter(failures, 0));
    }
    expect(waits.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 0));
    expect(waits[9]).toBe(2000);
    expect(Math.max(...waits)).toBe(15 * 60_000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it('forgets after a quarter of an hour', () => {
    const many = { failures: 99, inARow: 99, lastAt: 0 };
    expect(waitAfter(many, 15 * 60_000 + 1)).toBe(0);
    expect(afterFailure(many, 15 * 60_000 + 1).failures).toBe(1);
  });
});

it('one person has one address, however it is written', () => {
  expect(emailKey(' ADA@Example.org ')).toBe('ada@example.org');
});

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is counted as the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
