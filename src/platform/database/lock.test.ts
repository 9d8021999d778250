import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "./lock.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jiziwan-lock-"));
  file = join(folder, "server.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a lock file", () => {
  it("is held by one, who can leave a note for the others", () => {
    const lock = takeLock(file, "starting");
    expect(takeLock(file)).toEqual({ held: false, holder: { pid: process.pid, note: "starting" } });
    if (lock.held) lock.rewrite("http://127.0.0.1:8620");
    expect(takeLock(file)).toMatchObject({ holder: { note: "http://127.0.0.1:8620" } });
    if (lock.held) lock.release();
    expect(takeLock(file).held).toBe(true);
  });

  it("leaves nothing but itself in the folder", () => {
    takeLock(file);
    takeLock(file);
    expect(readdirSync(folder)).toEqual(["server.lock"]);
  });

  it("is taken over from a process that has ended", () => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(file, `${gone}\n\nhttp://127.0.0.1:1\n`);
    expect(takeLock(file).held).toBe(true);
  });

  it.skipIf(process.platform !== "linux")(
    "is taken over from a killed process whose parent never asks (needs /proc of Linux)",
    async () => {
      const parent = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"]);
      try {
        const [text] = (await once(parent.stdout, "data")) as [Buffer];
        const pid = Number(text.toString());
        const stat = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
        // Until it is `sleep`, the shell asks after its children.
        while (readFileSync(`/proc/${parent.pid}/comm`, "utf8") !== "sleep\n") await turn();
        process.kill(pid, "SIGKILL");
        while (stat()[0] !== "Z") await turn();
        writeFileSync(file, `${pid}\n${stat()[19]}\n\n`);
        expect(takeLock(file).held).toBe(true);
      } finally {
        parent.kill();
      }
    },
  );

  it("is taken over when its process's number now belongs to another", () => {
    writeFileSync(file, `${process.pid}\n12345\n\n`);
    expect(takeLock(file).held).toBe(true);
  });

  it("is taken over when what is in it makes no sense", () => {
    writeFileSync(file, "");
    expect(takeLock(file).held).toBe(true);
  });
});
