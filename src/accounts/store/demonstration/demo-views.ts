import type { Role } from "../../../kernel/access.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { SAMPLE_APPLICANT } from "../../../kernel/sample-applicant.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { hashPassword } from "../../../platform/sessions/password-hash.ts";
import { newToken } from "../../../platform/sessions/token.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import { DEMO_BUREAUS, type DemoBureau } from "../../domain/account.ts";
import { SIGN_IN_POLICY } from "../../domain/sign-in.ts";
import { addAccount, findAccountByName } from "../account.ts";
import { NO_ACCOUNT } from "../account-acts.ts";
import type { Neighbours } from "../neighbours.ts";
import { listOrganisations } from "../organisation.ts";
import { beginSession } from "../session.ts";

/** Bureaus that a visitor of the demonstration may act for, with their sample units, whose accounts are head and liaison at once. */
const BUREAUS: Readonly<Record<DemoBureau, string>> = {
  bureau: "包头市示例住房公积金中心",
  ecology: "包头市示例生态环境局",
  finance: "包头市示例财政局",
  "finance-hohhot": "呼和浩特市示例财政局",
  reserve: "示例大青山保护区管理局",
  energy: "包头市示例能源局",
  industry: "包头市示例工业和信息化局",
};

/** Whom a visitor of the demonstration may be: the holder of a role, or a bureau. */
export type DemoView = Role | DemoBureau;

const NAMES: Readonly<Record<DemoView, string>> = {
  "system-admin": "系统管理员",
  "security-admin": "安全管理员",
  "audit-admin": "审计管理员",
  office: "领导小组办公室",
  leader: "领导",
  "unit-head": "单位负责人",
  liaison: "联络员",
  "data-officer": "数据管理部门",
  "window-clerk": "综合窗口",
  applicant: "申请人",
  bureau: "经办单位",
  ecology: "生态环境局",
  finance: "财政局",
  "finance-hohhot": "财政局（呼和浩特）",
  reserve: "保护区管理局",
  energy: "能源局",
  industry: "工业和信息化局",
};

const isRole = (view: DemoView): view is Role => !DEMO_BUREAUS.some((each) => each === view);

/** Sample units of those who serve citizens. */
const UNITS: Readonly<Partial<Record<DemoView, string>>> = {
  "data-officer": "包头市示例数据局",
  "window-clerk": "鄂尔多斯市示例政务服务中心",
  ...BUREAUS,
};

/** A sample unit for those who work for one; bureaus that the bundled real plan names stay out of it. */
async function sampleUnitFor(
  sql: Sql,
  view: DemoView,
  busiest: Neighbours["sampleUnit"],
): Promise<string | null> {
  const named = UNITS[view];
  if (view !== "unit-head" && view !== "liaison" && named === undefined) return null;
  const samples = (await listOrganisations(sql)).filter(
    ({ name, collective }) => !collective && name.includes("示例"),
  );
  if (named !== undefined) return samples.find(({ name }) => name === named)?.id ?? null;
  const wanted = await busiest(sql);
  return (samples.find(({ id }) => id === wanted) ?? samples[0])?.id ?? null;
}

const rolesOf = (view: DemoView): Role[] => (isRole(view) ? [view] : ["unit-head", "liaison"]);

/** The checked identity of the demonstration's applicant, once. */
async function putSampleIdentity(sql: Sql, now: Date): Promise<void> {
  await sql`insert into accounts.identity ${sql({
    ...SAMPLE_APPLICANT,
    regionCode: "150200",
    verifiedOn: dayInShanghai(now),
    verifiedBy: "【示例】包头市示例政务服务中心",
    declaredAt: now,
  })} on conflict do nothing`;
}

/** A session of the demonstration's account for a view, made on first use; nobody knows its password. */
export async function beginDemoSession(
  shell: Shell,
  caller: Caller,
  view: DemoView,
  busiest: Neighbours["sampleUnit"],
): Promise<string> {
  const name = `demo-${view}`;
  const passwordHash = await hashPassword(newToken());
  // What a liaison writes waits for the head of the unit, who must be there for it.
  const made: readonly DemoView[] = view === "liaison" ? ["unit-head", view] : [view];
  return inTransaction(shell.sql, async (sql) => {
    const organisationId = await sampleUnitFor(sql, view, busiest);
    for (const each of made) {
      const fields = { organisationId, roles: rolesOf(each), passwordHash, mustChangePassword: false };
      const named = { name: `demo-${each}`, displayName: `示例${NAMES[each]}` };
      const known = each === "applicant" ? { id: SAMPLE_APPLICANT.accountId } : {};
      await addAccount(sql, { ...fields, ...named, ...known, createdAt: shell.now() });
    }
    if (view === "applicant") await putSampleIdentity(sql, shell.now());
    const account = await findAccountByName(sql, name);
    if (!account) throw new FailureError(NO_ACCOUNT);
    await shell.audit.record(sql, { caller, action: "accounts.view-as", subject: name });
    const session = { accountId: account.id, address: caller.address, now: shell.now() };
    return beginSession(sql, SIGN_IN_POLICY, session);
  });
}
