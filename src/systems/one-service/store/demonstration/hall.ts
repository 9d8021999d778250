import { addDays } from "../../../../kernel/calendar.ts";
import { SAMPLE_APPLICANT } from "../../../../kernel/sample-applicant.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { LicenceAct } from "../../domain/hall/licence.ts";
import { beginDraft } from "../hall/drafts.ts";
import { searchHall } from "../hall/search-hall.ts";
import { actOnLicence, issueLicence, type LicenceGiven } from "../hall/licences.ts";
import type { SampleGround } from "./ground.ts";

type Sample = Pick<LicenceGiven, "type" | "holder"> & {
  readonly unit: string;
  /** Days before the day of the demonstration from which, and for how many days, it is valid; null without end. */
  readonly ago: number;
  readonly lasts: number | null;
  readonly acts?: readonly LicenceAct[];
};

const applicant = { kind: "person", name: SAMPLE_APPLICANT.name, number: SAMPLE_APPLICANT.number } as const;
const other = { kind: "person", name: "【示例】持证人", number: "152602209902020025" } as const;
// Of a region that does not exist, so that no enterprise can have it.
const firm = { kind: "enterprise", name: "【示例】稀土材料有限公司", number: "91999999000000000G" } as const;

const SAMPLES: readonly Sample[] = [
  {
    type: "【示例】住房公积金缴存证明",
    holder: applicant,
    unit: "包头市示例住房公积金中心",
    ago: 40,
    lasts: 180,
  },
  {
    type: "【示例】灵活就业登记凭证",
    holder: applicant,
    unit: "鄂尔多斯市示例人社局",
    ago: 300,
    lasts: null,
  },
  {
    type: "【示例】就业创业证",
    holder: applicant,
    unit: "呼和浩特市示例人社局",
    ago: 900,
    lasts: 730,
  },
  {
    type: "【示例】专业技术资格证书",
    holder: other,
    unit: "包头市示例人社局",
    ago: 200,
    lasts: null,
    acts: [{ type: "suspend", reason: "【示例】资格核查期间暂停" }],
  },
  {
    type: "【示例】劳务派遣经营许可证",
    holder: firm,
    unit: "包头市示例人社局",
    ago: 500,
    lasts: 1_095,
    acts: [{ type: "revoke", reason: "【示例】企业申请注销" }],
  },
  {
    type: "【示例】人力资源服务许可证",
    holder: firm,
    unit: "包头市示例人社局",
    ago: 120,
    lasts: 1_095,
  },
  {
    type: "【示例】人力资源服务许可证",
    holder: firm,
    unit: "乌兰察布市示例人社局",
    ago: 60,
    lasts: 1_095,
  },
  {
    type: "【示例】住房公积金缴存证明",
    holder: other,
    unit: "乌兰察布市示例住房公积金中心",
    ago: 20,
    lasts: 180,
  },
];

const { accountId, name: displayName } = SAMPLE_APPLICANT;
const APPLYING: Caller = {
  actor: { accountId, name: "sample", displayName, organisationId: null, roles: ["applicant"] },
  address: "127.0.0.1",
  requestId: "demonstration",
};

/** A form that the applicant began yesterday and left, as people do. */
async function fillDraft({ desk, asOf }: SampleGround): Promise<void> {
  const { rows } = await searchHall(desk, { q: "租房提取", page: 1, size: 1 });
  const offer = rows[0]?.offers[0];
  if (!offer) return;
  const now = () => new Date(`${addDays(asOf, -1)}T11:30:00Z`);
  await beginDraft({ ...desk, now }, { item: offer.itemId }, APPLYING);
}

/** Licences in the registry, two of them no longer valid, and a form begun. */
export async function fillHall(ground: SampleGround): Promise<void> {
  const { desk, asOf, units, actingFor } = ground;
  for (const { type, holder, unit: name, ago, lasts, acts = [] } of SAMPLES) {
    const unit = units.get(name);
    if (!unit) continue;
    const caller = actingFor(name, "liaison");
    const validFrom = addDays(asOf, -ago);
    const given: LicenceGiven = {
      type,
      holder,
      issuerUnitId: unit.id,
      issuerName: name,
      regionCode: unit.regionCode,
      number: null,
      validFrom,
      validUntil: lasts === null ? null : addDays(validFrom, lasts),
      caseId: null,
      caseNumber: null,
    };
    const { id } = await inTransaction(desk.sql, (sql) => issueLicence(desk, sql, given, caller));
    for (const [at, act] of acts.entries())
      await actOnLicence(desk, id, { version: at + 1, key: derivedKey("sample", id, act.type), act }, caller);
  }
  await fillDraft(ground);
}
