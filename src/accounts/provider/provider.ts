import { type Failure, refusal } from "../../kernel/error.ts";

/** A sign-in at the provider has to be over within this. */
export const FLOW_MINUTES = 10;

/** Which account a person of the provider has: by its name, or by the number of an identity that was checked at a window. */
export type ProviderLinking = {
  readonly claim: string;
  readonly by: "login" | "number";
  /** Whether somebody without an account gets one, which has no role. */
  readonly creates: boolean;
};

export const NO_PROVIDER = refusal(
  "no-provider",
  "本系统没有接入统一身份认证，请用账号和口令登录。",
  "No identity provider is set up here: sign in with account and password.",
);
export const PROVIDER_AWAY = refusal(
  "provider-away",
  "统一身份认证暂时连接不上，请稍后再试，或用账号和口令登录。",
  "The identity provider cannot be reached. Try again shortly, or sign in with account and password.",
);
export const PROVIDER_DENIED = refusal(
  "provider-denied",
  "统一身份认证没有同意这次登录，或您取消了登录。请重新登录。",
  "The identity provider did not agree to this sign-in, or you left it. Sign in again.",
);
export const PROVIDER_INVALID = refusal(
  "provider-invalid",
  "统一身份认证的应答无法核实，没有登录。请从登录页重来；仍不行的，请告诉系统管理员。",
  "What the identity provider answered cannot be verified, so nobody was signed in. Begin again at the sign-in page; if that does not help, tell the system administrator.",
);
export const FLOW_OVER = refusal(
  "flow-over",
  `这次登录已过期、已用过，或不是在这个浏览器上开始的。请在登录页重新开始，${FLOW_MINUTES} 分钟内完成。`,
  `This sign-in is over, was used, or was begun in another browser. Begin again at the sign-in page and finish within ${FLOW_MINUTES} minutes.`,
);
export const NO_CLAIM = refusal(
  "claim-missing",
  "统一身份认证没有告知用来对应账号的信息，请告诉系统管理员核对接入配置。",
  "The identity provider did not say by what to find the account: ask the system administrator to check the settings.",
);
export const LINKED_OTHERWISE = refusal(
  "linked-otherwise",
  "这个账号已与统一身份认证中的另一个人对应，没有登录。请安全管理员核实后解除对应。",
  "This account belongs to somebody else of the identity provider, so nobody was signed in. Ask the security administrator to look into it.",
);
export const PROVIDER_CLOSED = refusal(
  "account-closed",
  "此账号已停用，请联系安全管理员。",
  "This account is closed. Ask the security administrator.",
);

/** `known`: by what the account was looked for, where that may be shown. */
export const noAccount = (known: string | null): Failure =>
  known === null
    ? refusal(
        "no-account",
        "身份已核实，但这里没有与您的证件号码对应的账号。请先到窗口核验身份，或联系安全管理员。",
        "You are known to the provider, but no account here belongs to your number. Have your identity checked at a window, or ask the security administrator.",
      )
    : refusal(
        "no-account",
        `身份已核实，但这里没有账号“${known}”。请安全管理员开通后再登录。`,
        `You are known to the provider, but there is no account “${known}” here. Ask the security administrator to open it.`,
      );

/** The value of a claim by which an account is found; null where there is none that could be. */
export function claimed(claims: Readonly<Record<string, unknown>>, claim: string): string | null {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : null;
  const text = typeof value === "string" ? value.normalize("NFKC").trim() : "";
  return text === "" || text.length > 100 ? null : text;
}
