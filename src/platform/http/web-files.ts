import fastifyStatic from "@fastify/static";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Failure } from "../../kernel/error.ts";
import { policyOf } from "./security-headers.ts";
import { foreseen, NOT_FOUND, unexpected } from "./failures.ts";
import { statusOf } from "./status.ts";

const YEAR_SECONDS = 31_536_000;
/** The document of the application holds nothing of anybody; one that is older than its program asks for itself anew. */
const DOCUMENT_SECONDS = 300;

/** A page of the single-page application, as opposed to a file or a call. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split("?", 1)[0] ?? "";
  return request.method === "GET" && !/^\/(api|health)(\/|$)/.test(path) && !/\.\w+$/.test(path);
}

export function sendFailure(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  return reply.code(statusOf(failure)).send({ ...failure, requestId: request.id });
}

/** The sender of files throws at paths that lead elsewhere or hold a NUL. */
function answerStray(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header("cache-control", "no-store");
  const stray = (error.statusCode ?? 500) < 500 ? NOT_FOUND : null;
  const failure = foreseen(error) ?? stray;
  if (failure === null) request.log.error({ err: error }, "unexpected");
  return sendFailure(request, reply, failure ?? unexpected(request));
}

/** The policy of the document as it stands in the file, which a build may replace while this server runs. */
function documentPolicy(path: string): () => string {
  let [read, policy] = [-1, ""];
  return () => {
    const { mtimeMs } = statSync(path);
    if (mtimeMs !== read) [read, policy] = [mtimeMs, policyOf(readFileSync(path, "utf8"))];
    return policy;
  };
}

/**
 * Serves the built web application of `folder`, and its one page for every address that is a page's. A handler that
 * has sent its reply returns nothing: the framework would await a returned reply, with listeners of its own each time
 * it is passed on.
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const index = "index.html";
  const policy = documentPolicy(join(folder, index));
  mkdirSync(folder, { recursive: true });
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
  // Only vite's output under assets/ carries a digest in its name.
  app.get("/assets/*", { config: { access: "public" }, errorHandler: answerStray }, (request, reply) => {
    reply.header("cache-control", `public, max-age=${YEAR_SECONDS}, immutable`);
    reply.sendFile(`assets/${(request.params as { "*": string })["*"]}`);
  });
  // Asked for beside whatever is opened that is no page of ours: a file, an answer of the API.
  app.get("/favicon.ico", { config: { access: "public" } }, (_, reply) => {
    void reply.redirect("/favicon.svg");
  });
  app.get("/*", { config: { access: "public" }, errorHandler: answerStray }, (request, reply) => {
    if (isPage(request) || request.url.startsWith("/api")) return void reply.callNotFound();
    reply.header("cache-control", "no-cache");
    reply.sendFile((request.params as { "*": string })["*"]);
  });
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request) || !existsSync(join(folder, index))) {
      reply.header("cache-control", "no-store");
      return void sendFailure(request, reply, NOT_FOUND);
    }
    reply
      .code(200)
      .headers({
        "cache-control": `private, max-age=${DOCUMENT_SECONDS}`,
        "content-security-policy": policy(),
      })
      .sendFile(index);
  });
}
