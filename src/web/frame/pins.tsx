import { PushpinFilled, PushpinOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { failureOf } from "./failure.ts";
import { useSentence, useText } from "./language.tsx";
import { roomForPins, workplacesOf } from "./menu.ts";
import { useOpenPages, usePages } from "./pages-context.tsx";
import { useKeepPreference, usePreference } from "./preference.ts";
import { useSession } from "./session.tsx";
import { text } from "./text.ts";
import { tell } from "./told.tsx";
import type { Workplace } from "./workplaces.ts";

const NONE: readonly string[] = [];

/** The systems that the person at the desk pinned to the own menu. */
export function usePins(): readonly string[] {
  const { actor, mustChangePassword } = useSession();
  const pages = usePages();
  const asked = actor !== null && !mustChangePassword && workplacesOf(pages).some(({ system }) => system);
  return usePreference<readonly string[]>("pins", asked).value ?? NONE;
}

/** Pins the workplace of a system to the menu, or takes it away from there. */
export function PinButton({ workplace: { id, title } }: { readonly workplace: Workplace }) {
  const t = useText(text);
  const sentence = useSentence();
  const pins = usePins();
  const room = roomForPins(useOpenPages());
  const pinned = pins.includes(id);
  const change = useKeepPreference<readonly string[]>("pins", (error) =>
    tell.failed(sentence(failureOf(error).sentence)),
  );
  if (room === 0) return null;
  const label = (pinned ? t.unpin : t.pin)(sentence(title));
  return (
    <Button
      type="text"
      size="small"
      aria-pressed={pinned}
      aria-label={label}
      title={label}
      disabled={change.isPending}
      icon={pinned ? <PushpinFilled /> : <PushpinOutlined />}
      // What is no more, or found no room, makes place for what is.
      onClick={() => change.mutate(pinned ? pins.filter((each) => each !== id) : [...pins, id].slice(-room))}
    />
  );
}
