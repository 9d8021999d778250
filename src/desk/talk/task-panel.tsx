import TalkPanel from "./panel.tsx";

/** Talk on a task. */
export default function TaskTalk({ taskId }: { readonly taskId: string }) {
  return <TalkPanel kind="task" id={taskId} />;
}
