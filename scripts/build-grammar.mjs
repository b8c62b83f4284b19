// `npm run grammar` builds the patched Go parser. Nothing to build yet.
