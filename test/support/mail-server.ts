import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A message as it arrived: `head` unfolded, with encoded words as their text; `body` decoded. */
export type Received = { readonly to: readonly string[]; readonly head: string; readonly body: string };

export type MailServer = {
  readonly port: number;
  readonly received: readonly Received[];
  readonly close: () => Promise<void>;
};

const fromBase64 = (packed: string): string => Buffer.from(packed, "base64").toString();

/** RFC 2047, of which senders here use base64. */
const decodeWords = (head: string): string =>
  head
    .replaceAll(/\r\n[ \t]+/g, " ")
    .replaceAll(/\?= =\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, packed: string) => fromBase64(packed));

function readMessage(raw: string, to: readonly string[]): Received {
  const end = raw.indexOf("\r\n\r\n");
  const head = decodeWords(raw.slice(0, end));
  const body = raw.slice(end + 4);
  return { to, head, body: /^content-transfer-encoding: base64$/im.test(head) ? fromBase64(body) : body };
}

/** A real SMTP server on this machine, without TLS unless asked for. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push(readMessage(Buffer.concat(parts).toString(), to));
        done(null);
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, received, close: () => new Promise((resolve) => server.close(resolve)) };
}
