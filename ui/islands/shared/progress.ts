/** The processing object of the public contract, as GET /api/resources/{id}/events sends it. */
export interface Processing {
  /** describe, render, done or failed. */
  stage: string;
  percent: number;
  problem?: { title?: string; detail?: string } | string | null;
}

export function wordsOfProblem(problem: Processing['problem']): string {
  if (!problem) return '';
  return typeof problem === 'string' ? problem : (problem.detail ?? problem.title ?? '');
}

export const settled = (now: Processing) => now.stage === 'done' || now.stage === 'failed' || Boolean(now.problem);

/** A browser opens six lines to one server at most (HTTP/1.1), and uploads need theirs. */
const LINES = 3;
const ASK_MS = 2000;
let open = 0;

interface Line {
  listeners: Set<(now: Processing) => void>;
  last: Processing | undefined;
  hangUp(): void;
}

const lines = new Map<string, Line>();

/** Follows a resource until it is settled; whoever on this page follows the same one shares the line. */
export function follow(resource: string, told: (now: Processing) => void): () => void {
  const line = lines.get(resource) ?? { listeners: new Set(), last: undefined, hangUp: () => undefined };
  line.listeners.add(told);
  if (line.last) told(line.last);
  if (!lines.has(resource)) {
    lines.set(resource, line);
    line.hangUp = connect(resource, (now) => {
      line.last = now;
      line.listeners.forEach((each) => each(now));
    });
  }
  return () => {
    line.listeners.delete(told);
    if (line.listeners.size > 0) return;
    line.hangUp();
    lines.delete(resource);
  };
}

/** By an open line while there are few, else by asking. A closed page loses nothing. */
function connect(resource: string, told: (now: Processing) => void): () => void {
  let over = false;
  let events: EventSource | undefined;
  const take = (now: Processing) => {
    if (over) return;
    told(now);
    if (settled(now)) stop();
  };
  const hangUp = () => {
    if (events) open--;
    events?.close();
    events = undefined;
  };
  const stop = () => {
    over = true;
    hangUp();
  };
  const ask = async () => {
    const answer = await fetch(`/api/resources/${resource}`).catch(() => undefined);
    if (answer?.ok) take(((await answer.json()) as { processing: Processing }).processing);
    if (!over) setTimeout(() => void ask(), ASK_MS);
  };
  if (open >= LINES) void ask();
  else {
    open++;
    events = new EventSource(`/api/resources/${resource}/events`);
    events.onmessage = (event: MessageEvent<string>) => take(JSON.parse(event.data) as Processing);
    events.onerror = () => {
      // It connects again by itself, unless the server has refused it.
      if (events?.readyState !== EventSource.CLOSED) return;
      hangUp();
      void ask();
    };
  }
  return stop;
}
