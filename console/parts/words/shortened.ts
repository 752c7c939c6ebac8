/** A text that does not fit, cut off; empty where next to nothing would fit. @param characters how many fit */
export function shortened(text: string, characters: number): string {
  const most = Math.floor(characters);
  if (most < 4) return '';
  const whole = Array.from(text);
  return whole.length <= most ? text : `${whole.slice(0, most - 1).join('')}…`;
}
