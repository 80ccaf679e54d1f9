import { STAND_IN } from '../../protocol/run-plan';

// What `require` gives for a package that is for pages alone. Compiled modules copy an import's own properties onto an
// object with its prototype: the stand-in is that prototype.
const stand = (globalThis as Record<symbol, unknown>)[Symbol.for(STAND_IN)] as (name: null) => object;
module.exports = Object.create(stand(null)) as object;
