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

/** Follows a resource until it is settled. EventSource reconnects by itself; a closed page loses nothing. */
export function follow(resource: string, told: (now: Processing) => void): () => void {
  const events = new EventSource(`/api/resources/${resource}/events`);
  const take = (event: MessageEvent<string>) => {
    const now = JSON.parse(event.data) as Processing;
    told(now);
    if (settled(now)) events.close();
  };
  events.onmessage = take;
  events.addEventListener('processing', take as EventListener);
  return () => events.close();
}
