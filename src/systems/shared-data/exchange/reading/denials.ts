import { type Failure, refusal } from "../../../../kernel/error.ts";

/** Why a call is denied, each with what to do. The code stands in the receipt. */
export const DENIALS = {
  // The same answer as for a grant that does not exist: whose grants there are is nobody else's business.
  "foreign-grant": refusal(
    "not-found",
    "没有这项授权，请回到授权列表。",
    "There is no such grant. Go back to the list of grants.",
  ),
  "no-role": refusal(
    "forbidden",
    "只有使用单位的联络员或综合窗口人员可以调用。请由他们办理。",
    "Only a liaison or window clerk of the unit that holds the grant may read. Ask them to do it.",
  ),
  "not-begun": refusal(
    "not-begun",
    "授权尚未生效，请在生效日之后再调用。",
    "The grant is not in force yet. Call again once it is.",
  ),
  expired: refusal(
    "expired",
    "授权已过有效期。仍需使用的，请办理续期。",
    "The grant has expired. Ask for its renewal if the data is still needed.",
  ),
  suspended: refusal(
    "suspended",
    "授权已被暂停。请联系提供单位，恢复后再调用。",
    "The grant is suspended. Contact the provider, and call again once it is resumed.",
  ),
  terminated: refusal(
    "terminated",
    "授权已终止，不能再调用。确需使用的，请重新申请。",
    "The grant was terminated and opens nothing any more. File a new request if the data is needed.",
  ),
  "account-paused": refusal(
    "account-paused",
    "该账号当天读取的人数超出常规，已暂停调用，等数据主管部门核实。请联系本市数据主管部门。",
    "This account read about unusually many people in a day and is paused until the data authority has looked into it. Contact your city's data authority.",
  ),
  "wrong-mode": refusal(
    "wrong-mode",
    "这项授权的共享方式不允许这样取数：接口授权逐人查询，批量和文件授权整批下载。",
    "This grant does not open the data in this way: grants by interface are read person by person, those by batch or file are downloaded.",
  ),
  purpose: refusal(
    "purpose",
    "用途不在授权之内。请从授权列明的用途中选择一项。",
    "The purpose is not one of the grant's. Choose one that the grant names.",
  ),
  "case-number": refusal(
    "case-number",
    "查询涉及个人或企业的数据须填业务编号：6 至 40 个字、至少含 4 位数字，且不得填身份证号。",
    "Reading about a person or enterprise needs a case number: 6 to 40 characters with at least 4 digits, and never an identity number.",
  ),
  subject: refusal(
    "subject",
    "请填查询对象的身份证号或统一社会信用代码，并核对校验位。",
    "Give the identity number or credit code of whom it is about, and check its last character.",
  ),
  items: refusal(
    "items",
    "所要的数据项超出授权或没有填。请只选授权开放的数据项。",
    "The data items go beyond the grant, or none is given. Choose only those that the grant opens.",
  ),
  "calls-spent": refusal(
    "calls-spent",
    "这项授权当天的调用次数已用完，请次日再调用；长期不够的，请申请调整。",
    "The grant's calls of the day are used up. Call again tomorrow; ask for a change of the grant if it is never enough.",
  ),
  "too-many-rows": refusal(
    "too-many-rows",
    "符合条件的行数超出授权每次可取的上限，没有返回数据。请缩小范围或申请调整授权。",
    "More rows match than the grant opens in one call, so none was returned. Narrow it down or ask for a change of the grant.",
  ),
  "no-subject-item": refusal(
    "no-subject-item",
    "授权没有说明按哪个数据项查找对象，无法查询。请提供单位补正授权。",
    "The grant does not say by which item a person is found. Ask the provider to correct the grant.",
  ),
  "no-source": refusal(
    "no-source",
    "提供单位还没有接入这一资源的数据。请联系提供单位在“数据来源”中设置。",
    "The provider has not connected the data of this resource yet. Ask it to set the source.",
  ),
  "source-lacks": refusal(
    "source-lacks",
    "提供单位的数据中缺少授权的数据项。请联系提供单位核对数据来源。",
    "The provider's data lacks an item of the grant. Ask the provider to check its source.",
  ),
  "source-outdated": refusal(
    "source-outdated",
    "提供单位最近一次上传在这项授权之前，只留存了当时的授权需要的数据。请联系提供单位重新上传数据表。",
    "The provider's last table came before this grant, and only what grants then needed was kept of it. Ask the provider to upload it again.",
  ),
  "source-away": refusal(
    "source-away",
    "提供单位的数据来源没有应答或应答有误。请稍后再试；多次出现请联系提供单位。",
    "The provider's source does not answer, or not properly. Try again later; tell the provider if it goes on.",
  ),
  "source-not-connected": refusal(
    "source-not-connected",
    "自治区一体化政务大数据平台的接口文件未公开，本系统尚未接通。请改用其他来源，或等平台提供接口文件。",
    "The interface document of the regional platform is not public, so it is not connected. Use another source, or wait for the document.",
  ),
  failed: refusal(
    "failed",
    "本次调用没有完成，没有返回数据。请稍后再试；多次出现请联系系统管理员。",
    "This call did not complete and returned nothing. Try again later; tell the system administrator if it goes on.",
  ),
} as const satisfies Readonly<Record<string, Failure>>;

export type DenialCode = keyof typeof DENIALS;

export const isDenialCode = (text: string): text is DenialCode => Object.hasOwn(DENIALS, text);
