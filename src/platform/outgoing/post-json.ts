import { lookup as resolve, type LookupAddress } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { addressKind } from "./address.ts";

/** Whom this machine may call and how much it takes from them. */
export type Outgoing = {
  /** Origins, as `https://data.example.gov.cn`; nothing else is called. */
  readonly origins: readonly string[];
  readonly allowPrivate: boolean;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
};

export type OutgoingProblem =
  | "not-allowed"
  | "private-address"
  | "away"
  | "too-large"
  | "not-json"
  | "refused";
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  /** `reached`: all of it was sent, so that it may have been taken, whatever came back; `status` where one came. */
  | {
      readonly ok: false;
      readonly problem: OutgoingProblem;
      readonly reached: boolean;
      readonly status: number | null;
    };

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;

class NotCalled extends Error {}

function mayConnect(address: string, allowPrivate: boolean): boolean {
  const kind = addressKind(address);
  return kind === "public" || (kind === "private" && allowPrivate);
}

/** Where the connection goes is decided by the address that it is made to: a name may change between asking and calling. */
function checkedLookup(allowPrivate: boolean) {
  return (
    host: string,
    options: { readonly all?: boolean },
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(host, { all: true }, (error, found) => {
      if (error) return done(error, []);
      const [first] = found;
      if (!first || !found.every(({ address }) => mayConnect(address, allowPrivate)))
        return done(new NotCalled("private address"), []);
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };
}

const problem = (of: OutgoingProblem, reached = false, status: number | null = null): Answer => ({
  ok: false,
  problem: of,
  reached,
  status,
});

const parsed = (text: string): Answer => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return problem("not-json", true, 200);
  }
};

/**
 * Posts JSON to an interface of another body and reads its JSON. No redirect is followed, nothing but a 200 is an answer,
 * and neither time nor size goes beyond what is said. Foreseen problems are values.
 */
export function postJson(
  address: string,
  body: unknown,
  { origins, allowPrivate, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES }: Outgoing,
): Promise<Answer> {
  if (!URL.canParse(address)) return Promise.resolve(problem("not-allowed"));
  const url = new URL(address);
  if (!origins.includes(url.origin) || url.username !== "") return Promise.resolve(problem("not-allowed"));
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !mayConnect(literal, allowPrivate))
    return Promise.resolve(problem("private-address"));
  const payload = Buffer.from(JSON.stringify(body), "utf8");
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((done) => {
    const call = request(
      url,
      {
        method: "POST",
        agent: false,
        headers: {
          "content-type": "application/json; charset=utf-8",
          "content-length": payload.length,
          accept: "application/json",
        },
        lookup: checkedLookup(allowPrivate) as never,
        signal: AbortSignal.timeout(timeoutMs),
      },
      (reply) => {
        if (reply.statusCode !== 200) {
          reply.destroy();
          return done(problem("refused", true, reply.statusCode));
        }
        const parts: Buffer[] = [];
        let size = 0;
        reply.on("data", (part: Buffer) => {
          size += part.length;
          if (size > maxBytes) {
            done(problem("too-large", true, 200));
            reply.destroy();
          } else parts.push(part);
        });
        reply.on("end", () => done(parsed(Buffer.concat(parts).toString("utf8"))));
        reply.on("error", () => done(problem("away", true)));
        // Cut off in the middle of an answer.
        reply.on("close", () => done(problem("away", true)));
      },
    );
    let sent = false;
    call.on("finish", () => (sent = true));
    call.on("error", (error) =>
      done(error instanceof NotCalled ? problem("private-address") : problem("away", sent)),
    );
    call.end(payload);
  });
}
