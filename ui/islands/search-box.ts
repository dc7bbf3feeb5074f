/** Suggests under the search field that it surrounds, once somebody is there. Without it the form works the same. */
class SearchBox extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type="search"]')!;
    for (const [name, value] of Object.entries({
      role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
    })) input.setAttribute(name, value);
    const begin = () => void import('./search/suggestions').then(({ Suggestions }) => new Suggestions(input, this.dataset));
    if (document.activeElement === input) begin();
    else input.addEventListener('focus', begin, { once: true });
  }
}

customElements.define('search-box', SearchBox);
