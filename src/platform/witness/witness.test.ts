import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import type { Config } from "../config.ts";
import { key, witness } from "../../systems/shared-data/exchange/receipt/commands-witness.ts";
import type { Sql } from "../database/database.ts";
import { openWitness } from "./folder.ts";
import { witnessHeads } from "./keep.ts";
import { readLine, type Said, writtenLine } from "./line.ts";
import { keptAfter } from "./peer.ts";

const folder = () => mkdtempSync(join(tmpdir(), "witness-"));
const file = (data: string) => join(data, "witness/heads.jsonl");
const node = (dataFolder = folder()) => openWitness({ dataFolder, demo: false });
const hex = (number: number): string => number.toString(16).padStart(64, "0");
const head = (number: number, hash = hex(number), minute = number): Said => ({
  kind: "head",
  log: "receipts",
  number,
  hash,
  at: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
});

describe("the witness of a node", () => {
  it("makes its key once, which only its user can read, and shows the same public key ever after", () => {
    const data = folder();
    const one = node(data).publicKey();
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(node(data).publicKey()).toBe(one);
    expect(node().publicKey()).not.toBe(one);
    expect(statSync(join(data, "witness/key.pem")).mode & 0o777).toBe(0o600);
  });

  it("signs lines that read back, and none that was changed in any character", () => {
    const text = writtenLine(node().sign(head(7)));
    expect(readLine(text)).toMatchObject({ number: 7, hash: hex(7) });
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom("0", "a", "}", '"', " "), (at, other) => {
        const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
        // The last character of base64url holds bits that say nothing.
        fc.pre(changed !== text);
        const read = readLine(changed);
        expect(
          read === null || writtenLine(read) === text || read.signature !== readLine(text)?.signature,
        ).toBe(true);
        expect(read?.number ?? 7).toBe(7);
        expect(read?.hash ?? hex(7)).toBe(hex(7));
      }),
      { numRuns: 60 },
    );
  });

  it("takes lines of several processes at once without losing or mixing any", async () => {
    const data = folder();
    node(data).publicKey();
    const program = join(data, "append.mjs");
    await build({
      stdin: {
        contents: `
          import { openWitness } from "./folder.ts";
          const own = openWitness({ dataFolder: ${JSON.stringify(data)}, demo: false });
          const [from, hash] = process.argv.slice(2);
          for (let number = Number(from); number < Number(from) + 20; number++)
            own.append({ kind: "head", log: "receipts", at: "2026-11-01T00:00:00.000Z", number, hash });`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: program,
    });
    const running = [1, 101, 201].map((from) =>
      spawn(process.execPath, [program, String(from), hex(1)], { stdio: "inherit" }),
    );
    const codes = await Promise.all(running.map((each) => once(each, "exit")));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0]);
    const own = node(data);
    const { lines, bad } = own.read();
    expect(bad).toEqual([]);
    expect(new Set(lines.map(({ number }) => number)).size).toBe(60);
  });
});

describe("the lines of a node's file", () => {
  it("follow one another: any one taken out but the last, exchanged, put in again or no longer first is named", () => {
    const data = folder();
    const own = node(data);
    for (const number of [1, 2, 3, 4, 5, 6]) own.append(head(number));
    const whole = readFileSync(file(data), "utf8").trim().split("\n");
    const badOf = (lines: readonly string[]) => {
      writeFileSync(file(data), `${lines.join("\n")}\n`);
      return own.read().bad.length;
    };
    expect(badOf(whole)).toBe(0);
    const at = fc.nat({ max: 4 });
    fc.assert(
      fc.property(at, fc.constantFrom("out", "exchanged", "twice", "sent"), (n, how) => {
        const [one = "", two = ""] = whole.slice(n, n + 2);
        const sent = writtenLine(own.sign(head(n + 1)));
        const put = { out: [two], exchanged: [two, one], twice: [one, two, one], sent: [sent, two] }[how];
        expect(badOf([...whole.slice(0, n), ...put, ...whole.slice(n + 2)])).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });

  it("go on behind lines from before they were chained, behind a torn one, and after a process that died while it wrote", () => {
    const data = folder();
    const own = node(data);
    own.publicKey();
    const old = [1, 2].map((number) => writtenLine(own.sign(head(number))));
    const torn = writtenLine(own.sign(head(3))).slice(0, 80);
    writeFileSync(file(data), `${old.join("\n")}\n${torn}`);
    writeFileSync(`${file(data)}.lock`, "");
    utimesSync(`${file(data)}.lock`, 0, 0);
    own.append(head(4));
    own.append(head(5));
    expect(own.read().bad).toEqual([]);
    expect(own.read().lines.map(({ number }) => number)).toEqual([1, 2, 4, 5]);
    writeFileSync(file(data), readFileSync(file(data), "utf8").replace(`${old[1]}\n`, ""));
    expect(own.read().bad).toHaveLength(1);
  });

  it("go on with what is published after another node restored, behind the heads that still stand", async () => {
    const own = node();
    const rows = [1, 5, 9].map((number) => ({ number, hash: hex(number), at: new Date(0) }));
    const published = async (_: Sql, after: number) => rows.filter(({ number }) => number > after);
    const logs = [{ name: "receipts", table: "-", heads: "-", published }];
    const none = null as unknown as Sql;
    await witnessHeads(none, own, logs);
    rows.splice(1, 2, { number: 7, hash: hex(70), at: new Date(0) });
    await witnessHeads(none, own, logs);
    await witnessHeads(none, own, logs);
    expect(own.own()).toMatchObject({ lines: [1, 5, 9, 7].map((number) => ({ number })), bad: [] });
  });

  it("are kept by another city once, whether they were sent before, chained or not", () => {
    const data = folder();
    const own = node(data);
    for (const number of [1, 2, 3]) own.append(head(number));
    const sent = [1, 2].map((number) => own.sign(head(number)));
    const { added, problems } = keptAfter(sent, own.read().lines, [own.publicKey()]);
    expect([added.map(({ number }) => number), problems]).toEqual([[3], []]);
  });
});

describe("heads of another city", () => {
  const theirs = node();
  const keys = [theirs.publicKey()];
  const codes = (kept: readonly Said[], given: readonly Said[], by = theirs) =>
    keptAfter(
      kept.map((said) => theirs.sign(said)),
      given.map((said) => by.sign(said)),
      keys,
    );
  const problems = (...args: Parameters<typeof codes>) => codes(...args).problems.map(({ code }) => code);

  it("are kept once in their order, and what came late from another node of theirs fits in", () => {
    const { added, problems: none } = codes([head(1), head(5)], [head(5), head(3), head(9)]);
    expect([added.map(({ number }) => number), none]).toEqual([[3, 9], []]);
  });

  it("never go backwards, never are two of one number, and are signed by a key that was handed over", () => {
    expect(problems([head(5)], [head(4, hex(4), 60)])).toEqual(["backwards"]);
    expect(problems([head(5)], [head(5, hex(6), 60)])).toEqual(["two-heads"]);
    expect(problems([head(5)], [head(6)], node())).toEqual(["unknown-key"]);
  });

  it("may begin anew after a signed restore that names what was kept, and not after one that hides it", () => {
    const restored = (lost: number[]): Said => ({
      ...head(5, hex(5), 100),
      kind: "restored",
      by: "张三",
      lost: lost.map((number) => ({ number, hash: hex(number) })),
    });
    const anew = [head(9, hex(99), 110), head(12, hex(120), 120)];
    expect(problems([head(5), head(9)], [restored([9]), ...anew])).toEqual([]);
    expect(problems([head(5), head(9)], [restored([]), ...anew])[0]).toBe("backwards");
  });

  it("of an honest chain are all kept in whatever portions they come, and any one that says otherwise is named", () => {
    const chain = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(chain, fc.nat(), fc.nat(), (numbers, cut, pick) => {
        const all = numbers.toSorted((a, b) => a - b).map((number) => theirs.sign(head(number)));
        const at = cut % all.length;
        const first = keptAfter([], all.slice(at), keys);
        const second = keptAfter(first.added, all, keys);
        expect([...first.problems, ...second.problems]).toEqual([]);
        expect(first.added.length + second.added.length).toBe(all.length);
        const one = all[pick % all.length];
        const forged = theirs.sign(head(one?.number ?? 1, hex(1_000), 1_000));
        expect(keptAfter(all, [forged], keys).problems).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });
});

describe("jiziwan receipt key and receipt witness", () => {
  it("hand a key over, keep heads of another city, and end with 1 on what contradicts them", async () => {
    const [here, there] = [folder(), folder()];
    const run = async (
      command: typeof key,
      data: string,
      words: string[],
      flags: Record<string, string> = {},
    ) => {
      let out = "";
      const code = await command(
        { words, has: (name) => name in flags, value: (name) => flags[name] },
        {
          cwd: here,
          stdout: (text) => void (out += text),
          stderr: () => {},
          shell: null,
          config: async () => ({ dataFolder: data, demo: false }) as Config,
        },
      );
      return { code, out };
    };
    const their = node(there);
    const { out } = await run(key, there, []);
    for (const number of [2, 4]) their.append(head(number));
    const heads = file(there);
    await expect(run(witness, here, ["包头", heads])).rejects.toThrow("No key of “包头” is known");
    expect(await run(witness, here, ["包头", heads], { "--key": out.trim() })).toMatchObject({
      code: 0,
      out: expect.stringContaining("新留存 2 行"),
    });
    expect(await run(witness, here, ["包头", heads])).toMatchObject({
      code: 0,
      out: expect.stringContaining("新留存 0 行"),
    });
    their.append(head(4, hex(44), 90));
    const contradicted = await run(witness, here, ["包头", heads]);
    expect(contradicted.code).toBe(1);
    expect(contradicted.out).toContain("与此前留存的同号链头不同");
    const kept = readFileSync(join(here, "witness/peers/包头.jsonl"), "utf8").trim().split("\n");
    expect(kept).toHaveLength(2);
    writeFileSync(heads, readFileSync(heads, "utf8").replace('"number":2', '"number":3'));
    expect((await run(witness, here, ["包头", heads])).code).toBe(1);
    await expect(run(witness, here, ["../x", heads])).rejects.toThrow("The name takes letters");
  });
});
