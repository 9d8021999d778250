import { useQuery } from "@tanstack/react-query";
import type { UnitReach } from "../../kernel/reach.ts";
import { send } from "../frame/api.ts";
import { formatDay } from "../frame/format.ts";
import { useLanguage, useText } from "../frame/language.tsx";
import type { Named } from "./before-sending.tsx";

const zh = {
  accounts: (n: number) => `${n} 个账号`,
  mail: "有邮箱",
  noMail: "无邮箱，登录后才能看到",
  last: (day: string) => `最近登录 ${day}`,
  never: "从未登录",
  unreached: "没有账号，收不到；请用表格回收或电话联系",
  outside: "不在名册，收不到；请另行发送",
  unknown: "没有查到能否收到，请另行确认",
};
const en: typeof zh = {
  accounts: (n) => (n === 1 ? "1 account" : `${n} accounts`),
  mail: "by mail too",
  noMail: "no mail address: seen only after signing in",
  last: (day) => `last signed in on ${day}`,
  never: "never signed in",
  unreached: "has no account, nothing arrives: use workbooks or telephone",
  outside: "not on the roster, nothing arrives: send it another way",
  unknown: "whether it arrives could not be looked up: make sure of it another way",
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
          ...(lastSignIn === undefined
            ? []
            : [lastSignIn === null ? t.never : t.last(formatDay(lastSignIn, language))]),
        ].join(" · ");
}

/** A unit told of something: what, and until when. `unitId` is null for one that is not on the roster. */
export type Told = { readonly unitId: string | null; readonly name: string; readonly about: string };

type Parted = { readonly to: readonly Named[]; readonly silent: readonly Named[] };

/** How units are reached, and how the data authority of each city is, by its code. */
const ADDRESSES = { units: "/api/unit-reach", cities: "/api/city-reach" } as const;

/**
 * Parts units told of something into those that see it here and those that do not, with why; undefined until it is known.
 * Where it could not be looked up, all are told and that is said of each: an alarm does not wait for a list of accounts.
 */
export function useReached(
  among: keyof typeof ADDRESSES = "units",
): ((told: readonly Told[]) => Parted) | undefined {
  const t = useText(text);
  const words = useReachWords();
  const address = ADDRESSES[among];
  const { data, error } = useQuery({
    queryKey: [`GET ${address}`],
    queryFn: () =>
      send(address, { headers: { "x-jiziwan": "1" } }) as Promise<{ readonly units: readonly UnitReach[] }>,
    staleTime: 60_000,
  });
  if (data === undefined && error === null) return undefined;
  if (data === undefined)
    return (told) => ({
      to: told.map(({ unitId, name, about }) => ({
        key: unitId ?? `name:${name}`,
        name,
        about: [about, t.unknown].filter((each) => each !== "").join(" · "),
      })),
      silent: [],
    });
  const reaches = new Map(
    data.units.flatMap((unit) => [unit.unitId, ...(unit.mergedIds ?? [])].map((id) => [id, unit] as const)),
  );
  return (told) => {
    const named = told.map(({ unitId, name, about }) => {
      const reach = unitId === null ? undefined : reaches.get(unitId);
      const how = reach === undefined ? t.outside : words(reach);
      return {
        reached: (reach?.people ?? 0) > 0,
        named: {
          key: unitId ?? `name:${name}`,
          name: among === "cities" ? name : (reach?.name ?? name),
          about: [about, how].filter((each) => each !== "").join(" · "),
        },
      };
    });
    const those = (reached: boolean) =>
      named.filter((each) => each.reached === reached).map((each) => each.named);
    return { to: those(true), silent: those(false) };
  };
}
