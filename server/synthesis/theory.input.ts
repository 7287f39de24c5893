import { z } from 'zod';
import { line, oneOf, optionalWhole, prose, requiredLine, seenVersion } from '../web/fields.input.ts';
import { theoryKinds, versionPurposes } from './theory.ts';

const title = requiredLine('Give it a title.', 300);

export const newTheoryInput = z.object({ title, kind: oneOf(theoryKinds), text: prose(100_000) });
export const theoryInput = z.object({ version: seenVersion, title, kind: oneOf(theoryKinds) });
export const theoryTextInput = z.object({ version: seenVersion, text: prose(100_000) });
export const versionInput = z.object({ purpose: oneOf(versionPurposes), who: line(300), note: line(500) });
/** Numbers of the versions compared; an empty `to` is the text as it is now. */
export const compareQuery = z.object({ from: optionalWhole(1, 100_000), to: optionalWhole(1, 100_000) });
