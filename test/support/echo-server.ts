import type { FastifyInstance } from "fastify";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Contract } from "../../src/kernel/contract.ts";
import { FailureError } from "../../src/kernel/error.ts";
import { type Config, readConfig } from "../../src/platform/config.ts";
import { implement } from "../../src/platform/http/implement.ts";
import { createServer } from "../../src/platform/http/server.ts";

const contract = {
  "POST /api/things/:thing": {
    summary: "Echo what arrived, parsed",
    access: "public",
    params: z.object({ thing: z.uuid() }),
    query: z.object({ page: z.coerce.number().int().min(1).default(1), loud: z.stringbool().default(false) }),
    body: z.object({ name: z.string().trim().min(1).max(10), kind: z.enum(["a", "b"]).default("a") }),
    reply: z.custom<{ params: unknown; query: unknown; body: unknown; address: string }>(),
  },
  "GET /api/away": { summary: "The database is away", access: "public", reply: z.custom<null>() },
  "GET /api/refusal": { summary: "A slice refuses", access: "public", reply: z.custom<null>() },
  "GET /api/bug": { summary: "A bug", access: "public", reply: z.custom<null>() },
  "GET /api/nothing": { summary: "Nothing to say", access: "public", limited: true, reply: z.undefined() },
  "GET /api/file": { summary: "A file", access: "public", reply: "file" },
  "POST /api/file": {
    summary: "Take a file",
    access: "public",
    body: "multipart",
    reply: z.object({ name: z.string(), size: z.number() }),
  },
} as const satisfies Contract;

/** What the server under test depends on, to be changed while it runs. */
export type EchoWorld = { readonly root: string; databaseAnswers: boolean; readonly lines: string[] };

export const newWorld = (): EchoWorld => ({
  root: mkdtempSync(join(tmpdir(), "jiziwan-http-")),
  databaseAnswers: true,
  lines: [],
});

function configWith(root: string, given: Partial<Config>): Config {
  const config = readConfig({}, root);
  if (!config.ok) throw new Error(config.failure.sentence.en);
  return { ...config.value, ...given };
}

/** A server with routes that echo, refuse and fail, as slices' do. */
export async function openEchoServer(
  world: EchoWorld,
  given: Partial<Config> = {},
): Promise<FastifyInstance> {
  const server = await createServer({
    config: configWith(world.root, given),
    version: "1.2.3",
    identify: async () => null,
    ready: async () => {
      if (!world.databaseAnswers) throw new Error("connection refused");
    },
    now: () => new Date(),
    log: { write: (line) => void world.lines.push(line) },
  });
  implement(server, contract, {
    "POST /api/things/:thing": async ({ params, query, body, caller }) => ({
      params,
      query,
      body,
      address: caller.address,
    }),
    "GET /api/away": async () => {
      throw Object.assign(new Error("connect ECONNREFUSED 10.1.2.3"), { code: "ECONNREFUSED" });
    },
    "GET /api/refusal": async () => {
      throw new FailureError({ code: "own-code", sentence: { zh: "请改", en: "Change it" } });
    },
    "GET /api/bug": async () => {
      throw new TypeError("secret of the inside");
    },
    "GET /api/nothing": async () => undefined,
    "GET /api/file": async () => ({
      name: "名册 (1).html",
      type: "text/html",
      bytes: new TextEncoder().encode("<script>"),
    }),
    "POST /api/file": async ({ file }) => ({ name: file.name, size: file.bytes.length }),
  });
  return server;
}
