import { expect, it } from 'vitest';
import { messageOf } from '../../src/base/message-of';

it.each([[new TypeError('no such layer'), 'no such layer'], ['no such layer', 'no such layer'], [undefined, 'undefined'], [7, '7']])('says what was thrown: %s', (thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
