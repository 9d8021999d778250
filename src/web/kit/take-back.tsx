import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { TakeBackOffer } from "../../kernel/take-back.ts";
import { failureOf } from "../frame/failure.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { tell } from "../frame/told.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { words } from "./words.ts";

/** Says what was done, with what takes it back while it shows. */
export function useOfferBack(): (done: string, takeBack: () => Promise<unknown>) => void {
  const t = useText(words);
  const sentence = useSentence();
  return (done, takeBack) =>
    tell.undoable(t.took(done), {
      label: t.takeBack,
      run: () =>
        void takeBack().then(
          () => tell.done(t.takenBack),
          (error: unknown) => tell.failed(sentence(failureOf(error).sentence)),
        ),
    });
}

/** On the page of a record, for as long as the server said it would take it back. */
export function TakeBack({
  offer,
  onTakeBack,
}: {
  readonly offer: TakeBackOffer | null;
  readonly onTakeBack: (of: number) => Promise<unknown>;
}) {
  const t = useText(words);
  const [over, setOver] = useState<TakeBackOffer | null>(null);
  const taking = useMutation({ mutationFn: onTakeBack, onSuccess: () => tell.done(t.takenBack) });
  useEffect(() => {
    if (offer === null) return;
    const timer = setTimeout(() => setOver(offer), offer.seconds * 1000);
    return () => clearTimeout(timer);
  }, [offer]);
  if (offer === null || over === offer) return <FailureNotice error={taking.error} />;
  return (
    <div className="ui-row no-print">
      <Button size="small" loading={taking.isPending} onClick={() => taking.mutate(offer.of)}>
        {t.takeBackLatest}
      </Button>
      <FailureNotice error={taking.error} />
    </div>
  );
}
