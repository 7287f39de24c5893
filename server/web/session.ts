/**
 * The session cookie: an opaque 256-bit value of which only the SHA-256 is stored.
 * `__Host-` with Secure wherever browsers keep it (https, loopback); a plain name otherwise (reliability D15).
 */
import { hash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Settings } from '../platform/settings.ts';

const loopback = new Set(['127.0.0.1', '::1', 'localhost', '[::1]']);

export interface SessionCookie {
  readonly name: string;
  readonly secure: boolean;
}

export function sessionCookie(settings: Settings): SessionCookie {
  const host = settings.baseUrl ? new URL(settings.baseUrl).hostname : settings.host;
  const secure = settings.baseUrl?.startsWith('https:') || loopback.has(host);
  return secure ? { name: '__Host-retroduce', secure: true } : { name: 'retroduce', secure: false };
}

/** A new token: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored instead of a token: its SHA-256, hexadecimal. */
export const tokenHash = (token: string): string => hash('sha256', token);

export function readCookie(req: Request, name: string): string | null {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

export function setSession(res: Response, cookie: SessionCookie, token: string | null): void {
  const common = { httpOnly: true, sameSite: 'lax', path: '/', secure: cookie.secure } as const;
  if (token) {
    res.cookie(cookie.name, token, { ...common, maxAge: 30 * 24 * 3600 * 1000 });
    return;
  }
  res.clearCookie(cookie.name, common);
  res.setHeader('Clear-Site-Data', '"cache", "storage"');
}

const browserCookie = (cookie: SessionCookie): string => `${cookie.name}-browser`;

/** Says for half a year that this browser has signed in here: no right by itself, only a place of its own in the queue. */
export function rememberBrowser(res: Response, cookie: SessionCookie, token: string): void {
  const common = { httpOnly: true, sameSite: 'lax', path: '/', secure: cookie.secure } as const;
  res.cookie(browserCookie(cookie), token, { ...common, maxAge: 180 * 24 * 3600 * 1000 });
}

export function knownBrowser(req: Request, cookie: SessionCookie): string | null {
  const token = readCookie(req, browserCookie(cookie));
  return token ? tokenHash(token) : null;
}

const noticeCookie = 'retroduce-notice';

/** Carries a sentence over a redirect to the next page. */
export function leaveNotice(res: Response, text: string): void {
  res.cookie(noticeCookie, encodeURIComponent(text.slice(0, 300)), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: 60_000,
    encode: String,
  });
}

export function takeNotice(req: Request, res: Response): string | null {
  const found = readCookie(req, noticeCookie);
  if (!found) return null;
  res.clearCookie(noticeCookie, { path: '/' });
  try {
    return decodeURIComponent(found);
  } catch {
    return null;
  }
}
