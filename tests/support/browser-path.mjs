/** Where a browser for the tests is: Chromium, Chrome or Edge of the system, or one that Playwright installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const known = [
  process.env.RETRODUCE_TEST_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const howToGetOne =
  'No browser was found for the browser tests. Install Chromium, Chrome or Edge (Debian: apt-get install chromium), or set RETRODUCE_TEST_BROWSER to its path.';

/** The path of a browser, or undefined. */
export const findBrowser = () => known.find((path) => path && existsSync(path)) ?? playwrightsOwn();

function playwrightsOwn() {
  const folder = join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .map((name) => join(folder, name, 'chrome-linux', 'chrome'))
    .find((path) => existsSync(path));
}

/** Installs Debian's chromium where we are root on a Debian; true when there is a browser afterwards. */
export function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('Installing chromium for the browser tests …');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'poppler-utils'], options);
  return Boolean(findBrowser());
}
