import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../architecture/files.ts";

/** The application as `npm start` runs it, on a data folder and a port of its own. */
export type Application = {
  readonly url: string;
  readonly login: { readonly name: string; readonly password: string };
  /** What it printed so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
};

const findPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });

/** Starts it and waits for the block that it prints when it serves. */
export async function startApplication(env: Readonly<Record<string, string>> = {}): Promise<Application> {
  const port = await findPort();
  const data = mkdtempSync(join(tmpdir(), "jiziwan-browser-"));
  // A database given for other tests would be shared with them.
  const {
    DATABASE_URL: _url,
    DATABASE_APP_URL: _appUrl,
    VITEST: _vitest,
    NODE_ENV: _mode,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    env: { ...inherited, HOST: "127.0.0.1", PORT: String(port), JIZIWAN_DATA: data, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const serving = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/Ctrl-C\s*$/.test(output)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the application ended with ${code}:\n${output}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill("SIGINT");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  await serving.catch((error: unknown) => {
    rmSync(data, { recursive: true, force: true });
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    login: {
      name: /first administrator: (\S+)/.exec(output)?.[1] ?? "",
      password: /shown once:\s+(\S+)/.exec(output)?.[1] ?? "",
    },
    output: () => output,
    stop,
  };
}
