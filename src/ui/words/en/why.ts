/** What the Why panel says of a moment. `<g>` is a goroutine, `<tested>`, `<set>`, `<at>` the step that proves it. */
export const why = {
  why: {
    threw: 'Why it threw',
    panicked: 'Why it panicked',
    runsOn: 'The program runs on. “Stop here” looks at it where it is.',
    tryRandom: 'Random order {seed, number}',
    tryAgain: 'Start again',
    step: 'step {n, number}',
    proof: ' <proof>(<link></link>)</proof>',

    start:
      '{n, plural, one {<who></who> {begins, select, yes {is about to start} other {can go on}}. Step it with its card or its key <keys></keys>} other {<who></who> {begins, select, yes {are about to start} other {can go on}}. Step one with its card or its key{named, select, yes {, <keys></keys>} other {}}}}; <key>Space</key> plays; <strong>Run to the throw</strong> looks for a crash.',
    goroutines: '{n, number} goroutines',
    quiet: 'No goroutine is inside a map operation: whoever starts one now is alone.',
    leaving: '<g></g> has passed its last check: it only switches <code>hashWriting</code> off.',
    untested: '<g></g> is inside <op></op>, before its test of <code>hashWriting</code>.',
    unannounced:
      '<g></g> is inside <op></op>: it has tested <code>hashWriting</code><tested></tested> but not set it yet. Until then <strong>nobody else can tell</strong>.',
    reading:
      '<who></who> only {n, plural, one {reads} other {read}}: many may read a map at once. It looks at <code>hashWriting</code> once, so a writer that starts now goes unnoticed.',
    readingBeside:
      '<who></who> {n, plural, one {reads} other {read}} while <g></g> is about to announce a write. A reader looks only once: <strong>Go will not notice these two</strong>.',
    allPassed:
      '<who></who> have passed the test of <code>hashWriting</code>, and none has set it yet. <strong>No test will stop them now</strong>: if one flips the bit after another set it, whoever checks next at its end throws.',
    writing:
      '<g></g> writes <op></op> with <code>hashWriting</code> set<set></set>: whoever starts on this map now will throw.',
    writerInsideToo:
      '<g></g> is inside <op></op> too: it tested earlier<tested></tested>, when the bit was off. <strong>Two at once</strong>; only a check at the end can notice.',
    readerInsideToo:
      '<g></g> is inside <op></op> too: it tested earlier<tested></tested>, when the bit was off. <strong>Two at once</strong>; a reader looks only once, so Go will not notice.',
    willThrow:
      '<strong>One step from the throw:</strong> <g></g> will read <code>h.flags</code> next and find that <writer></writer> is writing.',
    aboutToThrow:
      '<g></g> has looked at <code>h.flags</code><found></found> and knows that it is not alone. <strong>Its next step ends the program</strong>.',
    flippedOff:
      '<g></g> has switched <code>hashWriting</code> off<at></at> while <who></who> {n, plural, one {is} other {are}} still writing. <strong>The first to check at its end throws</strong>, unless someone stores an older copy of the flags before.',
    foundWriter:
      '<g></g> tested <code>h.flags</code> and found <code>hashWriting</code> on: <writer></writer> had set it<set></set> and was still at work. Go cannot go on with a map that two use at once, so it ends the program.',
    foundFlippedByStart:
      '<g></g> came to its last check and found <code>hashWriting</code> off, though it had set it itself<set></set>: <by></by> had set it too<at></at>, with an XOR, which switched it off.',
    foundFlippedByEnd:
      '<g></g> came to its last check and found <code>hashWriting</code> off, though it had set it itself<set></set>: <by></by> had finished first<at></at> and switched it off.',
    flippedItself:
      '<g></g> came to its last check and found <code>hashWriting</code> off: it had switched it off itself<at></at>, with the XOR that should have set it, as <by></by> had set it before<set></set>.',
    bothPassed: 'Both had passed the first test, <who></who>, before either could see the other.',
    finishedAlone: 'The program ended. It had one goroutine, so nobody could come between.',
    finishedApart:
      'The program ended without a throw: in this order no goroutine was inside a map while another wrote it. Step back and let another one go first, or try another order:',
    finished:
      'The program ended without a throw: in this order no check found two at once. Without a lock that is luck. Step back and let another goroutine go first, or try another order:',

    panic: '<g></g> panicked, and nothing recovered it.',
    deadlock: 'Every goroutine waits for another: nothing can ever run again.',
    memory:
      'The program asked for more memory than a run may have: here 256 MB, of which nothing is ever freed. <strong>hmapscope run --memory</strong> allows more.',
    stack:
      '<g></g> called itself too deeply: its stack reached the limit, here 64 MB, in Go 1 GB. <strong>hmapscope run --stack</strong> allows more.',
    exit: 'The program ended itself.',
    otherFault: '<g></g> met a state that Go cannot go on from, so Go ends the program.',
  },
} as const;
