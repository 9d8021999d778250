import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";

/** How this program is known to an identity provider, by the environment. */
export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
};

/** What has to be the same when the browser comes back: kept by the server, bound to the browser by a cookie. */
export type ProviderFlow = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
};

/** Who it is, as the provider says: claims of the ID token and, beside them, of its user-info. */
export type ProviderIdentity = {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
};

/** `away`: not reached; `denied`: it, or the person there, said no; `invalid`: what it answered is not to be believed. */
export type ProviderAnswer =
  | { readonly ok: true; readonly identity: ProviderIdentity }
  | { readonly ok: false; readonly problem: "away" | "denied" | "invalid" };

export type IdentityProvider = {
  /** Where to send the browser; null while the provider is away. */
  readonly begin: (
    redirectUri: string,
  ) => Promise<{ readonly flow: ProviderFlow; readonly address: string } | null>;
  /** What became of it, by the query with which the browser came back. */
  readonly finish: (flow: ProviderFlow, query: string) => Promise<ProviderAnswer>;
};

const TIMEOUT_SECONDS = 10;
/** What a provider says of itself changes rarely; its keys are read anew by themselves. */
const KEEPS_MS = 3_600_000;

/**
 * Sign-in at an identity provider by OpenID Connect: code flow with PKCE, state and nonce; the ID token's signature, issuer,
 * audience and times are checked by the library.
 */
export function identityProvider(settings: ProviderSettings, now: () => Date): IdentityProvider {
  const { issuer, clientId, clientSecret, scope } = settings;
  let known: { readonly at: number; readonly provider: Promise<Configuration> } | null = null;

  const ask = (): Promise<Configuration> => {
    const url = new URL(issuer);
    // Plain HTTP is for a provider on this machine: the configuration takes no other (see config.ts).
    const execute = url.protocol === "http:" ? [allowInsecureRequests] : [];
    return discovery(url, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_SECONDS });
  };
  const provider = async (): Promise<Configuration | null> => {
    const at = now().getTime();
    if (known === null || at - known.at > KEEPS_MS) known = { at, provider: ask() };
    try {
      return await known.provider;
    } catch {
      known = null;
      return null;
    }
  };

  return {
    async begin(redirectUri) {
      const found = await provider();
      if (found === null) return null;
      const flow = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        redirectUri,
      };
      const address = buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: "S256",
      });
      return { flow, address: address.href };
    },
    async finish({ state, nonce, verifier, redirectUri }, query) {
      const found = await provider();
      if (found === null) return { ok: false, problem: "away" };
      try {
        const checks = {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        };
        const tokens = await authorizationCodeGrant(found, new URL(`${redirectUri}?${query}`), checks);
        const claims = tokens.claims();
        if (claims === undefined) return { ok: false, problem: "invalid" };
        const more =
          found.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await fetchUserInfo(found, tokens.access_token, claims.sub);
        return {
          ok: true,
          identity: { issuer: claims.iss, subject: claims.sub, claims: { ...more, ...claims } },
        };
      } catch (error) {
        if (error instanceof AuthorizationResponseError) return { ok: false, problem: "denied" };
        // `fetch` says so of what it cannot reach, and a signal of what takes too long.
        const away = error instanceof Error && /^(TypeError|TimeoutError|AbortError)$/.test(error.name);
        return { ok: false, problem: away ? "away" : "invalid" };
      }
    },
  };
}
