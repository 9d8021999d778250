import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";

/** What a step points at: the mark of the page in tabs or menu, what the page shows, or a thing in the head. */
export type Target = "tab" | "page" | "find" | "bell" | "help";

/** One step of a tour: a page without parameters, what on it is meant, and what to know of it. */
export type Step = {
  readonly at: string;
  readonly target: Target;
  readonly title: Sentence;
  readonly text: Sentence;
};

/** Five steps for each role. */
export type Tours = Readonly<Record<Role, readonly Step[]>>;
export type ToursLoader = () => Promise<{ readonly tours: Tours }>;

/** Where targets are looked for, the first that shows. On a telephone what stands in the menu shows nowhere. */
export const SELECTORS: Readonly<Record<Target, readonly string[]>> = {
  tab: [".tabs [aria-current]", ".navigation [aria-current]", ".bar [aria-current]"],
  page: ["#content h1"],
  find: [".find-door"],
  bell: [".bell"],
  help: [".head .head-help"],
};

/** Of several roles the one whose work is most of the day. */
const FIRST: readonly Role[] = [
  "office",
  "leader",
  "unit-head",
  "liaison",
  "data-officer",
  "window-clerk",
  "system-admin",
  "security-admin",
  "audit-admin",
  "applicant",
];

/** Whose tour somebody with these roles is shown. */
export const tourRole = (roles: readonly Role[]): Role | undefined =>
  FIRST.find((role) => roles.includes(role));
