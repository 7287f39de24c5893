/** A real browser on a real server. Any console error, page error or CSP report fails the test. */
import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { type Running, start } from '../../server/main.ts';
import { readSettings } from '../../server/platform/settings.ts';
import { sessionCookie } from '../../server/web/session.ts';
import { findBrowser, howToGetOne } from './browser-path.mjs';
import { temporaryFolder } from './context.ts';
import { type Person, sessionOf } from './people.ts';
import { product } from './product.ts';

/** The product, serving from an empty data folder on a free port, or again from one on the port it had. */
export async function runningServer(folder = temporaryFolder(), port = '0'): Promise<Running> {
  const settings = readSettings({ RETRODUCE_DATA: folder, RETRODUCE_PORT: port, RETRODUCE_LOG: 'silent', RETRODUCE_KEEP_FREE_MB: '0' });
  const running = await start(settings, await product());
  onTestFinished(() => running.close());
  return running;
}

let opened: Promise<Browser> | null = null;

/** The browser of this worker: one for all its files. What people do in it stays in a context of their own (`seat`). */
export async function openBrowser(): Promise<Browser> {
  const browser = await (opened ??= launch());
  if (browser.isConnected()) return browser;
  opened = null;
  return openBrowser();
}

/** Of two such lists Chromium heeds the last one: these are Playwright's own. */
const disabledByPlaywright = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** What Chromium prepares for each new window that nobody sees, at more than a second of processor each. */
const unseen = ['SpareRendererForSitePerProcess', 'WebUIOmniboxAimPopup', 'WebUIOmniboxPopup'];

function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(howToGetOne);
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${[...disabledByPlaywright, ...unseen].join(',')}`,
  ];
  return chromium.launch({ executablePath, args });
}

export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Things the browser complained about so far; emptied by `expectQuiet`. */
  readonly complaints: string[];
}

export interface SeatOptions {
  readonly as?: Person;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly javaScriptEnabled?: boolean;
}

/** A person at a window of their own. */
export async function seat(browser: Browser, running: Running, options: SeatOptions = {}): Promise<Seat> {
  const { as, width = 1440, height = 900, dark = false, javaScriptEnabled = true } = options;
  const context = await browser.newContext({
    baseURL: running.address,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled,
    acceptDownloads: true,
  });
  onTestFinished(() => context.close());
  if (as)
    await context.addCookies([
      {
        name: sessionCookie(running.ctx.settings).name,
        value: await sessionOf(running.ctx, as),
        url: running.address.replace(/^http:/, 'https:'),
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
      },
    ]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, complaints };
}

/**
 * Clicks what leads to another page and waits until that page is there, scripts and all. A click alone returns before the page is
 * replaced: what is typed, pressed or counted next would still meet the old one.
 */
export async function follow(page: Page, selector: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.click(selector);
  await loaded;
}

export function expectQuiet(at: Seat): void {
  expect(at.complaints.splice(0)).toEqual([]);
}

/** Nothing to scroll sideways for (WCAG 2.2, 1.4.10), and WCAG 2.2 AA by axe: no violations on the page as it stands. No page has frames, so axe may stay in it (legacy mode), and what is in order it need not describe: both are faster. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 'wider than the window').toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze();
  expect(
    violations.map(
      (violation) =>
        `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
    ),
  ).toEqual([]);
}

/** Keeps a picture to look at: README pictures go to static/images/readme, the rest to tests/.shots (not committed). `npm test` takes none. */
export async function shoot(
  page: Page,
  name: string,
  options: { readonly fullPage?: boolean; readonly readme?: boolean } = {},
): Promise<string> {
  const path = options.readme ? join(projectRoot, 'static/images/readme', `${name}.png`) : join(projectRoot, 'tests/.shots', `${name}.png`);
  if (process.env['RETRODUCE_SHOTS'] === 'none') return path;
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: options.fullPage ?? false });
  return path;
}
