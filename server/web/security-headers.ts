/** The headers of every answer. Strict: no inline script, no inline style, nothing from elsewhere. */
import helmet from 'helmet';
import type { RequestHandler } from 'express';

const own = ["'self'"];

/** `wasm-unsafe-eval` lets pdf.js decode JPEG 2000 and JBIG2 images; it does not allow evaluating script. */
export function securityHeaders(isHttps: boolean): readonly RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
          workerSrc: own,
          styleSrc: own,
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: own,
          connectSrc: own,
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: own,
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      xPoweredBy: false,
    }),
  ];
}

/** Pages and data of people are kept by no cache. Comes after the static files, which are nobody's. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  next();
};

/** What a person's file is served with: it can never act as a page of ours. */
export const inertFileHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
