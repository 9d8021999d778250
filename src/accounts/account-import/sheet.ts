import { ROLE_NAMES, ROLES, type Role } from "../../kernel/access.ts";
import { isFoot, type SheetRow } from "../../kernel/column-mapping.ts";
import type { Sentence } from "../../kernel/error.ts";
import { line, lines, own, say } from "../../kernel/fields.ts";
import { column, headingsBy, type ListedColumns } from "../../kernel/list.ts";
import { folded } from "../../kernel/search-tokens.ts";
import { saysNothing, type SheetIssue, UNRESOLVED, unresolvedFields } from "../../kernel/sheet.ts";
import { type NamedUnit, nearestUnits, unitFinder } from "../../kernel/sheet-units.ts";
import { ACCOUNT_NAME } from "../domain/account.ts";
import { checkRoles, checkUnit } from "../domain/roles.ts";

/** What a list of people holds of each, however its headings say it. */
export const PERSON = {
  displayName: line(say("姓名", "Name"), {
    most: 60,
    heading: /^(?:人员|用户|显示)?(?:姓名|名字)|^(?:full)?name$/,
  }),
  login: line(say("账号名", "Account"), {
    most: 40,
    heading: /^(?:登录|登陆)?(?:账号|帐号|账户|帐户|用户名|登录名|登陆名)|^(?:login|account|user(?:name)?)/,
  }),
  unit: own<string | null>(say("单位", "Unit"), {
    heading: /单位|部门|机构|处室|^(?:unit|organi[sz]ation|department)/,
  }),
  roles: lines(say("角色", "Roles"), { heading: /角色|权限|身份|^roles?/ }),
  email: line(say("电子邮箱", "Mail address"), { most: 254, heading: /邮箱|邮件|^e?-?mail/ }),
  phone: line(say("电话", "Telephone"), { most: 60, heading: /电话|手机|联系方式|^(?:tele)?phone|^mobile/ }),
};
export type PersonField = keyof typeof PERSON;
export const PERSON_FIELDS = Object.keys(PERSON) as PersonField[];

const COLUMNS: ListedColumns<never> = Object.fromEntries(
  PERSON_FIELDS.map((field) => [field, column<never>(PERSON[field], () => null)]),
);
/** What is known of the columns of such a list. */
export const personColumns = headingsBy(COLUMNS, PERSON_FIELDS);

/** Somebody who is to get an account. */
export type NewPerson = {
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: readonly Role[];
};

/** An account that is there, by its name. */
export type Standing = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
};

/** A row as it was understood: somebody new, somebody who has an account, or what is wrong with it. */
export type ReadPerson = {
  readonly number: number;
  readonly login: string;
  readonly displayName: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly standing: Standing | null;
  readonly person: NewPerson | null;
  readonly issues: readonly SheetIssue[];
};

/** Other words for roles that can mean no other; a word that might mean more than one gives nobody a right. */
const SYNONYMS: Readonly<Record<string, Role>> = {
  办公室: "office",
  专班办公室: "office",
  领导小组办公室人员: "office",
  office: "office",
  负责人: "unit-head",
  单位领导: "unit-head",
  联系人: "liaison",
  联络人: "liaison",
  liaison: "liaison",
  数据部门: "data-officer",
  数据主管部门: "data-officer",
  窗口: "window-clerk",
  窗口人员: "window-clerk",
  系统管理: "system-admin",
  安全管理: "security-admin",
  安全保密管理员: "security-admin",
  审计: "audit-admin",
  安全审计员: "audit-admin",
};
const plain = (text: string): string => folded(text).replace(/[\s()]/g, "");
const ROLE_OF = new Map<string, Role>([
  ...Object.entries(SYNONYMS).map(([word, role]) => [plain(word), role] as const),
  ...ROLES.flatMap((role) =>
    [role, ROLE_NAMES[role].zh, ROLE_NAMES[role].en].map((word) => [plain(word), role] as const),
  ),
]);
const KNOWN_ROLES = ROLES.filter((role) => role !== "applicant");
const listed = (language: keyof Sentence): string =>
  KNOWN_ROLES.map((role) => ROLE_NAMES[role][language]).join(language === "zh" ? "、" : ", ");

const blocks = (field: PersonField | null, zh: string, en: string): SheetIssue => ({
  field: field && PERSON[field].name,
  sentence: { zh, en },
  blocks: true,
});

function rolesIn(text: string): { roles: Role[]; issues: SheetIssue[] } {
  const words = text.split(/[、，,；;/／\n+＋]|兼/u).map((word) => word.trim());
  const issues: SheetIssue[] = [];
  const found = new Set<Role>();
  for (const word of words.filter((each) => !saysNothing(each))) {
    const role = ROLE_OF.get(plain(word));
    if (role === "applicant")
      issues.push(
        blocks(
          "roles",
          "申请人自己注册账号，不在这里开通。",
          "Applicants register by themselves: none is opened here.",
        ),
      );
    else if (role) found.add(role);
    else
      issues.push(
        blocks(
          "roles",
          `没有“${word.slice(0, 40)}”这个角色，请写：${listed("zh")}。`,
          `There is no role “${word.slice(0, 40)}”. Write one of: ${listed("en")}.`,
        ),
      );
  }
  return { roles: ROLES.filter((role) => found.has(role)), issues };
}

const MAIL = /^[^\s@<>,;，；、]+@[^\s@<>,;，；、]+\.[^\s@<>,;，；、.]{2,}$/u;

/** A mail address as people write it: with a name before it, full width, as a link. */
function mailIn(text: string): { email: string | null; issues: SheetIssue[] } {
  const form = text.normalize("NFKC").trim();
  const address = (/<([^<>]+)>\s*$/.exec(form)?.[1] ?? form).replace(/^mailto:/i, "").trim();
  if (saysNothing(address)) return { email: null, issues: [] };
  if (address.length <= 254 && MAIL.test(address) && /^[\x21-\x7e]+$/.test(address))
    return { email: address, issues: [] };
  const zh = `“${text.slice(0, 60)}”不是一个邮箱地址，应如 name@example.gov.cn；没有就留空。`;
  return {
    email: null,
    issues: [
      blocks(
        "email",
        zh,
        `“${text.slice(0, 60)}” is not one mail address, as name@example.gov.cn; leave it empty where there is none.`,
      ),
    ],
  };
}

/** A telephone number as people write it: with blanks, dashes, an extension, or two of them. */
function phoneIn(text: string): { phone: string | null; issues: SheetIssue[] } {
  const form = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (saysNothing(form)) return { phone: null, issues: [] };
  const digits = form.replace(/\D/g, "").length;
  if (form.length <= 60 && digits >= 5 && /^[\d\s+\-–—()/,;、转分机#.*]+$/.test(form))
    return { phone: form, issues: [] };
  const zh = `“${text.slice(0, 60)}”不是电话号码，请只写号码；没有就留空。`;
  return {
    phone: null,
    issues: [
      blocks(
        "phone",
        zh,
        `“${text.slice(0, 60)}” is no telephone number: write the number alone, or nothing.`,
      ),
    ],
  };
}

const tooLong = (field: PersonField, most: number): SheetIssue =>
  blocks(field, `超过 ${most} 个字，请改短。`, `Longer than ${most} characters: shorten it.`);

/** Reads the rows of a list below its headings, each for itself; sums and notes below the table are `nothing`. */
export function readPeople(
  rows: readonly SheetRow[],
  { headingRow, fields }: { readonly headingRow: number; readonly fields: readonly (PersonField | null)[] },
  { units, accounts }: { readonly units: readonly NamedUnit[]; readonly accounts: readonly Standing[] },
): { readonly people: readonly ReadPerson[]; readonly nothing: readonly SheetRow[] } {
  const find = unitFinder(units);
  const byName = new Map(accounts.map((account) => [account.name.toLowerCase(), account]));
  const before = new Map<string, number>();
  const below = rows.filter(
    ({ number, cells, unresolved }) =>
      number > headingRow && (unresolved !== undefined || cells.some((text) => text.trim() !== "")),
  );

  function unitIn(text: string): { unit: NamedUnit | null; issues: SheetIssue[] } {
    if (saysNothing(text)) return { unit: null, issues: [] };
    const unit = find(text);
    if (unit) return { unit, issues: [] };
    const near = nearestUnits(text, units).map(({ name }) => name);
    const zh = `名册中没有“${text.slice(0, 60)}”。${near.length > 0 ? `相近的有：${near.join("、")}。` : ""}请改正名称，或先在名册中加上。`;
    const en = `The roster has no “${text.slice(0, 60)}”. ${near.length > 0 ? `Near it: ${near.join(", ")}. ` : ""}Correct the name, or add it to the roster first.`;
    return { unit: null, issues: [blocks("unit", zh, en)] };
  }

  function readRow(row: SheetRow): ReadPerson {
    const cell = (field: PersonField): string => {
      const at = fields.indexOf(field);
      return at < 0 ? "" : (row.cells[at] ?? "").normalize("NFC").trim();
    };
    const { number } = row;
    const [login, displayName] = [cell("login").normalize("NFKC"), cell("displayName").replace(/\s+/g, " ")];
    const { unit, issues: ofUnit } = unitIn(cell("unit"));
    const { roles, issues: ofRoles } = rolesIn(cell("roles"));
    const { email, issues: ofMail } = mailIn(cell("email"));
    const { phone, issues: ofPhone } = phoneIn(cell("phone"));
    const organisationId = unit?.id ?? null;
    const issues: SheetIssue[] = unresolvedFields(row, fields).map((field) => ({
      field: PERSON[field].name,
      sentence: UNRESOLVED,
      blocks: true,
    }));
    if (displayName === "") issues.push(blocks("displayName", "请填写姓名。", "Enter the name."));
    if (displayName.length > 60) issues.push(tooLong("displayName", 60));
    if (!ACCOUNT_NAME.test(login))
      issues.push(
        login === ""
          ? blocks("login", "请填写账号名，登录时使用。", "Enter the account's name, for signing in.")
          : blocks(
              "login",
              `“${login.slice(0, 60)}”不能作账号名：只能用汉字、字母、数字和 . _ @ -，2 至 40 个字符。`,
              `“${login.slice(0, 60)}” is no account's name: use 2 to 40 Chinese characters, letters, digits and . _ @ -.`,
            ),
      );
    const key = login.toLowerCase();
    const twice = before.get(key);
    if (twice !== undefined && login !== "")
      issues.push(
        blocks(
          "login",
          `账号名“${login}”在第 ${twice} 行已出现，请改正。`,
          `The account “${login}” stands in row ${twice} already: correct one of them.`,
        ),
      );
    else before.set(key, number);
    const standing = byName.get(key) ?? null;
    issues.push(...ofUnit, ...ofRoles, ...ofMail, ...ofPhone);
    // What is there already is left as it is, so that nothing about it needs to be right.
    if (standing !== null && twice === undefined)
      return {
        number,
        login,
        displayName,
        unit: unit?.name ?? cell("unit"),
        roles,
        standing,
        person: null,
        issues: [],
      };
    if (ofRoles.length === 0) {
      const apart = checkRoles(roles);
      const lacks = checkUnit(roles, organisationId);
      if (!apart.ok)
        issues.push({ field: PERSON.roles.name, sentence: apart.failure.sentence, blocks: true });
      if (!lacks.ok && ofUnit.length === 0)
        issues.push({ field: PERSON.unit.name, sentence: lacks.failure.sentence, blocks: true });
      if (roles.length === 0)
        issues.push({
          field: PERSON.roles.name,
          sentence: {
            zh: "没有角色：可以登录，但看不到任何业务内容。",
            en: "No role: may sign in, and sees nothing of the work.",
          },
          blocks: false,
        });
    }
    const person = issues.some((each) => each.blocks)
      ? null
      : { name: login, displayName, organisationId, email, phone, roles };
    return {
      number,
      login,
      displayName,
      unit: unit?.name ?? cell("unit"),
      roles,
      standing: null,
      person,
      issues,
    };
  }

  return {
    people: below.filter((row) => !isFoot(row)).map(readRow),
    nothing: below.filter(isFoot),
  };
}

/** What of an account that is there differs from its row: what somebody may want to change by hand. */
export function differencesOf(
  { displayName, unit, roles, standing }: ReadPerson,
  unitName: (id: string) => string,
): Sentence[] {
  if (standing === null) return [];
  const own = standing.organisationId === null ? "" : unitName(standing.organisationId);
  return [
    ...(displayName !== "" && displayName !== standing.displayName
      ? [
          {
            zh: `账号的姓名是“${standing.displayName}”`,
            en: `The account's name shown is “${standing.displayName}”`,
          },
        ]
      : []),
    ...(unit !== "" && unit !== own
      ? [
          {
            zh: own === "" ? "账号未设单位" : `账号的单位是“${own}”`,
            en: own === "" ? "The account has no unit" : `The account's unit is “${own}”`,
          },
        ]
      : []),
    ...(roles.length > 0 && roles.join() !== ROLES.filter((role) => standing.roles.includes(role)).join()
      ? [
          {
            zh: `账号的角色是：${standing.roles.map((role) => ROLE_NAMES[role].zh).join("、") || "无"}`,
            en: `The account's roles are: ${standing.roles.map((role) => ROLE_NAMES[role].en).join(", ") || "none"}`,
          },
        ]
      : []),
  ];
}
