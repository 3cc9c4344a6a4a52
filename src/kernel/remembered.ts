/**
 * A function of a text that remembers what it gave: for what takes long and is asked again and again.
 *
 * Gives the same object for the same text, so that nobody may change it. What throws is not remembered.
 * @param most so many texts are remembered; then all are forgotten, so that no hostile input fills the memory
 */
export function remembered<Value>(make: (text: string) => Value, most: number): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
