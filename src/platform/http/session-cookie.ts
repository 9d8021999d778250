import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config.ts";

/** The browser's side of a session: a token that only the server can read. */
export type SessionCookie = {
  readonly token: string | null;
  readonly set: (token: string) => void;
  readonly clear: () => void;
};

/**
 * Cookies ignore ports, so the demonstration's has its own name; `__Host-` makes browsers refuse it
 * when it came without TLS or for a parent domain (RFC 6265bis, 4.1.3.2).
 */
export function cookieName(config: Config, purpose: "" | "-flow" = ""): string {
  return `${config.secureCookies ? "__Host-" : ""}jiziwan${config.demo ? "-demo" : ""}${purpose}`;
}

/**
 * No expiry: the browser forgets it when closed; idle time and life end on the server. `-flow` binds what was begun and goes on
 * elsewhere to this browser.
 */
export function sessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  purpose: "" | "-flow" = "",
): SessionCookie {
  const name = cookieName(config, purpose);
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure: config.secureCookies } as const;
  return {
    token: request.cookies[name] ?? null,
    set: (token) => void reply.setCookie(name, token, options),
    clear: () => void reply.clearCookie(name, options),
  };
}
