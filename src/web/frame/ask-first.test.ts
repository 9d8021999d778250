import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

const TABLE = {
  frame: ["/api/inbox"],
  files: ["aaa", "bbb"],
  pages: [
    ["/", [0], ["/api/desk"]],
    ["/plans/:plan/source", [1], ["/api/plans/:plan", "/api/texts/{0.of.text}?plan=:plan"]],
  ],
};
const source = readFileSync(new URL("./ask-first.js", import.meta.url), "utf8").replace(
  "TABLE",
  JSON.stringify(TABLE),
);

type First = {
  readonly at: string;
  readonly open: number;
  readonly answers: Readonly<Record<string, Promise<Response | null>>>;
};

/** Runs as the document would at this address; what is sent comes in these parts. */
function runAt(
  pathname: string,
  parts: readonly string[] | null,
  given: { search?: string; alone?: boolean } = {},
) {
  const asked: string[] = [];
  const preloaded: string[] = [];
  const window: { firstAsked?: First } = {};
  const context = createContext({
    window,
    location: { pathname, search: given.search ?? "" },
    document: {
      documentElement: { dataset: given.alone ? { alone: "" } : {} },
      createElement: () => ({}),
      head: { appendChild: ({ href }: { href: string }) => preloaded.push(href) },
    },
    Response,
    TextDecoder,
    fetch: async (url: string) => {
      asked.push(...new URL(url, "http://test").searchParams.getAll("ask"));
      if (parts === null) throw new TypeError("no network");
      const stream = new ReadableStream({
        start: (line) => {
          for (const part of parts) line.enqueue(new TextEncoder().encode(part));
          line.close();
        },
      });
      return new Response(stream);
    },
  });
  runInContext(source, context);
  if (window.firstAsked === undefined) throw new Error("nothing was asked");
  return { first: window.firstAsked, asked, preloaded };
}

test("the document asks in one call for what its page reads first, and has the page's parts fetched", async () => {
  const { first, asked, preloaded } = runAt("/plans/p1/source", []);
  expect(asked).toEqual(["/api/session", "/api/inbox", "/api/plans/p1", "/api/texts/{2.of.text}?plan=p1"]);
  expect(preloaded).toEqual(["/assets/bbb.js"]);
  expect(first.at).toBe("/plans/p1/source");
});

test("answers come in any order and broken anywhere, and what follows from one is known by its address before that one is read", async () => {
  const { first } = runAt("/plans/p1/source", [
    '2 200 {"of":{"te',
    'xt":"t7"}}\n1 403 {}\n0 200 {"who":',
    '"包头"}\n3 200 [1]\n',
  ]);
  const plan = await first.answers["/api/plans/p1"];
  const text = first.answers["/api/texts/t7?plan=p1"];
  expect(text).toBeDefined();
  expect(await plan?.json()).toEqual({ of: { text: "t7" } });
  expect(await (await text)?.json()).toEqual([1]);
  expect(await (await first.answers["/api/session"])?.json()).toEqual({ who: "包头" });
  expect(await first.answers["/api/inbox"]).toBeNull();
  expect(first.open).toBe(0);
});

test("what did not come, or is refused, the program asks for itself: nothing is left open", async () => {
  for (const parts of [null, [], ["0 200 "], ["garbled\n"], ["2 404 {}\n"]]) {
    const { first } = runAt("/plans/p1/source", parts);
    for (const answer of Object.values(first.answers)) expect(await (await answer)?.text()).toBeUndefined();
    expect(first.open).toBe(0);
  }
});

test("with filters only what the frame reads is asked for; the way in, which stands alone, asks who is there", () => {
  expect(runAt("/", [], { search: "?kind=task" }).asked).toEqual(["/api/session", "/api/inbox"]);
  expect(runAt("/", []).asked).toEqual(["/api/session", "/api/inbox", "/api/desk"]);
  expect(runAt("/sign-in", [], { alone: true }).asked).toEqual(["/api/session"]);
});
