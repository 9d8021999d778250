import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  freePort,
  isReady,
  isRoot,
  keepTraces,
  killEngine,
  listEngines,
  startApplication,
  stopApplications,
  until,
} from "../support/application.ts";
import { fastFolder } from "../support/fast-folder.ts";
import { copyUsedFolder } from "../support/used-folder.ts";

let data: string;
let port: number;
let env: Record<string, string>;
async function prepareFolder(): Promise<void> {
  data = mkdtempSync(join(fastFolder(), "jiziwan-start-"));
  port = await freePort();
  env = { JIZIWAN_DATA: data, PORT: String(port) };
}
async function stopAll(): Promise<void> {
  await stopApplications();
  rmSync(data, { recursive: true, force: true });
}
// Before what stops them.
const keepTracesOfFailures = (): void =>
  afterEach(({ task }) => {
    if (task.result?.state === "fail") keepTraces(task.name, data);
  });

const start = (more: Record<string, string> = {}) => startApplication({ env: { ...env, ...more } });

describe("npm start", () => {
  beforeEach(prepareFolder);
  afterEach(stopAll);
  keepTracesOfFailures();

  it("serves, prints address and first administrator once, and Ctrl-C twice leaves nothing running", async () => {
    const first = startApplication({ command: ["npm", "start"], env });
    const address = await first.serving;
    expect(address).toBe(`http://127.0.0.1:${port}`);
    expect(await isReady(address)).toBe(true);
    expect(first.output()).toMatch(/首个管理员 first administrator: \S+\n.*: {2,}\S{8,}\n/);
    expect(first.output()).toMatch(/begin here: +http:\/\/\S+\/welcome\n/);
    expect(listEngines(data)).toHaveLength(1);

    first.signal("SIGINT");
    first.signal("SIGINT");
    await first.exited;
    await until(() => listEngines(data).length === 0);

    const second = start();
    await second.serving;
    expect(second.output()).not.toContain("first administrator");
  });

  it("says in one sentence that the port is busy, before anything is made", async () => {
    const other = createServer().listen(port, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const started = start();
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain(`Port ${port} is in use.`);
    expect(existsSync(join(data, "pg"))).toBe(false);
    await new Promise((resolve) => other.close(resolve));
  });

  it("says in one sentence that a setting is wrong", async () => {
    const started = start({ PORT: "http" });
    expect(await started.exited).toBe(1);
    expect(started.output().trim().split("\n")).toEqual([
      "环境变量 PORT 应为 1 至 65535 的整数。",
      "The environment variable PORT should be a whole number from 1 to 65535.",
    ]);
  });

  it("says in one sentence that the data folder is a file", async () => {
    const started = start({ JIZIWAN_DATA: import.meta.filename });
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain(`The data folder ${import.meta.filename} cannot be read and written.`);
  });

  it("says in one sentence that the database's passwords are gone", async () => {
    mkdirSync(join(data, "pg"));
    const started = start();
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain("its pg-passwords.json is gone.");
    expect(started.output().trim().split("\n")).toHaveLength(2);
  });

  it("says in one sentence that the disk is full", async (context) => {
    const small = join(data, "small");
    mkdirSync(small);
    const mounted =
      isRoot && spawnSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", small]).status === 0;
    if (!mounted) return context.skip("only root can mount a small disk, and not in every container");
    try {
      const started = start({ JIZIWAN_DATA: small });
      expect(await started.exited).toBe(1);
      expect(started.output()).toContain(`The disk that holds ${small} is full.`);
      expect(existsSync(join(small, "pg"))).toBe(false);
    } finally {
      spawnSync("umount", [small]);
    }
  });
});

describe("npm start, where it was used before", () => {
  beforeEach(async () => {
    await prepareFolder();
    await copyUsedFolder(data);
  });
  afterEach(stopAll);
  keepTracesOfFailures();

  it("takes its engine with it when killed, and the next start recovers", async () => {
    const first = start();
    await first.serving;
    first.signal("SIGKILL");
    await first.exited;
    const second = start();
    expect(await isReady(await second.serving)).toBe(true);
    expect(listEngines(data)).toHaveLength(1);
  });

  it("recovers when the engine is killed too, and left its files behind", async () => {
    const first = start();
    await first.serving;
    // Stopped, it cannot start its engine again between the two.
    first.signal("SIGSTOP");
    for (const pid of listEngines(data)) process.kill(pid, "SIGKILL");
    first.signal("SIGKILL");
    await first.exited;
    expect(existsSync(join(data, "pg/postmaster.pid"))).toBe(true);
    expect(await isReady(await start().serving)).toBe(true);
  });
});

// The next finds it as the one before left it.
describe("npm start, while it runs", () => {
  let first: ReturnType<typeof start>;
  let address: string;
  beforeAll(async () => {
    await prepareFolder();
    await copyUsedFolder(data);
    first = start();
    address = await first.serving;
    return stopAll;
  });
  keepTracesOfFailures();

  it("is refused a second time on the same data, with the address of the first", async () => {
    const second = start({ PORT: String(await freePort()) });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`Jiziwan is running already: ${address}`);
    expect(await isReady(address)).toBe(true);
  });

  it("starts the engine again when it dies under the running application", async () => {
    await killEngine(data);
    await until(() => isReady(address));
    expect(listEngines(data)).toHaveLength(1);
    // On the port of before, which no outgoing connection can have been given meanwhile.
    const [, , , port] = readFileSync(join(data, "pg/postmaster.pid"), "utf8").split("\n");
    const [outgoing] = readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8").split(/\s+/);
    expect(Number(port)).toBeLessThan(Number(outgoing));
  });

  it("runs the demonstration beside it on the same engine, which outlives the one that started it", async () => {
    const demo = start({ JIZIWAN_DEMO: "1", PORT: String(await freePort()) });
    const beside = await demo.serving;
    expect(listEngines(data)).toHaveLength(1);
    first.signal("SIGINT");
    await first.exited;
    await until(() => isReady(beside));
    expect(listEngines(data)).toHaveLength(1);
  });
});
