import type { FastifyInstance, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import { z } from "zod";
import { FailureError } from "../../kernel/error.ts";
import { NOT_FOUND } from "./failures.ts";
import { statusOf } from "./status.ts";

/** More than any page asks at its start. */
const MOST = 24;
/** Tells a call that was asked for here from one that a browser sent. */
const WITHIN = "x-jiziwan-together";
/** An address of the interface that is written plainly, so that nothing else can hide in it: no step upwards either. */
const ASKED = /^\/api(?:\/(?!\.{1,2}(?:[/?]|$))[\w.-]+)+(\?[^#\s]*)?$/;
/** What an earlier answer says, by its place and the way to the value in it: `{1.plan.id}`. */
const SAID = /\{(\d+)\.([\w.]+)\}/g;

type Answer = { readonly status: number; readonly body: string };
const NOTHING: Answer = { status: statusOf(NOT_FOUND), body: JSON.stringify(NOT_FOUND) };

const valueAt = (value: unknown, way: string): unknown =>
  way
    .split(".")
    .reduce<unknown>(
      (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
      value,
    );

/** The address with what earlier answers say filled in; null where one of them does not say it. */
async function filledIn(ask: string, earlier: readonly Promise<Answer>[]): Promise<string | null> {
  let filled = ask;
  for (const [named, place, way = ""] of ask.matchAll(SAID)) {
    const answer = await earlier[Number(place)];
    if (answer?.status !== 200) return null;
    const value = valueAt(JSON.parse(answer.body), way);
    if (typeof value !== "string" || !/^[\w-]+$/.test(value)) return null;
    filled = filled.replace(named, value);
  }
  return filled;
}

/** The answer that this caller would get to a call of its own: the same session, checks and log line. */
async function answerTo(
  app: FastifyInstance,
  url: string,
  request: FastifyRequest,
  remoteAddress: string,
): Promise<Answer> {
  const { "accept-encoding": _, connection: __, ...headers } = request.headers;
  const { statusCode, payload } = await app.inject({
    url,
    headers: { ...headers, "x-request-id": request.id, [WITHIN]: "1" },
    remoteAddress,
  });
  // What is no reading of the interface has lines of its own.
  return payload.includes("\n") ? NOTHING : { status: statusCode, body: payload };
}

/** Each answer as one line as soon as it is there: place, status, and the JSON as it is. */
async function* linesOf(answers: readonly Promise<Answer>[]): AsyncGenerator<string> {
  const open = new Map(answers.map((answer, place) => [place, answer.then((given) => ({ place, given }))]));
  while (open.size > 0) {
    const { place, given } = await Promise.race(open.values());
    open.delete(place);
    yield `${place} ${given.status} ${given.body}\n`;
  }
}

/**
 * What a page asks for at its start, in one call: on a telephone's network each costs more than what it brings. Every
 * part is answered as if it had been called alone, so that nobody reads here what is refused there.
 */
export function answerTogether(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    if (request.headers[WITHIN] === undefined) return;
    // Files are sent to be kept; and what asks for several is asked for alone.
    const { url, config } = request.routeOptions;
    if (url === TOGETHER || config.file === true) throw new FailureError(NOT_FOUND);
  });
  app.get(
    TOGETHER,
    {
      config: { access: "public" },
      // To learn that there are answers, all would be worked out.
      exposeHeadRoute: false,
      schema: {
        summary: "Several readings in one call, each a line: place, status, and the answer as JSON",
        querystring: z.object({
          ask: z
            .union([z.string(), z.array(z.string()).max(MOST)])
            .default([])
            .transform((ask) => (typeof ask === "string" ? [ask] : ask)),
        }),
      },
    },
    (request, reply) => {
      const { ask } = request.query as { readonly ask: readonly string[] };
      const { socket } = request;
      // Asked for now: a connection that ended does not know it any more, and what begins later would be another's.
      const { remoteAddress } = socket;
      const answers: Promise<Answer>[] = [];
      for (const each of ask) {
        const earlier = [...answers];
        answers.push(
          filledIn(each, earlier).then((url) =>
            url !== null && ASKED.test(url) && remoteAddress !== undefined && !socket.destroyed
              ? answerTo(app, url, request, remoteAddress)
              : NOTHING,
          ),
        );
      }
      void reply.type("text/plain; charset=utf-8").send(Readable.from(linesOf(answers)));
    },
  );
}

const TOGETHER = "/api/together";
