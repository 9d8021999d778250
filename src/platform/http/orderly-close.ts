import type { FastifyInstance } from "fastify";
import type { Socket } from "node:net";

/** What a proxy waits for an answer, and less than what a service manager waits for an orderly end. */
const GRACE_MS = 30_000;

/**
 * Ends, as the server closes, each connection on which no request runs, and the others after their answer: one that a
 * browser opened ahead and has sent nothing on counts as busy to Node, and an orderly stop would wait for it by the minute.
 */
export function closeInOrder(app: FastifyInstance): void {
  const running = new Map<Socket, number>();
  let closing = false;
  app.server.on("connection", (socket: Socket) => {
    if (closing) return void socket.destroy();
    running.set(socket, 0);
    socket.once("close", () => running.delete(socket));
  });
  app.server.on("request", ({ socket }, reply) => {
    running.set(socket, (running.get(socket) ?? 0) + 1);
    reply.once("close", () => {
      const left = (running.get(socket) ?? 1) - 1;
      if (running.has(socket)) running.set(socket, left);
      if (closing && left === 0) socket.end();
    });
  });
  app.addHook("preClose", async () => {
    closing = true;
    for (const [socket, requests] of running) if (requests === 0) socket.destroy();
    setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
  });
}
