import { client } from "../../../web/api.ts";
import { uploader } from "../../../web/upload.ts";
import type { SharedDataContract } from "../contract.ts";

export const api = client<SharedDataContract>();
export const upload = uploader<SharedDataContract>();
