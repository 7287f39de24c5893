/** The frame of every page: head, skip link, top bar, rail, notice. */
import type { ComponentChildren } from 'preact';
import type { Frame } from './frame.ts';
import { Keys } from './keys.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Only whole 2xx answers and our own 422 pages are swapped in; an error never replaces a form (reliability D8). */
const htmxConfig = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyEnabled: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  disableInheritance: true,
  // Not `style`: our policy blocks writing it as an attribute.
  attributesToSettle: ['class'],
  scrollBehavior: 'auto',
  timeout: 60_000,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '.*', swap: true, error: true, target: '#notice', select: '#notice-body', swapOverride: 'innerHTML' },
  ],
});

interface ShellProps {
  readonly frame: Frame;
  readonly title: string;
  readonly section: string;
  readonly scripts: readonly string[];
  readonly head?: ComponentChildren;
  readonly shape: 'plain' | 'work' | 'reading';
  readonly children?: ComponentChildren;
}

export function Shell({ frame, title, section, scripts, head, shape, children }: ShellProps) {
  const { review, account } = frame;
  return (
    <html lang="en" data-theme={account?.theme ?? 'system'} data-keys={account?.keysOff ? 'off' : 'on'}>
      <Head frame={frame} title={review ? `${title} · ${review.title}` : title} scripts={scripts} head={head} />
      <body class={`shape-${shape}${review ? ' in-review' : ''}`}>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        {shape === 'plain' ? (
          <p class="colophon">Retroduce – the workbench for realist synthesis</p>
        ) : (
          <Around frame={frame} section={section} />
        )}
        <main id="main" tabIndex={-1}>
          {frame.alarm && <p class="alarm">{frame.alarm}</p>}
          {children}
        </main>
        <Notice text={frame.notice} />
        <aside id="sheet" class="sheet" aria-label="Details" tabIndex={-1} />
      </body>
    </html>
  );
}

function Around({ frame, section }: Pick<ShellProps, 'frame' | 'section'>) {
  return (
    <>
      <TopBar frame={frame} />
      {frame.review && <Rail review={frame.review} section={section} />}
      <Keys />
    </>
  );
}

/** The one place where sentences appear: said aloud by screen readers. */
function Notice({ text }: { readonly text: string | null }) {
  return (
    <div id="notice" role="status" aria-live="polite">
      {text && (
        <p id="notice-body" class="notice">
          {text}
        </p>
      )}
    </div>
  );
}

function Head({ frame: { assets }, title, scripts, head }: Pick<ShellProps, 'frame' | 'title' | 'scripts' | 'head'>) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {/* Nothing is told to other sites; our own forms need it, or browsers send them with `Origin: null` (Fetch, §3.2.5). */}
      <meta name="referrer" content="same-origin" />
      <meta name="htmx-config" content={htmxConfig} />
      <title>{`${title} · Retroduce`}</title>
      {head}
      <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
      {/* The font of almost everything: it comes with the styles, not after them, and the page isn't laid out twice. */}
      <link rel="preload" as="font" type="font/woff2" href={assets.url('inter-latin-wght-normal.woff2')} crossOrigin="anonymous" />
      <link rel="stylesheet" href={assets.url('app.css')} />
      {[...new Set(scripts.flatMap((script) => assets.imports(`${script}.js`)))].map((part) => (
        <link key={part} rel="modulepreload" href={part} />
      ))}
      {['app', ...scripts].map((script) => (
        <script key={script} type="module" src={assets.url(`${script}.js`)} />
      ))}
    </head>
  );
}
