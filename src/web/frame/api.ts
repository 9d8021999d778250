import type { Call, Contract, Reply, RouteKey } from "../../kernel/contract.ts";
import { type Failure, FailureError } from "../../kernel/error.ts";
import type { Export } from "../../kernel/export.ts";
import { noteFailed, type ReceivedFailure } from "./failure.ts";

export type Loose = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

/** The address of a route: params filled in, empty query values left out. */
export function urlOf(key: string, call: Loose = {}): string {
  const path = key
    .slice(key.indexOf(" ") + 1)
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(call.params?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

export const UNREACHABLE: Failure = {
  code: "unreachable",
  sentence: {
    zh: "无法连接服务器，请检查网络后重试；已填写的内容仍在本页。",
    en: "The server cannot be reached. Check the network and try again; what you typed is still on this page.",
  },
};

const UNAVAILABLE: Failure = {
  code: "unavailable",
  sentence: {
    zh: "服务器正在启动或维护，请过一分钟再试；已填写的内容仍在本页。",
    en: "The server is starting or under maintenance. Try again in a minute; what you typed is still on this page.",
  },
};

/** What is asked for takes long: it is made in the background, and fetched or opened when it is done. */
export class BeingMade extends FailureError {
  readonly made: Export;
  constructor(made: Export) {
    super({
      code: "being-made",
      sentence: {
        zh: "内容较多，正在后台写；写好后在“后台工作”里，收件箱会提醒。",
        en: "It is large and is being written in the background. “Background work” has it when it is done; your inbox will say so.",
      },
    });
    this.made = made;
  }
}

/** Fired when the server no longer knows the session; the frame then asks to sign in on the same page. */
export const SIGNED_OUT = "jiziwan:signed-out";

/** What the document asked for while the program was still coming (`ask-first.js`), by address; null where it was not had. */
type First = {
  /** The page's address that all of it is for. */
  readonly at: string;
  readonly answers: Record<string, Promise<Response | null> | undefined>;
};
let first = (globalThis as { firstAsked?: First }).firstAsked;
/** Since the document was asked for: a reading that somebody takes later is asked for anew. */
const FRESH_MS = 60_000;

/** Each answer is taken once, and none after something was changed or another page opened: it may not be true any more, or be another person's. */
async function ask(url: string, init: RequestInit): Promise<Response> {
  const reads = (init.method ?? "GET") === "GET";
  if (!reads || first?.at !== location.pathname + location.search || performance.now() > FRESH_MS)
    first = undefined;
  const asked = first?.answers[url];
  delete first?.answers[url];
  const answer = await asked;
  return first && answer ? answer : fetch(url, { credentials: "same-origin", ...init });
}

/** The reply, or a {@link FailureError} with the server's sentence; {@link BeingMade} where a job does it. `file` gives the response itself. */
export async function send(url: string, init: RequestInit): Promise<unknown>;
export async function send(url: string, init: RequestInit, as: "file"): Promise<Response>;
export async function send(url: string, init: RequestInit, as?: "file"): Promise<unknown> {
  let response: Response;
  try {
    response = await ask(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new FailureError(UNREACHABLE);
  }
  if (response.status === 202) throw new BeingMade((await response.json()) as Export);
  if (response.ok && as === "file") return response;
  if (response.status === 204) return undefined;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  const failure = refusal(body, response.headers.get("x-request-id"));
  noteFailed(failure);
  if (failure.code === "not-signed-in") window.dispatchEvent(new Event(SIGNED_OUT));
  throw new FailureError(failure);
}

/** A refusal as the server worded it; a proxy's own error page has no sentence. */
export function refusal(body: unknown, requestId: string | null): ReceivedFailure {
  const failure = (body as Failure | null)?.sentence ? (body as Failure) : UNAVAILABLE;
  return requestId === null ? failure : { ...failure, requestId };
}

/**
 * A client typed by a slice's contract, of which only the types reach the browser:
 * `const api = client<SupervisionContract>(); await api("GET /api/plans/:plan/board", { params: { plan }, query: {} })`.
 */
export function client<C extends Contract>() {
  return async <K extends keyof C & RouteKey>(
    key: K,
    ...[call]: keyof Call<C[K]> extends never ? [] : [call: Call<C[K]>]
  ): Promise<Reply<C[K]>> => {
    const loose = (call ?? {}) as Loose;
    const reply = await send(urlOf(key, loose), {
      method: key.slice(0, key.indexOf(" ")),
      // A header that no foreign form can set: with SameSite cookies it stops cross-site requests.
      headers: {
        "x-jiziwan": "1",
        ...(loose.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(loose.body === undefined ? {} : { body: JSON.stringify(loose.body) }),
    });
    return reply as Reply<C[K]>;
  };
}
