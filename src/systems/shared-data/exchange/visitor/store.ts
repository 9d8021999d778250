import { FailureError, refusal } from "../../../../kernel/error.ts";
import type { Visit } from "../../../../kernel/sharing.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { DENIALS, isDenialCode } from "../reading/denials.ts";
import type { Receipt } from "../receipt/receipt.ts";
import type { Desk } from "../../store/desk.ts";
import { findSubjectToken } from "../reading/store-subjects.ts";

const NOT_VERIFIED = refusal(
  "not-verified",
  "您的身份还没有核验，暂时不能查看。请带身份证（企业带营业执照）到任一政务服务中心综合窗口核验，核验后即可查看。",
  "Your identity has not been checked yet. Take your identity card (or business licence) to the window of any service centre; afterwards you can look here.",
);

const MOST = 500;

/**
 * Who read the caller's own data, the latest first, in all units and cities of this database: only whom the caller's checked
 * identity names, so that there is nothing to try out. `more`: how many older ones are not listed.
 * Throws `not-verified`.
 */
export async function listVisits(desk: Desk, caller: Caller): Promise<{ visits: Visit[]; more: number }> {
  const { sql } = desk;
  const identity = caller.actor && (await desk.identities.of(caller.actor.accountId, sql));
  if (!identity || identity.verifiedOn === null) throw new FailureError(NOT_VERIFIED);
  const token = await findSubjectToken(sql, identity.number);
  if (token === undefined) return { visits: [], more: 0 };
  const mine = sql`number is not null and (subject = ${token}
    or id in (select receipt_id from shared_data.batch_subject where subject = ${token}))`;
  const [counted] = await sql<{ total: number }[]>`
    select count(*) as total from shared_data.receipt where ${mine}`;
  const rows = await sql<{ content: Buffer }[]>`
    select content from shared_data.receipt where ${mine} order by at desc, number desc limit ${MOST}`;
  const visits = rows.map(({ content }): Visit => {
    const said = JSON.parse(content.toString("utf8")) as Receipt;
    return {
      at: said.at,
      unit: said.requester.name,
      purpose: said.purpose ?? "",
      caseNumber: said.caseNumber ?? "",
      basis: said.basis,
      resource: said.resource.name,
      items: said.items,
      outcome: said.outcome,
      why: said.code !== null && isDenialCode(said.code) ? DENIALS[said.code].sentence : null,
    };
  });
  return { visits, more: (counted?.total ?? 0) - visits.length };
}
