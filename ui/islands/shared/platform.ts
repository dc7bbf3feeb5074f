/** A platform answers within this time, or not at all. */
const PATIENCE_MS = 2000;

/**
 * Asks the platform around this frame (LTI Client Side postMessages 1.0). `of` names whom to ask: `frame`, a frame of the platform by its name or
 * `_parent`, and `origin`, to which alone it is said and from which alone an answer counts.
 */
export function askPlatform(of: Element, subject: string, message: Record<string, unknown>): Promise<Record<string, unknown>> {
  const origin = of.getAttribute('origin')!;
  const name = of.getAttribute('frame')!;
  const around = window.parent !== window ? window.parent : (window.opener as Window | null);
  if (!around) return Promise.reject(new Error('no platform around'));
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
    window.addEventListener('message', (event: MessageEvent<Record<string, unknown> | null>) => {
      const answer = event.data;
      if (event.origin !== origin || typeof answer !== 'object' || !answer) return;
      if (answer.subject !== `${subject}.response` || answer.message_id !== id) return;
      clearTimeout(timer);
      if (answer.error) reject(new Error('the platform refuses'));
      else resolve(answer);
    });
    const to = name === '_parent' ? around : (around.frames as unknown as Record<string, Window | undefined>)[name];
    to?.postMessage({ subject, message_id: id, ...message }, origin);
  });
}
