import { type ReactNode, useEffect, useState } from "react";
import { Link } from "react-router";
import { Count } from "./count.tsx";
import { Icon } from "./icons.tsx";
import { useSentence, useText } from "./language.tsx";
import { type Entry, markedEntry, pagesOf, titleOf } from "./menu.ts";
import { useSession } from "./session.tsx";
import { text } from "./text.ts";
import { useMenu } from "./use-menu.ts";
import { timesUsed } from "./visits.ts";
import { DESK, SERVICES, SYSTEMS } from "./workplaces.ts";

/** What takes words by keyboard, which on a telephone covers half the screen. */
const TYPED =
  "textarea, [contenteditable=true], input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]):not([type=file])";
const isTyping = (): boolean => document.activeElement?.matches(TYPED) === true;

/** Whether words are being typed by a keyboard; a moment longer, so that nothing moves under the finger that leaves the field for a button. */
export function useTyping(): boolean {
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const enters = () => {
      clearTimeout(leaving);
      if (isTyping()) setTyping(true);
      else leaves();
    };
    const leaves = () => {
      clearTimeout(leaving);
      leaving = setTimeout(() => setTyping(isTyping()), 300);
    };
    document.addEventListener("focusin", enters);
    document.addEventListener("focusout", leaves);
    return () => {
      clearTimeout(leaving);
      document.removeEventListener("focusin", enters);
      document.removeEventListener("focusout", leaves);
    };
  }, []);
  return typing;
}

/** The desk and the two workplaces used most; of workplaces used alike the first. */
function mostUsed(entries: readonly Entry[], used: Readonly<Record<string, number>>): readonly Entry[] {
  const times = ({ workplace: { id } }: Entry): number => (id === SYSTEMS.id ? -1 : (used[id] ?? 0));
  const desk = entries.filter(({ workplace }) => workplace.id === DESK.id);
  const others = entries.filter((entry) => !desk.includes(entry)).toSorted((a, b) => times(b) - times(a));
  const chosen = [...desk, ...others].slice(0, 3);
  return entries.filter((entry) => chosen.includes(entry));
}

/** The bar at a telephone's foot: three places and the whole menu. Who applies for something finds the hall and what is their own there. */
export function Bar({ onMore }: { readonly onMore: () => void }) {
  const t = useText(text);
  const sentence = useSentence();
  const { actor } = useSession();
  const { entries, where, linkTo, waitsAt, waitsOn } = useMenu();
  // What lies under a thumb stays where it is for as long as one is here.
  const [used] = useState(() => timesUsed(actor?.accountId ?? ""));
  const services = entries.find(({ workplace }) => workplace.id === SERVICES.id);
  const items =
    actor?.roles.includes("applicant") === true && services !== undefined
      ? pagesOf(services)
          .slice(0, 3)
          .map((page) => ({
            to: linkTo([page]),
            icon: page.menu.icon ?? "",
            title: sentence(titleOf(page)),
            waits: waitsOn([page]),
            marked: page === where?.page,
          }))
      : mostUsed(entries, used).map((entry) => ({
          to: linkTo(pagesOf(entry)),
          icon: entry.workplace.icon,
          title: sentence(entry.title),
          waits: waitsAt(entry),
          marked: where !== null && markedEntry(entries, where.workplace) === entry,
        }));
  return (
    <nav className="bar no-print" aria-label={t.bar}>
      {items.map(({ to, icon, title, waits, marked }) => (
        <Link key={to} to={to} {...(marked ? { "aria-current": "true" } : {})}>
          <Face icon={icon} title={title}>
            <Count of={waits} />
          </Face>
        </Link>
      ))}
      <button
        type="button"
        onClick={onMore}
        {...(items.some(({ marked }) => marked) ? {} : { "aria-current": "true" })}
      >
        <Face icon="more" title={t.more} />
      </button>
    </nav>
  );
}

function Face({
  icon,
  title,
  children,
}: {
  readonly icon: string;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <Icon name={icon} />
      <span>{title}</span>
      {children}
    </>
  );
}
