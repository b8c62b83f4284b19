/** What a step did, and why. `<g>` is the goroutine, `<what>` Go’s words, `<other>` another goroutine, `<at>` a step. */
export const whySteps = {
  step: {
    flagsFree:
      '<g></g> tests <code>hashWriting</code> and finds it off: as far as it can tell, nobody is writing <what></what>.',
    flagsTaken:
      '<g></g> tests <code>hashWriting</code> and finds it on: another goroutine is writing <what></what>. Its next step ends the program.',
    flagsCopied:
      '<g></g> loads <code>h.flags</code> to change one bit of the copy. What others do to the flags before it stores them will be lost.',
    flagsSet:
      '<g></g> stores <code>h.flags</code> with <code>hashWriting</code> on: whoever tests from now on finds a writer.',
    flagsUnset:
      '<g></g> stores <code>h.flags</code> with <code>hashWriting</code> off: somebody had switched it on before, and XOR turned it back.',
    flagsStill:
      '<g></g> checks at its end that <code>hashWriting</code> is still on. It is: as far as it can tell, it was alone.',
    flagsLost:
      '<g></g> checks at its end that <code>hashWriting</code> is still on, and finds it off: somebody else was here. Its next step ends the program.',
    flagsClear:
      '<g></g> stores <code>h.flags</code> with <code>hashWriting</code> off: it is done with the map.',
    flagsIterate:
      '<g></g> marks in <code>h.flags</code> that an iterator walks over the buckets: while they are moved, they may not be reused.',
    flagsOther:
      '<g></g> reads <code>h.flags</code>: whether the map grows to the same size, and whether iterators walk over it, decides how entries move.',
    flagsWrite: '<g></g> writes <code>h.flags</code>.',

    countRead:
      '<g></g> reads how many entries <what></what> has: {n, number}. An empty map needs no search.',
    countLoad:
      '<g></g> reads <code>h.count</code>, {n, number}: more than 6.5 entries a bucket, and the map grows first.',
    countCopied:
      '<g></g> loads <code>h.count</code>, {n, number}, to store it changed by one. What others do to it in between will be lost.',
    countWritten:
      '<g></g> stores <code>h.count</code>: {n, plural, one {# entry} other {# entries}}.',
    bRead:
      '<g></g> reads <code>B</code>: {n, plural, one {there is one bucket, and no bit of a hash is needed to choose it} other {the lowest bits of a hash choose one of # buckets}}.',
    bWritten:
      '<g></g> stores <code>B</code>: from now on there are {n, plural, one {# bucket} other {# buckets}}, even before they are all in use.',
    noverflowRead:
      '<g></g> reads how many overflow buckets there are, about {n, number}: with too many, the map grows into an array of the same size.',
    noverflowWritten: '<g></g> counts the overflow buckets anew: about {n, number}.',
    seedRead:
      '<g></g> reads the map’s hash seed: with it the key becomes the hash that chooses bucket and tophash.',
    seedWritten: '<g></g> gives the new map a hash seed of its own.',
    bucketsNil:
      '<g></g> reads <code>h.buckets</code>: nil, so the first bucket has to be allocated.',
    bucketsRead:
      '<g></g> reads where the buckets lie. If another goroutine moves them now, it goes on in the old ones.',
    bucketsWritten:
      '<g></g> stores where the buckets lie: others who read <code>h.buckets</code> from now on look there.',
    oldNil: '<g></g> reads <code>h.oldbuckets</code>: nil, the map is not growing.',
    oldRead:
      '<g></g> reads <code>h.oldbuckets</code>: the map is growing, and entries may still lie in the old array.',
    oldDropped:
      '<g></g> sets <code>h.oldbuckets</code> to nil: all entries have moved, the growth is over.',
    oldKept:
      '<g></g> keeps the array before the growth in <code>h.oldbuckets</code>, until all of its buckets are moved.',
    nevacuateRead:
      '<g></g> reads <code>h.nevacuate</code>: all old buckets below {n, number} have moved.',
    nevacuateWritten:
      '<g></g> stores <code>h.nevacuate</code>: all old buckets below {n, number} have moved.',
    extraRead: '<g></g> looks at the lists of overflow buckets, <what></what>.',
    extraWritten: '<g></g> changes the lists of overflow buckets, <what></what>.',

    tophashRest:
      '<g></g> looks at a tophash: 0, this cell and all behind it are empty. The search ends here.',
    tophashEmpty: '<g></g> looks at a tophash: 1, an empty cell. There may be more behind it.',
    tophashMoved:
      '<g></g> looks at a tophash: {n, number}, this bucket is evacuated. Its entries lie in the new array.',
    tophashFilled:
      '<g></g> looks at a tophash: <value></value>, a filled cell. Only if it fits the hash can the key be the same.',
    tophashFilledFast:
      '<g></g> looks at a tophash: <value></value>, a filled cell. Now the keys are compared.',
    tophashUnmoved:
      '<g></g> looks at the first tophash of an old bucket: <value></value>. The bucket has not moved yet: its entries are still in it.',
    tophashMoves:
      '<g></g> looks at a tophash: <value></value>, a filled cell. Its entry is to move to the new array.',
    tophashNothing:
      '<g></g> looks at a tophash: {n, number}, an empty cell. There is nothing in it to move.',
    tophashFound:
      '<g></g> looks at a tophash: <value></value>, a filled cell. Its key was the same: the entry is found.',
    tophashStale:
      '<g></g> looks at a tophash: {n, number}, an empty cell. The key that lies in it does not count.',
    tophashBlank: '<g></g> looks at a tophash: {n, number}, an empty cell.',
    tophashTaken: '<g></g> looks at a tophash: <value></value>, a filled cell.',
    tophashSet: '<g></g> writes the tophash <value></value>: the cell is taken from now on.',
    tophashMarked:
      '<g></g> marks the old cell as moved ({n, number}): whoever looks here must look in the new array.',
    tophashFreed: '<g></g> marks the cell as empty.',
    overflowEnd: '<g></g> reads the bucket’s overflow pointer: nil, the chain ends here.',
    overflowNext:
      '<g></g> reads the bucket’s overflow pointer: the chain goes on in another bucket.',
    overflowLinked: '<g></g> links an overflow bucket: the cells of this one are all taken.',
    keyRead: '<g></g> reads the key of a cell, <what></what>, to compare it.',
    keyWritten: '<g></g> writes the key of a cell, <what></what>.',
    wordRead:
      '<g></g> copies a value word by word: it reads {n, plural, one {# byte} other {# bytes}} in this step. Whoever writes between two words leaves a value that is half old.',
    wordWritten:
      '<g></g> copies a value word by word: it writes {n, plural, one {# byte} other {# bytes}} in this step. Until all are written, the value is half new.',
    zeroWritten: '<g></g> clears memory, {n, plural, one {# byte} other {# bytes}} in this step.',
    elemRead:
      '<g></g> reads the elem <what></what> through the pointer that the lookup gave it: no flag is tested any more.',
    elemWritten:
      '<g></g> stores the elem <what></what> through the pointer that the map gave it. <code>hashWriting</code> is off already: no check sees this write.',
    mapRead: '<g></g> reads <what></what> inside the map.',
    mapWritten: '<g></g> writes <what></what> inside the map.',

    lockTaken:
      '<g></g> finds <what></what> free and takes it, in one atomic step: nobody can come between.',
    lockBusy: '<g></g> tries to take <what></what> and finds it held.',
    lockBusyBy: '<g></g> tries to take <what></what> and finds it held by <other></other>.',
    lockLook: '<g></g> looks at <what></what> again: <value></value>.',
    lockQueued:
      '<g></g> adds itself to those that wait for <what></what>: {n, plural, one {# waits} other {# wait}} now.',
    lockAgain:
      '<g></g> tries to change <what></what>, but it has changed meanwhile: it has to look again.',
    unlocked: '<g></g> gives <what></what> back. Nobody waits for it.',
    unlockedWaiters:
      '<g></g> gives <what></what> back. {n, plural, one {One goroutine waits} other {# wait}} for it: one has to be woken, but anyone may take it first.',
    unlockWakes: '<g></g> takes one waiter of <what></what> off the count, and marks it as woken.',
    unlockedFree: '<g></g> takes the lock bit off <what></what>, which was not locked.',
    semaSleeps:
      '<g></g> has to wait: nothing is left of the semaphore. It sleeps until somebody releases it.',
    semaTaken: '<g></g> is awake and goes on.',
    semaReleased: '<g></g> releases the semaphore, and wakes whoever waits longest for it.',
    condTicket: '<g></g> draws a ticket of the condition: who has one cannot miss the signal.',
    condWaits: '<g></g> waits for the condition to be signalled.',
    condWoken: '<g></g> was called, and goes on.',
    condOne: '<g></g> signals: whoever waits longest is woken.',
    condAll: '<g></g> broadcasts: all who wait are woken.',
    wgAdded: '<g></g> changes the counter of <what></what>: it is {n, number} now.',
    wgZero: '<g></g> brings the counter of <what></what> to 0: whoever waits goes on.',
    wgLooks: '<g></g> looks at the counter of <what></what>: {n, number}.',
    wgWaits:
      '<g></g> counts itself among those who wait for <what></what>: its counter is {n, number}.',
    onceNew: '<g></g> looks whether the function of <what></what> has run: it has not.',
    onceDone: '<g></g> looks whether the function of <what></what> has run: it has.',
    onceSet: '<g></g> notes that the function of <what></what> has run.',
    rwReaders:
      '<g></g> changes the number of readers of <what></what>, in one atomic step: {n, plural, =0 {none is} one {# is} other {# are}} inside.',
    rwWriter:
      '<g></g> changes the number of readers of <what></what>, in one atomic step: {n, number}, and a writer is there, so new readers wait.',
    rwLeaving:
      '<g></g> counts the readers that the writer of <what></what> still waits for: {n, number}.',
    mapKnown:
      '<g></g> looks at the part of the <code>sync.Map</code> that can be read without its lock.',
    mapEntry:
      '<g></g> works on an entry of the <code>sync.Map</code> with one atomic operation: no lock is needed.',
    atomicLoad:
      '<g></g> loads <what></what> atomically{known, select, yes {: <value></value>} other {}}.',
    atomicStore:
      '<g></g> stores <what></what> atomically{known, select, yes {: <value></value>} other {}}.',
    atomicAdd:
      '<g></g> adds to <what></what> in one atomic step, so no other goroutine’s addition is lost{known, select, yes {: <value></value>} other {}}.',
    atomicSwap:
      '<g></g> exchanges <what></what> in one atomic step{known, select, yes {: it holds <value></value> now} other {}}.',
    atomicCas:
      '<g></g> compares <what></what> with what it expects, and only then stores another value, all in one step{known, select, yes {. It holds <value></value> now} other {}}.',
    atomicOther:
      '<g></g> changes <what></what> in one atomic step{known, select, yes {: <value></value>} other {}}.',

    chanSent:
      '<g></g> sends on <what></what> without waiting: a receiver was there, or room in the buffer. {n, plural, =0 {Nothing is} one {# value is} other {# values are}} in it.',
    chanSendFull: '<g></g> has to wait to send on <what></what>: the buffer is full.',
    chanSendNobody: '<g></g> has to wait to send on <what></what>: nobody is there to receive.',
    chanSentForIt: '<g></g> goes on: what it waited to send was taken.',
    chanReceived:
      '<g></g> receives from <what></what> without waiting. {n, plural, =0 {Nothing is} one {# value is} other {# values are}} left in the buffer.',
    chanReceiveEmpty: '<g></g> has to wait to receive from <what></what>: nothing is there.',
    chanReceivedForIt: '<g></g> goes on: a sender, or the close, came to it while it waited.',
    chanNil: '<g></g> waits for a channel that is nil: for ever.',
    chanClosed:
      '<g></g> closes <what></what>: who receives gets what is left and then zero values; who sends panics.',
    selectWaits: '<g></g> finds no case of its select ready, and waits for any of them.',
    selectDone: '<g></g> comes through its select: <what></what>.',
    starts: '<g></g> begins to run <what></what>.',
    go: '<g></g> starts <other></other>, which will run <what></what>. Who goes first is open.',
    goUnknown: '<g></g> starts a goroutine.',
    ends: '<g></g> has come to the end of its function, and is gone.',
    exits: '<g></g> ends the program: whatever other goroutines are doing.',
    prints: '<g></g> writes to the output.',
    sleeps: '<g></g> sleeps: it can go on when its time has come.',
    slept: '<g></g> has slept long enough, and goes on.',
    timer: '<g></g> sets or stops a timer.',
    clock: '<g></g> reads the clock. Time here is virtual: each step takes 10 ns.',
    throws: '<g></g> ends the program: Go does not go on from here.',
    panics: '<g></g> has panicked and nothing recovered it: the program ends.',
    loops: '<g></g> goes on in <what></what>, in a loop that touches nothing shared.',
    calls: '<g></g> does <what></what>, in one step.',
    read: '<g></g> reads <what></what>{known, select, yes {: <value></value>} other {}}.',
    readAfter:
      '<g></g> reads <what></what>{known, select, yes {: <value></value>} other {}}. <other></other> wrote it last (<at></at>).',
    written: '<g></g> writes <what></what>{known, select, yes {: <value></value>} other {}}.',
    writtenAfter:
      '<g></g> writes <what></what>{known, select, yes {: <value></value>} other {}}, which <other></other> touched last (<at></at>).',
    readInside:
      '<g></g> reads <what></what> inside <code>{where}</code>: memory that another goroutine could reach.',
    writtenInside:
      '<g></g> writes <what></what> inside <code>{where}</code>: memory that another goroutine could reach.',
    sameBytes: '<other></other> is about to touch the same bytes.',
  },
} as const;
