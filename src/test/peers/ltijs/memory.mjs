/**
 * The database that ltijs asks for, in memory: rows by the names of their collections. What ltijs would have encrypted stays as it
 * is, as nobody else can read it here.
 */
export class Memory {
  #rows = new Map();

  async setup() {
    return true;
  }

  async Close() {
    this.#rows.clear();
    return true;
  }

  /** Copies of all rows that have these values; false where there is none. */
  async Get(_key, collection, query = {}) {
    const found = this.#having(collection, query).map((row) => structuredClone({ ...row.item, createdAt: row.createdAt }));
    return found.length > 0 && found;
  }

  /** An index is what an encrypted row is found by. */
  async Insert(_key, collection, item, index = {}) {
    this.#all(collection).push({ item: structuredClone(item), index, createdAt: Date.now() });
    return true;
  }

  async Replace(key, collection, query, item, index) {
    await this.Delete(collection, query);
    return this.Insert(key, collection, item, index);
  }

  async Modify(_key, collection, query, modification) {
    this.#having(collection, query).forEach((row) => Object.assign(row.item, structuredClone(modification)));
    return true;
  }

  async Delete(collection, query) {
    const gone = this.#having(collection, query);
    this.#rows.set(
      collection,
      this.#all(collection).filter((row) => !gone.includes(row)),
    );
    return true;
  }

  #all(collection) {
    if (!this.#rows.has(collection)) {
      this.#rows.set(collection, []);
    }
    return this.#rows.get(collection);
  }

  #having(collection, query) {
    return this.#all(collection).filter((row) => {
      const values = { ...row.item, ...row.index };
      return Object.entries(query).every(([name, value]) => values[name] === value);
    });
  }
}
