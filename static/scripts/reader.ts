/** The reader: the page, the passages beside it, the panes. */
import { type ReaderRoot, startPanes } from './reader/panes.ts';

const root = document.getElementById('reader');
if (root) startPanes(root as ReaderRoot);
