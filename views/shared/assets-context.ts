import { createContext } from 'preact';
import type { Assets } from '../layout/frame.ts';

/** Addresses of built scripts and of the parts of pdf.js, for components that hand them to a script. */
export const AssetsContext = createContext<Assets>({ url: (name) => name, imports: () => [] });
