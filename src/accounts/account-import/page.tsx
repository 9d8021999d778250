import { ROLE_NAMES } from "../../kernel/access.ts";
import { chinese, shown } from "../../web/kit/columns.tsx";
import { importPage } from "../../web/kit/import-page.tsx";
import { PERSON_OUTCOMES, type PersonLine } from "./line.ts";
import { Passwords } from "./passwords.tsx";
import { words } from "./words.ts";

/** A list of people on its way to being accounts. */
export default importPage<PersonLine>({
  path: "/api/account-imports",
  title: { zh: "从表格开通账号", en: "Open accounts from a list" },
  what: { zh: "账号", en: "the accounts" },
  above: () => [{ title: { zh: "账号管理", en: "Accounts" }, path: "/accounts" }],
  outcomes: PERSON_OUTCOMES,
  results: { created: PERSON_OUTCOMES.created },
  questions: {},
  entry: () => "/accounts",
  columns: [
    shown<PersonLine>(words.login, ({ login }) => <span className="tabular">{login}</span>),
    chinese(words.unit, ({ unit }) => unit),
    shown<PersonLine>(words.roles, ({ roles }, { sentence, language }) =>
      roles.map((role) => sentence(ROLE_NAMES[role])).join(language === "zh" ? "、" : ", "),
    ),
  ],
  summary: ({ id, state }) => (state === "applied" || state === "stopped" ? <Passwords id={id} /> : null),
  entering: {
    zh: "已有的账号不改动。开通后再生成一次性口令，届时只显示一次。",
    en: "Accounts that are there stay as they are. One-time passwords are made afterwards, and shown once.",
  },
});
