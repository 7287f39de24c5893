/** Our own bundled scripts, styles, fonts and the parts of pdf.js that the reader loads: hashed names, cached for ever. */
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import type { Assets } from '../../views/layout/frame.ts';

export interface Bundle {
  /** Folder of the built files. */
  readonly folder: string;
  /** "app.js" → "app-3F2A.js" */
  readonly names: Readonly<Record<string, string>>;
  /** "reader.js" → the parts it asks for before it runs. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  /** Folder of pdfjs-dist, served under /static/pdfjs/<version>/. */
  readonly pdfjs: string;
  readonly pdfjsVersion: string;
}

export const assetsOf = (bundle: Bundle): Assets => ({
  url: (name) =>
    name.startsWith('pdfjs/') ? `/static/pdfjs-${bundle.pdfjsVersion}/${name.slice(6)}` : `/static/${bundle.names[name] ?? name}`,
  imports: (name) => (bundle.imports[name] ?? []).map((part) => `/static/${part}`),
});

/** Only these folders of pdfjs-dist are served; pdf.sandbox (its script engine) is not among them. */
const pdfjsParts = ['cmaps', 'standard_fonts', 'iccs', 'wasm'] as const;

export function staticFiles(bundle: Bundle): RequestHandler {
  const forever = {
    maxAge: '365d',
    immutable: true,
    index: false,
    redirect: false,
    fallthrough: true,
    setHeaders: (res: { setHeader: (n: string, v: string) => void }) => res.setHeader('Cross-Origin-Resource-Policy', 'same-origin'),
  };
  const router = express.Router();
  router.use('/static', express.static(bundle.folder, forever));
  for (const part of pdfjsParts)
    router.use(`/static/pdfjs-${bundle.pdfjsVersion}/${part}`, refuseEngine, express.static(join(bundle.pdfjs, part), forever));
  return router;
}

/** quickjs is pdf.js's engine for scripts in documents: never served. */
const refuseEngine: RequestHandler = (req, res, next) => {
  if (/quickjs/i.test(req.path)) res.status(404).end();
  else next();
};
