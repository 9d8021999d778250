import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { useReached } from "../../../web/kit/reach.ts";
import type { Concerned } from "../../domain/meetings/concerned.ts";
import { text } from "./meeting-text.ts";

/** Shows which units an act on a meeting concerns, with what and by when, and which of them see nothing of it here. */
export function BeforeTelling(props: {
  readonly title: string;
  readonly help?: string;
  readonly okText: string;
  readonly concerned: readonly Concerned[];
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { concerned, ...rest } = props;
  const t = useText(text).telling;
  const { language } = useLanguage();
  const reached = useReached();
  if (reached === undefined) return null;
  const { to, silent } = reached(
    concerned.map(({ unitId, name, attends, prepares, first }) => ({
      unitId,
      name,
      about: [
        ...(attends ? [t.attends] : []),
        ...(first === null ? [] : [t.prepares(prepares, formatDay(first, language))]),
      ].join(" · "),
    })),
  );
  return (
    <BeforeSending
      {...rest}
      to={to}
      leftOut={{ title: t.notReached(silent.length), those: silent }}
      mayBeNobody
    />
  );
}
