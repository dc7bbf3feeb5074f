// Ways in which people watch films, made up by chance from a seed: what was really played is known to the millisecond, and what
// the player's recorder says of it is printed beside it. A line of JSON for each pattern:
//   {truth: [[from, to], …] in seconds, reports: [[[from, to], …], …], length}
// Arguments: recorder.ts, the folder of node_modules, how many patterns, the seed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [source, modules, many, seed] = process.argv.slice(2);
const typescript = createRequire(modules + '/')('typescript');
const { outputText } = typescript.transpileModule(readFileSync(source, 'utf8'), {
  compilerOptions: { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022 },
});
const { Recorder } = await import('data:text/javascript,' + encodeURIComponent(outputText));

/** mulberry32: the same patterns on every machine. */
function chance(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A tab with a film, on a clock that all tabs of a reader share. Events come a little after what they tell, as in browsers. */
class Tab {
  paused = true;
  seeking = false;
  muted = false;
  volume = 1;
  playbackRate = 1;
  currentTime = 0;
  hidden = false;
  stalled = false;
  truth = [];
  reports = [];
  #listeners = new Map();
  #due = [];
  #told = 0;
  #taken = 0;

  constructor(world, length) {
    this.world = world;
    this.length = length;
    this.recorder = new Recorder(this, () => world.now, () => !this.hidden);
  }

  get readyState() {
    return this.seeking ? 1 : this.stalled ? 2 : 4;
  }

  addEventListener(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  #fire(name) {
    (this.#listeners.get(name) ?? []).forEach((listener) => listener());
  }

  #soon(name, after = 1 + Math.floor(this.world.random() * 6)) {
    this.#due.push({ name, at: this.world.now + after });
  }

  play() {
    if (!this.paused || this.currentTime >= this.length) return;
    this.paused = false;
    this.#soon('playing', 20);
  }

  pause() {
    if (this.paused) return;
    this.paused = true;
    this.#soon('timeupdate');
    this.#soon('pause');
  }

  seek(to) {
    this.currentTime = to;
    this.seeking = true;
    this.#soon('seeking');
    this.#soon('seeked', 40 + Math.floor(this.world.random() * 400));
  }

  rate(rate) {
    this.playbackRate = rate;
    this.#soon('ratechange');
  }

  stall() {
    this.stalled = true;
    this.#soon('waiting');
  }

  flow() {
    if (!this.stalled) return;
    this.stalled = false;
    this.#soon('playing');
  }

  hide(hidden) {
    this.hidden = hidden;
    this.recorder.look();
    if (hidden) this.#take();
  }

  mute(muted) {
    this.muted = muted;
    this.#soon('volumechange');
  }

  /** One millisecond goes by. */
  tick() {
    if (!this.paused && !this.seeking && !this.stalled) {
      const from = this.currentTime;
      this.currentTime = Math.min(this.length, from + this.playbackRate / 1000);
      if (!this.hidden || !this.muted) this.#played(from, this.currentTime);
      if (this.currentTime >= this.length) {
        this.paused = true;
        this.#soon('timeupdate');
        this.#soon('pause');
        this.#soon('ended');
      }
    }
    for (const { name } of this.#due.filter(({ at }) => at <= this.world.now)) {
      if (name === 'seeked') this.seeking = false;
      this.#fire(name);
    }
    this.#due = this.#due.filter(({ at }) => at > this.world.now);
    if (!this.paused && this.world.now - this.#told >= (this.hidden ? 1000 : 250)) {
      this.#told = this.world.now;
      this.#fire('timeupdate');
    }
    // Timers of a page that is hidden ring once a minute.
    if (this.world.now - this.#taken >= (this.hidden ? 60_000 : 10_000)) this.#take();
  }

  #played(from, to) {
    const last = this.truth.at(-1);
    if (last && last[1] === from) last[1] = to;
    else this.truth.push([from, to]);
  }

  #take() {
    this.#taken = this.world.now;
    const spans = this.recorder.take();
    if (spans.length) this.reports.push(spans);
  }

  close() {
    this.#take();
  }
}

function pattern(random) {
  const world = { now: 1000, random };
  const length = 60 + Math.floor(random() * 540);
  const tabs = Array.from({ length: random() < 0.2 ? 2 : 1 }, () => new Tab(world, length));
  const until = world.now + 30_000 + random() * 240_000;
  let next = 0;
  while (world.now < until) {
    if (world.now >= next) {
      act(tabs[Math.floor(random() * tabs.length)], random, world);
      next = world.now + 200 + Math.floor(random() * random() * 40_000);
    }
    world.now += 1;
    tabs.forEach((tab) => tab.tick());
  }
  tabs.forEach((tab) => tab.close());
  return { length, truth: tabs.flatMap(({ truth }) => truth), reports: tabs.flatMap(({ reports }) => reports) };
}

function act(tab, random, world) {
  const deeds = [
    () => tab.play(),
    () => tab.play(),
    () => tab.play(),
    () => tab.pause(),
    () => tab.seek(random() * tab.length),
    () => tab.seek(Math.max(0, tab.currentTime - 10)),
    () => tab.seek(Math.min(tab.length - 0.1, tab.currentTime + 5)),
    () => tab.rate([0.5, 0.75, 1, 1.25, 1.5, 2][Math.floor(random() * 6)]),
    () => tab.hide(!tab.hidden),
    () => tab.mute(!tab.muted),
    () => tab.stall(),
    () => tab.flow(),
    () => tab.flow(),
    // The machine sleeps: the clock has gone on, and the film hasn't.
    () => { world.now += 600_000; },
  ];
  deeds[Math.floor(random() * deeds.length)]();
  if (random() < 0.5) tab.play();
}

const random = chance(Number(seed));
for (let at = 0; at < Number(many); at++) console.log(JSON.stringify(pattern(random)));
