const SVG = 'http://www.w3.org/2000/svg';
const STEPS = 240;

/** The outline of a sound, drawn where a film would be; what has been heard is coloured. */
export class Waveform {
  readonly element = document.createElementNS(SVG, 'svg');
  private readonly heard = document.createElementNS(SVG, 'path');

  private constructor(peaks: number[]) {
    const most = Math.max(1, ...peaks);
    const line = peaks.map((peak, at) => {
      const half = Math.max(0.4, (peak / most) * 48);
      return `M${at} ${(50 - half).toFixed(1)}V${(50 + half).toFixed(1)}`;
    }).join('');
    this.element.setAttribute('viewBox', `0 0 ${peaks.length} 100`);
    this.element.setAttribute('preserveAspectRatio', 'none');
    this.element.setAttribute('class', 'player-wave');
    this.element.setAttribute('aria-hidden', 'true');
    const all = document.createElementNS(SVG, 'path');
    all.setAttribute('d', line);
    this.heard.setAttribute('d', line);
    this.heard.setAttribute('class', 'player-wave-heard');
    this.element.append(all, this.heard);
  }

  /** Nothing where the sound has no outline. */
  static async read(address: string | null): Promise<Waveform | undefined> {
    const answer = address ? await fetch(address).catch(() => undefined) : undefined;
    if (!answer?.ok) return undefined;
    const { peaks } = (await answer.json()) as { peaks: number[] };
    return peaks.length ? new Waveform(inSteps(peaks)) : undefined;
  }

  /** @param share of the sound, 0 to 1 */
  paint(share: number): void {
    this.heard.style.clipPath = `inset(0 ${(100 * (1 - Math.min(1, share))).toFixed(2)}% 0 0)`;
  }
}

/** As few lines as can be told apart. */
function inSteps(peaks: number[]): number[] {
  const each = Math.max(1, Math.ceil(peaks.length / STEPS));
  return Array.from({ length: Math.ceil(peaks.length / each) }, (_, at) => Math.max(...peaks.slice(at * each, (at + 1) * each)));
}
