import { type Failure, FailureError } from "../kernel/error.ts";

/** A failure as the browser received it; `requestId` finds it in the server's log. */
export type ReceivedFailure = Failure & { readonly requestId?: string };

const BUG: Failure = {
  code: "bug",
  sentence: {
    zh: "页面程序出错，请重新载入后再试。",
    en: "The page has a fault. Reload it and try again.",
  },
};

/** What to tell the user about anything that was thrown. */
export function failureOf(error: unknown): ReceivedFailure {
  return error instanceof FailureError ? error.failure : BUG;
}
