import { isIP } from "node:net";
import { createTransport, type SMTPTransportOptions } from "nodemailer";
import { fail, ok, type Result } from "../../kernel/result.ts";
import type { Config } from "../config.ts";

/** `to` is one address. `text` is plain text; nothing in it or in `subject` is taken for a header. */
export type Message = { readonly to: string; readonly subject: string; readonly text: string };

/** `mail-off`, `mail-address` and `mail-refused` stay so when tried again; `mail-login` and `mail-away` may not. */
export type MailCode = "mail-off" | "mail-address" | "mail-refused" | "mail-login" | "mail-away";

export type Mail = {
  /** Whether this deployment has a mail server; what it would send is in the application in any case. */
  readonly configured: boolean;
  /** Hands one message to the mail server; ok means that the server took it. */
  readonly send: (message: Message) => Promise<Result<null, MailCode>>;
};

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;

/** The envelope's grammar without its rarities (RFC 5321, 4.1.2): one address, no list, no line break. */
const ADDRESS = /^[^\s<>()[\],;:\\"@]+@[^\s<>()[\],;:\\"@]+$/;

const isHere = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || (isIP(host) === 4 && host.startsWith("127."));

function serverAt(address: string): SMTPTransportOptions {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    // A password crosses no network in the clear.
    requireTLS: !secure && username !== "" && !isHere(hostname),
    ...(username
      ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
      : undefined),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
  };
}

/** What the library throws when the network or the server is at fault. */
type Trouble = { readonly code: string; readonly responseCode?: number };

const isTrouble = (error: unknown): error is Trouble => error instanceof Error && "code" in error;

/** A permanent answer about this address or this message; others are about the server. */
const isFinal = ({ code, responseCode = 0 }: Trouble): boolean =>
  ["EENVELOPE", "EMESSAGE"].includes(code) && responseCode >= 500;

/** What the library reports, as a failure; the server's own words stay out: they may quote what was sent. */
function failureOf(trouble: Trouble, to: string): Result<null, MailCode> {
  const said = trouble.responseCode ?? trouble.code;
  if (trouble.code === "EAUTH")
    return fail(
      "mail-login",
      `邮件服务器不接受登录（${said}）。请核对 SMTP_URL 中的用户和密码。`,
      `The mail server refuses the login (${said}). Check user and password in SMTP_URL.`,
    );
  if (isFinal(trouble))
    return fail(
      "mail-refused",
      `邮件服务器拒收发给 ${to} 的邮件（${said}）。请核对该邮箱地址和 MAIL_FROM。`,
      `The mail server refuses mail to ${to} (${said}). Check that address, and MAIL_FROM.`,
    );
  return fail(
    "mail-away",
    `邮件服务器暂时不可用（${said}），未发出。请稍后再试；仍不行，请核对 SMTP_URL。`,
    `The mail server cannot be used now (${said}); nothing was sent. Try again later; if it stays so, check SMTP_URL.`,
  );
}

/** The mail server of the configuration. */
export function createMail({ smtpUrl, mailFrom }: Pick<Config, "smtpUrl" | "mailFrom">): Mail {
  if (smtpUrl === null || mailFrom === null)
    return {
      configured: false,
      send: async () =>
        fail(
          "mail-off",
          "没有配置邮件服务器，未发出。需要时请设置 SMTP_URL 和 MAIL_FROM。",
          "No mail server is configured; nothing was sent. Set SMTP_URL and MAIL_FROM where mail is wanted.",
        ),
    };
  const transport = createTransport(serverAt(smtpUrl), {
    from: mailFrom,
    // So that absence notes do not answer (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated" },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    configured: true,
    send: async ({ to, subject, text }) => {
      if (!ADDRESS.test(to))
        return fail(
          "mail-address",
          `“${to}”不是一个邮箱地址，请更正。`,
          `“${to}” is not a mail address: correct it.`,
        );
      try {
        await transport.sendMail({ to: { name: "", address: to }, subject, text });
        return ok(null);
      } catch (error) {
        if (!isTrouble(error)) throw error;
        return failureOf(error, to);
      }
    },
  };
}
