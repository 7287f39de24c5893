/** Files in a request: streamed into the file store while hashed, or held in memory when they are small tables. */
import multer, { type StorageEngine } from 'multer';
import type { Request, RequestHandler } from 'express';
import type { Blobs } from '../platform/blobs.adapter.ts';
import { isStorageFull, Refused, TooLarge } from '../platform/errors.ts';
import { assertRoom, type Storage } from '../platform/room.ts';

export interface UploadRule {
  readonly field: string;
  readonly maxFiles: number;
  /** Bytes per file; a function of the settings' limit when left out. */
  readonly maxBytes?: number;
  /** store: into the file store; memory: as bytes. */
  readonly keep: 'store' | 'memory';
}

/** A file that came in whole. */
export interface Arrived {
  /** As the person's computer named it, without folders. */
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly bytes: Uint8Array | null;
}

/** Refuses files that are to be kept while storage is low, before the first byte is read. */
export const whileThereIsRoom =
  (storage: Storage, { keep }: UploadRule): RequestHandler =>
  (_req, _res, next) => {
    if (keep === 'memory') return next();
    assertRoom(storage).then(() => next(), next);
  };

/** Reads a multipart body under a rule. Call after the guard: nobody without permission makes us read a file. */
export function receiveFiles(rule: UploadRule, blobs: Blobs, maxUpload: number): RequestHandler {
  const limit = rule.maxBytes ?? maxUpload;
  const receive = multer({
    storage: rule.keep === 'store' ? intoStore(blobs, limit) : multer.memoryStorage(),
    limits: { fileSize: limit, files: rule.maxFiles, fields: 50, fieldSize: 64 * 1024, parts: rule.maxFiles + 50, headerPairs: 50 },
    defParamCharset: 'utf8',
  }).array(rule.field, rule.maxFiles);
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) return next();
    receive(req, res, (error: unknown) => next(error ? explained(error, limit) : undefined));
  };
}

export function arrivedFiles(req: Request): readonly Arrived[] {
  const files = Array.isArray(req.files) ? req.files : [];
  return files.map((file) => ({
    fileName: cleanName(file.originalname),
    size: file.size,
    sha256: (file as { sha256?: string }).sha256 ?? null,
    bytes: file.buffer ? new Uint8Array(file.buffer) : null,
  }));
}

/** The last part of a name, without control characters: it is shown and offered for download, never used as a path. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const visible = [...last].filter((letter) => letter >= ' ' && letter !== '\u007f').join('');
  return visible.toWellFormed().trim().slice(0, 255) || 'file';
}

function intoStore(blobs: Blobs, limit: number): StorageEngine {
  return {
    _handleFile(_req, file, done) {
      blobs.put(file.stream, limit).then(
        (stored) => done(null, stored as object),
        (error: unknown) => {
          file.stream.resume();
          done(error);
        },
      );
    },
    _removeFile: (_req, _file, done) => done(null),
  };
}

function explained(error: unknown, limit: number): Error {
  if (isStorageFull(error) || error instanceof TooLarge) return error as Error;
  const code = (error as { code?: string }).code;
  if (code === 'LIMIT_FILE_SIZE') return new TooLarge(`The file is larger than ${Math.floor(limit / 1024 / 1024)} MB.`);
  if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_UNEXPECTED_FILE')
    return new Refused('Too many files in one request. Send fewer at a time.');
  return new Refused('The upload did not arrive whole. Choose the file again.');
}
