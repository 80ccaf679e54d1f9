// Node 23 removed what tfjs-node 4.22.0 calls for every operation; loaded with --require where a program is not ours.
require('node:util').isNullOrUndefined ??= (value) => value === null || value === undefined;
