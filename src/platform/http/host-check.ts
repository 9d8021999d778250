import type { FastifyInstance, FastifyRequest } from "fastify";
import { FailureError } from "../../kernel/error.ts";
import { FOREIGN_HOST } from "./failures.ts";

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** An IP address, or a name without a domain; a port may follow. */
const OWN_HOST = /^(\[[\da-f:.]+\]|\d+\.\d+\.\d+\.\d+|[a-z\d-]+|[a-z\d-]+\.localhost)(:\d+)?$/i;

/**
 * Whether a request from this machine came by a name that anybody could point at it (DNS rebinding), or through a
 * proxy that the configuration does not know: then its address is not its sender's.
 */
function isMisdirected({ headers, ip }: FastifyRequest): boolean {
  if (!LOOPBACK.test(ip)) return false;
  return (
    !OWN_HOST.test(headers.host ?? "") ||
    headers["x-forwarded-for"] !== undefined ||
    headers["forwarded"] !== undefined
  );
}

/** Refuses misdirected calls; with a trusted proxy the host is the proxy's affair. */
export function checkHost(app: FastifyInstance): void {
  if (app.jiziwanConfig.trustProxy) return;
  app.addHook("onRequest", async (request) => {
    if (isMisdirected(request)) throw new FailureError(FOREIGN_HOST);
  });
}
