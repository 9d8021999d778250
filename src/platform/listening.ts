import { createServer } from "node:net";
import { fail } from "../kernel/result.ts";
import type { Failure } from "../kernel/error.ts";

type Address = { readonly host: string; readonly port: number };

function explain(code: string, { host, port }: Address): Failure<"port"> {
  if (code === "EADDRINUSE")
    return fail(
      "port",
      `端口 ${port} 已被占用。请关掉占用它的程序，或换一个端口，如 PORT=${port + 1} npm start。`,
      `Port ${port} is in use. Close the program that uses it, or take another, as in PORT=${port + 1} npm start.`,
    ).failure;
  if (code === "EACCES")
    return fail(
      "port",
      `当前用户不能使用端口 ${port}（小于 1024 的端口归系统管理员）。请用 PORT 指定 1024 以上的端口。`,
      `This user may not open port ${port} (those below 1024 belong to root). Set PORT to one above 1024.`,
    ).failure;
  return fail(
    "port",
    `不能在 ${host}:${port} 上提供服务（${code}）。请把 HOST 设为本机的地址，如 127.0.0.1 或 0.0.0.0。`,
    `Cannot serve on ${host}:${port} (${code}). Set HOST to an address of this machine, as 127.0.0.1 or 0.0.0.0.`,
  ).failure;
}

/** Whether an address can be served on, asked before anything is started: `null`, or why not and what to do. */
export async function findPortTrouble(address: Address): Promise<Failure<"port"> | null> {
  const server = createServer();
  const code = await new Promise<string | null>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(address.port, address.host, () => resolve(null));
  });
  if (code !== null) return explain(code, address);
  await new Promise((resolve) => server.close(resolve));
  return null;
}
