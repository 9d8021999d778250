import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Access, allows } from "../../kernel/access.ts";
import type { RouteKey } from "../../kernel/contract.ts";
import { type Failure, FailureError } from "../../kernel/error.ts";
import { ANONYMOUS_RATE, anonymousRate, tooOften } from "./anonymous-rate.ts";
import type { Identify, Identity } from "./identity.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Routes that plugins of others register without our declaration. */
const DOCUMENTATION = "/api/docs";

export const FOREIGN_ORIGIN: Failure = {
  code: "foreign-origin",
  sentence: {
    zh: "为防止其他网站冒用您的登录，修改数据的请求须带请求头 x-jiziwan: 1。请从本系统页面操作。",
    en: "So that other sites cannot act in your name, a request that changes data needs the header x-jiziwan: 1. Use the pages of this system.",
  },
};
const NOT_SIGNED_IN: Failure = {
  code: "not-signed-in",
  sentence: {
    zh: "您还没有登录，或登录已过期。请登录后重试。",
    en: "You are not signed in, or your session is over. Sign in and try again.",
  },
};
const FORBIDDEN: Failure = {
  code: "forbidden",
  sentence: {
    zh: "您的角色不能进行此操作。如确有需要，请联系安全管理员。",
    en: "Your roles do not allow this. If you need it, ask the security administrator.",
  },
};

/** A route as it was registered, with who may call it. */
export type DeclaredRoute = {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
  /** Whether it answers with a file, which is sent to be kept. */
  readonly file: boolean;
};

declare module "fastify" {
  interface FastifyInstance {
    /** Every registered route, for those who check all of them. */
    declaredRoutes: DeclaredRoute[];
  }
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

export const changesData = ({ method }: FastifyRequest): boolean => !READS.has(method);

/**
 * Whether the route that will answer is one of the interface. Told by the route, never by the address as it was
 * sent: the router also takes `/%61pi/…` and `http://any-host/api/…` for `/api/…`.
 */
export const isCall = (request: FastifyRequest): boolean =>
  request.routeOptions.url?.startsWith("/api/") ?? false;

function refusal(request: FastifyRequest, identity: Identity | null): Failure | null {
  const { access } = request.routeOptions.config;
  if (changesData(request) && request.headers["x-jiziwan"] !== "1") return FOREIGN_ORIGIN;
  if (access === undefined) return FORBIDDEN;
  if (access === "public") return null;
  if (identity === null) return NOT_SIGNED_IN;
  const key = `${request.method} ${request.routeOptions.url}` as RouteKey;
  if (identity.confined && !identity.confined.routes.includes(key)) return identity.confined.failure;
  return allows(access, identity.actor.roles) ? null : FORBIDDEN;
}

/**
 * Decides every call before its input is read. A route without declared access throws at registration,
 * so it cannot reach a running server.
 */
export function checkAccess(app: FastifyInstance, identify: Identify, now: () => Date): void {
  const wait = anonymousRate(ANONYMOUS_RATE);
  app.decorateRequest("identity", null);
  app.decorate("declaredRoutes", []);

  app.addHook("onRoute", (route) => {
    const { method, url } = route;
    if (url === DOCUMENTATION || url.startsWith(`${DOCUMENTATION}/`))
      route.config = { ...route.config, access: "public" };
    const { access, file = false } = route.config ?? {};
    if (access === undefined)
      throw new Error(
        `${String(method)} ${url} does not say who may call it: declare its access in the contract`,
      );
    app.declaredRoutes.push(...[method].flat().map((each) => ({ method: each, url, access, file })));
  });

  app.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.is404) return;
    if (isCall(request)) {
      const { token } = sessionCookie(request, reply, app.jiziwanConfig);
      request.identity = token === null ? null : await identify(token, now());
    }
    const failure = refusal(request, request.identity);
    if (failure) throw new FailureError(failure);
    if (request.identity !== null || !request.routeOptions.config.limited) return;
    const seconds = wait(request.ip, now().getTime());
    if (seconds === 0) return;
    reply.header("retry-after", seconds);
    throw new FailureError(tooOften(seconds));
  });
}
