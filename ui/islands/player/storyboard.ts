/** The little pictures over the bar: a WebVTT file whose cues name rectangles of a sprite (`board.jpg#xywh=0,90,160,90`). */
interface Tile {
  start: number;
  end: number;
  image: string;
  box: [number, number, number, number];
}

export class Storyboard {
  private tiles: Promise<Tile[]> | undefined;

  constructor(private readonly address: string | null) {}

  /** Draws the picture of this second, or hides the box when there is none. The file is read at the first wish. */
  async show(seconds: number, box: HTMLElement): Promise<void> {
    if (!this.address) return;
    this.tiles ??= this.load(this.address);
    const tile = (await this.tiles).find(({ start, end }) => seconds >= start && seconds < end);
    box.hidden = !tile;
    if (!tile) return;
    const [x, y, width, height] = tile.box;
    box.style.width = width + 'px';
    box.style.height = height + 'px';
    box.style.backgroundImage = `url("${tile.image}")`;
    box.style.backgroundPosition = `-${x}px -${y}px`;
  }

  private async load(address: string): Promise<Tile[]> {
    try {
      const answer = await fetch(address);
      return answer.ok ? tilesOf(await answer.text(), new URL(answer.url)) : [];
    } catch {
      return [];
    }
  }
}

function tilesOf(text: string, base: URL): Tile[] {
  return text.split(/\r?\n\r?\n/).flatMap((block) => {
    const cue = /([\d:.]+)\s+-->\s+([\d:.]+)[^\n]*\n([^#\n]+)#xywh=(\d+),(\d+),(\d+),(\d+)/.exec(block);
    if (!cue) return [];
    const [, start, end, image, ...box] = cue as unknown as string[];
    return [{
      start: seconds(start!), end: seconds(end!), image: new URL(image!.trim(), base).href,
      box: box.map(Number) as Tile['box'],
    }];
  });
}

const seconds = (stamp: string) => stamp.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
