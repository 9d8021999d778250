import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { type PdfLine, pdfOf } from "../../../test/support/pdf.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { audit } from "../audit/audit.ts";
import { admitAttachment } from "./admit.ts";
import { sniffFile } from "./sniff.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const notTaken = refusal("not-taken", "不收。", "Not taken.");
const caller = { actor: null, address: "10.0.0.7", requestId: "request-1" };

const admitted = (bytes: Uint8Array, name = "户型图.pdf"): Promise<string> =>
  admitAttachment(
    { sql: database.app, audit },
    { name, bytes },
    { confirmInternal: false, action: "test.refuse", subject: "draft:1", notTaken },
    caller,
  ).then(
    () => "taken",
    (error: unknown) => {
      if (error instanceof FailureError) return error.failure.code;
      throw error;
    },
  );

const DRAWING = "1 0 0 RG 60 60 m 500 60 l 500 700 l 60 700 l h S 280 380 m 320 420 360 420 400 380 c S";
const drawn = (lines: readonly PdfLine[] = [], given: Parameters<typeof pdfOf>[1] = {}): Uint8Array =>
  pdfOf([lines], { drawn: DRAWING, ...given });

describe("（四） a PDF that somebody attaches", () => {
  it("is taken where it is drawn with lines only, as plans of a flat are, with or without a page number", async () => {
    expect(await admitted(drawn())).toBe("taken");
    expect(await admitted(pdfOf([[], []], { drawn: DRAWING }))).toBe("taken");
    expect(await admitted(drawn([{ text: "— 1 —", x: 280, y: 40 }]))).toBe("taken");
    expect(await admitted(drawn([{ text: "仅供参考", x: 100, y: 300 }], { turned: 45 }))).toBe("taken");
  });

  it("is refused where the little text of a drawing or a scan is a marking: in its head, or slanted across it", async () => {
    const marking = [{ text: "机密★", x: 90, y: 800 }];
    expect(await admitted(drawn(marking))).toBe("classified");
    expect(await admitted(drawn(marking, { turned: 45 }))).toBe("classified");
    expect(await admitted(drawn(marking, { picture: true }))).toBe("classified");
    expect(await admitted(drawn([{ text: "内部资料", x: 90, y: 800 }]))).toBe("ask-internal");
  });

  it("is refused as before where it is cut, asks for a password, or has text that nobody but its fonts can read", async () => {
    const whole = drawn();
    expect(await admitted(whole.subarray(0, whole.length - 40))).toBe("damaged");
    const hash = "00".repeat(32);
    const trailer = `/ID[<${hash}><${hash}>]/Encrypt<</Filter/Standard/V 1/R 2/O<${hash}>/U<${hash}>/P -4>>`;
    expect(await admitted(drawn([], { trailer }))).toBe("encrypted");
    const garbled = [{ text: "\ue001\ue002\ue003\ue004\ue005", x: 90, y: 700 }];
    expect(await admitted(drawn(garbled))).toBe("unsupported");
    expect(await admitted(whole, "户型图.html")).toBe("not-taken");
  });
});

describe("（十四） a picture that somebody attaches", () => {
  it.each([
    ["WebP", "RIFF\x24\0\0\0WEBPVP8 ", "现场.webp", "taken"],
    ["a bitmap", "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0", "现场.bmp", "taken"],
    ["HEIC, which most desks cannot show", "\0\0\0\x18ftypheic\0\0\0\0", "IMG_0001.HEIC", "heic"],
    ["a film under its name", "\0\0\0\x18ftypmp42\0\0\0\0", "IMG_0001.HEIC", "not-taken"],
  ])("is known by its content: %s", async (_, bytes, name, came) => {
    expect(await admitted(Buffer.from(bytes, "latin1"), name)).toBe(came);
  });

  it("is none because a text begins with its two letters", () => {
    expect(sniffFile(Buffer.from("BMW 车辆清单，共十二辆"))).toBe("txt");
  });
});
