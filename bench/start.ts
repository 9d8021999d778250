import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROUNDS = 7;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const range = (values: readonly number[]): string =>
  `${seconds(median(values))} (${seconds(Math.min(...values))} to ${seconds(Math.max(...values))})`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Milliseconds from `npm start` to the first answer of /health/ready; the application is stopped again. */
async function timeStart(folder: string, data: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: { ...process.env, JIZIWAN_DATA: data, PORT: String(port) },
    stdio: "ignore",
    detached: true,
  });
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let ended = false;
  void exited.then(() => (ended = true));
  const isReady = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (reply) => reply.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (ended) throw new Error("npm start ended before it served");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const took = performance.now() - began;
  process.kill(-(child.pid ?? 0), "SIGINT");
  await exited;
  return took;
}

/** From a bare clone, where everything is still to be installed and built. */
async function timeBareClone(root: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "jiziwan-clone-"));
  try {
    execFileSync("git", ["clone", "--quiet", root, folder]);
    return await timeStart(folder, join(folder, "var"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Cold and warm start, as a user meets them. */
export async function run(root: string): Promise<string> {
  const bare = await timeBareClone(root);
  const [cold, warm]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const data = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
    cold.push(await timeStart(root, data));
    warm.push(await timeStart(root, data));
    rmSync(data, { recursive: true });
  }
  return `## Start

From \`npm start\` to the first answer of \`/health/ready\`, which asks the database; median of ${ROUNDS} (least to most).

| start | time |
| --- | --- |
| bare clone, once: npm ci, build, database made, plan read | ${seconds(bare)} |
| first start: database made, migrated, plan read | ${range(cold)} |
| later starts | ${range(warm)} |`;
}
