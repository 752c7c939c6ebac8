/** A field of the API, such as `messages.fr`, and the field of the form that it belongs to. */
export interface Place {
  readonly field: string;
  readonly name: string;
}

/** What is wrong with the fields of a form. It knows which of them the form has drawn: whoever draws a field asks for its text. */
export class DrawnTexts extends Map<string, string> {
  readonly #drawn = new Set<string>();

  override get(field: string): string | undefined {
    this.#drawn.add(field);
    return super.get(field);
  }

  /** Whether one of these places is drawn nowhere, so that nobody sees what is wrong with it. */
  hides(places: readonly Place[]): boolean {
    return places.some(({ field, name }) => !this.#drawn.has(field) && !this.#drawn.has(name));
  }
}
