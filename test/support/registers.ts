import type { EntryAct } from "../../src/cooperation/registers/kind.ts";
import { randomUUID } from "node:crypto";
import type { Role } from "../../src/kernel/access.ts";
import type { EntryDetail, EntryRow } from "../../src/cooperation/registers/entry-row.ts";
import type { EntrySeed, RegisterKind } from "../../src/cooperation/registers/entry.ts";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "./app.ts";

export type RegistersOverHttp = {
  readonly app: TestApp;
  readonly office: Inject;
  /** The published plan with its 22 measures. */
  readonly plan: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly signedIn: (unit: string, role: Role) => Promise<Inject>;
  readonly enter: (call: Inject, register: RegisterKind, seed: object, key?: string) => ReturnType<Inject>;
  /** As the office; throws where it is refused. */
  readonly entered: (register: RegisterKind, seed: object) => Promise<EntryDetail>;
  readonly act: (call: Inject, on: Pick<EntryDetail, "id" | "version">, act: EntryAct) => ReturnType<Inject>;
  readonly acted: (on: Pick<EntryDetail, "id" | "version">, act: EntryAct) => Promise<EntryDetail>;
  readonly list: (
    register: RegisterKind,
    query: string,
  ) => Promise<{ total: number; rows: EntryRow[]; units: Record<string, string> }>;
  /** Hangs a row on the measure of this number, and on its first undertaking. */
  readonly linkTo: (number: number) => EntrySeed["links"][number];
};

/** What a row is entered with, as a request carries it. */
export const seedOf = (name: string, more: Partial<Omit<EntrySeed, "register">> = {}) => ({
  name,
  regionCode: "150200",
  variant: null,
  values: {},
  links: [],
  stages: {},
  ...more,
});

function detailOf(reply: Awaited<ReturnType<Inject>>): EntryDetail {
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<EntryDetail>();
}

const enter: RegistersOverHttp["enter"] = (call, register, seed, key = randomUUID()) =>
  call({ method: "POST", url: `/api/registers/${register}/entries`, payload: { key, seed } });
const act: RegistersOverHttp["act"] = (call, { id, version }, given) => {
  const payload = { version, key: randomUUID(), act: given };
  return call({ method: "POST", url: `/api/entries/${id}/acts`, payload });
};
/** The server with the bundled plan read, for tests of the registers; close `app` afterwards. */
export async function openRegisters(): Promise<RegistersOverHttp> {
  const app = await openTestApp({ begin: true });
  const office = await app.as("office");
  const plans = (await office({ url: "/api/plans" })).json<{ rows: { id: string; measures: number }[] }>();
  const plan = plans.rows.find(({ measures: all }) => all === 22)?.id ?? "";
  const measures = await app.database.app<{ id: string; number: number; undertaking: string | null }[]>`
    select m.id, m.number, (
        select u.id from supervision.undertaking u where u.measure_id = m.id limit 1
      ) as undertaking
    from supervision.measure m where plan_id = ${plan} order by number`;
  const units = await app.database.app<{ id: string; name: string }[]>`
    select id, name from accounts.organisation where not collective order by name`;
  return {
    app,
    office,
    plan,
    units,
    signedIn: async (unit, role) => {
      const name = `${role}-${randomUUID().slice(0, 8)}`;
      await app.addAccount({ name, password: PASSWORD, roles: [role], organisationId: unit });
      return app.withToken(await app.signIn(name, PASSWORD));
    },
    enter,
    entered: async (register, seed) => detailOf(await enter(office, register, seed)),
    act,
    acted: async (on, given) => detailOf(await act(office, on, given)),
    list: async (register, query) =>
      (await office({ url: `/api/registers/${register}/entries?${query}` })).json(),
    linkTo: (number) => {
      const measure = measures.find((each) => each.number === number);
      return { planId: plan, measureId: measure?.id ?? "", undertakingId: measure?.undertaking ?? null };
    },
  };
}
