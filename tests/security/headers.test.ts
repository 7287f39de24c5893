import { describe, expect, it } from 'vitest';
import { routes } from '../../server/routes.ts';
import { testContext } from '../support/context.ts';
import { addressOf, setStage } from '../support/matrix.ts';
import { sampleFor } from '../support/sample.ts';
import { product } from '../support/product.ts';

function faultsIn(headers: Headers, where: string): readonly string[] {
  const policy = headers.get('content-security-policy') ?? '';
  const wanted: readonly (readonly [string, boolean])[] = [
    ['object-src none', policy.includes("object-src 'none'") || policy.includes("default-src 'none'")],
    ['base-uri none', policy.includes("base-uri 'none'") || policy.includes('sandbox')],
    ['frame-ancestors none', policy.includes("frame-ancestors 'none'")],
    ['form-action own or none', /form-action '(self|none)'/.test(policy)],
    ['no inline or evaluated script', !/unsafe-inline|'unsafe-eval'/.test(policy)],
    ['nosniff', headers.get('x-content-type-options') === 'nosniff'],
    ['no referrer', headers.get('referrer-policy') === 'no-referrer'],
    ['own opener', headers.get('cross-origin-opener-policy') === 'same-origin'],
    ['own resources', headers.get('cross-origin-resource-policy') === 'same-origin'],
    ['no banner', headers.get('x-powered-by') === null && headers.get('server') === null],
  ];
  return wanted.filter(([, ok]) => !ok).map(([what]) => `${where}: ${what}`);
}

describe('S-05: headers', () => {
  it('protect every route, error, static file and download', { timeout: 120_000 }, async () => {
    const stage = await setStage(await testContext());
    const faults: string[] = [];
    for (const route of routes)
      for (const who of ['anonymous', 'lead'] as const) {
        const answer = await stage.clients[who].send(route, addressOf(route, stage.slug, stage.world), sampleFor(route.body, stage.world));
        faults.push(...faultsIn(answer.headers, `${route.method} ${route.path} as ${who}`));
        if (answer.headers.get('cache-control') !== 'no-store') faults.push(`${route.path}: may be kept by a cache`);
        const type = answer.headers.get('content-type');
        if (type?.startsWith('text/') && !type.includes('charset=utf-8')) faults.push(`${route.path}: no charset`);
      }
    const { names } = (await product()).static;
    for (const path of ['/no/such/page', '/static/no-such.js', `/static/${names['app.js'] ?? ''}`, `/static/${names['app.css'] ?? ''}`])
      faults.push(...faultsIn((await fetch(stage.address + path)).headers, path));
    expect(faults).toEqual([]);
  });

  it('keep static files for ever and quickjs to ourselves', async () => {
    const stage = await setStage(await testContext());
    const { names, pdfjsVersion } = (await product()).static;
    const script = await fetch(`${stage.address}/static/${names['app.js'] ?? ''}`);
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    const status = async (path: string) => (await fetch(`${stage.address}/static/pdfjs-${pdfjsVersion}/${path}`)).status;
    expect(await status('wasm/jbig2.wasm')).toBe(200);
    expect(await status('wasm/quickjs-eval.wasm')).toBe(404);
    expect(await status('build/pdf.sandbox.mjs')).toBe(404);
    expect((await fetch(`${stage.address}/static/`)).status).toBe(404);
    expect((await fetch(`${stage.address}/.git/config`)).status).toBe(404);
  });
});
