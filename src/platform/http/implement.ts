import { buffer } from "node:stream/consumers";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Access } from "../../kernel/access.ts";
import type { Contract, Method, Reply, Request, RouteKey, RouteSpec } from "../../kernel/contract.ts";
import { FailureError } from "../../kernel/error.ts";
import { classifiedText } from "../../kernel/secrecy.ts";
import type { Config } from "../config.ts";
import { AT_ONCE, type Long, TakesLong } from "../exports/long.ts";
import type { Exports } from "../exports/work.ts";
import { carriesMarking } from "../files/secrecy.ts";
import type { Caller } from "../slice.ts";
import type { FileReply, PiecedFile, StreamedFile } from "./file-reply.ts";
import { FOREIGN_ORIGIN } from "./access-check.ts";
import { BROKEN_UPLOAD, foreseen, NO_FILE } from "./failures.ts";
import type { Identity } from "./identity.ts";
import { sessionCookie, type SessionCookie } from "./session-cookie.ts";

/** A file that a `multipart` route received, whole: at most MAX_FILE_BYTES of `documents/document.ts`. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

/** What a handler receives: parsed input, who calls, and the uploaded file of a `multipart` route. */
export type Incoming<R extends RouteSpec> = Request<R> & {
  readonly caller: Caller;
  readonly session: SessionCookie;
  /** Of a sign-in that goes on at an identity provider. */
  readonly flow: SessionCookie;
  /** The address under which the caller sees this system, as https://data.example.gov.cn. */
  readonly origin: string;
} & (R["body"] extends "multipart" ? { readonly file: UploadedFile } : unknown) &
  (R["reply"] extends "file" ? { readonly long: Long } : unknown) &
  (R["long"] extends true ? { readonly long: Long } : unknown);

export type Outgoing<R extends RouteSpec> = R["reply"] extends "file"
  ? FileReply | StreamedFile | PiecedFile
  : Reply<R>;

export type Handlers<C extends Contract> = {
  readonly [K in keyof C & RouteKey]: (call: Incoming<C[K]>) => Promise<Outgoing<C[K]>>;
};

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may call the route; one without it is refused at boot. */
    access?: Access;
    /** Whether calls without a session are limited by address. */
    limited?: boolean;
    /** Whether it answers with a file, which is sent to be kept. */
    file?: boolean;
  }
  interface FastifyInstance {
    jiziwanConfig: Config;
    /** Where there is one: what writes files that are too long to be waited for. */
    exports?: Exports;
  }
  interface FastifyRequest {
    identity: Identity | null;
  }
}

type LooseCall = Record<string, unknown>;
type LooseHandler = (call: LooseCall) => Promise<unknown>;

/** Who does what the request asks, for the audit trail. */
export function callerOf(request: FastifyRequest): Caller {
  return { actor: request.identity?.actor ?? null, address: request.ip, requestId: request.id };
}

async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  try {
    if (!request.isMultipart()) throw new FailureError(NO_FILE);
    let file: UploadedFile | undefined;
    // Read to the end: a second file is refused by the limit instead of being lost without a word.
    for await (const part of request.files()) file = { name: part.filename, bytes: await part.toBuffer() };
    if (!file) throw new FailureError(NO_FILE);
    if (carriesMarking(file.name)) throw new FailureError(classifiedText("file"));
    return file;
  } catch (error) {
    // What the parser says of a body that is cut off or garbled has neither code nor type.
    throw foreseen(error) === null ? new FailureError(BROKEN_UPLOAD) : error;
  }
}

/** By the request's own host, which a browser cannot make up; what is no host gives the machine's address. */
function originOf({ protocol, host }: FastifyRequest, config: Config): string {
  const asked = `${protocol}://${host}`;
  return URL.canParse(asked) && new URL(asked).origin !== "null"
    ? new URL(asked).origin
    : `http://${config.host}:${config.port}`;
}

/** RFC 6266: an ASCII name for old clients beside the real one. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The bytes of a short file, so that what fails on its way is said and not cut off. */
const wholeOf = async ({ pieces, ...file }: PiecedFile): Promise<FileReply> => ({
  ...file,
  bytes: await buffer(pieces),
});

function sendFile(reply: FastifyReply, file: FileReply | StreamedFile): FastifyReply {
  reply
    .header("content-type", file.type)
    .header("content-disposition", contentDisposition(file.name))
    .header("content-security-policy", "sandbox; default-src 'none'");
  if ("stream" in file) return reply.header("content-length", file.size).send(file.stream);
  return reply.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

const schemaOf = (schema: RouteSpec["params"]): z.ZodType | undefined => schema as z.ZodType | undefined;

function implementRoute(app: FastifyInstance, key: RouteKey, spec: RouteSpec, handler: LooseHandler): void {
  const [method, url] = key.split(" ") as [Method, string];
  const parts = {
    params: schemaOf(spec.params),
    querystring: schemaOf(spec.query),
    body: spec.body === "multipart" ? undefined : schemaOf(spec.body),
    response: spec.reply === "file" ? undefined : { 200: spec.reply },
  };
  const { exports } = app;
  const isFile = spec.reply === "file";
  // What a job calls again has nothing but what was asked: no file, no session.
  const later = spec.long === true || (isFile && method === "GET") ? exports : undefined;
  later?.routes.set(key, {
    access: spec.access,
    make: async (call) => {
      const made = await handler(call);
      return isFile ? (made as FileReply) : null;
    },
  });
  app.route({
    method,
    url,
    ...(spec.mostBytes === undefined ? {} : { bodyLimit: spec.mostBytes }),
    config: { access: spec.access, limited: spec.limited ?? false, file: spec.reply === "file" },
    schema: {
      summary: spec.summary,
      ...(spec.body === "multipart" ? { consumes: ["multipart/form-data"] } : {}),
      ...Object.fromEntries(Object.entries(parts).filter(([, schema]) => schema !== undefined)),
    },
    handler: async (request, reply) => {
      const asked = {
        params: spec.params && request.params,
        query: spec.query && request.query,
        ...(spec.long === true ? { body: request.body } : {}),
      };
      const who = { caller: callerOf(request), origin: originOf(request, app.jiziwanConfig) };
      const call = {
        ...asked,
        ...who,
        body: parts.body && request.body,
        session: sessionCookie(request, reply, app.jiziwanConfig),
        flow: sessionCookie(request, reply, app.jiziwanConfig, "-flow"),
        ...(spec.body === "multipart" ? { file: await uploadedFile(request) } : {}),
      };
      try {
        const long = later === undefined ? AT_ONCE : later.whileAsked();
        const result = await handler({ ...call, long });
        if (!isFile) return result === undefined ? reply.code(204).send() : reply.send(result);
        const file = result as FileReply | StreamedFile | PiecedFile;
        const whole = "pieces" in file ? await wholeOf(file) : file;
        if (spec.access !== "public" && spec.trail !== "own")
          await exports?.note(who.caller, key, asked, whole.name);
        return sendFile(reply, whole);
      } catch (error) {
        if (later === undefined || !(error instanceof TakesLong)) throw error;
        // Asking begins a job, which no other site may do in somebody's name.
        if (request.headers["x-jiziwan"] !== "1") throw new FailureError(FOREIGN_ORIGIN);
        const begun = request.method === "HEAD" ? undefined : later.begin(key, asked, { ...who, of: error });
        return reply.code(202).send(await begun);
      }
    },
  });
}

/**
 * Registers every route of a contract. Input is parsed before the handler runs and who may call is decided
 * before the input is read; a handler throws {@link FailureError} for what it refuses.
 */
export function implement<C extends Contract>(
  app: FastifyInstance,
  contract: C,
  handlers: Handlers<C>,
): void {
  for (const key of Object.keys(contract) as (keyof C & RouteKey)[]) {
    // The mapped type above ties each handler to its key; inside the loop the pair is only known as a union.
    implementRoute(app, key, contract[key], handlers[key] as unknown as LooseHandler);
  }
}
