import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pino, { type DestinationStream } from "pino";
import type { Config } from "./config.ts";

/** Where log lines go, until `close`. */
export type Log = {
  readonly stream: DestinationStream;
  /** Resolves once all lines are on the disk, or cannot be; a line that comes later is dropped. */
  readonly close: () => Promise<void>;
};

/** Characters kept in memory while they cannot be written; later lines are dropped. */
const LONGEST_UNWRITTEN = 1_000_000;

/** Log lines go to a file in the data folder, so that the terminal keeps the few lines of the start. */
export function openLog({ logLevel, dataFolder }: Config): Log {
  if (logLevel === "silent") return { stream: { write: () => {} }, close: async () => {} };
  const folder = join(dataFolder, "log");
  mkdirSync(folder, { recursive: true });
  const file = pino.destination({
    dest: join(folder, "jiziwan.log"),
    sync: false,
    maxLength: LONGEST_UNWRITTEN,
  });
  // A full disk must not end the server: it answers with a sentence, and lines of the log are lost meanwhile.
  file.on("error", () => {});
  let closing: Promise<void> | null = null;
  return {
    // A handler may outlive its caller and the server; a line too late must not end a stop that was orderly.
    stream: { write: (line) => void (closing ?? file.write(line)) },
    close: () =>
      (closing ??= new Promise((resolve) => {
        for (const event of ["close", "error"]) file.once(event, () => resolve());
        file.end();
      })),
  };
}
