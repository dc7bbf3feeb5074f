import { load } from './vtt';

/** A rectangle of a sheet of pictures. */
interface Tile {
  start: number;
  end: number;
  image: string;
  box: [number, number, number, number];
}

/** The little pictures over the bar: a WebVTT file whose cues name rectangles of sheets (`board.jpg#xywh=0,90,160,90`). */
export class Storyboard {
  private tiles: Promise<Tile[]> | undefined;

  constructor(private address: string | null) {}

  /** Another file, which may have come while the page was open. */
  use(address: string | null): void {
    if (!address || address === this.address) return;
    this.address = address;
    this.tiles = undefined;
  }

  /**
   * Draws the picture of this second, or hides the box when there is none. The file is read at the first wish.
   *
   * @param scale of the picture on the page
   */
  async show(seconds: number, box: HTMLElement, scale = 1): Promise<void> {
    this.tiles ??= this.read();
    const tile = (await this.tiles).find(({ start, end }) => seconds >= start && seconds < end);
    box.hidden = !tile;
    if (!tile) return;
    const [x, y, width, height] = tile.box;
    box.style.width = width + 'px';
    box.style.height = height + 'px';
    box.style.backgroundImage = `url("${tile.image}")`;
    box.style.backgroundPosition = `-${x}px -${y}px`;
    box.style.transform = scale === 1 ? '' : `scale(${scale})`;
    box.style.margin = `0 ${width * (scale - 1)}px ${height * (scale - 1)}px 0`;
  }

  private async read(): Promise<Tile[]> {
    const file = await load(this.address);
    return file?.cues.flatMap(({ start, end, text }) => {
      const named = /^([^#\n]+)#xywh=(\d+),(\d+),(\d+),(\d+)/.exec(text);
      if (!named) return [];
      return [{ start, end, image: new URL(named[1]!.trim(), file.base).href, box: named.slice(2).map(Number) as Tile['box'] }];
    }) ?? [];
  }
}
