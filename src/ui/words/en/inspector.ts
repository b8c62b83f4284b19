/** What the inspector says behind the first picture. `<g>` is a goroutine, `<what>` Go’s words, `<at>` a step. */
export const inspector = {
  objects: {
    title: 'Shared objects',
    more: '{n, plural, one {# more} other {# more}}',
    variables: 'Variables',
    role: {
      holds: 'held by',
      waits: 'waiting',
      sends: 'waiting to send',
      receives: 'waiting to receive',
    },
    touched: {
      read: '{g} has just read this',
      write: '{g} has just written this',
      next: '{g} is about to touch this',
    },
    nobody: 'nobody',
    bytes: 'Show the bytes of {name}',
    empty: 'empty',
  },
  bytes: {
    of: 'Bytes of',
    grid: 'Bytes of {name}, {size, number} in all',
    byte: '{name}, byte {offset, number}: {hex}',
    more: '{n, plural, one {# more byte} other {# more bytes}}',
    none: 'Nothing here has bytes yet: step until the program makes something.',
    hint: 'Choose a byte, by a click or with the arrow keys and Enter, and here stands which step wrote it.',
    looking: 'Looking for the step that wrote it…',
    written: '<at></at>: <g></g> wrote it, at <what></what> in <code>{func}</code>.',
    changed:
      '<at></at>: it changed within this step of <g></g>, at <what></what> in <code>{func}</code>.',
    allocated: 'Nothing has written it since its memory was given out, in <at></at> of <g></g>.',
    before: 'Nothing has written it since the program began.',
    padding: 'padding',
  },
  detail: {
    waits: 'Waits: <b>{reason}</b>.',
    waitsSince: 'Waits since <at></at>: <b>{reason}</b>.',
    next: {
      read: 'Next it reads <what></what>{bytes, plural, =0 {} one {, # byte} other {, # bytes}}{known, select, yes {, which holds <value></value>} other {}}.',
      write:
        'Next it writes {known, select, yes {<value></value> to } other {}}<what></what>{bytes, plural, =0 {} one {, # byte} other {, # bytes}}.',
      atomic:
        'Next it makes an atomic operation on <what></what>{known, select, yes {, which holds <value></value>} other {}}.',
      call: 'Next it does <what></what>, in one step.',
      start: 'Next it begins to run <what></what>.',
      preempt: 'Next it goes on inside <what></what>, in a loop that touches nothing shared.',
    },
    stack: 'Stack, innermost first',
    showLine: 'Show {place} in the code',
    locals: 'Variables of {func}',
    more: '{n, number} more calls',
    startedBy: 'Started by <g></g>.',
    done: 'It has come to the end of <what></what>.',
  },
} as const;
