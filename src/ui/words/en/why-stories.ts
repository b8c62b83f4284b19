/** How a program came to its end. `<g>` is who did it, `<other>` another goroutine, `<at>` and `<held>` steps. */
export const whyStories = {
  story: {
    where:
      '<g></g> was in <code>{func}</code>, line <place>{line, number}</place>; before that, <at></at> was its last.',
    began: '<other></other> had started it (<at></at>).',
    nilMap:
      '<g></g> assigned to <what></what>, but the map is nil: it was declared and never made. Reading a nil map works, writing needs <code>make</code>.',
    nilPointer:
      '<g></g> followed a pointer that is nil to reach <what></what>: no value lies there.',
    nilFunc: '<g></g> followed a pointer, or called a function, that is nil: no value lies there.',
    index:
      '<g></g> asked for element {i, number}, but there {n, plural, =0 {are none} one {is # element: the last has index {last, number}} other {are # elements: the last has index {last, number}}}.',
    bounds:
      '<g></g> cut a slice beyond its bounds, <code>{text}</code>: both ends must lie within its capacity, the first not behind the second.',
    divide: '<g></g> divided an integer by zero, which has no result.',
    shift: '<g></g> shifted by a negative number of bits.',
    makeSlice:
      '<g></g> asked for a slice of a length that cannot be: negative, or more than memory holds.',
    makeChan: '<g></g> asked for a channel of a size that cannot be.',
    toArray: '<g></g> converted a slice to an array that is longer than the slice.',
    unhashable:
      '<g></g> used a key of type <what></what> behind an interface: slices, maps and functions have no hash, so they can be no keys.',
    uncomparable:
      '<g></g> compared two values of type <what></what> behind an interface: slices, maps and functions cannot be compared.',
    assertion:
      '<g></g> asserted a type that the interface does not hold: <code>{text}</code>. The form with <code>ok</code> would have told instead.',
    panicked: '<g></g> called <code>panic</code>, and none of its deferred functions recovered.',
    panicAgain: '<g></g> panicked once more while it dealt with the panic before.',
    wgCounted: 'The counter of <what></what> was changed by <who></who>.',
    wgNegative:
      '<g></g> then took it below zero: <code>Done</code> was called more often than <code>Add</code> had counted.',
    wgMisuse:
      '<g></g> found the counter of <what></what> changed while others waited: <code>Add</code> must come before <code>Wait</code>.',
    unlockNever: '<g></g> unlocked <what></what>, which nobody had locked.',
    unlockTwice:
      '<g></g> unlocked <what></what>, which <other></other> had unlocked already (<at></at>): nobody held it.',
    unlockEnds:
      'Go cannot tell what the lock was to guard, so it ends the program: <code>recover</code> does not help.',
    closeNil: '<g></g> closed a channel that is nil.',
    closedTwice:
      '<g></g> closed <what></what>, which <other></other> had closed already (<at></at>).',
    closedUnknown: '<g></g> closed a channel that was closed already.',
    sentClosed:
      '<g></g> sent on <what></what>, which <other></other> had closed (<at></at>): nobody will receive from it again.',
    sentUnknown: '<g></g> sent on a channel that was closed.',
    sentWaiting: 'It had waited to send since <at></at>.',
    oneCloses: 'Let only one goroutine close it: the one that sends last.',

    deadlock:
      '{n, plural, one {The only goroutine left waits} other {All # goroutines wait}}, and only another one could end that. Nobody is left to do so.',
    goexit: 'main ended itself with <code>Goexit</code>, and nobody else can go on.',
    waitsOwnLock:
      '<g></g> waits for <what></what> since <at></at>, but holds it itself (<held></held>): a lock cannot be taken twice.',
    waitsLock:
      '<g></g> waits for <what></what> since <at></at>: <other></other> has held it since <held></held>.',
    waitsLostLock:
      '<g></g> waits for <what></what> since <at></at>: <other></other> took it (<held></held>) and is done without giving it back.',
    waitsFreeLock: '<g></g> waits for <what></what> since <at></at>.',
    waitsReceive:
      '<g></g> waits to receive from <what></what> since <at></at>: nobody is left to send, or to close it.',
    waitsSend: '<g></g> waits to send on <what></what> since <at></at>: nobody is left to receive.',
    waitsNil: '<g></g> waits since <at></at> for a channel that is nil: for ever.',
    waitsSelect: '<g></g> waits in a select since <at></at>: none of its cases can ever be ready.',
    waitsGroup:
      '<g></g> waits for <what></what> since <at></at>: its counter is {n, number}, and nobody is left to call <code>Done</code>.',
    waitsCond: '<g></g> waits since <at></at> for a condition that nobody is left to signal.',
    waitsOther: '<g></g> waits since <at></at>: <code>{text}</code>.',
    moreWait: '… and {n, number} more.',

    recursion: '<what></what> called itself without an end.',
    exited:
      '<g></g> ended the program with status {n, number}. Deferred functions did not run, and no other goroutine was asked.',
    ranBefore: '<at></at> was its last step before.',
    rangeWrite:
      '<g></g> went through the map with <code>range</code> (since <at></at>). Writing to a map while another goroutine does that moves entries from under it.',
    threw: '<g></g> found what must never be, and Go ended the program: <code>{text}</code>.',
  },
} as const;
