/**
 * No request from another site changes anything (OWASP CSRF cheat sheet: Fetch Metadata first, Origin as fallback).
 * There is no token in forms: nothing expires, so no typed text is lost to it.
 */
import type { RequestHandler } from 'express';
import { Forbidden } from '../platform/errors.ts';

const harmless = new Set(['GET', 'HEAD']);

export function sameOrigin(): RequestHandler {
  return (req, _res, next) => {
    const site = req.get('sec-fetch-site');
    const origin = req.get('origin');
    if (harmless.has(req.method) || isOwn(site, origin, `${req.protocol}://${req.host}`)) next();
    else next(new Forbidden('This request came from another site, so nothing was changed. Open the page again and repeat what you did.'));
  };
}

/** True when a writing request comes from our own pages. Both headers missing: no. */
export function isOwn(site: string | undefined, origin: string | undefined, own: string): boolean {
  if (origin !== undefined && origin.toLowerCase() !== own.toLowerCase()) return false;
  if (site !== undefined) return site === 'same-origin';
  return origin !== undefined;
}
