import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export const CLIENT = { id: "jiziwan", secret: "sample-secret-0123456789-0123456789" } as const;

/** A person of the provider: the subject by which it knows them, and what else it says. */
export type Citizen = { readonly subject: string; readonly claims: Readonly<Record<string, unknown>> };

export type TestProvider = {
  readonly issuer: string;
  /** Goes through the provider's own pages as somebody's browser does, from the address that began it to that of coming back. */
  readonly signIn: (address: string, subject: string | null) => Promise<URL>;
  readonly close: () => Promise<void>;
};

/** An identity provider on this machine, certified as one by others, that knows these people and this client. */
export async function openIdentityProvider(
  people: readonly Citizen[],
  redirectUri: string,
): Promise<TestProvider> {
  // Its own address stands in what it says, so that it has one before it is made.
  const server: Server = createServer((request, reply) => void handle?.(request, reply));
  let handle: ReturnType<Provider["callback"]> | null = null;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], profile: ["name", "preferred_username", "number"] },
    findAccount: (_, id) => {
      const person = people.find(({ subject }) => subject === id);
      return person && { accountId: id, claims: () => ({ sub: id, ...person.claims }) };
    },
    cookies: { keys: ["示例"] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    features: { devInteractions: { enabled: true } },
  });
  handle = provider.callback();

  const jar = new Map<string, string>();
  async function visit(address: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const reply = await fetch(address, {
      redirect: "manual",
      headers: { cookie },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return reply;
  }

  return {
    issuer,
    async signIn(address, subject) {
      jar.clear();
      let at = address;
      for (let steps = 0; steps < 20; steps++) {
        if (at.startsWith(redirectUri)) return new URL(at);
        const reply = await visit(at);
        const next = reply.headers.get("location");
        if (next !== null) {
          at = new URL(next, at).href;
          continue;
        }
        if (!at.includes("/interaction/")) throw new Error(`${reply.status} ${await reply.text()}`);
        if (subject === null) at += "/abort";
        else {
          const asks = (await reply.text()).includes('name="login"') ? "login" : "consent";
          const form: Record<string, string> =
            asks === "login" ? { prompt: asks, login: subject, password: "x" } : { prompt: asks };
          at = new URL((await visit(at, form)).headers.get("location") ?? "", at).href;
        }
      }
      throw new Error("the provider does not come to an end");
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
