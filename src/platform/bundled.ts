import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** The bytes of a file that comes with the application, by its path below the project folder: `plans/x.txt`. */
export const readBundled = (config: Pick<Config, "root">, path: string): Promise<Uint8Array> =>
  readFile(join(config.root, path));
