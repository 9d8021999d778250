import type { JobHandler } from "../../../../platform/jobs/jobs.ts";
import { postJson } from "../../../../platform/outgoing/post-json.ts";
import { writtenLine } from "../../../../platform/witness/line.ts";
import type { Desk } from "../../store/desk.ts";
import { RECEIPTS_LOG } from "./store-heads.ts";

type Payload = { readonly number: number; readonly hash: string; readonly at: string };

/** Mails and posts a published head, signed, to whom the configuration names; fails and so comes again where one is away. */
export const sendHead =
  ({ config, mail, witness }: Pick<Desk, "config" | "mail" | "witness">): JobHandler =>
  async (payload) => {
    const { number, hash, at } = payload as Payload;
    const line = witness.sign({ kind: "head", log: RECEIPTS_LOG.name, number, hash, at });
    const text = writtenLine(line);
    const subject = `共享凭据链头第 ${number} 号 Head ${number} of the receipts`;
    const failed: string[] = [];
    for (const to of mail.configured ? config.witnessMail : []) {
      const sent = await mail.send({ to, subject, text: `${text}\n` });
      if (!sent.ok) failed.push(to);
    }
    for (const address of config.witnessPost) {
      const outgoing = { origins: [new URL(address).origin], allowPrivate: config.sourcePrivate };
      const answer = await postJson(address, line, outgoing);
      if (!answer.ok) failed.push(address);
    }
    if (failed.length > 0) throw new Error(`the head could not be sent to ${failed.join(", ")}`);
  };
