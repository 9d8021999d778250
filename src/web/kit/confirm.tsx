import { cloneElement, type ReactElement, type ReactNode } from "react";
import { useQuestion } from "./dialog.tsx";

/** Asks before its button does what it says. */
export function Confirm({
  title,
  description,
  okText,
  cancelText,
  onConfirm,
  children,
}: {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly okText?: string;
  readonly cancelText?: string;
  readonly onConfirm: () => void;
  readonly children: ReactElement<{ onClick?: () => void }>;
}) {
  const { ask, question } = useQuestion();
  const onClick = () =>
    void ask({ title, content: description, okText, cancelText }).then((yes) => yes && onConfirm());
  return (
    <>
      {cloneElement(children, { onClick })}
      {question}
    </>
  );
}
