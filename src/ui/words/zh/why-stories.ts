/** 程序怎样走到终点。标签的含义见英文目录。 */
export const whyStories = {
  story: {
    where:
      '<g></g> 当时在 <code>{func}</code> 的第 <place>{line, number}</place> 行；它的上一步是<at></at>。',
    began: '它由 <other></other> 启动（<at></at>）。',
    nilMap:
      '<g></g> 给 <what></what> 赋值，但这个 map 是 nil：只声明过，没有 make。读 nil map 可以，写就要先 <code>make</code>。',
    nilPointer: '<g></g> 通过 nil 指针访问 <what></what>：那里什么也没有。',
    nilFunc: '<g></g> 通过 nil 指针访问，或调用了 nil 函数：那里什么也没有。',
    index:
      '<g></g> 访问下标为 {i, number} 的元素，但{n, plural, =0 {一个元素也没有} other {只有 # 个元素，最大的下标是 {last, number}}}。',
    bounds:
      '<g></g> 切片越界，<code>{text}</code>：两个下标都要在容量之内，起始下标不能大于结束下标。',
    divide: '<g></g> 做整数除法时除数为零，没有结果。',
    shift: '<g></g> 的移位位数是负数。',
    makeSlice: '<g></g> 要创建的切片长度不合法：是负数，或超出内存。',
    makeChan: '<g></g> 要创建的 channel 缓冲区大小不合法。',
    toArray: '<g></g> 把切片转换成了比它更长的数组。',
    unhashable:
      '<g></g> 用接口里的 <what></what> 类型做 key：切片、map 和函数不能计算哈希值，所以不能做 key。',
    uncomparable: '<g></g> 比较了接口里两个 <what></what> 类型的值：切片、map 和函数不能比较。',
    assertion:
      '<g></g> 断言的类型与接口里的值不符：<code>{text}</code>。用带 <code>ok</code> 的写法就只会得到 false。',
    panicked: '<g></g> 调用了 <code>panic</code>，它的 defer 函数都没有 recover。',
    panicAgain: '<g></g> 在处理上一个 panic 时又 panic 了。',
    wgCounted: '<what></what> 的计数先后由 <who></who>改动过。',
    wgNegative:
      '<g></g> 随后把它减到了零以下：调用 <code>Done</code> 的次数超过了 <code>Add</code> 记下的数。',
    wgMisuse:
      '<g></g> 发现有 goroutine 在等待时 <what></what> 的计数变了：<code>Add</code> 必须在 <code>Wait</code> 之前。',
    unlockNever: '<g></g> 解锁 <what></what>，而它从未被锁上。',
    unlockTwice:
      '<g></g> 解锁 <what></what>，而 <other></other> 已经解锁过（<at></at>）：没有谁持有它。',
    unlockEnds: 'Go 不知道这把锁本该保护什么，于是终止程序：<code>recover</code> 也没有用。',
    closeNil: '<g></g> 关闭了一个 nil channel。',
    closedTwice: '<g></g> 关闭 <what></what>，而 <other></other> 已经关闭过（<at></at>）。',
    closedUnknown: '<g></g> 关闭了一个已经关闭的 channel。',
    sentClosed:
      '<g></g> 向 <what></what> 发送，而 <other></other> 已经把它关闭（<at></at>）：再也不会有接收者。',
    sentUnknown: '<g></g> 向一个已经关闭的 channel 发送。',
    sentWaiting: '它从<at></at>起一直在等着发送。',
    oneCloses: '只让一个 goroutine 关闭它：最后发送的那个。',

    deadlock:
      '{n, plural, one {仅剩的 goroutine 在等待} other {全部 # 个 goroutine 都在等待}}，只有别的 goroutine 才能结束这种等待，而这样的 goroutine 已经没有了。',
    goexit: 'main 用 <code>Goexit</code> 结束了自己，其余的也都无法继续。',
    waitsOwnLock:
      '<g></g> 从<at></at>起等待 <what></what>，但持有它的正是自己（<held></held>）：同一把锁不能重复加锁。',
    waitsLock:
      '<g></g> 从<at></at>起等待 <what></what>：<other></other> 从<held></held>起一直持有它。',
    waitsLostLock:
      '<g></g> 从<at></at>起等待 <what></what>：<other></other> 拿走了它（<held></held>），没有释放就结束了。',
    waitsFreeLock: '<g></g> 从<at></at>起等待 <what></what>。',
    waitsReceive: '<g></g> 从<at></at>起等着从 <what></what> 接收：再也没有谁会向它发送或关闭它。',
    waitsSend: '<g></g> 从<at></at>起等着向 <what></what> 发送：再也没有谁会接收。',
    waitsNil: '<g></g> 从<at></at>起在等一个 nil channel：永远等不到。',
    waitsSelect: '<g></g> 从<at></at>起在 select 里等待：它的 case 永远不会就绪。',
    waitsGroup:
      '<g></g> 从<at></at>起等待 <what></what>：计数是 {n, number}，再也没有谁会调用 <code>Done</code>。',
    waitsCond: '<g></g> 从<at></at>起等待条件变量，再也没有谁会发信号。',
    waitsOther: '<g></g> 从<at></at>起等待：<code>{text}</code>。',
    moreWait: '… 另有 {n, number} 个。',

    recursion: '<what></what> 无休止地调用自己。',
    exited: '<g></g> 以状态 {n, number} 结束了程序。defer 的函数没有运行，也不等别的 goroutine。',
    ranBefore: '在那之前它的上一步是<at></at>。',
    rangeWrite:
      '<g></g> 正在用 <code>range</code> 遍历这个 map（从<at></at>起）。别的 goroutine 这时写 map，会让它正在遍历的元素移动位置。',
    threw: '<g></g> 遇到了不该出现的状态，Go 终止了程序：<code>{text}</code>。',
  },
} as const;
