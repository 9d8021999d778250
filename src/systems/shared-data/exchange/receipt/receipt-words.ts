import { DENIALS, isDenialCode } from "../reading/denials.ts";
import { type ChainEntry, KIND_WORDS, OUTCOME_WORDS } from "./receipt.ts";

const inShanghai = (at: string): string => {
  const time = Date.parse(at);
  return Number.isNaN(time)
    ? at
    : `${new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ")}（北京时间）`;
};

const why = (code: string | null): string =>
  code === null ? "" : isDenialCode(code) ? `（${code}）：${DENIALS[code].sentence.zh}` : `（${code}）`;

/**
 * A receipt as one page for whoever holds it: who asked whom, why, under which grant, when, for which kinds of data. Pairs of
 * label and words.
 */
export function receiptInWords({ number, hash, receipt }: ChainEntry): (readonly [string, string])[] {
  const isCall = receipt.kind === "reading" || receipt.kind === "batch";
  const { requester, provider, resource, grant, items, account, subject, rows, digest, outcome } = receipt;
  return [
    ["凭据编号", `第 ${number} 号${receipt.sample ? "（示例数据，不是真实调用）" : ""}`],
    ["办理事项", KIND_WORDS[receipt.kind].zh],
    ["何时", inShanghai(receipt.at)],
    ["谁", `${requester.name}${account === null ? "" : `，账号 ${account}`}`],
    ["向谁", provider.name],
    ["哪项数据", `${resource.name}（${resource.code}）`],
    ["哪些数据项", items.length === 0 ? "（未列）" : items.join("、")],
    [
      "关于谁",
      subject === null
        ? "未指向单个人或企业，或未填有效号码"
        : `一个人或一家企业；凭据不含姓名和号码，只有代码 ${subject.slice(0, 16)}…`,
    ],
    ["为什么", receipt.purpose ?? (isCall ? "（所报用途不在授权之内，不记入凭据）" : "—")],
    ["业务编号", receipt.caseNumber ?? "—"],
    ["凭什么", `${receipt.basis}${grant === null ? "" : `；授权 ${grant.id} 第 ${grant.version} 版`}`],
    [
      "结果",
      `${OUTCOME_WORDS[outcome].zh}${why(receipt.code)}${outcome === "answered" ? `，${rows} 行` : ""}`,
    ],
    ["内容摘要", digest ?? "—"],
    ["凭据散列", hash],
  ];
}
