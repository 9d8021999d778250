import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { DestinationStream } from "pino";
import type { z } from "zod";
import { FailureError } from "../../kernel/error.ts";
import type { Config } from "../config.ts";
import { MAX_FILE_BYTES } from "../documents/document.ts";
import { changesData, checkAccess } from "./access-check.ts";
import { classifiedText } from "../../kernel/secrecy.ts";
import { markedField } from "../files/secrecy.ts";
import type { Caller } from "../slice.ts";
import { documentContracts } from "./documentation.ts";
import { BROKEN_CHARACTER, foreseen, NOT_FOUND, unexpected } from "./failures.ts";
import { checkHost } from "./host-check.ts";
import type { Identify } from "./identity.ts";
import { callerOf } from "./implement.ts";
import { invalidInput } from "./invalid-input.ts";
import { compressReplies } from "./compress.ts";
import { closeInOrder } from "./orderly-close.ts";
import { secureReplies } from "./security-headers.ts";
import { answerTogether } from "./together.ts";
import { sendFailure, serveWeb } from "./web-files.ts";

export type ServerParts = {
  readonly config: Config;
  readonly version: string;
  readonly identify: Identify;
  /** Rejects while the database does not answer. */
  readonly ready: () => Promise<unknown>;
  readonly now: () => Date;
  /** Told that somebody who is signed in typed what carries a secrecy marking, and was refused. */
  readonly onClassified?: (caller: Caller) => Promise<void>;
  /** Where log lines go; standard output when left out. */
  readonly log?: DestinationStream;
};

const READY_TIMEOUT_MS = 2000;
/** Long enough for 50 MB over a slow line, short enough that idle senders do not pile up. */
const REQUEST_TIMEOUT_MS = 600_000;

function logger({ config, log }: ServerParts) {
  return {
    level: config.logLevel,
    // Paths without their query: a search may hold a person's name. Headers and bodies are never logged.
    serializers: { req: (request: FastifyRequest) => ({ method: request.method, path: pathOf(request) }) },
    ...(log ? { stream: log } : {}),
  };
}

/** A token in a path is a secret: whoever reads the log would hold it, so the route stands for the address. */
function pathOf(request: FastifyRequest): string {
  const route = request.routeOptions.url;
  return route?.includes(":token") ? route : (request.url.split("?", 1)[0] ?? "");
}

function requestId(header: string | string[] | undefined): string {
  return typeof header === "string" && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
}

function logResponses(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        address: request.ip,
        account: request.identity?.actor.accountId,
      },
      "answered",
    );
  });
}

function parseWithZod(app: FastifyInstance): void {
  app.setValidatorCompiler(({ schema }) => (input: unknown) => {
    const parser = schema as z.ZodType;
    const parsed = parser.safeParse(input, { reportInput: true });
    return parsed.success
      ? { value: parsed.data }
      : { error: new FailureError(invalidInput(parsed.error, parser, input)) };
  });
  // Replies come from typed code; parsing them again would only cost time.
  app.setSerializerCompiler(() => (reply) => JSON.stringify(reply));
}

/** By a list of what is left, because JSON may be nested deeper than calls. */
function hasBrokenCharacter(body: unknown): boolean {
  const left = [body];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string" && /\p{Surrogate}/u.test(value)) return true;
    if (typeof value === "object" && value !== null)
      for (const [name, part] of Object.entries(value)) left.push(name, part);
  }
  return false;
}

function refuseBrokenCharacters(app: FastifyInstance): void {
  app.addHook("preValidation", async (request) => {
    if (hasBrokenCharacter(request.body)) throw new FailureError(BROKEN_CHARACTER);
  });
}

/**
 * Typed text is held to the same marking as an upload (platform/files/secrecy.ts), here, before any slice sees it: no
 * route can forget it. What is only looked for is not kept, so reading calls are free.
 */
function refuseClassified(app: FastifyInstance, onClassified: ServerParts["onClassified"]): void {
  app.addHook("preValidation", async (request) => {
    if (!changesData(request)) return;
    const field = markedField(request.body) ?? markedField(request.query);
    if (field === null) return;
    // Neither the text nor the field's content: both may be what must not be here.
    if (request.identity) await onClassified?.(callerOf(request));
    throw new FailureError(classifiedText(field));
  });
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const failure = foreseen(error);
    if (failure === null) request.log.error({ err: error }, "unexpected");
    return sendFailure(request, reply, failure ?? unexpected(request));
  });
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timed out")), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function answerProbes(app: FastifyInstance, ready: ServerParts["ready"]): void {
  const config = { access: "public" } as const;
  app.get("/health/live", { config }, async () => ({ status: "live" }));
  app.get("/health/ready", { config }, async (request, reply) => {
    try {
      await within(ready(), READY_TIMEOUT_MS);
      return { status: "ready" };
    } catch (error) {
      request.log.warn({ err: error }, "not ready");
      return reply.code(503).send({ status: "database away" });
    }
  });
}

/**
 * An HTTP server with everything but the routes of slices, which are added with `implement` before `ready()`.
 * `close()` lets running requests finish and ends idle connections.
 */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config } = parts;
  const app = Fastify({
    logger: logger(parts),
    // One line per answer is written below, without query and headers.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    // One: what stands before the address that our own proxy saw is the client's own word.
    trustProxy: config.trustProxy && ((_, hop) => hop < 1),
    frameworkErrors: (_, request, reply) => void sendFailure(request, reply, NOT_FOUND),
    genReqId: (request) => requestId(request.headers["x-request-id"]),
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 300 },
  });
  closeInOrder(app);
  app.decorate("jiziwanConfig", config);
  app.removeContentTypeParser("text/plain");
  secureReplies(app);
  checkHost(app);
  logResponses(app);
  refuseBrokenCharacters(app);
  refuseClassified(app, parts.onClassified);
  parseWithZod(app);
  answerErrors(app);
  await app.register(cookie);
  checkAccess(app, parts.identify, parts.now);
  await app.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 20, parts: 21 },
  });
  await documentContracts(app, parts.version);
  compressReplies(app);
  answerTogether(app);
  await serveWeb(app, join(config.root, "dist", "web"));
  answerProbes(app, parts.ready);
  return app;
}
