import { remembered } from './remembered.js';

it('makes a value once, until too many are known', () => {
  const made: string[] = [];
  const letters = remembered((text) => {
    made.push(text);
    return [...text];
  }, 2);
  expect(letters('ab')).toEqual(['a', 'b']);
  expect(letters('ab')).toBe(letters('ab'));
  expect(made).toEqual(['ab']);
  letters('c');
  letters('d');
  expect(letters('ab')).toEqual(['a', 'b']);
  expect(made).toEqual(['ab', 'c', 'd', 'ab']);
});

it('does not remember what throws', () => {
  let refused = 0;
  const never = remembered((text) => {
    refused += 1;
    throw new RangeError(text);
  }, 2);
  expect(() => never('x')).toThrow(RangeError);
  expect(() => never('x')).toThrow(RangeError);
  expect(refused).toBe(2);
});
