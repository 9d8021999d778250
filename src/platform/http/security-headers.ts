import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { isCall } from "./access-check.ts";

/** Styles may be inline; scripts may not, but for those of the document, each by its digest. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // Whoever verifies a site on the spot lets the page fill in where that is; photos come through the telephone's own dialog.
  "permissions-policy": "camera=(), microphone=(), geolocation=(self), payment=()",
} as const;

/** The policy of a document: its own inline scripts are let through, as they stand in it, and no other. */
export function policyOf(html: string): string {
  const digests = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return digests.length === 0
    ? CONTENT_SECURITY_POLICY
    : `${CONTENT_SECURITY_POLICY}; script-src 'self' ${digests.join(" ")}`;
}

/** Headers of every reply; replies under /api are never kept by browsers or proxies. */
export function secureReplies(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(HEADERS).header("x-request-id", request.id);
    if (app.jiziwanConfig.secureCookies) reply.header("strict-transport-security", "max-age=31536000");
    if (isCall(request) || request.routeOptions.url?.startsWith("/health/"))
      reply.header("cache-control", "no-store");
  });
}
