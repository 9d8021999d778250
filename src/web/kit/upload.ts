import type { Contract, Reply, RouteKey } from "../../kernel/contract.ts";
import { type Failure, FailureError } from "../../kernel/error.ts";
import { type Loose, refusal, SIGNED_OUT, UNREACHABLE, urlOf } from "../frame/api.ts";

const TOO_LARGE: Failure = {
  code: "too-large",
  sentence: {
    zh: "文件太大，服务器没有收下。请删去图片等无关内容，或分成几个文件后再上传。",
    en: "The file is too large and was not taken. Remove pictures and whatever is not needed, or split it, then upload again.",
  },
};

export type Watch = {
  /** Called with 0 to 1 as the file goes out. */
  readonly onProgress?: (ratio: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Sends one file to a `multipart` route: `const upload = uploader<SupervisionContract>();
 * await upload("POST /api/imports", { query: {} }, file, { onProgress })`. Throws FailureError as the client does;
 * a cancelled upload throws an AbortError.
 */
export function uploader<C extends Contract>() {
  return <K extends keyof C & RouteKey>(
    key: K,
    call: Loose,
    file: File,
    watch: Watch = {},
  ): Promise<Reply<C[K]>> =>
    new Promise((resolve, reject) => {
      // fetch tells nothing about what has been sent; this old interface does.
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.set("file", file, file.name);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) watch.onProgress?.(event.loaded / event.total);
      });
      request.addEventListener("error", () => reject(new FailureError(UNREACHABLE)));
      request.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")));
      request.addEventListener("load", () => {
        const answer = parsed(request.responseText);
        if (request.status >= 200 && request.status < 300) return resolve(answer as Reply<C[K]>);
        // What stands before the server refuses what is too large in words of its own.
        const unsaid = request.status === 413 && !(answer as Partial<Failure> | null)?.sentence;
        const failure = refusal(unsaid ? TOO_LARGE : answer, request.getResponseHeader("x-request-id"));
        if (failure.code === "not-signed-in") window.dispatchEvent(new Event(SIGNED_OUT));
        return reject(new FailureError(failure));
      });
      watch.signal?.addEventListener("abort", () => request.abort());
      request.open(key.slice(0, key.indexOf(" ")), urlOf(key, call));
      request.setRequestHeader("x-jiziwan", "1");
      request.send(body);
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
