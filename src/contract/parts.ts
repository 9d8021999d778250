import { z } from "zod";
import { type Field, own, say } from "../kernel/fields.ts";
import type { Orders } from "../kernel/list.ts";

// What schemas of every slice are made of.

const DESCRIBED = new WeakMap<z.core.$ZodType, Field>();

/** The field of which a schema is the parser, so that a refusal can name it as people know it. */
export const fieldOf = (parser: z.core.$ZodType): Field | undefined => DESCRIBED.get(parser);

/** A parser as that of a described field, and of that alone: days and cities have theirs in common. */
export function described<T extends z.ZodType>(field: Field, parser: T): T {
  const its = parser.clone();
  DESCRIBED.set(its, field);
  return its;
}

/** A parser that a refusal calls as people do. */
export const called = <T extends z.ZodType>(zh: string, en: string, parser: T): T =>
  described(own(say(zh, en)), parser);

export const id = z.uuid();
/** Work on periods grows with the years between: nothing here reaches out of these. */
export const day = z.iso.date().regex(/^(?:19|20|21)/);
export const city = z.string().regex(/^\d{6}$/);

/** Text that a person types: trimmed, at most so many UTF-16 units. */
export const words = (most: number) => z.string().trim().max(most);
export const needed = (most: number) => z.string().trim().min(1).max(most);

/** A point or a line as degrees; whether they lie in the region is the kernel's to say. */
export const place = z
  .array(z.tuple([z.number(), z.number()]).readonly())
  .min(1)
  .max(5_000)
  .readonly();

/** Replies are built by our own typed code, so their shape is stated once, as a type, and not parsed again. */
export const typed = <T>() => z.custom<T>();

export const page = z.object({
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

/** By what the caller wants a list sorted, and whether the other way round; the list's usual order where it says nothing. */
export const ordered = <O extends Orders>(orders: O) => ({
  sort: z.enum(Object.keys(orders) as [keyof O & string, ...(keyof O & string)[]]).optional(),
  reversed: z.stringbool().default(false),
});

/** A key that a caller makes: of version 4, so that none can be taken for one that the program derives for itself. */
export const callersKey = described(own(say("请求编号", "Number of the request")), z.uuidv4());

/** What every act carries: the version on which the caller decided, and a key that makes a repeated request act once. */
export const acting = {
  version: described(own(say("版本", "Version")), z.number().int().min(1)),
  key: callersKey,
} as const;

/** The same, on a record of which there is one: `version` is null while nobody has begun it. */
export const actingOnOne = { ...acting, version: acting.version.nullable() } as const;

export const attachment = z.object({
  digest: described(own(say("文件", "File")), z.string().regex(/^[0-9a-f]{64}$/)),
  name: described(own(say("文件名", "Name of the file")), needed(300)),
});
