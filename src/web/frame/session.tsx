import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import { type Access, allows } from "../../kernel/access.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Sentence } from "../../kernel/error.ts";
import { keepDraftsOf } from "../kit/drafts.ts";

/** Who sits at the desk. `actor` is null when nobody signed in. */
export type Session = {
  readonly actor: Actor | null;
  readonly mustChangePassword: boolean;
  /** Whether a second factor has to be set up before anything else. */
  readonly mustSetUpFactor: boolean;
  /** `demo`: everything shown is invented. */
  readonly mode: "demo" | "real";
  /** Whether a visitor of the demonstration may take any of the sample roles. */
  readonly mayViewAs: boolean;
  /** What a person should know now, such as a password about to expire. */
  readonly notices: readonly Sentence[];
  readonly organisationName: string | null;
};

const NOBODY: Session = {
  actor: null,
  mustChangePassword: false,
  mustSetUpFactor: false,
  mode: "real",
  mayViewAs: false,
  notices: [],
  organisationName: null,
};

/** Whom a visitor of the demonstration may be, in the order offered. */
export const VIEWS = [
  "office",
  "leader",
  "unit-head",
  "liaison",
  "bureau",
  "data-officer",
  "window-clerk",
  "applicant",
  "citizen",
] as const;
/** Bureaus of one system each, and who runs the machine: chosen from a list, which grows with the systems. */
export const MORE_VIEWS = [
  "ecology",
  "finance",
  "finance-hohhot",
  "reserve",
  "energy",
  "industry",
  "security-admin",
  "audit-admin",
  "system-admin",
] as const;
export type View = (typeof VIEWS)[number] | (typeof MORE_VIEWS)[number];

/** How the shell lets people in and out; the slice `accounts` supplies it, `pages.ts` hands it over. */
export type Door = {
  readonly read: () => Promise<Session>;
  readonly signOut: () => Promise<void>;
  readonly viewAs: (view: View) => Promise<void>;
  readonly signInPath: string;
  readonly passwordPath: string;
  readonly factorPath: string;
  readonly accountPath: string;
  /** Signs in without leaving the page, when a session ends under somebody's hands. */
  readonly SignInAgain: ComponentType<{ readonly name: string; readonly onDone: () => void }>;
};

const DoorContext = createContext<Door | null>(null);

export const SESSION_KEY = ["session"] as const;

export function DoorProvider({ door, children }: { readonly door: Door; readonly children: ReactNode }) {
  return <DoorContext.Provider value={door}>{children}</DoorContext.Provider>;
}

export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (door === null) throw new Error("no door");
  return door;
}

export function useSessionQuery() {
  const door = useDoor();
  return useQuery({ queryKey: SESSION_KEY, queryFn: door.read, staleTime: 60_000, retry: 1 });
}

/** The session; within the frame it is always known. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  return data ?? NOBODY;
}

/** Whether the person at the desk may do what needs this access: hides what the server would refuse. */
export function useAllows(): (access: Access) => boolean {
  const { actor } = useSession();
  return (access) => allows(access, actor === null ? null : actor.roles);
}

/** After signing in, out or as somebody else: forgets what the other person saw and typed. */
export function useSessionChanged(): () => Promise<void> {
  const queries = useQueryClient();
  const door = useDoor();
  return async () => {
    // The session first: a page that still shows would otherwise ask again for what it may no longer see.
    const { actor } = await queries.fetchQuery({
      queryKey: SESSION_KEY,
      queryFn: door.read,
      staleTime: 0,
    });
    keepDraftsOf(actor?.accountId ?? null);
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
  };
}
