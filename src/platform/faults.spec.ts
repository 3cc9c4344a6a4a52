import 'reflect-metadata';

import { Type } from 'class-transformer';
import { IsString, Length, MaxLength, MinLength, ValidateNested } from 'class-validator';

import { pointerTo } from '../kernel/pointer.js';
import { Refusal } from '../kernel/refusal.js';
import { RequestPipe } from './request-pipe.js';
import { faultInTarget, faultsInJson } from './text-rules.js';

class Inner {
  @Length(1, 5)
  text!: string;
}

class Outer {
  @IsString()
  @MinLength(1)
  @MaxLength(5)
  'a/b~c'!: string;

  @ValidateNested({ each: true })
  @Type(() => Inner)
  list!: Inner[];
}

const pipe = new RequestPipe();

async function refusalFor(value: unknown): Promise<Refusal> {
  try {
    await pipe.transform(value, { type: 'body', metatype: Outer });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('the validation of a request', () => {
  it('takes what is valid', async () => {
    const value = { 'a/b~c': 'x', list: [{ text: 'y' }] };
    expect(await pipe.transform(value, { type: 'body', metatype: Outer })).toEqual(value);
  });

  it('says of what is of another kind only that', async () => {
    const detailFor = async (value: unknown) => (await refusalFor({ 'a/b~c': value, list: [] })).faults[0]?.detail;
    expect(await detailFor(5)).toBe('a/b~c must be a string.');
    expect(await detailFor('too long')).toMatch(/^a\/b~c must be shorter .* 5 characters\.$/);
  });

  it('points at every invalid field, one fault each', async () => {
    const { code, faults } = await refusalFor({
      'a/b~c': 1,
      list: [{ text: 'y' }, { text: '' }, { text: 'z', more: 1 }],
      'x y': 2,
    });
    expect(code).toBe('invalid-request');
    expect(faults.map((fault) => fault.pointer).sort()).toEqual(['/a~1b~0c', '/list/1/text', '/list/2/more', '/x y']);
    for (const { detail } of faults) expect(detail).toMatch(/\.$/);
  });

  it.each([[[]], [[{}]], ['text'], [1], [null], [true]])(
    'refuses the body %j where an object is asked for',
    async (body) => {
      expect((await refusalFor(body)).message).toBe('The body must be a JSON object.');
    },
  );

  it('says what is missing where there is no body', async () => {
    expect((await refusalFor(undefined)).faults[0]?.pointer).toBe('/a~1b~0c');
  });
});

describe('faultsInJson', () => {
  it('finds texts that cannot be stored, and says where', () => {
    const body = { a: 'fine 🙂', b: ['\0', { 'c/d': '\ud800' }], '\udfff': 1 };
    expect(faultsInJson(body).map((fault) => fault.pointer)).toEqual(['', '/b/0', '/b/1/c~1d']);
  });

  it('bounds the depth without recursion', () => {
    const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
    expect(faultsInJson(nested(32))).toEqual([]);
    expect(faultsInJson(nested(33))).toHaveLength(1);
    expect(faultsInJson(nested(200_000))).toHaveLength(1);
  });
});

describe('faultInTarget', () => {
  it('takes well-formed UTF-8 only', () => {
    expect(faultInTarget('/claims?q=M%C3%BCnchen+%F0%9F%99%82')).toBeNull();
    for (const target of ['/%zz', '/?q=%ff', '/%', '/?q=%ed%a0%80', '/?q=%00'])
      expect(faultInTarget(target)).not.toBeNull();
  });
});

describe('pointerTo', () => {
  it('escapes as RFC 6901 says', () => {
    expect(pointerTo('/a', '~/')).toBe('/a/~0~1');
    expect(pointerTo('', 0)).toBe('/0');
  });
});
