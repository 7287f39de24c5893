/** Turns an answer into HTTP. The only reader of HX-* headers. */
import type { Request, Response } from 'express';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Assets, Frame } from '../../views/layout/frame.ts';
import { Shell } from '../../views/layout/shell.tsx';
import { AssetsContext } from '../../views/shared/assets-context.ts';
import { FormContext } from '../../views/shared/form-context.ts';
import { PageHead } from '../../views/shared/page.tsx';
import type { Answer, FileAnswer, FragmentAnswer, GoAnswer, PageAnswer } from './answer.ts';
import { inertFileHeaders } from './security-headers.ts';
import { leaveNotice } from './session.ts';

export const isHtmx = (req: Request): boolean => req.get('hx-request') === 'true';

/** What an answer is rendered in: the frame is made for whole pages only. */
export interface Surroundings {
  readonly frame: () => Promise<Frame>;
  readonly newAttempt: () => string;
  readonly accountId: string;
  readonly assets: Assets;
}

export async function respond(req: Request, res: Response, answer: Answer, around: Surroundings): Promise<void> {
  switch (answer.kind) {
    case 'page':
      return sendPage(res, answer, around);
    case 'fragment':
      return sendFragment(req, res, answer, around);
    case 'go':
      return sendGo(req, res, answer);
    case 'data':
      res.status(answer.status).json(answer.value);
      return;
    case 'file':
      return sendFile(res, answer);
    case 'empty':
      res.status(204).end();
  }
}

async function sendPage(res: Response, answer: PageAnswer, around: Surroundings): Promise<void> {
  const frame = await around.frame();
  const html = render(
    <Shell frame={frame} title={answer.title} section={answer.section} scripts={answer.scripts} head={answer.head} shape={answer.shape}>
      {answer.body}
    </Shell>,
    around,
  );
  res.status(answer.status).type('html').send(`<!doctype html>${html}`);
}

/** A piece whose link was opened elsewhere: a page that holds nothing else. */
const byItself = ({ status, title, body }: FragmentAnswer): PageAnswer => ({
  kind: 'page',
  status,
  title: title || 'Retroduce',
  section: '',
  body: (
    <>
      {title && <PageHead title={title} />}
      {body as ComponentChildren}
    </>
  ),
  scripts: [],
  shape: title ? 'reading' : 'work',
});

async function sendFragment(req: Request, res: Response, answer: FragmentAnswer, around: Surroundings): Promise<void> {
  if (!isHtmx(req) && answer.instead && req.method !== 'GET') {
    sendGo(req, res, { kind: 'go', to: answer.instead, notice: answer.notice });
    return;
  }
  if (!isHtmx(req) && req.get('sec-fetch-dest') === 'document') {
    return sendPage(res, byItself(answer), around);
  }
  const events: Record<string, unknown> = Object.fromEntries(answer.raise.map((name) => [name, true]));
  if (answer.notice) events['notice'] = { text: answer.notice };
  if (Object.keys(events).length) res.setHeader('HX-Trigger', asciiJson(events));
  const parts = Array.isArray(answer.body) ? answer.body : [answer.body];
  res
    .status(answer.status)
    .type('html')
    .send(parts.map((part) => render(part, around)).join(''));
}

function sendGo(req: Request, res: Response, answer: GoAnswer): void {
  if (answer.notice) leaveNotice(res, answer.notice);
  if (isHtmx(req)) res.setHeader('HX-Redirect', answer.to).status(204).end();
  else res.redirect(303, answer.to);
}

async function sendFile(res: Response, answer: FileAnswer): Promise<void> {
  for (const [name, value] of Object.entries(inertFileHeaders)) res.setHeader(name, value);
  res.setHeader('Content-Type', answer.mediaType);
  if (answer.size !== null || answer.part) res.setHeader('Accept-Ranges', 'bytes');
  res.setHeader('Content-Disposition', `${answer.disposition}; ${fileNames(answer.name)}`);
  if (answer.part) {
    res.status(206).setHeader('Content-Range', `bytes ${answer.part.start}-${answer.part.end}/${answer.part.total}`);
    res.setHeader('Content-Length', answer.part.end - answer.part.start + 1);
  } else if (answer.size !== null) res.setHeader('Content-Length', answer.size);
  if (!(answer.content instanceof Readable)) {
    res.end(answer.content);
    return;
  }
  await pipeline(answer.content, res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

/** RFC 6266: a plain name for old browsers and the true one in UTF-8. */
function fileNames(name: string): string {
  const plain = name.replace(/[^\w. ()-]/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${exact}`;
}

function render(body: ComponentChildren, { newAttempt, accountId, assets }: Surroundings): string {
  return renderToString(
    <AssetsContext.Provider value={assets}>
      <FormContext.Provider value={{ newAttempt, accountId }}>{body}</FormContext.Provider>
    </AssetsContext.Provider>,
  );
}

/** Headers carry Latin-1 only: everything else as \u escapes. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\u0020-\u007e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
