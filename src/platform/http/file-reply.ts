import type { Readable } from "node:stream";

/** What the handler of a `reply: "file"` route returns; browsers always save it, never show it. */
export type FileReply = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** The same of a file that is too large to be held in memory; `size` in bytes. */
export type StreamedFile = {
  readonly name: string;
  readonly type: string;
  readonly stream: Readable;
  readonly size: number;
};

/** The same of a file that is made while it is sent, or kept by a job where it is long. */
export type PiecedFile = {
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<Uint8Array>;
};
