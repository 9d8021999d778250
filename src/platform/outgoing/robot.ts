import { createHmac } from "node:crypto";
import type { Sentence } from "../../kernel/error.ts";
import type { Robot } from "../config.ts";
import { type Answer, postJson } from "./post-json.ts";

/**
 * What became of a post. `refused`: the robot did not take it, and it may be tried again; `unknown`: it may have been taken,
 * and trying again might tell the group twice. No sentence holds the address or the secret.
 */
export type Posted =
  | { readonly state: "sent" }
  | { readonly state: "refused" | "unknown"; readonly sentence: Sentence };

export const ROBOT_NAMES: Readonly<Record<Robot["maker"], Sentence>> = {
  dingtalk: { zh: "钉钉机器人", en: "DingTalk robot" },
  feishu: { zh: "飞书机器人", en: "Feishu robot" },
  wecom: { zh: "企业微信机器人", en: "WeCom robot" },
};

type Call = { readonly url: string; readonly body: Readonly<Record<string, unknown>> };
const signature = (key: string, text: string): string =>
  createHmac("sha256", key).update(text, "utf8").digest("base64");

/**
 * The call by which a robot says a text, signed as its maker asks.
 * - DingTalk: milliseconds, and the HMAC-SHA256 of `timestamp\nsecret` by the secret, in the query; valid for an hour
 *   (https://open.dingtalk.com/document/orgapp/customize-robot-security-settings, known from what others quote of it).
 * - Feishu: seconds, and the HMAC-SHA256 of nothing by `timestamp\nsecret`, in the body; valid for an hour
 *   (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot, read in the maker's copy at open.larkoffice.com).
 * - WeCom: the key in its address is all there is
 *   (https://developer.work.weixin.qq.com/document/path/91770, known from what others quote of it).
 */
export function robotCall({ maker, url, secret }: Robot, text: string, now: Date): Call {
  const seconds = String(Math.floor(now.getTime() / 1000));
  switch (maker) {
    case "dingtalk": {
      const signed = new URL(url);
      if (secret !== null) {
        const timestamp = String(now.getTime());
        signed.searchParams.set("timestamp", timestamp);
        signed.searchParams.set("sign", signature(secret, `${timestamp}\n${secret}`));
      }
      return { url: signed.href, body: { msgtype: "text", text: { content: text } } };
    }
    case "feishu": {
      const sign =
        secret === null ? {} : { timestamp: seconds, sign: signature(`${seconds}\n${secret}`, "") };
      return { url, body: { ...sign, msg_type: "text", content: { text } } };
    }
    case "wecom":
      return { url, body: { msgtype: "text", text: { content: text } } };
  }
}

/** The code of an answer, 0 where it was taken: `errcode` of DingTalk and WeCom, `code` (formerly `StatusCode`) of Feishu. */
function codeOf(maker: Robot["maker"], value: unknown): number | null {
  if (typeof value !== "object" || value === null) return null;
  const answer = value as Readonly<Record<string, unknown>>;
  const code = maker === "feishu" ? (answer["code"] ?? answer["StatusCode"]) : answer["errcode"];
  return typeof code === "number" ? code : null;
}

const SETTINGS: Sentence = {
  zh: "请核对 webhook 网址、加签密钥、关键词和 IP 白名单，以及服务器时间",
  en: "Check the webhook, the signing secret, keywords and IP list, and this machine's clock",
};
const LATER: Sentence = {
  zh: "对方限流，稍后自动再试",
  en: "It limits how often it is called; this is tried again",
};
/** What the makers' lists of codes say of the usual ones. */
const CODES: Readonly<Record<Robot["maker"], Readonly<Record<number, Sentence>>>> = {
  dingtalk: { 310000: SETTINGS, 300001: SETTINGS, 130101: LATER, 660026: LATER, [-1]: LATER },
  feishu: {
    9499: SETTINGS,
    19001: SETTINGS,
    19021: SETTINGS,
    19022: SETTINGS,
    19024: SETTINGS,
    11232: LATER,
  },
  wecom: { 93000: SETTINGS, 45009: LATER, [-1]: LATER },
};

const refusedWith = (said: string, what: Sentence): Posted => ({
  state: "refused",
  sentence: { zh: `没有接收（${said}）：${what.zh}。`, en: `It did not take it (${said}). ${what.en}.` },
});
const UNKNOWN: Posted = {
  state: "unknown",
  sentence: {
    zh: "已送出，但没有收到能读懂的回执，不知是否已在群里；为免重复，当天不再发送。请看一眼群消息。",
    en: "It went out, but no answer came that can be read. So that nobody is told twice it is not sent again today: look into the group.",
  },
};

const IDLE: Readonly<Record<"not-allowed" | "private-address" | "away", Sentence>> = {
  "not-allowed": SETTINGS,
  "private-address": {
    zh: "网址在内网；确需如此请设置 SOURCE_PRIVATE=1",
    en: "Its address is private; set SOURCE_PRIVATE=1 if that is meant",
  },
  away: {
    zh: "连不上，请核对网址和出口网络",
    en: "It cannot be reached: check the address and the way out of this network",
  },
};

function postedOf(maker: Robot["maker"], answer: Answer): Posted {
  if (answer.ok) {
    const code = codeOf(maker, answer.value);
    if (code === null) return UNKNOWN;
    return code === 0 ? { state: "sent" } : refusedWith(String(code), CODES[maker][code] ?? SETTINGS);
  }
  const { problem, reached, status } = answer;
  if (problem === "not-allowed" || problem === "private-address" || (problem === "away" && !reached))
    return refusedWith(problem, IDLE[problem]);
  return status !== null && status >= 300 && status < 500
    ? refusedWith(`HTTP ${status}`, status === 429 ? LATER : SETTINGS)
    : UNKNOWN;
}

const HERE = ["127.0.0.1", "[::1]", "localhost"];
const MAX_BYTES = 64 * 1024;

/** Has a robot say a text to its group: one call without redirects, at most ten seconds and 64 KB of an answer. */
export async function postToRobot(
  robot: Robot,
  text: string,
  { now, allowPrivate }: { readonly now: Date; readonly allowPrivate: boolean },
): Promise<Posted> {
  const { url, body } = robotCall(robot, text, now);
  const { origin, hostname } = new URL(url);
  const outgoing = {
    origins: [origin],
    allowPrivate: allowPrivate || HERE.includes(hostname),
    maxBytes: MAX_BYTES,
  };
  return postedOf(robot.maker, await postJson(url, body, outgoing));
}
