import { formatDay } from "../../web/frame/format.ts";
import { useLanguage, useText } from "../../web/frame/language.tsx";
import type { UnitReach } from "../domain/tasks/task-row.ts";

const zh = {
  accounts: (n: number) => `${n} 个账号`,
  mail: "有邮箱",
  noMail: "无邮箱，登录后才能看到",
  last: (day: string) => `最近登录 ${day}`,
  never: "从未登录",
  unreached: "没有账号，收不到；请用表格回收或电话联系",
};
const en: typeof zh = {
  accounts: (n) => (n === 1 ? "1 account" : `${n} accounts`),
  mail: "by mail too",
  noMail: "no mail address: seen only after signing in",
  last: (day) => `last signed in on ${day}`,
  never: "never signed in",
  unreached: "has no account, nothing arrives: use workbooks or telephone",
};
const text = { zh, en };

/** How a unit is reached, in words; why not, where nobody of it has an account. */
export function useReachWords(): (reach: UnitReach) => string {
  const t = useText(text);
  const { language } = useLanguage();
  return ({ people, mail, lastSignIn }) =>
    people === 0
      ? t.unreached
      : [
          t.accounts(people),
          mail ? t.mail : t.noMail,
          lastSignIn === null ? t.never : t.last(formatDay(lastSignIn, language)),
        ].join(" · ");
}
