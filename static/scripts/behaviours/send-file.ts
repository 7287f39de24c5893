/** Sends one file in a request of its own, telling how much of it has gone: `fetch` can't tell that. */

export interface SendAnswer {
  readonly ok: boolean;
  /** 0: the server could not be reached. */
  readonly status: number;
  readonly text: string;
}

export function sendFile(url: string, file: File, progress: (share: number) => void): Promise<SendAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', url);
    request.setRequestHeader('HX-Request', 'true');
    request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener('load', () =>
      resolve({ ok: request.status >= 200 && request.status < 300, status: request.status, text: request.responseText }),
    );
    for (const failure of ['error', 'abort', 'timeout'])
      request.addEventListener(failure, () => resolve({ ok: false, status: 0, text: '' }));
    request.send(body);
  });
}
