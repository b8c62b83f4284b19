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
    quiet: '没有 goroutine 正在操作 map：现在开始的就是唯一的一个。',
    leaving: '<g></g> 已通过收尾检查，只剩下清除 <code>hashWriting</code>。',
    untested: '<g></g> 正在执行 <op></op>，还没有检查 <code>hashWriting</code>。',
    unannounced:
      '<g></g> 正在执行 <op></op>：它已检查过 <code>hashWriting</code><tested></tested>，但还没有置位。在此之前，<strong>其他 goroutine 都看不出来</strong>。',
    reading:
      '<who></who>{n, plural, other {只是在读}}：多个读者可以同时读一个 map。读者只看一次 <code>hashWriting</code>，所以现在才开始的写者不会被发现。',
    readingBeside:
      '<who></who>{n, plural, other {正在读}}，而 <g></g> 马上就要宣告自己在写。读者只看一次：<strong>Go 不会发现它们撞在一起</strong>。',
    allPassed:
      '<who></who>都已通过对 <code>hashWriting</code> 的检查，却都还没有置位。<strong>现在没有检查能拦住它们</strong>：如果一个置位之后又被另一个翻转回去，那么接下来谁先做收尾检查，谁就会 throw。',
    writing:
      '<g></g> 正在写 <op></op>，<code>hashWriting</code> 已置位<set></set>：现在谁在这个 map 上开始操作，谁就会 throw。',
    writerInsideToo:
      '<g></g> 也在执行 <op></op>：它检查得更早<tested></tested>，那时还没有置位。<strong>两个同时在操作</strong>，只有收尾检查才可能发现。',
    readerInsideToo:
      '<g></g> 也在执行 <op></op>：它检查得更早<tested></tested>，那时还没有置位。<strong>两个同时在操作</strong>，而读者只看一次，所以 Go 不会发现。',
    willThrow:
      '<strong>离 throw 只差一步：</strong><g></g> 接下来会读 <code>h.flags</code>，并发现 <writer></writer> 正在写。',
    aboutToThrow:
      '<g></g> 已看过 <code>h.flags</code><found></found>，知道在用的不止自己。<strong>它的下一步就会终止程序</strong>。',
    flippedOff:
      '<g></g> 已把 <code>hashWriting</code> 翻成 0<at></at>，而 <who></who> {n, plural, other {还在写}}。<strong>谁先做收尾检查，谁就会 throw</strong>，除非在那之前有 goroutine 把旧的 flags 写了回去。',
    foundWriter:
      '<g></g> 检查 <code>h.flags</code>，发现 <code>hashWriting</code> 已置位：是 <writer></writer> 置位的<set></set>，而且还没写完。两个 goroutine 同时在用一个 map，Go 无法继续，于是终止程序。',
    foundFlippedByStart:
      '<g></g> 做收尾检查时，发现自己置位的 <code>hashWriting</code><set></set>已经清除：<by></by> 也来置位<at></at>，用的是 XOR，反而把它翻成了 0。',
    foundFlippedByEnd:
      '<g></g> 做收尾检查时，发现自己置位的 <code>hashWriting</code><set></set>已经清除：<by></by> 先写完<at></at>，清除了它。',
    flippedItself:
      '<g></g> 做收尾检查时，发现 <code>hashWriting</code> 已经清除：<by></by> 先置位<set></set>，<g></g> 自己也来置位<at></at>，用的是 XOR，反而把它翻成了 0。',
    bothPassed: '两者都在看到对方之前通过了第一次检查：<who></who>。',
    finishedAlone: '程序结束了。它只有一个 goroutine，没有别的能插进来。',
    finishedApart:
      '程序结束了，没有 throw：按这个顺序，没有 goroutine 在别人写 map 时也在操作它。可以退回去，让另一个先走，或换一种顺序：',
    finished:
      '程序结束了，没有 throw：按这个顺序，没有一次检查撞见两个同时在操作。没有锁，这只是运气。可以退回去，让另一个先走，或换一种顺序：',

    panic: '<g></g> panic 了，而且没有被 recover。',
    deadlock: '所有 goroutine 都在等待：再也没有能运行的了。',
    memory:
      '程序申请的内存超过了一次运行的上限：这里是 256 MB，而且内存从不回收。<strong>hmapscope run --memory</strong> 可以放宽。',
    stack:
      '<g></g> 递归太深：栈到了上限，这里是 64 MB，Go 是 1 GB。<strong>hmapscope run --stack</strong> 可以放宽。',
    exit: '程序自己退出了。',
    otherFault: '<g></g> 遇到了 Go 无法继续的状态，于是 Go 终止程序。',
  },
} as const;
