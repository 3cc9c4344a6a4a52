import { Injectable, type PipeTransform } from '@nestjs/common';

import { isId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';

/** An id in a path; what is none names nothing, as an id does that nobody has. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw new Refusal('not-found', 'There is nothing with this id.');
    return value.toLowerCase();
  }
}
