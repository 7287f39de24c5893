/** pdf.js's parser in a thread of its own, started beside the one that paints: whoever sends it a port is answered there. */
import 'pdfjs-dist/build/pdf.worker.min.mjs';

interface Parser {
  readonly WorkerMessageHandler: { readonly initializeFromPort: (port: MessagePort) => void };
}

const { WorkerMessageHandler } = (globalThis as unknown as { readonly pdfjsWorker: Parser }).pdfjsWorker;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof MessagePort)) return;
  WorkerMessageHandler.initializeFromPort(data);
  data.start();
});
