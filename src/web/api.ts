import type { Call, Contract, Reply, RouteKey } from "../kernel/contract.ts";
import { type Failure, FailureError } from "../kernel/error.ts";

type Loose = {
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

const UNREACHABLE: Failure = {
  code: "unreachable",
  sentence: {
    zh: "无法连接服务器，请检查网络后重试；已填写的内容仍在本页。",
    en: "The server cannot be reached. Check the network and try again; what you typed is still on this page.",
  },
};

/** The reply, or a {@link FailureError} with the server's sentence. */
export async function send(url: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...init });
  } catch {
    throw new FailureError(UNREACHABLE);
  }
  if (response.status === 204) return undefined;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  const failure = body as Failure | null;
  throw new FailureError(failure?.sentence ? failure : UNREACHABLE);
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
