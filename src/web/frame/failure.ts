import { type Failure, FailureError } from "../../kernel/error.ts";

/** A failure as the browser received it; `requestId` finds it in the server's log. */
export type ReceivedFailure = Failure & { readonly requestId?: string };

const BUG: Failure = {
  code: "bug",
  sentence: {
    zh: "页面程序出错，请重新载入后再试。",
    en: "The page has a fault. Reload it and try again.",
  },
};

let lastRequest: string | undefined;

/** Keeps the request of what failed last, for whoever asks for support. */
export function noteFailed({ requestId }: ReceivedFailure): void {
  lastRequest = requestId ?? lastRequest;
}

export const lastFailed = (): string | undefined => lastRequest;

/** A refusal says all there is to say; what nobody foresaw is looked up in the log by its number. */
export function traceOf(failure: ReceivedFailure): string | undefined {
  return failure.code === "unexpected" || failure.code === "unavailable" ? failure.requestId : undefined;
}

/** What to tell the user about anything that was thrown. */
export function failureOf(error: unknown): ReceivedFailure {
  return error instanceof FailureError ? error.failure : BUG;
}
