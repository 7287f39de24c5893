/**
 * pdf.js's parser in a thread of its own, started beside the one that paints: whoever sends it a port is answered there.
 * Browsers keep the compiled code of what a thread imports, not of the script it starts with: so that one is small.
 */
interface Parser {
  readonly WorkerMessageHandler: { readonly initializeFromPort: (port: MessagePort) => void };
}

// @ts-expect-error It has no types of its own.
const loaded = import('pdfjs-dist/build/pdf.worker.min.mjs') as Promise<Parser>;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) loaded.then(({ WorkerMessageHandler }) => answer(WorkerMessageHandler, data)).catch(reportError);
});

function answer(parser: Parser['WorkerMessageHandler'], port: MessagePort): void {
  parser.initializeFromPort(port);
  port.start();
}
