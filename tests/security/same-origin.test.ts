import { describe, expect, it } from 'vitest';
import { routes } from '../../server/routes.ts';
import { isOwn } from '../../server/web/same-origin.ts';
import { testContext } from '../support/context.ts';
import { addressOf, setStage } from '../support/matrix.ts';
import { sampleFor } from '../support/sample.ts';

const sites = ['cross-site', 'same-site', 'none', undefined] as const;
const own = 'http://127.0.0.1:3000';
const origins = ['https://elsewhere.example', 'null', undefined, own] as const;

describe('S-04: requests from other sites', () => {
  it('pass only with our own origin', () => {
    for (const site of sites)
      for (const origin of origins)
        expect([site, origin, isOwn(site, origin, own)]).toEqual([site, origin, site === undefined && origin === own]);
    expect(isOwn('same-origin', own, own)).toBe(true);
    expect(isOwn('same-origin', undefined, own)).toBe(true);
    expect(isOwn('same-origin', 'https://elsewhere.example', own)).toBe(false);
  });

  it('change nothing at any writing route, whatever headers they forge', { timeout: 240_000 }, async () => {
    const stage = await setStage(await testContext());
    const before = await stage.writes();
    for (const route of routes.filter((one) => one.method === 'post'))
      for (const site of sites)
        for (const origin of origins.slice(0, 3)) {
          const headers = { ...(site ? { 'sec-fetch-site': site } : {}), ...(origin ? { origin } : {}) };
          const answer = await stage.clients.lead.send(
            route,
            addressOf(route, stage.slug, stage.world),
            sampleFor(route.body, stage.world),
            headers,
          );
          expect([route.path, site, origin, answer.status]).toEqual([route.path, site, origin, 403]);
        }
    expect(await stage.writes()).toBe(before);
  });

  it('reading never writes: a crawl of every GET route leaves the database as it was', { timeout: 120_000 }, async () => {
    const stage = await setStage(await testContext());
    for (const route of routes.filter((one) => one.method === 'get')) {
      const before = await stage.writes();
      await stage.clients.lead.send(route, addressOf(route, stage.slug, stage.world), {});
      expect([route.path, await stage.writes()]).toEqual([route.path, before]);
    }
  });
});
