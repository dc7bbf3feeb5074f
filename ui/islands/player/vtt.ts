/** One cue of a WebVTT file: seconds, and its words as they stand there. */
export interface Cue {
  start: number;
  end: number;
  text: string;
}

export function cuesOf(text: string): Cue[] {
  return text.split(/\r?\n[ \t]*\r?\n/).flatMap((block) => {
    const cue = /([\d:.]+)[ \t]+-->[ \t]+([\d:.]+)[^\n]*\n([\s\S]+)/.exec(block);
    return cue ? [{ start: seconds(cue[1]!), end: seconds(cue[2]!), text: cue[3]!.trim() }] : [];
  });
}

/** The file, or nothing where there is none: what it adds can be missed. */
export async function load(address: string | null): Promise<{ cues: Cue[]; base: URL } | undefined> {
  try {
    const answer = address ? await fetch(address) : undefined;
    return answer?.ok ? { cues: cuesOf(await answer.text()), base: new URL(answer.url) } : undefined;
  } catch {
    return undefined;
  }
}

/** What a cue says, without its markup: the browser's own reader takes it off. */
export const plain = (text: string) => new VTTCue(0, 1, text).getCueAsHTML().textContent ?? '';

const seconds = (stamp: string) => stamp.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
