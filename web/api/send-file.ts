import type { z } from 'zod';
import type { Operation } from '../../platform/operation.ts';
import { noAnswer, problemFrom } from './problem.ts';
import { requestOf } from './request.ts';
import { currentCsrfToken } from './session-token.ts';

/** Sends a file as it is to an operation that takes bytes; `onProgress` hears the share sent, 0 to 1. */
export function sendFile<Input extends z.ZodObject, Reply extends z.ZodType>(
  operation: Operation<Input, Reply>,
  input: z.input<Input>,
  { file, onProgress }: { readonly file: File; readonly onProgress: (share: number) => void },
): Promise<z.output<Reply>> {
  const { url, method } = requestOf(operation, input);
  return new Promise((resolve, reject) => {
    // fetch tells nothing of how far an upload has come.
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    const token = currentCsrfToken();
    if (token !== undefined) request.setRequestHeader('x-csrf-token', token);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onerror = () => reject(noAnswer(undefined));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        // The desk parsed its reply by the same contract before it sent it.
        resolve(JSON.parse(request.responseText) as z.output<Reply>);
      } else {
        reject(problemFrom(request.status, request.responseText));
      }
    };
    request.send(file);
  });
}
