import {
  createContext,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useMemo,
} from "react";
import type { Role } from "../../kernel/access.ts";

/** What the page of one slice shows of others, without knowing them: each place has its panels, handed over by `pages.ts`. */
export type PanelPlaces = {
  /** On the page of a measure of a plan. */
  readonly measure: { readonly measureId: string; readonly planId: string; readonly number: number };
  /** On the page of a task. */
  readonly task: { readonly taskId: string };
  /** On the page of a system that serves a measure of the Baotou plan, by its number. */
  readonly works: { readonly measure: number };
  /** On the page of a record, of whatever kind. */
  readonly record: { readonly kind: string; readonly id: string };
  /** On the desk of whoever came: what their roles look after, beside what waits for them. */
  readonly desk: { readonly roles: readonly Role[]; readonly organisationId: string | null };
  /** On the page of one's own account: what else one may choose for oneself. */
  readonly account: { readonly hasMail: boolean };
  /** On a leader's page of a plan, as of a day: one `part` of it. */
  readonly leader: {
    readonly planId: string;
    readonly asOf: string;
    /** The day is not today: what is opened shows that day where it can. */
    readonly past: boolean;
    /** Of the last look. */
    readonly since: string;
    readonly part: "decide" | "changed" | "money" | "dates";
  };
};

export type PanelLoader<P> = () => Promise<{ readonly default: ComponentType<P> }>;
export type Panels = { readonly [K in keyof PanelPlaces]?: readonly PanelLoader<PanelPlaces[K]>[] } & {
  /** What they read there, as a page's own `asks` say it. */
  readonly asks?: { readonly [K in keyof PanelPlaces]?: readonly string[] };
};

const PanelsContext = createContext<readonly Panels[]>([]);

export function PanelsProvider(props: { readonly panels: readonly Panels[]; readonly children: ReactNode }) {
  return <PanelsContext.Provider value={props.panels}>{props.children}</PanelsContext.Provider>;
}

/** The panels of every slice for a place; one that is still loading takes no room. */
export function PanelsOf<K extends keyof PanelPlaces>({
  place,
  about,
}: {
  readonly place: K;
  readonly about: PanelPlaces[K];
}) {
  const handed = useContext(PanelsContext);
  const shown = useMemo(
    () =>
      handed
        .flatMap((panels) => (panels[place] ?? []) as readonly PanelLoader<PanelPlaces[K]>[])
        .map((load) => lazy(load) as ComponentType<PanelPlaces[K]>),
    [handed, place],
  );
  return (
    <Suspense fallback={null}>
      {shown.map((Panel, index) => (
        <Panel key={index} {...about} />
      ))}
    </Suspense>
  );
}
