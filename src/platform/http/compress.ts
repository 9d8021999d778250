import type { FastifyInstance } from "fastify";
import { pipeline, Readable } from "node:stream";
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib";

/** Below it, what packing saves is less than a packet of the network. */
const LEAST_BYTES = 1_000;
/** Quick enough to pack while somebody waits: of JSON a tenth is left in either case. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 4 };
const TEXT = /^(application\/json|text\/plain)\b/;

/** Brotli where the browser takes it, which it says on secure connections and on this machine; a weight of 0 refuses (RFC 9110, 12.5.3). */
function codingOf(accepted = ""): "br" | "gzip" | null {
  const taken = accepted
    .toLowerCase()
    .split(",")
    .filter((each) => !/;\s*q=0(?:\.0*)?\s*$/.test(each))
    .map((each) => each.split(";")[0]?.trim());
  return taken.includes("br") ? "br" : taken.includes("gzip") ? "gzip" : null;
}

/** What answers differ by already, and the coding. */
const varyOf = (known: unknown): string =>
  [...new Set([known ?? [], "accept-encoding"].flat().map(String))].join(", ");

/**
 * Packs what the interface answers; files of the web are packed when they are built. What is secret in an answer does
 * not show in its length to others: a foreign page cannot make a browser send our cookie with a reading (SameSite).
 */
export function compressReplies(app: FastifyInstance): void {
  app.addHook<unknown>("onSend", (request, reply, payload, done) => {
    const packed = (coding: string): void => {
      reply.header("content-encoding", coding).header("vary", varyOf(reply.getHeader("vary")));
      reply.removeHeader("content-length");
    };
    const coding = codingOf(request.headers["accept-encoding"]);
    const type = String(reply.getHeader("content-type") ?? "");
    if (coding === null || !TEXT.test(type) || reply.hasHeader("content-encoding"))
      return done(null, payload);
    if (typeof payload === "string" && payload.length >= LEAST_BYTES) {
      packed(coding);
      return coding === "br" ? brotliCompress(payload, { params: BROTLI }, done) : gzip(payload, done);
    }
    if (payload instanceof Readable && request.method !== "HEAD") {
      packed(coding);
      // Each part is sent when it is there: what is quick never waits for what is slow.
      const packer =
        coding === "br"
          ? createBrotliCompress({ params: BROTLI, flush: constants.BROTLI_OPERATION_FLUSH })
          : createGzip({ flush: constants.Z_SYNC_FLUSH });
      // What breaks ends the reply with it, which the browser notices by itself.
      return done(
        null,
        pipeline(payload, packer, () => {}),
      );
    }
    done(null, payload);
  });
}
