import { client } from "../../../web/api.ts";
import { uploader } from "../../../web/upload.ts";
import type { OneServiceContract } from "../contract.ts";

export const api = client<OneServiceContract>();
export const upload = uploader<OneServiceContract>();
