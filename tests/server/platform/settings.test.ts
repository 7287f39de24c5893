import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../server/platform/settings.ts';

describe('settings', () => {
  it('come from the environment; the command line wins, where it says something', () => {
    const env = { RETRODUCE_DATA: '/srv/reviews', RETRODUCE_PORT: '4000', RETRODUCE_HOST: '' };
    expect(readSettings(env, { RETRODUCE_DATA: undefined, RETRODUCE_PORT: '5000' })).toMatchObject({
      data: '/srv/reviews',
      port: 5000,
      host: '127.0.0.1',
    });
  });

  it('name the variable that does not fit', () => {
    expect(() => readSettings({ RETRODUCE_PORT: '99999' })).toThrow(/RETRODUCE_PORT does not fit/);
    expect(() => readSettings({ RETRODUCE_BASE_URL: 'ftp://example.org' })).toThrow(/RETRODUCE_BASE_URL does not fit/);
  });

  it('take an address without the slash at its end', () => {
    expect(readSettings({ RETRODUCE_BASE_URL: 'https://reviews.example.org/' }).baseUrl).toBe('https://reviews.example.org');
    expect(readSettings({}).baseUrl).toBeNull();
  });
});
