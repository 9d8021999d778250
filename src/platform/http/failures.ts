import type { FastifyRequest } from "fastify";
import { type Failure, FailureError } from "../../kernel/error.ts";
import { MAX_FILE_BYTES, MEBIBYTE } from "../documents/document.ts";

const UPLOAD_LIMIT_MB = MAX_FILE_BYTES / MEBIBYTE;

const TOO_LARGE: Failure = {
  code: "too-large",
  sentence: {
    zh: `文件超过 ${UPLOAD_LIMIT_MB} MB 的上限，没有保存。请拆分或压缩图片后重新上传。`,
    en: `The file is larger than the limit of ${UPLOAD_LIMIT_MB} MB and was not kept. Split it or shrink its images, then upload again.`,
  },
};
const NOT_JSON: Failure = {
  code: "not-json",
  sentence: {
    zh: "请求内容不是有效的 JSON，请检查格式后重试。",
    en: "The request body is not valid JSON. Check it and try again.",
  },
};
export const NO_FILE: Failure = {
  code: "invalid",
  sentence: {
    zh: "没有收到文件，请选择一个文件再上传。",
    en: "No file arrived. Choose one and upload again.",
  },
};
export const BROKEN_UPLOAD: Failure = {
  code: "invalid",
  sentence: {
    zh: "上传没有完整到达，请重新上传，每次一个文件。",
    en: "The upload did not arrive whole. Upload again, one file at a time.",
  },
};
const DATABASE_AWAY: Failure = {
  code: "database-away",
  sentence: {
    zh: "数据库暂时连接不上，刚才的操作没有保存。请稍后重试；若持续出现，请联系系统管理员。",
    en: "The database cannot be reached; nothing was saved. Try again shortly, and tell the system administrator if it goes on.",
  },
};
const DISK_FULL: Failure = {
  code: "disk-full",
  sentence: {
    zh: "服务器磁盘已满，刚才的操作没有保存。请联系系统管理员清理空间后重试。",
    en: "The server's disk is full; nothing was saved. Ask the system administrator to free space, then try again.",
  },
};

/** PostgreSQL keeps no NUL in text or json. */
const NUL_CHARACTER: Failure = {
  code: "invalid",
  sentence: {
    zh: "内容含有不可见的空字符，请去掉后重新填写。",
    en: "The content holds an invisible NUL character: remove it and enter the content again.",
  },
};

/** Half of a pair of UTF-16: the database would keep another character, or refuse it inside json. */
export const BROKEN_CHARACTER: Failure = {
  code: "invalid",
  sentence: {
    zh: "内容含有残缺的字符，请删去乱码后重新填写。",
    en: "The content holds half a character: remove what is garbled and enter it again.",
  },
};

/** What Fastify and its plugins refuse before a handler runs, by their own codes. */
const FRAMEWORK: Readonly<Record<string, Failure>> = {
  FST_REQ_FILE_TOO_LARGE: TOO_LARGE,
  FST_FILES_LIMIT: BROKEN_UPLOAD,
  FST_PARTS_LIMIT: BROKEN_UPLOAD,
  FST_FIELDS_LIMIT: BROKEN_UPLOAD,
  FST_INVALID_MULTIPART_CONTENT_TYPE: BROKEN_UPLOAD,
  FST_ERR_CTP_EMPTY_JSON_BODY: NOT_JSON,
  FST_ERR_CTP_INVALID_JSON_BODY: NOT_JSON,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: NOT_JSON,
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: "too-large",
    sentence: {
      zh: "一次提交的内容过多，请分几次提交。",
      en: "Too much was sent at once. Send it in several parts.",
    },
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "unsupported-type",
    sentence: {
      zh: "请以 JSON 提交内容，文件以 multipart/form-data 上传。",
      en: "Send content as JSON and files as multipart/form-data.",
    },
  },
};

/** Of node-postgres-like drivers (`CONNECT*`), of sockets (`E*`), and SQLSTATE classes 08 and 57P. */
const AWAY =
  /^(CONNECT|CONNECTION_\w+|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|08\w{3}|57P0\d|53300)$/;

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : "";
}

/** The failure behind an error, or null when it is a bug. */
export function foreseen(error: unknown): Failure | null {
  if (error instanceof FailureError) return error.failure;
  const code = codeOf(error);
  if (FRAMEWORK[code]) return FRAMEWORK[code];
  if (error instanceof SyntaxError && (error as SyntaxError & { statusCode?: number }).statusCode === 400)
    return NOT_JSON;
  if (AWAY.test(code)) return DATABASE_AWAY;
  if (code === "22021" || code === "22P05") return NUL_CHARACTER;
  return code === "53100" || code === "ENOSPC" ? DISK_FULL : null;
}

/** What a user reads about a bug: the request id leads the administrator to the log line with the stack. */
export function unexpected(request: FastifyRequest): Failure {
  return {
    code: "unexpected",
    sentence: {
      zh: `程序出错，刚才的操作没有保存。请重试；若再次出现，请把编号 ${request.id} 告诉系统管理员。`,
      en: `Something went wrong in the program; nothing was saved. Try again, and if it happens again give the number ${request.id} to the system administrator.`,
    },
  };
}

export const FOREIGN_HOST: Failure = {
  code: "foreign-host",
  sentence: {
    zh: "此服务在本机上只接受 localhost 或 IP 地址的访问。如前面有代理，请让管理员设置 TRUST_PROXY=1。",
    en: "On its own machine this server is reached as localhost or by an IP address. If a proxy stands in front, ask the administrator to set TRUST_PROXY=1.",
  },
};

export const NOT_FOUND: Failure = {
  code: "not-found",
  sentence: {
    zh: "没有这个地址，请检查后重试，或从首页进入。",
    en: "There is nothing at this address. Check it, or start from the home page.",
  },
};
