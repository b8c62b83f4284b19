/** “为什么”面板对某一时刻的说明。标签的含义见英文目录。 */
export const why = {
  why: {
    threw: '为什么会 throw',
    panicked: '为什么会 panic',
    runsOn: '程序还在运行。点“停在这里”可以看它此刻的样子。',
    tryRandom: '随机顺序 {seed, number}',
    tryAgain: '从头再来',
    step: '第 {n, number} 步',
    proof: '<proof>（<link></link>）</proof>',

    start:
      '<who></who> {n, plural, other {{begins, select, yes {即将启动} other {可以继续}}}}。点卡片或按数字键{named, select, yes { <keys></keys> } other {}}走一步；<key>Space</key> 播放；<strong>运行到 throw</strong> 会去找一种会崩溃的执行顺序。',
    goroutines: '{n, number} 个 goroutine',
    quiet: '没有 goroutine 正在操作 map：谁现在开始，谁就是独自一个。',
    leaving: '<g></g> 已通过最后一次检查，只剩下清除 <code>hashWriting</code>。',
    untested: '<g></g> 正在执行 <op></op>，还没有检查 <code>hashWriting</code>。',
    unannounced:
      '<g></g> 正在执行 <op></op>：它已检查过 <code>hashWriting</code><tested></tested>，但还没有设置它。在此之前，<strong>别人都看不出来</strong>。',
    reading:
      '<who></who>{n, plural, other {只是在读}}：多个读者可以同时读一个 map。读者只看一次 <code>hashWriting</code>，所以现在才开始的写者不会被发现。',
    readingBeside:
      '<who></who>{n, plural, other {正在读}}，而 <g></g> 马上就要宣告自己在写。读者只看一次：<strong>Go 发现不了这两个</strong>。',
    allPassed:
      '<who></who>都已通过对 <code>hashWriting</code> 的检查，却都还没有设置它。<strong>现在没有检查能拦住它们</strong>：如果一个设置之后又被另一个翻转回去，那么接下来谁在结束时检查，谁就会 throw。',
    writing:
      '<g></g> 正在写 <op></op>，<code>hashWriting</code> 已置位<set></set>：现在谁在这个 map 上开始操作，谁就会 throw。',
    writerInsideToo:
      '<g></g> 也在执行 <op></op>：它检查得更早<tested></tested>，那时这一位还没有置上。<strong>两个同时在里面</strong>，只有结束时的检查才可能发现。',
    readerInsideToo:
      '<g></g> 也在执行 <op></op>：它检查得更早<tested></tested>，那时这一位还没有置上。<strong>两个同时在里面</strong>，而读者只看一次，所以 Go 不会发现。',
    willThrow:
      '<strong>离 throw 只差一步：</strong><g></g> 接下来会读 <code>h.flags</code>，并发现 <writer></writer> 正在写。',
    aboutToThrow:
      '<g></g> 已看过 <code>h.flags</code><found></found>，知道自己不是独自一个。<strong>它的下一步就会终止程序</strong>。',
    flippedOff:
      '<g></g> 已把 <code>hashWriting</code> 翻成 0<at></at>，而 <who></who> {n, plural, other {还在写}}。<strong>谁先在结束时检查，谁就会 throw</strong>，除非在那之前有人把一份旧的 flags 写了回去。',
    foundWriter:
      '<g></g> 检查 <code>h.flags</code>，发现 <code>hashWriting</code> 已置位：是 <writer></writer> 设置的<set></set>，而且还没写完。两个 goroutine 同时在用一个 map，Go 无法继续，于是终止程序。',
    foundFlippedByStart:
      '<g></g> 做最后一次检查时，发现自己设置过的 <code>hashWriting</code><set></set>已经没有了：<by></by> 也来设置它<at></at>，用的是 XOR，反而把它翻成了 0。',
    foundFlippedByEnd:
      '<g></g> 做最后一次检查时，发现自己设置过的 <code>hashWriting</code><set></set>已经没有了：<by></by> 先写完<at></at>，把它清掉了。',
    bothPassed: '两者都在看到对方之前通过了第一次检查：<who></who>。',
    finishedAlone: '程序结束了。它只有一个 goroutine，没有谁能插进来。',
    finishedApart:
      '程序结束了，没有 throw：在这个顺序下，没有 goroutine 在别人写 map 时也在里面。可以退回去让另一个先走，或换一种顺序：',
    finished:
      '程序结束了，没有 throw：在这个顺序下，没有一次检查发现两个同时在里面。没有锁，这只是运气。可以退回去让另一个 goroutine 先走，或换一种顺序：',

    panic: '<g></g> panic 了，而且没有被 recover。',
    deadlock: '所有 goroutine 都在等别人：再也没有什么能运行了。',
    memory:
      '程序申请的内存超过了一次运行的上限：这里是 256 MB，而且从不释放。<strong>hmapscope run --memory</strong> 可以放宽。',
    stack:
      '<g></g> 递归太深：栈到了上限，这里是 64 MB，Go 是 1 GB。<strong>hmapscope run --stack</strong> 可以放宽。',
    exit: '程序自己退出了。',
    otherFault: '<g></g> 遇到了 Go 无法继续的状态，于是 Go 终止程序。',
  },
} as const;
