/** The browser did not let the page open a window. */
export class PopupBlocked extends Error {
  override readonly name = 'PopupBlocked';
}

/** Whoever signed in in the popup is not who works with this page, so this page goes on as before. */
export class SomebodyElse extends Error {
  override readonly name = 'SomebodyElse';

  constructor(
    /** As the provider names them. */
    readonly who: string,
  ) {
    super(`${who} signed in`);
  }
}
